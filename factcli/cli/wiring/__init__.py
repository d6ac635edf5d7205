"""Where adapters meet the tracker: the only modules of the command line that know store, sources and extract.

`ledgers` which ledger a command opens · `extraction` inputs read and extracted, in worker processes too · `http` addresses
that a user names, and what fetches them · `discovery` what is at an address that is to become a source · `syncing` all
that a sync needs of the world · `exchange` what other programs wrote and are to read · `figures_and_dates` those of words
that a person gives. None of them prints a result.
"""
