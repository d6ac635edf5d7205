"""What goes out of a ledger and comes into it, and what is erased.

`exporting` records out · `planning` what stands in a file of them · `mending` what is missing there ·
`importing` chooses how they come in: `copying` into a ledger that has nothing else, `merging` into another, with
`numbering` new numbers, `merged_work` what was recorded in both, `other_records` what is neither article nor claim;
`taking` counts · `foreign` claims from elsewhere · `forgetting` the one thing that erases.
"""
