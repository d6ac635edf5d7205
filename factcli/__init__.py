"""factcli: a command-line ledger of who claimed what in the news, and whether it holds."""

__version__ = "0.1.0"
