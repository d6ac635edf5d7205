"""A TinyDB that survives kill -9, several processes and a full disk. Knows nothing of claims.

Three files: `NAME` is the *snapshot*, complete and valid TinyDB JSON that stock TinyDB opens, replaced
only by rename; `NAME.journal` holds the transactions since, each with its checksum, appended and synced
before they are acknowledged (a large one becomes a new snapshot at once); `NAME.lock` is what writers lock.
Readers lock nothing: they read the journal first and the snapshot second, so that a compaction between the
two cannot hide anything. A snapshot names the journal that belongs to it, so that a lost one is noticed.

`snapshot` knows the bytes of the first file and `lines` those of its documents, `records` those of the
second, `lock` the third; `opening` opens a snapshot and `writing` writes a new one; `columns` are fields beside the
documents; `pairing` makes one state of all, a `view`, `storage` reads and writes it, `table` gives it TinyDB's face,
`examining` looks for damage and `repair` writes what is whole anew. `replacing` puts files in the place of others;
`descriptors` and `failures`: files and the system.
"""

from factcli.store.journal.columns import Derived
from factcli.store.journal.table import JournalDB, JournalTable

__all__ = ["Derived", "JournalDB", "JournalTable"]
