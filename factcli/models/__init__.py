"""What the program talks about: frozen values, without behaviour that needs a file, a clock or a network.

`vocabulary` the closed lists of words · `claim` statement, claim, verdict, evidence · `article` article,
revision, and what a source gives · `source` sources, pages and hosts · `web` what is asked of the web, and
what it answers · `filters` which claims · `reports` what a command answers, `reporting` a report to hand on ·
`identity` how ids are made · `location` names of files as text. Each `record()` *is* the JSON contract of the commands.
"""
