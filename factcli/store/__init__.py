"""Where the ledger lives: the only place that knows TinyDB.

`journal` a TinyDB that survives kill -9 · `rows` what the documents of each table hold · `documents` documents by number
and id · `ledger` the tables on these; `names`, `origins`, `imports` and `tables` (records of any table) are parts of it ·
`words` claims by their words, with `index` · `soundness` whether documents are what they must be.
"""
