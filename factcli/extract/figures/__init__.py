"""The numbers of a content: its figures (`quantities`), and its dates (`datementions`), which are none.

`numbers` words and digits to values · `units` what is measured · `countednouns` what is counted ·
`designations` numbers that count nothing · `tenses` whether a date is one to come.
"""
