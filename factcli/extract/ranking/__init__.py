"""Sentences to possible statements, by fitted weights.

`cues`: which words may report · `patterns`: where what they report stands · `spans`, `contents`: which words it is ·
`speakermentions`: whose it is, among the `nounchunks` · `nonclaims`: what is none · `selection`: what is listed.
"""
