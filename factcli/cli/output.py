"""Where results go: data on stdout, everything else on stderr."""

import errno
import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from factcli.errors import OutputError, UsageError
from factcli.render.formats import Format, Record, encoded, json_value

_PIPE_WIDTH = 120
_MANY_CLAIMS = 5000


class ClosedPipe(Exception):
    """Whoever reads the output has stopped; there is nobody to tell."""


def chosen_format(form: Format | None, json: bool) -> Format:
    """The format that was asked for: a table on a terminal, tab-separated values in a pipe, where none was.

    Raises UsageError where two were.
    """
    if json and form not in (None, Format.JSON):
        raise UsageError(f"--json and --format {form} contradict each other", hint="leave one out", subject="--json")
    if json:
        return Format.JSON
    return form or (Format.TABLE if sys.stdout.isatty() else Format.TSV)


def chosen_fields(fields: str | None, known: Collection[str]) -> list[str]:
    """The fields of `--fields a,b`; raises UsageError for none, or one that is not `known`."""
    names = [name.strip() for name in (fields or "").split(",") if name.strip()]
    if fields is not None and not names:
        raise UsageError("--fields names no field", hint=f"the fields are {', '.join(known)}", subject="--fields")
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            near = next(iter(get_close_matches(name, list(known), n=1)), None)
            meant = f"did you mean {near}? " if near else ""
            hint = f"{meant}the fields are {', '.join(known)}"
            raise UsageError(f"there is no field {name!r}", hint=hint, subject=name)
    return names


def emit(
    records: Iterable[Record],
    form: Format,
    fields: Sequence[str],
    columns: Sequence[str],
    table: Callable[[], Any] | None = None,
    *,
    at_once: bool = False,
) -> None:
    """Print records; as what `table` gives where a table is wanted and the user chose no fields.

    `at_once`: nothing before there is all of it, where a record may turn out to be damaged.
    """
    if form is not Format.TABLE:
        pieces = encoded(records, form, fields, columns)
        for piece in list(pieces) if at_once else pieces:
            write(piece)
    elif fields or table is None:
        from factcli.render.table import fields_table

        emit_table(fields_table(records, fields or columns))
    else:
        emit_table(table())


def emit_value(value: Any) -> None:
    """Print one value as a line of JSON."""
    write(json_value(value))


def emit_table(renderable: Any, *, paged: bool = True) -> None:
    """Print something of rich's, if it may be `paged` through $PAGER if that is set and the screen too small."""
    from factcli.render.escape import drawn
    from factcli.render.table import console

    terminal = sys.stdout.isatty()
    screen = console() if terminal or os.environ.get("COLUMNS") else console(_PIPE_WIDTH)
    with screen.capture() as capture:
        screen.print(renderable)
    text = drawn(capture.get())
    if paged and terminal and os.environ.get("TERM") != "dumb" and text.count("\n") >= screen.height and pager():
        _page(text, pager())
    else:
        write(text.encode())


def say(text: str) -> None:
    """Print lines for a person."""
    from factcli.render.escape import visible_lines

    write(visible_lines(text).encode(errors="backslashreplace"))


def print_path(path: Path) -> None:
    """Print a path so that a shell has it by `$(…)`."""
    from factcli.render.escape import shell_word

    write(f"{shell_word(str(path))}\n".encode(errors="surrogateescape"))


def pager() -> str:
    """The program that long texts are to be shown with: the settings', else $PAGER's; "" for none.

    Settings that cannot be understood say nothing here: what was found is shown all the same.
    """
    from factcli.cli.settings import read_settings

    named = os.environ.get("PAGER", "")
    try:
        return str(read_settings().get("pager", named))
    except UsageError:
        return named


def _page(text: str, pager: str) -> None:
    import shlex
    import subprocess

    environment = {"LESS": "-FRX", **os.environ}
    try:
        subprocess.run(shlex.split(pager), input=text.encode(), env=environment, check=False)  # noqa: S603 - the user's own choice
    except (OSError, ValueError):
        write(text.encode())


def screen_width() -> int:
    """How many columns a table has."""
    from factcli.render.table import console

    return console().width if sys.stdout.isatty() or os.environ.get("COLUMNS") else _PIPE_WIDTH


def write(data: bytes) -> None:
    """Write what a format has made harmless to stdout, where any other text goes by `say`; raises OutputError."""
    try:
        sys.stdout.buffer.write(data)
    except BrokenPipeError:
        raise ClosedPipe from None
    except OSError as error:
        raise not_written(error) from error


def end_output() -> None:
    """Make sure that all output has been taken; raises OutputError where it has not."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise ClosedPipe from None
    except (OSError, ValueError) as error:
        raise not_written(error) from error


def note(message: str) -> None:
    """Tell a person something beside the data; what cannot be told there changes nothing of what was done."""
    from factcli.render.escape import told

    with suppress(OSError):
        sys.stderr.write(f"factcli: {told(message)}\n")


def indexing(claims: int) -> None:
    """Tell a person why a search takes its time."""
    if claims > _MANY_CLAIMS:
        note(f"reading the words of {claims:,} claims, once; later searches are quick")


def not_written(error: OSError | ValueError) -> OutputError:
    """The error of output that cannot be written."""
    reason = getattr(error, "strerror", None) or str(error)
    closed = getattr(error, "errno", None) == errno.EBADF
    return OutputError(
        "output cannot be written: it is closed" if closed else f"output cannot be written: {reason}",
        hint=f"{'open it' if closed else 'free some space'} or name another file; what was stored in the ledger stays",
        subject="stdout",
    )
