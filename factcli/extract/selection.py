"""Which of a sentence's possible statements are listed: the likely ones that do not get in each other's way."""

from typing import Final

from factcli.extract.contents import Content, likeliest
from factcli.extract.cues import cues
from factcli.extract.model import Model
from factcli.extract.sentences import Sentence

THRESHOLD: Final = 0.33
"""How likely a content must be to be listed; where precision and recall balance on articles held out in fitting."""
_MOST_SHARED: Final = 0.3


def selected(sentence: Sentence, model: Model) -> list[Content]:
    """The contents that the sentence reports, in the order of their cues."""
    found = [content for cue in cues(sentence, model.lexicon) if (content := likeliest(sentence, cue, model)) is not None]
    accepted: list[Content] = []
    for content in sorted(found, key=lambda one: (-one.likely, one.cue.index)):
        if content.likely < THRESHOLD:
            break
        if not any(_clash(content, other) for other in accepted):
            accepted.append(content)
    return sorted(accepted, key=lambda one: one.cue.index)


def _clash(new: Content, old: Content) -> bool:
    """Whether one's cue stands inside the other, or they share much of their words."""
    if _holds(old, new.cue.index) or _holds(new, old.cue.index):
        return True
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in new.ranges for b in old.ranges)
    smaller = min(sum(end - start for start, end in one.ranges) for one in (new, old))
    return shared > _MOST_SHARED * smaller


def _holds(content: Content, index: int) -> bool:
    return any(start <= index < end for start, end in content.ranges)
