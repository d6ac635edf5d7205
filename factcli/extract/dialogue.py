"""The questions and answers of an interview: paragraphs that bear a speaker's label, or ask and answer in turn.

A label is what stands before a colon at a paragraph's start. It counts where it comes back, or is "Q" or "A". Paragraphs
without one go on with the answer before them. Without any labels, an interview is a text whose paragraphs are questions
again and again, answered in the first person.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from factcli.extract.layout import Paragraph
from factcli.models.claim import Span
from factcli.text.words import word_set

_LABEL = re.compile(
    r"\*{0,2}(?:(q|a|question|answer)\*{0,2}[.:：)]|([^\W\d_][\w.’'&-]*(?: [\w.’'&-]+){0,3})\*{0,2}[:：])\*{0,2}\s+(?=\S)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\W*(?:this|the|our) (?:interview|conversation|discussion|transcript)\b")
_OWN = re.compile(r"\b(?:i|i['’]\w+|we|we['’]\w+|my|me|our|us|you)\b", re.IGNORECASE)
_QUOTES = re.compile(r"[“”\"]")
_SHORT: Final = {"q": True, "question": True, "a": False, "answer": False}
_LEAST: Final = 2
_LEAST_ASKED: Final = 3
_LONGEST_QUESTION: Final = 300
_HALF: Final = 0.5
_NO_LABELS: Final = word_set("""
    update updated correction note photo picture caption source sources image video read related
""")


class Turn(Struct, frozen=True):
    """A paragraph of an interview.

    `question`: whether it asks · `label`: where the speaker's name stands as a label, if it does · `start`: where the words
    begin · `goes_on`: whether it only goes on with the answer before it.
    """

    question: bool
    start: int
    label: Span | None = None
    goes_on: bool = False


def turns(text: str, story: Sequence[Paragraph]) -> list[Turn | None]:
    """For each paragraph its turn in an interview; None for those of no interview."""
    return _labelled(text, story) or _unlabelled(text, story) or [None] * len(story)


def _labelled(text: str, story: Sequence[Paragraph]) -> list[Turn | None]:
    """The turns by their labels; empty where there is no interview of that kind."""
    labels = [_LABEL.match(text, paragraph.start, paragraph.end) for paragraph in story]
    names = [(label[1] or label[2]).lower() if label is not None else None for label in labels]
    counts = Counter(name for name in names if name is not None and name not in _NO_LABELS)
    known = {name for name, times in counts.items() if times >= _LEAST or name in _SHORT}
    asking = {
        name: _asks(name, [text[one.start : one.end] for one, own in zip(story, names, strict=True) if own == name])
        for name in known
    }
    if not any(asking.values()) or all(asking.values()):
        return []
    found: list[Turn | None] = []
    answering: str | None = None
    for paragraph, label, name in zip(story, labels, names, strict=True):
        if name in asking and label is not None:
            found.append(Turn(asking[name], label.end(), None if name in _SHORT else label.span(2)))
            answering = None if asking[name] else name
        elif answering is not None and _goes_on(text[paragraph.start : paragraph.end].lower(), answering):
            found.append(Turn(question=False, start=paragraph.start, goes_on=True))
        else:
            found.append(None)
            answering = None
    return found


def _goes_on(words: str, name: str) -> bool:
    """Whether a paragraph without a label is still the answer: the outlet would name the speaker, or speak of the interview."""
    return not _ABOUT.match(words) and (name in _SHORT or name.rsplit(maxsplit=1)[-1] not in words)


def _asks(name: str, paragraphs: list[str]) -> bool:
    """Whether a label is the interviewer's."""
    if name in _SHORT:
        return _SHORT[name]
    return sum(map(_is_question, paragraphs)) >= _HALF * len(paragraphs)


def _is_question(words: str) -> bool:
    return words.rstrip("”\"'’*) ").endswith("?")


def _unlabelled(text: str, story: Sequence[Paragraph]) -> list[Turn | None]:
    """The turns of an interview whose questions are paragraphs of their own; empty where there is none."""
    words = [text[paragraph.start : paragraph.end] for paragraph in story]
    asks = [_is_question(one) and len(one) <= _LONGEST_QUESTION and not _QUOTES.search(one) for one in words]
    if sum(asks) < _LEAST_ASKED:
        return []
    first = asks.index(True)
    answers = [one for at, one in enumerate(words) if at > first and not asks[at]]
    own = sum(1 for one in answers if _OWN.search(_unquoted(one)))
    if len(answers) < sum(asks) - 1 or len(answers) > _LEAST_ASKED * sum(asks) or own < _HALF * len(answers):
        return []
    found: list[Turn | None] = [None] * first
    for at in range(first, len(story)):
        about = _ABOUT.match(words[at].lower()) is not None
        goes_on = not asks[at] and not asks[at - 1]
        found.append(None if about else Turn(asks[at], story[at].start, goes_on=goes_on))
    return found


def _unquoted(words: str) -> str:
    """The words without what stands in quotation marks."""
    return re.sub(r"[“\"][^”\"]*[”\"]?", " ", words)
