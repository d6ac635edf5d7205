"""The tables of what people name: saved filters, and names that mean the same."""

from factcli.models.filters import AliasGroup, SavedFilter
from factcli.store.documents import Documents


class Names(Documents):
    """Saved filters and aliases, as the ports `Reader` and `Ledger` of the tracker tell."""

    def saved_filters(self) -> list[SavedFilter]:
        return [self._decoded(SavedFilter, "filters", entry) for entry in self._table("filters").entries()]

    def put_saved_filter(self, saved: SavedFilter) -> None:
        self._put("filters", saved.number, saved)

    def drop_saved_filter(self, number: int) -> None:
        self._table("filters").remove(doc_ids=[number])

    def alias_groups(self) -> list[AliasGroup]:
        return [self._decoded(AliasGroup, "aliases", entry) for entry in self._table("aliases").entries()]

    def put_alias_group(self, group: AliasGroup) -> None:
        self._put("aliases", group.number, group)

    def drop_alias_group(self, number: int) -> None:
        self._table("aliases").remove(doc_ids=[number])
