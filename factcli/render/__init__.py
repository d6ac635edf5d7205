"""Results to what is printed: the only place that knows rich, loaded for tables on a terminal alone.

`escape` makes text from outside harmless · `formats` JSON, CSV, TSV, Markdown and ids, for pipes · `wording` words and
signs that all share · `table` what tables on a terminal are made of.

On a terminal: `claims`, `claim_page`, `articles`, `search`, `comparison`, `counts`, `history`, `evidence`,
`filters_and_aliases`, `article_changes`, `sources`, `ingest`, `settings`, `checks`, `progress`, each what it is named
for; `review` and `audit` the screens that ask.

For files and other programs: `report` a page for a browser, and the same as Markdown · `claimreview` verdicts for
publishers · `export_lines` a ledger's records · `schemas` what records look like · `cron` lines for cron and systemd.
"""
