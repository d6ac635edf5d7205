"""Which claims are meant."""

from msgspec import Struct

from factcli.models.vocabulary import Kind, Stance, Status


class Condition(Struct, frozen=True):
    """One thing that must hold: what `word` names is any of `values`, or, `negated`, none of them.

    `status`, `kind`, `stance` · `speaker`, `outlet`, `source`: a name that has these words · `tag` · `words`: all of
    them in the claim or its speaker's name, the last with `*` being a beginning; `phrase`: the same side by side ·
    `since`, `until` (the day included), `after`, `before` (not): when the article was published · `new`: since a
    run, by its number, or a time such as 2026-03-14T09:00:00Z · `figures`: yes or no · `is`: gone, thin, changed,
    partial, dismissed (which are left out unless they are asked for) · `article`, with one of `paths` for each value:
    see `Filter`.
    """

    word: str
    values: tuple[str, ...]
    negated: bool = False
    paths: tuple[str | None, ...] = ()


class Filter(Struct, frozen=True, kw_only=True):
    """All that is set must hold; of several values in one field any may.

    `speaker`, `outlet` and `words` compare folded words (no case, no accents). `since` and `until`
    are days of publication such as 2026-03-14, both included; an article without a date fits neither.
    `since_run`: what that run or a later one brought; `seen_since`: what the ledger first saw then or later, a
    time such as 2026-03-14T09:00:00Z. `source` is a name of a source that led to the article, compared as
    `outlet` is; `tag` one that the claim or its article bears.
    `dismissed`: only those that people dismissed, which are left out otherwise.
    `article` is the beginning of an id, a canonical url, or a file's name, and `path` that made absolute.
    `conditions` must hold as well: they are what a filter that was typed asks.
    """

    statuses: tuple[Status, ...] = ()
    speaker: str | None = None
    outlet: str | None = None
    article: str | None = None
    path: str | None = None
    kinds: tuple[Kind, ...] = ()
    stances: tuple[Stance, ...] = ()
    since: str | None = None
    until: str | None = None
    figures: bool | None = None
    words: str | None = None
    since_run: int | None = None
    seen_since: str | None = None
    source: str | None = None
    tag: str | None = None
    dismissed: bool = False
    conditions: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        return self != Filter()

    def all_conditions(self) -> tuple[Condition, ...]:
        """All that it asks, as conditions."""
        named = (
            ("status", self.statuses),
            ("kind", self.kinds),
            ("stance", self.stances),
            *(
                (word, () if value is None else (value,))
                for word, value in (
                    ("speaker", self.speaker),
                    ("outlet", self.outlet),
                    ("source", self.source),
                    ("tag", self.tag),
                    ("since", self.since),
                    ("until", self.until),
                    ("words", self.words),
                    ("new", self.seen_since),
                    ("new", None if self.since_run is None else str(self.since_run)),
                    ("figures", None if self.figures is None else "yes" if self.figures else "no"),
                )
            ),
        )
        found = [Condition(word, tuple(map(str, values))) for word, values in named if values]
        if self.dismissed:
            found.append(Condition("is", ("dismissed",)))
        if self.article is not None:
            found.append(Condition("article", (self.article,), paths=(self.path,)))
        return (*found, *self.conditions)


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
    """Names that mean the same, as a person says; the first is the one that they are counted under."""

    number: int
    names: tuple[str, ...]
    by: str
    at: str
