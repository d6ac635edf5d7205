"""Which claims are meant."""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class FilterWord(StrEnum):
    """What a condition is about: all but the last are typed before a colon."""

    STATUS = "status"
    KIND = "kind"
    STANCE = "stance"
    SPEAKER = "speaker"
    OUTLET = "outlet"
    ARTICLE = "article"
    AFTER = "after"
    BEFORE = "before"
    SINCE = "since"
    UNTIL = "until"
    FIGURES = "figures"
    TAG = "tag"
    SOURCE = "source"
    NEW = "new"
    WORDS = "words"
    IS = "is"
    PHRASE = "phrase"


class Condition(Struct, frozen=True):
    """One thing that must hold: what `word` names is any of `values`, or, `negated`, none of them.

    `status`, `kind`, `stance` · `speaker`, `outlet`, `source`: a name that has these words, without case and accents ·
    `tag`: that the claim or its article bears · `words`: all of them in the claim or its speaker's name, the last with
    `*` being a beginning; `phrase`: the same side by side · `since`, `until` (the day included), `after`, `before` (not):
    when the article was published, as 2026-03-14; an article without a date fits none · `new`: brought by a run or a
    later one, by its number, or first seen since a time such as 2026-03-14T09:00:00Z · `figures`: yes or no · `is`:
    gone, thin, doubtful, changed, partial, dismissed (which are left out unless they are asked for) · `article`: the beginning of
    an id, a canonical url or a file's name, and in `paths`, one for each value, that made absolute where it may be a file.
    """

    word: FilterWord
    values: tuple[str, ...]
    negated: bool = False
    paths: tuple[str | None, ...] = ()


class Filter(Struct, frozen=True):
    """The claims, or articles, for which all conditions hold; without any, all that stand."""

    conditions: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.conditions)


ALL: Final = Filter()
"""The filter of all that stands."""


class Alternative(Struct, frozen=True):
    """Folded words that are looked for together; `adjacent`: side by side, in one text; `beginning`: of the last, its start."""

    words: tuple[str, ...]
    adjacent: bool
    beginning: bool = False


class SavedFilter(Struct, frozen=True, kw_only=True):
    """A filter as it was typed, under a name; numbered by `number`."""

    number: int
    name: str
    text: str
    by: str
    at: str


class AliasGroup(Struct, frozen=True):
    """Names that mean the same, as a person says; the first is the one that they are counted under.

    Raises ValueError where they are fewer than two.
    """

    number: int
    names: tuple[str, ...]
    by: str
    at: str

    def __post_init__(self) -> None:
        if len(self.names) < 2:
            raise ValueError("names that mean the same are two at least")
