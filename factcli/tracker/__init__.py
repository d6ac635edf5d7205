"""The use cases: what each command does, on the ports that it needs. Returns values, prints nothing.

`ports` what a ledger must do · `ingesting` articles in · `listing` claims and articles out ·
`reviewing` what people record, undo and redo · `comparing` disputed beside confirmed.
"""
