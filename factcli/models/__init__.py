"""What the program talks about: frozen values, without behaviour that needs a file, a clock or a network.

`vocabulary` the closed lists of words · `statement` what is found in a text · `work` verdict, evidence and what else people
record · `claim` the claim that these make, and its record · `article` articles, and what a source gives · `location` names
of files as text · `ledger` revisions, runs, events · `source` sources, pages and hosts · `web` what is asked of the web,
and what it answers · `filters` which claims · `reports` what commands answer, `search` what a search, `syncing` what a
sync, `audit` what an audit · `reporting` a report to hand on · `exchange` what exports hold · `foreign` claims of other
programs, `ratings` what their words of a rating stand for · `damage` what is wrong with files · `identity` how ids are
made · `unset` which fields of a value say anything. Each `record()` *is* the JSON contract of
the commands.
"""
