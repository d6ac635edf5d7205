"""An inverted index of the claims' words: a file beside the ledger that searches make and use.

It is made of documents and never counts against them: what it lists is read and looked at again, what has changed
since is looked through, and where it is missing, damaged or old it is made anew. It may be deleted at any time.

`file` knows its bytes, `building` makes and renews it, `current` lays over it what the ledger holds by now.
"""
