"""How the engine's weights are fitted and measured: annotated articles in, weights and reports out.

Runs from a clone with the `dev` extra (numpy, scipy): `python -m factcli.extract.fit --help`.
Nothing that extracts imports it.

`gold` annotated articles · `alignment` the same as the rankers see them · `wordclasses` which words are verbs ·
`contentweights`, `mentionweights`, `jointweights`, `acceptanceweights`, `linkerweights` what each ranker is fitted on,
`certaintyweights` what the certainty is · `rankers` the models · `fitting` all of it, step by step · `scoring`,
`speakerscores`, `figurescores` how well the engine does.
"""
