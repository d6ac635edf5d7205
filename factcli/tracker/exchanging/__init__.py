"""What goes out of a ledger and comes into it, and what is erased.

`exporting` records out · `planning` what stands in a file of them · `mending` what is missing there ·
`copying` into a ledger that has nothing else, `merging` into another · `importing` chooses between them ·
`foreign` claims from elsewhere · `forgetting` the one thing that erases.
"""
