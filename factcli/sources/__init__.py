"""A target as the user names it to articles: files, folders, patterns, standard input. Knows no ledger.

`targets` finds the files · `decoding` bytes to text · `reading` chooses the reader by what a file is ·
`plain`, `markdown`, `page`, `jsonlines` read one form each · `paywalls` tells what stands before an article ·
`markup` HTML to a tree · `webpage` reads an answer of the web, `feeds` feeds · `links` makes urls comparable.
"""
