"""Paragraphs that bear a speaker's label: the questions and answers of an interview.

A label is what stands before a colon at a paragraph's start. It counts where it comes back, or is "Q" or "A".
Paragraphs without a label go on with the answer before them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from factcli.extract.layout import Paragraph
from factcli.models.claim import Span

_LABEL = re.compile(r"\*{0,2}([^\W\d_][\w.’'&-]*(?: [\w.’'&-]+){0,3})\*{0,2}[:：]\*{0,2}\s+(?=\S)")
_ABOUT = re.compile(r"\W*(?:this|the|our) (?:interview|conversation|discussion|transcript)\b")
_SHORT: Final = {"q": True, "question": True, "a": False, "answer": False}
_LEAST: Final = 2
_LEAST_QUESTIONS: Final = 0.5
_NO_LABELS: Final = frozenset(
    "update updated correction note photo picture caption source sources image video read related".split()
)


class Turn(Struct, frozen=True):
    """A paragraph of an interview.

    `question`: whether it asks · `label`: where the speaker's label stands, if it has one · `named`: whether that is a name ·
    `start`: where the words begin.
    """

    question: bool
    label: Span | None
    start: int
    named: bool = False


def turns(text: str, story: Sequence[Paragraph]) -> list[Turn | None]:
    """For each paragraph its turn in an interview; None for those of no interview."""
    labels = [_LABEL.match(text, paragraph.start, paragraph.end) for paragraph in story]
    names = [label[1].lower() if label is not None else None for label in labels]
    counts = Counter(name for name in names if name is not None and name not in _NO_LABELS)
    known = {name for name, times in counts.items() if times >= _LEAST or name in _SHORT}
    if len(known) < _LEAST and not known & _SHORT.keys():
        return [None] * len(story)
    asking = {
        name: _asks(name, [text[one.start : one.end] for one, own in zip(story, names, strict=True) if own == name])
        for name in known
    }
    if not any(asking.values()) or all(asking.values()):
        return [None] * len(story)
    found: list[Turn | None] = []
    answering: str | None = None
    for paragraph, label, name in zip(story, labels, names, strict=True):
        if name in asking and label is not None:
            found.append(Turn(asking[name], label.span(1), label.end(), named=name not in _SHORT))
            answering = None if asking[name] else name
        elif answering is not None and _goes_on(text[paragraph.start : paragraph.end].lower(), answering):
            found.append(Turn(question=False, label=None, start=paragraph.start))
        else:
            found.append(None)
            answering = None
    return found


def _goes_on(words: str, name: str) -> bool:
    """Whether a paragraph without a label is still the answer: the outlet would name the speaker."""
    return not _ABOUT.match(words) and (name in _SHORT or name.rsplit(maxsplit=1)[-1] not in words)


def _asks(name: str, paragraphs: list[str]) -> bool:
    """Whether a label is the interviewer's."""
    if name in _SHORT:
        return _SHORT[name]
    questions = sum(1 for words in paragraphs if words.rstrip("”\"'’*) ").endswith("?"))
    return questions >= _LEAST_QUESTIONS * len(paragraphs)
