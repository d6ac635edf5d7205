"""Which claims are meant."""

from msgspec import Struct

from factcli.models.vocabulary import Kind, Stance, Status


class Filter(Struct, frozen=True):
    """All that is set must hold; of several values in one field any may.

    `speaker`, `outlet` and `words` compare folded words (no case, no accents). `since` and `until`
    are days of publication such as 2026-03-14, both included; an article without a date fits neither.
    `since_run`: what that run or a later one brought; `seen_since`: what the ledger first saw then or later, a
    time such as 2026-03-14T09:00:00Z. `source` is a name of a source that led to the article, compared as
    `outlet` is; `tag` one that the claim or its article bears.
    `dismissed`: only those that people dismissed, which are left out otherwise.
    `article` is the beginning of an id, a canonical url, or a file's name, and `path` that made absolute.
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

    def __bool__(self) -> bool:
        return self != Filter()
