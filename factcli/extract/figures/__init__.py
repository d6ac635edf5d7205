"""The numbers of a content: its figures (`quantities`), and its dates (`datementions`), which are none.

`numbers` words and digits to values · `units` what is measured · `currencies` money · `amounts` both together ·
`ranges` two that share their words · `countednouns` what is counted ·
`designations` numbers that count nothing, `ages` and `clocktimes` among them ·
`timespans` those that tell when · `relativedates` and `calendardays` dates counted from
the day of publication · `tenses` whether a date is one to come.
"""
