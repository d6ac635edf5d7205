"""Whether a speaker is a person or a body, as far as the name, the words used and the role tell it."""

from typing import Final

from factcli.extract.speakers.titles import BODIES, DOCUMENTS, FIRMS, GENERAL
from factcli.models.claim import Statement
from factcli.text.words import word_set

_PERSONAL: Final = word_set("he she him her his i mr mrs ms miss mx sir dame lord lady dr prof")
_IMPERSONAL: Final = word_set("it its")
_ATTACHED: Final = word_set("of at for in from with on close seen by to near")
_NAMES: Final = BODIES | FIRMS | GENERAL | DOCUMENTS


def is_body(said: Statement) -> bool:
    """Whether the speaker is a body, or a document; where nothing tells, a single name is one and a longer one is not."""
    name = _words(said.speaker)
    mention = _words(said.speaker_mention)
    head = _head(name)
    if said.speaker_role or (mention and mention[0].casefold().rstrip(".") in _PERSONAL):
        return False
    if head.casefold() in _NAMES or (mention and mention[0].casefold() in _IMPERSONAL):
        return True
    if name and head.islower():
        return False  # "campsite owner", "nurse at the hospital"
    if _head(mention).casefold() in _NAMES or (len(head) > 1 and head.isupper()):
        return True
    return len(name) == 1


def _words(text: str | None) -> list[str]:
    return (text or "").split()


def _head(words: list[str]) -> str:
    """The noun of a name: the last word, or the one before "of" and the like."""
    before = next((index for index, word in enumerate(words) if index and word.casefold() in _ATTACHED), len(words))
    return words[before - 1].strip(".,") if words else ""
