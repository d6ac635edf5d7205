"""Writing what is whole of a damaged database anew, and keeping the damaged files."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from factcli.store.journal.examining import Examination
from factcli.store.journal.failures import not_written
from factcli.store.journal.storage import JournalStorage


def repair(storage: JournalStorage, stamp: str, examined: Callable[[], Examination]) -> tuple[Examination, list[Path]]:
    """Write what is whole anew, if anything is damaged, and keep the damaged files beside it.

    `examined` is called while other writers are kept out; what it raises leaves all as it was. Returns
    what it found and the paths of the files kept, whose names bear `stamp`. Raises OutputError where they
    cannot be kept; then nothing has been changed.
    """
    with storage.locked():
        found = examined()
        if not found.damage:
            return found, []
        kept = [copy for path in (storage.path, storage.journal) if (copy := keep_aside(path, stamp)) is not None]
        storage.replace_all(found.documents, found.sequence)
    return found, kept


def keep_aside(path: Path, stamp: str) -> Path | None:
    """Copy a file to a new one beside it, `NAME.damaged-STAMP`; None if there is no file."""
    if not path.exists():
        return None
    kept = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    try:
        shutil.copyfile(path, kept)
        kept.chmod(0o600)
    except OSError as error:
        with suppress(OSError):
            kept.unlink()
        raise not_written(kept, error) from error
    return kept
