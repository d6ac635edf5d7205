"""Where the ledger lives: the only place that knows TinyDB."""
