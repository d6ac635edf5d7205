"""The command line: the only place that knows typer. Typed options, one call of the tracker, then output.

`commands` one module a command · `wiring` where store, sources and extract meet the tracker · `boundary` the one place
where errors become messages and statuses · `app` the commands, loaded when called · `options`, `filtering` and
`claim_ids` what commands share of what can be typed · `context` who asks, and when · `output` where results go ·
`settings` the user's · `interactive` what asks at the terminal.
"""
