"""Which claims and articles are meant, and in what order they come. Pure.

`grammar` the filters that people type, and `reading` what they mean · `aliases` names that mean the same ·
`articles` which articles, and `claims` which claims a filter means · `ordering` the orders of a list ·
`days` days as users write them · `word_matches` where the words of a search stand, and `ranking` how well they fit.
"""
