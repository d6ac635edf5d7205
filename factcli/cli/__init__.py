"""The command line: the only place that knows typer. Typed options, one call of the tracker, then output.

`boundary` the one place where errors become messages and statuses · `app` the commands, loaded when
called · `context` wires ledger, sources and extractor to the tracker · `options` the options that
commands share · `output` where results go · `pipeline` reading and extracting, in worker processes too ·
`settings` the user's · and a module for each family of commands.
"""
