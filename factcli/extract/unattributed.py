"""Quotations whose speaker stands beside them without a verb.

`Coach Dina Marsh: “…”` · `“…” — Name, role` · `From the chairwoman, Ines Falco:` before a quotation of its own paragraph · a
quotation of several paragraphs whose speaker only the last one names.
"""

import re
from typing import Final

from factcli.extract.ranking.nounchunks import chunks, is_name
from factcli.extract.sentences import ENDS, Range, Sentence
from factcli.models.claim import Span
from factcli.text.words import word_set

_LEAST_WORDS: Final = 3
"""Of a quotation behind a colon: what is shorter is as often a title or a nickname. Set by hand."""
_MOST_SIGNED: Final = 14
"""Words of a signature: `— Name, role, body`. Set by hand."""
_SIGNED = re.compile(
    r"(?P<quotation>[“\"](?:[^”\"]|[”\"](?=\s*[“\"]))+[”\"])\s*(?:[—–―]|--?)\s*(?P<name>[^\W\d_][^\n“”\",:;!?]*)(?P<rest>,[^\n“”\":;!?]*)?$"
)
_SIGNATURE = re.compile(r"(?:[—–―-]|--)\s*(?P<name>[^\W\d_][^\n“”\",:;!?]*)(?P<rest>,[^\n“”\":;!?]*)?$")
_VERB = re.compile(r"\b(?:is|was|are|were|has|had|have|will|would|said|says|told)\b")
_HEADINGS: Final = word_set("""
    update updated correction note photo picture caption source sources image video read related watch headline title
    breaking exclusive opinion analysis editor
""")
_ISSUED: Final = word_set("statement remarks message letter response reaction reply comment comments speech")
_ISSUING: Final = word_set("issued released published sent issues releases shared posted gave made read put delivered")
_ISSUE_REACH: Final = 6
"""How many words before "statement" its verb may stand: "issued the following short statement". Set by hand."""
_DASHES: Final = frozenset("—–―-")
_OPEN: Final = '“„«"'
_CLOSED = re.compile(r"[”»\"]['’)\]]?[.,]?$")


def named_before_colon(sentence: Sentence) -> tuple[Range, Range] | None:
    """The phrase that names a speaker and the quotation behind the colon after it, as tokens; None where it is no such sentence.

    Everything behind the colon must be quoted, and somebody named before it.
    """
    colon = next((at for at in range(sentence.size - 1) if sentence.low[at] == ":" and sentence.quoted[at] < 0), -1)
    if colon <= 0 or any(sentence.quoted[at] >= 0 for at in range(colon)):
        return None
    words = [at for at in range(colon + 1, sentence.size) if sentence.tokens[at].text[0].isalnum()]
    if len(words) < _LEAST_WORDS or any(sentence.quoted[at] < 0 for at in words):
        return None
    end = max(at for at in range(words[-1], sentence.size) if sentence.quoted[at] == sentence.quoted[words[-1]]) + 1
    inner = sentence.quotes[sentence.quoted[words[-1]]].inner_end
    if sentence.text[inner - 1 : inner] not in ENDS:
        return None  # a title
    speaker = None if sentence.low[0] in _HEADINGS or sentence.low[colon - 1] in _HEADINGS else name_in(sentence, colon)
    return None if speaker is None else (speaker, (words[0], end))


def issuer(sentence: Sentence) -> Range | None:
    """Whose statement a sentence announces: the subject of "issued the following statement", the owner in "X's statement"."""
    noun = next((at for at in range(sentence.size) if sentence.low[at] in _ISSUED and sentence.quoted[at] < 0), -1)
    verb = next((at for at in range(noun - 1, max(0, noun - _ISSUE_REACH), -1) if sentence.low[at] in _ISSUING), -1)
    if verb > 0:
        subjects = [chunk for chunk in chunks(sentence) if chunk[1] <= verb]
        named = [chunk for chunk in subjects if is_name(sentence, (max(chunk[0], 1), chunk[1]))]
        likeliest = named or subjects
        return likeliest[-1] if likeliest else None
    for first, end in chunks(sentence):
        owner = next((at for at in range(first, min(end, noun)) if sentence.low[at].endswith("'s")), -1)
        if first <= noun < end and owner >= 0:
            return first, owner + 1
    return None


def name_in(sentence: Sentence, end: int) -> Range | None:
    """The first phrase before tokens[end] that holds a name, beyond a capital that the sentence's start gives."""
    for first, last in chunks(sentence):
        if last > end:
            break
        if is_name(sentence, (max(first, 1), last)):
            return first, last
    return None


def signed(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """The quotation of a paragraph, without its marks, and the name behind the dash that signs it; None where there is none."""
    found = _SIGNED.match(text, start, end)
    if found is None or not _is_signature(found):
        return None
    return (found.start("quotation") + 1, found.end("quotation") - 1), _name(found)


def signature(text: str, start: int, end: int) -> Span | None:
    """The name in a paragraph that only signs the quotation before it, `— Name, role`, whose dash may stand before `start`."""
    dash = len(text[:start].rstrip())
    found = _SIGNATURE.match(text, max(0, dash - 1) if text[dash - 1 : dash] in _DASHES else start, end)
    return _name(found) if found is not None and _is_signature(found) else None


def _name(found: re.Match[str]) -> Span:
    words = found["name"].rstrip(" .")
    return found.start("name"), found.start("name") + len(words)


def _is_signature(found: re.Match[str]) -> bool:
    words = found["name"] + (found["rest"] or "")
    return found["name"][0].isupper() and len(words.split()) <= _MOST_SIGNED and not _VERB.search(words)


def is_left_open(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is a quotation that goes on in the next: it opens with a mark and none closes it."""
    inside = text[start + 1 : end]
    return text[start] in _OPEN and not any(mark in inside for mark in ("”", "»", '"', "“"))


def is_quotation(text: str, start: int, end: int) -> bool:
    """Whether a paragraph stands in quotation marks from its start to its end."""
    return text[start] in _OPEN and _CLOSED.search(text, start + 1, end) is not None
