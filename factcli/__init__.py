"""factcli: a command-line ledger of who claimed what in the news, and whether it holds.

`errors` all that can go wrong · `text` what may be said of any text · `models` the values that the rest is told in ·
`query` which claims are meant · `matching` which are the same · `extract` text to statements · `sources` files and
the web to articles · `store` the ledger's files · `tracker` the use cases · `render` results to text · `cli` the commands.
"""

__version__ = "0.1.0"
