"""One state made of snapshot and journal, and the writing of both. Documents are JSON bytes here."""

import os
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct
from tinydb.storages import Storage

from factcli.errors import DamagedDatabase, DatabaseError, DatabaseLocked, OutputError, UsageError
from factcli.store.journal import records
from factcli.store.journal.columns import Columns, Field
from factcli.store.journal.descriptors import is_there, open_regular, write_all
from factcli.store.journal.failures import AS_BEFORE, STORED_SO_FAR, not_written, unreadable
from factcli.store.journal.lock import exclusive
from factcli.store.journal.opening import Fault, no_snapshot, open_snapshot
from factcli.store.journal.pairing import assembled, cut_short, journal_missing
from factcli.store.journal.records import Changes, Header
from factcli.store.journal.replacing import clear, make_folder, prepared, take_place, write_journal
from factcli.store.journal.snapshot import Entry, Snapshot
from factcli.store.journal.view import DraftView, View, laid_over

_sync = getattr(os, "fdatasync", os.fsync)

_LARGE_RECORD: Final = 1 << 20
"""From so many bytes on, and an eighth of the snapshot, a transaction is committed as a new snapshot.

In the journal it would cost each later command that reads the ledger more than it costs this one to write it anew.
"""


class _Tail(Struct, frozen=True):
    """How far the journal has been read: its header (None: there is no journal yet), and to which byte."""

    header: Header | None
    end: int


