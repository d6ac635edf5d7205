"""Sentences to possible statements, by fitted weights.

`cues`: which words may report · `patterns`: where what they report stands · `spans`, `contents`: which words it is ·
`mentions`: whose it is, among the noun `phrases` · `refusals`: what is none · `selection`: what is listed.
"""
