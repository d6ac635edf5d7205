"""What cron runs: sources are polled, what they list is read, and read again; all that is new goes into the ledger.

`schedule` when · `ports` what is needed of the web and the disk · `polls` what an answer means for a source ·
`entries` what a feed lists · `backlog` pages that wait · `pages` what was read · `folders` files instead of the web ·
`session` what these share · `retiring` pages that are over · `loop` one run of it all · `sources` what a person does
with sources.
"""
