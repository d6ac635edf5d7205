"""Which claims are the same, and what became of them: from one state of an article to the next. Pure.

`carrying` says which claim goes on in which, `differing` what has changed in those that do, `furniture` what changes beside
them.
"""

from factcli.matching.carrying import LEAST_OVERLAP, carry, overlap
from factcli.matching.furniture import same_story

__all__ = ["LEAST_OVERLAP", "carry", "overlap", "same_story"]
