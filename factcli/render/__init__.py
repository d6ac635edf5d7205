"""Results to what is printed: the only place that knows rich, loaded for tables on a terminal alone.

`escape` makes text from outside harmless · `formats` JSON, CSV, TSV, Markdown and ids, for pipes ·
`table` and `claim_page` what a person sees on a terminal · `report/` a page for a browser, and the same as Markdown ·
`wording` words and signs that these share.
"""
