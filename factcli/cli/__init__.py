"""The command line: the only place beside `extract/fit` that knows typer. Typed options, one call of the tracker, then output.

`program` the factcli that is running · `app` the commands, loaded when called · `commands` one module a command ·
`interactive` what asks at the terminal · `wiring` where store, sources and extract meet the tracker · `boundary` the one
place where errors become messages and statuses, `usage_errors` those of a command line that typer cannot read.

What commands share of what can be typed: `options`, `filtering` which claims, `claim_ids`, `article_ids` ids,
`references` evidence, `durations` lengths of time · `context` who asks, and when · `settings` the user's,
`settingsfile` their file changed · `environment` what `doctor` looks at · `editor` and `claimfile` a claim edited as a
file · `alerts` what a sync tells of. Where results go: `output`, `output_file`, and `claimlists` and `articlelists` for
commands that print some claims or articles.
"""
