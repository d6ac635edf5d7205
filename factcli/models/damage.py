"""What is found wrong with the files of a ledger."""

from pathlib import PurePath

from msgspec import Struct


class Damage(Struct, frozen=True):
    """Something that is not as it was written.

    `file` and `offset` say where (no offset: the file as a whole), `what` is wrong; `table` and `identity`
    name the document, as far as that is known.
    """

    file: PurePath
    offset: int | None
    what: str
    table: str | None = None
    identity: int | None = None
