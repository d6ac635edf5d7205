"""Feeds: what a server answered to the entries in it. Pure: bytes in, values out, and never an exception.

`parsing` tells what an answer is and reads it · `mending` makes XML well-formed, small and harmless ·
`entries` and `jsonfeed` read the two families · `fields` cuts, cleans and dates what they say ·
`whole` judges whether a feed has the whole article · `posts` tells apart what shares a page ·
`discovery` finds the feeds that a page names · `opml` reads and writes lists of feeds.
"""