class JournalStorage(Storage):
    """TinyDB's storage over snapshot and journal, with transactions.

    Reading sees the last acknowledged state of any process. Writing happens in `transaction`; what
    it has put is synced to disk when the block is left, and nothing of it if the block raises.
    """

    def __init__(
        self,
        path: Path,
        *,
        version: int,
        wait: float,
        columns: Mapping[str, Sequence[Field]],
        fault: Fault | None = None,
    ) -> None:
        """`path`: the snapshot's; `version`: the format that the caller writes; `wait`: seconds for the lock.

        `columns` names the fields of each table by which documents are found without being parsed; `fault` says what is
        wrong with a document that another program wrote.
        """
        super().__init__()
        self.path = Path(os.path.realpath(path))
        self.journal = self.path.with_name(self.path.name + ".journal")
        self.lock = self.path.with_name(self.path.name + ".lock")
        self.version = version
        self._wait = wait
        self._columns = columns
        self._fault = fault
        self._view: View | None = None
        self._tail = _Tail(None, 0)
        self._draft: DraftView | None = None
        self._committed = 0

    # What is there

    def exists(self) -> bool:
        """Whether there is a snapshot or a journal; raises DatabaseError for a path that cannot be one."""
        return any(map(is_there, (self.path, self.journal)))

    def view(self) -> View:
        """The state now: inside a transaction with what it has put so far, else the last acknowledged one."""
        return self._draft or self._refreshed()

    def get(self, table: str, identity: int) -> bytes | None:
        """One document, undecoded."""
        return self.view().get(table, identity)

    def columns(self, table: str, view: View) -> Columns:
        """The columns of a table in the view's snapshot."""
        return Columns(view.snapshot, table, self._columns[table])

    def find(
        self, table: str, tests: Mapping[str, Callable[[Any], bool]], order: str, among: Container[int] | None
    ) -> Iterator[Entry]:
        """The documents whose columns pass all `tests`, by descending `order`; read as they are asked for.

        Only those whose ids are `among` some, where these are given.
        """
        view = self.view()
        places = self.columns(table, view).find(view.changes.get(table, {}), tests, order, among)
        return view.snapshot.entries_at(table, places)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Everything, decoded, as TinyDB's storages give it; None while there is nothing."""
        view = self.view()
        whole = {
            name: {str(key): msgspec.json.decode(raw) for key, raw in view.entries(name)} for name in view.tables()
        }
        return whole or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make `data` the whole content: what TinyDB's own methods call when tables are dropped."""
        with self.transaction():
            view = self.view()
            for table in view.tables():
                kept = data.get(table, {})
                for key, _ in view.entries(table):
                    if str(key) not in kept:
                        self.put(table, key, None)
            for table, documents in data.items():
                for name, document in documents.items():
                    raw = msgspec.json.encode(document)
                    if view.get(table, int(name)) != raw:
                        self.put(table, int(name), raw)

    # What is written

    @contextmanager
    def transaction(self, *, anew: bool = False) -> Iterator[None]:
        """Hold the lock, and write all that is `put` in the block as one record; within another one, join it.

        With `anew` the files are written anew, so that nothing is left in them of what it removes. Raises
        DatabaseLocked when the lock is not to be had in time, DiskFull when there is no room.
        """
        if self._draft is not None:
            yield
            return
        with self._writing():
            self._draft = DraftView(self._refreshed())
            try:
                yield
                put = self._draft.put
                if put:
                    self._commit(self._draft, put, anew=anew)
            finally:
                self._draft = None

    def put(self, table: str, identity: int, document: bytes | None) -> None:
        """Within a transaction: store a document, or remove it (None)."""
        if self._draft is None:
            raise RuntimeError("put() needs a transaction")
        self._draft.store(table, identity, document)

    def changed(self) -> Changes:
        """Within a transaction: what it has put so far, by table and id, as it was before; None for what is new."""
        if self._draft is None or self._view is None:
            raise RuntimeError("changed() needs a transaction")
        before = self._view
        return {
            table: {identity: before.get(table, identity) for identity in documents}
            for table, documents in self._draft.put.items()
        }

    def unfinished(self) -> bool:
        """Whether the writing of a snapshot was cut short, so that the journal may hold what was erased."""
        view = self._refreshed()
        return cut_short(view.snapshot, self._tail.header)

    def compact(self, *, above: int) -> bool:
        """Write snapshot and journal anew as one snapshot, if the journal has more than `above` bytes.

        Returns whether it did. Raises DamagedDatabase if the old snapshot's checksums are wrong, and
        DiskFull when there is no room; both leave what is there as it was.
        """
        if self.journal_size() <= above:
            return False
        with self._writing():
            self._begin_anew(self._refreshed())
        return True

    def copy_to(self, target: Path) -> None:
        """Write the last acknowledged state to a new file, as one snapshot; nothing is left of it where that fails.

        Raises UsageError if there is a file already, DiskFull when there is no room.
        """
        view = self._refreshed()
        try:
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        except FileExistsError:
            raise UsageError(
                f"{target} exists already",
                hint="name a file that does not exist yet; nothing was changed",
                subject=str(target),
            ) from None
        except OSError as error:
            raise not_written(target, error) from error
        from factcli.store.journal.writing import write_snapshot

        try:
            write_snapshot(target, view, self.version, self._columns, journals=())
        except BaseException as error:
            with suppress(OSError):
                target.unlink()
            if isinstance(error, OSError):
                raise not_written(target, error) from error
            raise

    def locked(self) -> AbstractContextManager[None]:
        """Keep all other writers out."""
        return exclusive(self.lock, self._wait)

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """A block that only one process is in at a time, on a lock file of that name; readers and writers go on.

        Raises DatabaseLocked at once where another process is in it.
        """
        make_folder(self.path.parent)
        with ExitStack() as stack:
            try:
                stack.enter_context(exclusive(self.path.with_name(f"{self.path.name}.{name}"), 0))
            except DatabaseLocked as error:
                raise DatabaseLocked(
                    f"another {name} of this ledger is running",
                    hint="let it end, and try again; nothing was changed",
                    subject=str(self.path),
                ) from error
            yield

    def replace_all(self, documents: Changes, sequence: int) -> None:
        """Within `locked`: make these the whole content, whatever the files hold now."""
        with suppress(DatabaseError, OSError), self.journal.open("rb") as file:
            header = records.parse_header(file.read(records.LONGEST_HEADER), str(self.journal))
            self._tail = _Tail(header, header.length)
        self._begin_anew(View(no_snapshot(self.path), documents, sequence))

    def snapshot_size(self) -> int:
        """The snapshot's length in bytes."""
        return self.path.stat().st_size if self.path.exists() else 0

    def journal_size(self) -> int:
        """The journal's length in bytes."""
        return self.journal.stat().st_size if self.journal.exists() else 0

    def close(self) -> None:
        """Let go of the files; what was acknowledged is on the disk already."""
        self._view = None

    # Reading

    def _refreshed(self) -> View:
        """Read what other processes have written since: the journal first, then the snapshot."""
        try:
            with open(self.journal, "rb", opener=open_regular) as file:
                header = records.parse_header(file.read(records.LONGEST_HEADER), str(self.journal))
                if self._view is not None and header == self._tail.header:
                    with suppress(DamagedDatabase):
                        return self._caught_up(header, file)
                return self._read_anew(header, file)
        except FileNotFoundError:
            return self._read_without_journal()
        except OSError as error:
            raise unreadable(self.journal, error) from error

    def _caught_up(self, header: Header, file: Any) -> View:
        """Read only what was appended; misled where a writer has meanwhile cut off what it could not sync."""
        view = self._view
        assert view is not None
        file.seek(self._tail.end)
        new = records.parse(file.read(), self._tail.end, str(self.journal))
        if new:
            changes = view.changes
            for record in new:
                changes = laid_over(changes, record.changes)
            view = View(view.snapshot, changes, new[-1].sequence)
            self._view, self._tail = view, _Tail(header, new[-1].end)
        return view

    def _read_anew(self, header: Header, file: Any) -> View:
        file.seek(header.length)
        read = records.parse(file.read(), header.length, str(self.journal))
        snapshot = self._open_snapshot()
        self._view = assembled(snapshot, header, read, self.journal)
        self._tail = _Tail(header, read[-1].end if read else header.length)
        return self._view

    def _read_without_journal(self) -> View:
        """The snapshot alone, where it is a ledger alone: a backup, or nothing at all yet."""
        if self._view is None or self._tail.header is not None:
            snapshot = self._open_snapshot()
            if snapshot.meta.journals:
                if self.journal.exists():  # somebody began it since we looked
                    return self._refreshed()
                raise journal_missing(self.path, self.journal)
            self._view = View(snapshot, {}, snapshot.meta.sequence)
            self._tail = _Tail(None, 0)
        return self._view

    def _open_snapshot(self) -> Snapshot:
        try:
            return open_snapshot(self.path, self.version, self._fault)
        except OSError as error:
            raise unreadable(self.path, error) from error

    # Writing, under the lock

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the lock, and clear away what a command that was killed has left; what fails is told as it is.

        An error says that the ledger is as it was before where nothing has been committed by this storage.
        """
        make_folder(self.path.parent)
        with exclusive(self.lock, self._wait):
            clear(self.path, self.journal)
            try:
                yield
            except OutputError as error:
                if self._committed and error.hint:
                    error.hint = error.hint.replace(AS_BEFORE, STORED_SO_FAR)
                raise

    def _commit(self, draft: DraftView, changes: Changes, *, anew: bool) -> None:
        """Make what a transaction has put durable: as a record of the journal, or, where that is better, as a new snapshot."""
        data = records.encode(draft.sequence + 1, changes)
        if anew or len(data) > max(_LARGE_RECORD, self.snapshot_size() // 8):
            self._begin_anew(View(draft.snapshot, draft.changes, draft.sequence + 1))
        else:
            self._append(data, draft)
        self._committed += 1

    def _append(self, data: bytes, draft: DraftView) -> None:
        view = self._view
        assert view is not None
        if not self._goes_on(view.snapshot):
            self._begin(view)
            view = self._refreshed()
        try:
            descriptor = os.open(self.journal, os.O_WRONLY | os.O_CLOEXEC)
        except OSError as error:
            raise not_written(self.journal, error) from error
        try:
            os.ftruncate(descriptor, self._tail.end)
            try:
                write_all(descriptor, data, self._tail.end)
                _sync(descriptor)
            except OSError as error:
                with suppress(OSError):
                    os.ftruncate(descriptor, self._tail.end)
                    _sync(descriptor)
                raise not_written(self.journal, error) from error
        finally:
            os.close(descriptor)
        self._view = View(view.snapshot, laid_over(view.changes, draft.put), draft.sequence + 1)
        self._tail = _Tail(self._tail.header, self._tail.end + len(data))

    def _goes_on(self, snapshot: Snapshot) -> bool:
        """Whether the next record can be appended to the journal: it is the snapshot's own, of the present format."""
        header = self._tail.header
        own = header is not None and header.token in snapshot.meta.journals[:1]
        return own and snapshot.meta.version >= self.version

    def _begin(self, view: View) -> None:
        """Make a journal belong to a snapshot: of a new ledger, a backup, or one whose compaction was cut short.

        Where there is none the journal comes first, without records: a kill must not leave a snapshot that names
        what is not there.
        """
        if self._tail.header is not None:
            self._begin_anew(view)
            return
        token = records.new_token(view.sequence)
        with prepared(self.path, self.journal) as (snapshot, journal):
            self._write_snapshot(snapshot, view, (token,))
            write_journal(journal, token)
            take_place(journal, self.journal)
            take_place(snapshot, self.path)

    def _begin_anew(self, view: View) -> None:
        """Write one snapshot and begin a new journal on it.

        The snapshot names the old journal too: after a kill between the two, the old one goes on, and what
        is in it by then is passed over, since the snapshot has it. Both are written before one of them takes its place,
        so that a full disk changes nothing.
        """
        old = self._tail.header
        token = records.new_token(view.sequence)
        with prepared(self.path, self.journal) as (snapshot, journal):
            self._write_snapshot(snapshot, view, (token, old.token) if old else (token,))
            write_journal(journal, token)
            take_place(snapshot, self.path)
            take_place(journal, self.journal)
        self._view = None

    def _write_snapshot(self, fresh: Path, view: View, journals: tuple[str, ...]) -> None:
        from factcli.store.journal.writing import write_snapshot

        try:
            write_snapshot(fresh, view, self.version, self._columns, journals)
        except OSError as error:
            raise not_written(fresh, error) from error
