"""The use cases: what each command does, on the ports that it needs. Returns values, prints nothing.

`ports` what a ledger must do · `ingesting` many articles in, `intake` one: `known` whether the ledger has it, `description`
what it says of itself, `revising` its claims from one state to the next · `extracting` claims that are not stored ·
`syncing` what cron runs · `listing`, `searching`, `counting` claims and articles out · `reviewing` what people record, undo
and redo · `naming` saved filters and aliases · `comparing` disputed beside confirmed, `reporting` the same with context and
history · `article_changes` what was changed in published articles · `publishing` what others are given · `exchanging`
export, import and forgetting · `archiving` old articles into another ledger, `moving_in` how they come into it · `health`
how everything stands.
"""
