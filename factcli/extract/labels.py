"""Quotations whose speaker is set beside them without a verb: `Lena Novak: “…”`, and `“…” — Lena Novak, harbour master`."""

from typing import Final

from msgspec import Struct

from factcli.extract.lexicon import TIMES
from factcli.extract.sentences import ENDS, Range, Sentence
from factcli.text.words import word_set

_NO_NAMES: Final = word_set("""
    update updated correction note photo picture caption source sources image video read related watch headline title
    breaking exclusive opinion analysis editor
""")
_LEAST_QUOTED: Final = 4
"""Words of a quotation; fewer are as often a title. Set by hand."""
# Words of a name, with its title. Set by hand.
_LEAST_NAMED: Final = 2
_MOST_NAMED: Final = 5


class Labelled(Struct, frozen=True):
    """A quotation and the name beside it, as tokens of their sentence."""

    content: Range
    mention: Range


def labelled(sentence: Sentence) -> Labelled | None:
    """The quotation that makes up the sentence but for a name before a colon or behind a dash; None where it does not."""
    inside = [at for at in range(sentence.size) if sentence.quoted[at] >= 0]
    if not inside or not _is_speech(sentence, inside):
        return None
    first, end = inside[0], inside[-1] + 1
    if end == sentence.size and first > 0 and sentence.kind[first - 1] == ":":
        return Labelled((first, end), (0, first - 1)) if _is_called(sentence, 0, first - 1) else None
    if first == 0 and end < sentence.size and sentence.kind[end] == "–":
        last = next((at for at in range(end + 1, sentence.size) if sentence.kind[at] in (",", "(")), sentence.size)
        return Labelled((first, end), (end + 1, last)) if _is_called(sentence, end + 1, last) else None
    return None


def _is_speech(sentence: Sentence, inside: list[int]) -> bool:
    """Whether the quoted tokens are one run, of words enough, that ends as a sentence does."""
    last = sentence.quotes[sentence.quoted[inside[-1]]].inner_end
    words = sum(1 for at in inside if sentence.tokens[at].text[0].isalnum())
    return (
        inside[-1] - inside[0] + 1 == len(inside) and words >= _LEAST_QUOTED and sentence.text[last - 1 : last] in ENDS
    )


def _is_called(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the tokens are a name of two words or more."""
    return _LEAST_NAMED <= end - first <= _MOST_NAMED and all(
        sentence.kind[at] == "N" and sentence.low[at] not in _NO_NAMES and sentence.low[at] not in TIMES
        for at in range(first, end)
    )
