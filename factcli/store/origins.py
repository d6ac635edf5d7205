"""The tables of where articles come from: sources, the pages that they list, and the hosts that these are on."""

from collections.abc import Container, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from typing import Final

from msgspec.structs import replace

from factcli.models.identity import host_id
from factcli.models.source import Host, Page, Seen, Source
from factcli.store.documents import Documents, number_of
from factcli.store.rows import DueRow, OverRow

_WEB: Final = ("http:", "https:")


class Origins(Documents):
    """Sources, pages and hosts, as the ports `Reader` and `Ledger` of the tracker tell."""

    def sources(self) -> list[Source]:
        return [self._decoded(Source, "sources", entry) for entry in self._table("sources").entries()]

    def source(self, number: int) -> Source | None:
        raw = self._table("sources").raw(number)
        return None if raw is None else self._decoded(Source, "sources", (number, raw))

    def page(self, identity: str) -> Page | None:
        raw = self._table("pages").raw(number_of(identity))
        return None if raw is None else self._decoded(Page, "pages", (number_of(identity), raw))

    def pages(self) -> Iterator[Page]:
        return (self._decoded(Page, "pages", entry) for entry in self._table("pages").entries())

    def due_pages(self, until: str, sources: Container[int], beyond: str) -> list[str]:
        rows = (self._decoded(DueRow, "pages", entry) for entry in self._table("pages").entries())
        due = [
            row for row in rows
            if row.due and not until < row.due <= beyond and any(one in sources for one in row.sources)
        ]  # fmt: skip
        return [row.id for row in sorted(due, key=_due)]

    def pages_over(self, before: str, most: int) -> list[str]:
        rows = self._each(OverRow, "pages", self._table("pages").entries())
        return [row.id for row in islice((row for row in rows if _is_over(row, before)), most)]

    def seen(self, identity: str) -> Seen | None:
        raw = self._table("seen").raw(number_of(identity))
        return None if raw is None else self._decoded(Seen, "seen", (number_of(identity), raw))

    def hosts(self) -> list[Host]:
        return [self._decoded(Host, "hosts", entry) for entry in self._table("hosts").entries()]

    def add_source(self, source: Source) -> Source:
        numbered = replace(source, number=self._next("sources"))
        self._put("sources", numbered.number, numbered)
        return numbered

    def put_source(self, source: Source) -> None:
        self._put("sources", source.number, source)

    def drop_source(self, number: int) -> None:
        self._table("sources").remove(doc_ids=[number])

    def put_page(self, page: Page) -> None:
        stored = self._table("pages").raw(number_of(page.id))
        if not page.forgotten and stored is not None and b'"forgotten":true' in stored:
            return
        self._put("pages", number_of(page.id), page)

    def drop_page(self, identity: str) -> None:
        self._table("pages").drop(number_of(identity))

    def put_seen(self, seen: Seen) -> None:
        self._put("seen", number_of(seen.id), seen)

    def put_host(self, host: Host) -> None:
        self._put("hosts", number_of(host_id(host.name)), host)

    def sync_lock(self) -> AbstractContextManager[None]:
        return self._db.storage.alone("sync")


def _is_over(row: OverRow, before: str) -> bool:
    """A file's page holds the file's stamp as long as the file lies there."""
    done = row.due is None or not row.sources
    return done and row.first_seen < before and not row.forgotten and row.url.startswith(_WEB)


def _due(row: DueRow) -> tuple[str, str]:
    return row.due or "", row.id
