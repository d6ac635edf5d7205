"""What may be said of a text without knowing what a claim is. Pure.

`words` lists of words in the code · `folding` words made alike · `inflections` their forms in -s · `numerals` the
words of numbers · `dates` as articles write them, `times` as the ledger does · `head` the lines that are not the
story · `patterns` regular expressions that are compiled when first used · `passages` what stands around some
spans · `fragment` addresses of words on a page.
"""
