"""Where every error ends: as a message with a hint, or as JSON, on stderr, and as the exit status."""

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any, Final, TextIO

import typer

from factcli.cli.output import ClosedPipe, end_output, not_written
from factcli.errors import FactcliError, OutputError, told_fault

INTERRUPTED: Final = 130
_NOT_WRITTEN: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns its exit status."""
    from factcli.cli.app import command
    from factcli.cli.usage_errors import in_our_words

    _fill_closed_streams()
    try:
        status = command().main(args=list(arguments), prog_name="factcli", standalone_mode=False)
        end_output()
    except FactcliError as error:
        return _failed(error, arguments)
    except typer.TyperException as error:
        return _failed(in_our_words(error), arguments)
    except KeyboardInterrupt:
        return _interrupted()
    except typer.Abort as abort:
        # typer's answer to the end of a file in the middle of something, which is nothing that a user does.
        return _our_fault(abort.__cause__ if isinstance(abort.__cause__, Exception) else abort, arguments)
    except ClosedPipe:
        _abandon(sys.stdout)
        return 0
    except SystemExit as end:
        return _ended(end)
    except OSError as error:
        # Whatever is read or stored has its own errors: this is typer printing help to a full disk or a closed stream.
        return _failed(not_written(error), arguments) if error.errno in _NOT_WRITTEN else _our_fault(error, arguments)
    except Exception as error:  # noqa: BLE001 - whatever else is our fault, and must not end in a traceback
        return _our_fault(error, arguments)
    if status == INTERRUPTED:
        return _interrupted()
    return status if isinstance(status, int) else 0


def _fill_closed_streams() -> None:
    """Put streams that fail in the place of those that whoever started the program has closed.

    Otherwise Python has None there, and the next file to be opened, such as the ledger's, has their number.
    """
    for name, way, mode in (("stdin", os.O_WRONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, way), mode, encoding="utf-8", errors="backslashreplace"))


def _ended(end: SystemExit) -> int:
    """The status of typer's own ends: of completion, and of help into a pipe that was closed."""
    if isinstance(end.__context__, BrokenPipeError):
        _abandon(sys.stdout)
        return 0
    return end.code if isinstance(end.code, int) else 0


def _interrupted() -> int:
    _say("interrupted; what was stored before stays")
    return INTERRUPTED


def _failed(error: FactcliError, arguments: Sequence[str]) -> int:
    if isinstance(error, OutputError):
        _abandon(sys.stdout)
    else:
        try:
            end_output()
        except (OutputError, ClosedPipe):
            _abandon(sys.stdout)
    if _wants_json(arguments):
        from factcli.render.formats import json_value

        _write(json_value(_printable(error.record())).decode())
    else:
        from factcli.render.escape import told

        _say(told(error.message))
        for line in (error.hint or "").splitlines():
            _write(f"  {told(line)}\n")
    return error.exit_status


def _printable(record: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """An error's record without the halves of characters that a name in another encoding has, nor anything huge."""
    from factcli.render.escape import shortened

    return {
        "error": {
            name: shortened(value).encode(errors="backslashreplace").decode() if isinstance(value, str) else value
            for name, value in record["error"].items()
        }
    }


def _our_fault(error: Exception, arguments: Sequence[str]) -> int:
    if os.environ.get("FACTCLI_DEBUG"):
        import traceback

        from factcli.render.escape import visible_lines

        _write(visible_lines("".join(traceback.format_exception(error))))
    return _failed(
        FactcliError(
            told_fault(error),
            hint="please report it with the output of the same command under FACTCLI_DEBUG=1; the ledger is sound",
        ),
        arguments,
    )


def _wants_json(arguments: Sequence[str]) -> bool:
    """Whether the command line asks for JSON, told without parsing it: it may be what is wrong."""
    for index, word in enumerate(arguments):
        if word == "--":
            return False
        if word in ("--json", "--format=json", "--format=jsonl"):
            return True
        if word == "--format" and arguments[index + 1 : index + 2] in (["json"], ["jsonl"]):
            return True
    return False


def _say(message: str) -> None:
    _write(f"factcli: {message}\n")


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):
        pass


def end_errors() -> None:
    """Let go of what cannot be told on stderr: the interpreter would end with 120, though all was done that was asked."""
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _abandon(sys.stderr)


def _abandon(stream: TextIO) -> None:
    """Let what is still buffered go nowhere, so that the interpreter does not complain when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass
