"""Runs the program within the tests' own process: a tenth of what a process costs, and coverage sees it.

Each call has streams, an environment, a folder and a clock of its own. What only a process has (its end by `os._exit`,
signals, locale, a controlling terminal) is tested by processes: `run` starts one itself for another locale, and tests
that kill, interrupt or type start their own.
"""

import gc
import json
import os
import pty
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any
from unittest import mock

from factcli.cli import app, context
from factcli.cli.boundary import INTERRUPTED
from factcli.cli.boundary import run as run_command_line
from factcli.cli.wiring import extraction, syncing


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def run_in_process(arguments: Sequence[str], stdin: bytes, env: Mapping[str, str], cwd: Path) -> Done:
    """Run one command line with files for its standard streams."""
    with ExitStack() as files:
        given, out, err = (files.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        given.write(stdin)
        given.seek(0)
        with _surroundings(env, cwd), _streams(given.fileno(), out.fileno(), err.fileno()):
            status = _run(arguments)
            # Read before the streams are closed: what the program did not flush is lost in a process, which ends by
            # `os._exit`, and so it is here.
            return Done(status, _all_of(out), _all_of(err))


def draw_in_process(arguments: Sequence[str], env: Mapping[str, str], cwd: Path, columns: int, rows: int) -> Done:
    """Run one command line on a terminal of a size; what it drew, on either stream, is the output."""
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (rows, columns))
    drawn: list[bytes] = []
    reading = Thread(target=_read_terminal, args=(ours, drawn))
    reading.start()  # at once: a terminal holds 4 KB, then its writer waits
    try:
        with _surroundings(env, cwd), _streams(its, its, its):
            status = _run(arguments)
    finally:
        os.close(its)
        reading.join()
        os.close(ours)
    return Done(status, b"".join(drawn).decode(), "")


@contextmanager
def clock_ahead(seconds: float) -> Iterator[None]:
    """Let the program's clock be ahead.

    The class is replaced in the one module that asks for the time, not the function `now` that it gives: modules that
    are loaded already hold that.
    """

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # what is later is not `Later`
            return datetime.now(tz) + timedelta(seconds=seconds)

    with mock.patch.object(context, "datetime", Later):
        yield


@contextmanager
def hard_to_read(seconds: float) -> Iterator[None]:
    """Let finding the claims of a text seem to take so long, and fail in one with the word "unfathomable"."""
    spent = 0.0
    extract, monotonic = syncing.extract, time.monotonic

    def after_long(text: str, published: str | None) -> Any:
        nonlocal spent
        spent += seconds
        if "unfathomable" in text:
            raise IndexError("no such word")
        return extract(text, published)

    def then() -> float:
        return monotonic() + spent

    with (
        mock.patch.object(syncing, "extract", after_long),
        mock.patch.object(extraction, "extract", after_long),
        mock.patch.object(time, "monotonic", then),
    ):
        yield


def _run(arguments: Sequence[str]) -> int:
    gc.disable()  # as the program does when it starts
    try:
        made = _command(app.markup_mode(), os.environ.get(_NO_SHELL))
        with mock.patch.object(app, "command", return_value=made):
            status = run_command_line(arguments)
    finally:
        gc.enable()
    if status == INTERRUPTED:
        # Whoever presses Ctrl-C means the tests, of which the program has only seen its own end.
        raise KeyboardInterrupt
    return status


_make_command = app.command
_NO_SHELL = "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"


@cache
def _command(_markup_mode: str | None, _no_shell: str | None) -> Any:
    """The command line, which typer takes half of a call's time to make: made once for all that it depends on."""
    return _make_command()


@contextmanager
def _surroundings(env: Mapping[str, str], cwd: Path) -> Iterator[None]:
    try:
        with (
            mock.patch.dict(os.environ, env, clear=True),
            mock.patch.object(tempfile, "tempdir", None),  # it remembers the $TMPDIR of an earlier call
            chdir(cwd),
        ):
            time.tzset()
            yield
    finally:
        time.tzset()


@contextmanager
def _streams(given: int, out: int, err: int) -> Iterator[None]:
    """Put files in the place of the standard streams.

    Of the descriptors, which children (an editor, a pager, workers) inherit and rich asks for the terminal's size, and
    of Python's objects, which are opened as the interpreter opens them under C.UTF-8.
    """
    before = [os.dup(number) for number in range(3)]
    for number, descriptor in enumerate((given, out, err)):
        os.dup2(descriptor, number)
    try:
        with (
            closing(open(0, encoding="utf-8", errors="surrogateescape", closefd=False)) as stdin,
            closing(open(1, "w", encoding="utf-8", errors="surrogateescape", closefd=False)) as stdout,
            closing(open(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)) as stderr,
            mock.patch.multiple(sys, stdin=stdin, stdout=stdout, stderr=stderr),
        ):
            yield
    finally:
        for number, descriptor in enumerate(before):
            os.dup2(descriptor, number)
            os.close(descriptor)


def _all_of(file: Any) -> str:
    file.seek(0)
    return bytes(file.read()).decode()


def _read_terminal(descriptor: int, drawn: list[bytes]) -> None:
    try:
        while some := os.read(descriptor, 1 << 16):
            drawn.append(some)
    except OSError:
        pass  # EIO: nobody has the terminal open any longer
