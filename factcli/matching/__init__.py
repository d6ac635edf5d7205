"""Which claims are the same, and what became of them: from one state of an article to the next. Pure.

`carrying` says which claim goes on in which, `differing` what has changed in those that do, `boilerplate` what changes beside
them.
"""

from factcli.matching.boilerplate import same_story
from factcli.matching.carrying import LEAST_OVERLAP, carry, overlap

__all__ = ["LEAST_OVERLAP", "carry", "overlap", "same_story"]
