"""Everything that can go wrong, as one tree; the leaf decides the exit status and the name that JSON bears.

FactcliError                   70  internal
├── UsageError                  2  usage
├── NotFound                    3  not-found
│   ├── AmbiguousId             3  ambiguous-id
│   └── NothingToUndo           3  nothing-to-undo
├── InputsFailed                4  inputs-failed
├── DatabaseError               5  database
│   ├── DamagedDatabase         5  damaged-database
│   └── NewerDatabase           5  newer-database
├── NothingUsable               6  nothing-usable
├── InputError                  6  bad-input          (one item; `ingest` names it and goes on)
├── OutputError                74  output
│   └── DiskFull               74  disk-full
└── DatabaseLocked             75  locked

Knows nothing of how an error is shown: `cli` prints it for a person or as JSON.
"""

from pathlib import Path
from typing import Any


class FactcliError(Exception):
    """An error that a user can act on.

    `message` says what is wrong with `subject` (the path, id or option it is about), and `hint` what
    to do next; both are whole sentences without a full stop's worth of markup.
    """

    code = "internal"
    exit_status = 70

    def __init__(self, message: str, *, hint: str | None = None, subject: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.subject = subject

    def record(self) -> dict[str, Any]:
        """The error as JSON output bears it on stderr."""
        return {
            "error": {
                "code": self.code,
                "message": self.message,
                "hint": self.hint,
                "subject": self.subject,
                "exit_status": self.exit_status,
            }
        }


def told_fault(error: Exception) -> str:
    """What is told of a fault of ours: what it is, and the file and line that it was raised in."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" ({Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno})" if place is not None else ""
    return f"this is our fault: {type(error).__name__}: {error}{where}"


class UsageError(FactcliError):
    """The command line asks for something that does not exist or contradicts itself."""

    code = "usage"
    exit_status = 2


class NotFound(FactcliError):
    """No claim, article or run bears the id that was given."""

    code = "not-found"
    exit_status = 3


class AmbiguousId(NotFound):
    """A prefix fits several ids; the message names the candidates."""

    code = "ambiguous-id"


class NothingToUndo(NotFound):
    """There is no command that could be taken back, or brought back."""

    code = "nothing-to-undo"


class InputsFailed(FactcliError):
    """Some inputs failed, and what could be read has been saved."""

    code = "inputs-failed"
    exit_status = 4


class DatabaseError(FactcliError):
    """The ledger cannot be opened, read or written."""

    code = "database"
    exit_status = 5


class DamagedDatabase(DatabaseError):
    """The ledger's bytes are not what was written; `subject` says in which file and where."""

    code = "damaged-database"


class NewerDatabase(DatabaseError):
    """The ledger was written by a later version of factcli."""

    code = "newer-database"


class NothingUsable(FactcliError):
    """Not one of the inputs could be read."""

    code = "nothing-usable"
    exit_status = 6


class InputError(FactcliError):
    """One input cannot be read as an article; `subject` is its location."""

    code = "bad-input"
    exit_status = 6


class OutputError(FactcliError):
    """Output cannot be written."""

    code = "output"
    exit_status = 74


class DiskFull(OutputError):
    """There is no room for what was to be written; what was there before stands."""

    code = "disk-full"


class DatabaseLocked(FactcliError):
    """Another process is writing to the ledger and did not finish in time."""

    code = "locked"
    exit_status = 75
