"""A statement as it is found in a text: who said what, where it stands, and the figures and dates in it."""

from msgspec import Struct

from factcli.models.vocabulary import Kind, Stance

Span = tuple[int, int]
"""Start and end, in code points of the article's stored text; the end is behind the last one."""


class Figure(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A number, amount or quantity inside a claim's content.

    `of` is what it counts, `unit` what it is measured in; `low` and `high` are the ends of a range.
    """

    text: str
    value: int | float
    of: str | None
    unit: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    approximate: bool = False

    @property
    def phrase(self) -> str:
        """The figure as it is worded, with its unit and what it counts: "12 people", "three weeks", "5 tonnes (copper)"."""
        from factcli.text.numerals import is_bare_number

        unit = f" {self.unit}" if self.unit and is_bare_number(self.text) else ""
        counted = (
            ""
            if not self.of or self.of.lower() in self.text.lower()
            else f" {self.of}"
            if self.unit is None
            else f" ({self.of})"
        )
        return f"{self.text}{unit}{counted}"


class DateMention(Struct, frozen=True, omit_defaults=True):
    """A date inside a claim's content, resolved against the day of publication.

    `start` and `end` are as exact as it is worded: "2026-03-14", "2026-03" or "2026". `end` is the last
    day, month or year of a week, a decade or a range; `start` is None where the date cannot be resolved.
    """

    text: str
    start: str | None
    end: str | None = None


class Spans(Struct, frozen=True):
    """Where content, speaker and cue stand; content split by its attribution has several spans."""

    content: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()

    @property
    def first(self) -> Span:
        """The first span of the content, by which claims stand in a text's order; (0, 0) for words that stand in no text."""
        return self.content[0] if self.content else (0, 0)


class Finding(Struct, frozen=True):
    """How a statement was found, for `show --explain`.

    `by`: where the engine saw its content, seen from the cue, or the shape that it knew it by · `sure`: the probability that
    the engine gives its words when it chooses what to list, 1 for a shape · `speaker`: how the speaker was resolved.
    """

    by: str
    sure: float
    speaker: str


class Statement(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What one person or body said, as it is found in a text, before it has an id, an article or a verdict.

    `speaker` is the name resolved within the article, `speaker_mention` the words used in this place;
    `speaker_inferred` tells that the one was concluded from the other. `sure`: how likely it is that words, speaker and
    stance are all right, to two decimals; None where the engine gave no such number.
    """

    text: str
    kind: Kind
    stance: Stance
    speaker: str | None
    speaker_mention: str | None
    speaker_role: str | None
    speaker_inferred: bool
    cue: str | None
    figures: tuple[Figure, ...]
    context: str
    spans: Spans
    dates: tuple[DateMention, ...] = ()
    finding: Finding | None = None
    sure: float | None = None


class Extraction(Struct, frozen=True, omit_defaults=True):
    """What an extractor found in a text, in the text's order.

    `extractor` is its version; `language` is "en", or None for a text in which it understands nothing.
    """

    statements: tuple[Statement, ...]
    language: str | None
    extractor: str
