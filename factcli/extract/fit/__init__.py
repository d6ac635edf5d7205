"""How the engine's weights are fitted and measured: annotated articles in, weights and reports out.

Runs from a clone with the `dev` extra (numpy, scipy): `python -m factcli.extract.fit --help`.
Nothing that extracts imports it.
"""
