"""A target as the user names it to articles: files, folders, patterns, standard input. Knows no ledger.

`targets` finds the files, `forms` what a file may be · `decoding` bytes to text · `reading` chooses the reader by what a
file is · `plain`, `markdown`, `page`, `jsonlines` read one form each · `paywalls` tells what stands before an article ·
`markup` HTML to a tree · `web` fetches, `webpage` reads an answer of the web, `feeds` feeds · `completing` who
is believed of several that tell of an article · `links` makes urls comparable.

What other programs wrote: `ledgerlines` exports, with the checks of `linechecks` · `reviews` ClaimReview, with the words
of `ratings` · `claimtable` claims as CSV.
"""
