"""Going through claims at a terminal, one by one.

`machine` what each key means, pure · `line` a line that is typed, pure · `keys` bytes of a terminal as keys ·
`terminal` a terminal taken over and given back · `doing` what the machine wishes, done in the ledger and with the
user's programs · `opening` an article opened at a claim · `loop` the machine on a whole screen, or line by line.
"""
