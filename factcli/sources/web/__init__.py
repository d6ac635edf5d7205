"""The web: a url to what its server answers, within limits, and never to an address that is nobody's business.

`urls` takes addresses apart · `addresses` says which machines may be asked · `allowance` time and bytes that one
exchange may take · `connecting` makes and keeps connections · `credentials` ~/.netrc · `bodies` reads and
decompresses · `answers` statuses to responses and failures · `client` one request with its redirects ·
`robots` what a server allows · `hostqueue` what is to be asked of one server · `scheduler` many requests at once, one a
server at a time. Knows no feed, page or ledger.
"""
