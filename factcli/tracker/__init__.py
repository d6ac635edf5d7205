"""The use cases: what each command does, on the ports that it needs. Returns values, prints nothing.

`ports` what a ledger must do · `intake` one article in, `ingesting` many, `syncing` what cron runs · `listing`, `searching`,
`counting` claims and articles out · `reviewing` what people record, undo and redo · `naming` saved filters and aliases ·
`comparing` disputed beside confirmed, `reporting` the same with context and history · `article_changes` what was
changed in published articles · `publishing` what others are given · `archiving` old articles into another ledger · `health` how
everything stands.
"""
