"""The claims by their words: the index beside the ledger."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from factcli.store.documents import Documents

if TYPE_CHECKING:
    from factcli.store.index.current import CurrentIndex

Answer = TypeVar("Answer")


class Words(Documents):
    """The claims by their words, as the port `Reader` of the tracker tells."""

    def many_claims(self) -> bool:
        from factcli.store.index.current import SEARCHED_WITHOUT_INDEX  # noqa: PLC0415 - only where words are looked for

        view = self._db.storage.view()
        return view.snapshot.extent("claims").documents + len(view.changes.get("claims", ())) > SEARCHED_WITHOUT_INDEX

    def ask_words(
        self,
        weighed: Callable[[str, str, str | None], dict[str, int]],
        ask: "Callable[[CurrentIndex], Answer]",
        told: Callable[[int], None],
    ) -> Answer:
        from factcli.store.index.current import CurrentIndex  # noqa: PLC0415 - only where words are looked for
        from factcli.store.index.file import Damaged  # noqa: PLC0415 - only where words are looked for

        storage = self._db.storage
        view = storage.view()
        path = storage.path.with_name(storage.path.name + ".index")
        try:
            return ask(CurrentIndex(view, storage.columns("claims", view), path, weighed, told))
        except Damaged:
            self.drop_index()
            return ask(CurrentIndex(view, storage.columns("claims", view), path, weighed, told))

    def passing(self, tests: Mapping[str, Callable[[Any], bool]]) -> set[int]:
        storage = self._db.storage
        view = storage.view()
        return storage.columns("claims", view).passing(view.changes.get("claims", {}), tests, "entry")

    def drop_index(self) -> None:
        """Delete the index, which the next search makes anew; what cannot be deleted is not believed."""
        path = self._db.storage.path
        for name in (".index", ".index.new"):
            with suppress(OSError):
                path.with_name(path.name + name).unlink()
