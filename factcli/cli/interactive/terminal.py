"""A terminal taken over for single keys and whole screens, and given back, whatever ends the program."""

import os
import select
import shutil
import signal
import subprocess
import sys
import termios
import tty
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType
from typing import Any, Final, Self

from factcli.cli.interactive.keys import next_key

RESIZED: Final = "resized"
"""The key that stands for a terminal of another size, or one that must be drawn anew."""

_ENTER: Final = "\x1b[?1049h\x1b[?25l\x1b[?2004h"
_LEAVE: Final = "\x1b[?2004l\x1b[?25h\x1b[?1049l"
_ESCAPE_TIME: Final = 0.05
_READ: Final = 4096
_LOCAL: Final = 3
"""Where the local flags stand in what termios gives."""

_TERMINATED: Final = 143
_GUARD: Final = ("trap '' HUP INT QUIT TERM; read word || {{ stty \"$0\" <&1; printf '{leave}'; }} 2>/dev/null").format(
    leave=_LEAVE.replace("\x1b", "\\033")
)
"""What waits for the program's end: a pipe that closes without a word tells that it was killed."""


class Terminal:
    """The terminal, as a block: single keys and a screen of its own inside, all as it was behind it.

    With `screen` False the keys alone are taken, and nothing is drawn.
    """

    def __init__(self, *, screen: bool = True) -> None:
        self._screen = screen
        self._in = sys.stdin.fileno()
        self._data = b""
        self._saved: list[Any] = []
        self._handlers: dict[signal.Signals, Any] = {}
        self._guard: subprocess.Popen[bytes] | None = None
        self._woken, self._wake = -1, -1
        self._to_stop = self._to_take = False

    def __enter__(self) -> Self:
        self._saved = termios.tcgetattr(self._in)
        self._woken, self._wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        for number, handler in (
            (signal.SIGWINCH, _heed),
            (signal.SIGCONT, self._continued),
            (signal.SIGTSTP, self._stopped),
            (signal.SIGTERM, _terminated),
        ):
            self._handlers[number] = signal.signal(number, handler)
        if self._screen:
            self._guard = self._watch()
        self._take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is KeyboardInterrupt:
            with suppress(OSError, termios.error):
                termios.tcflush(self._in, termios.TCIFLUSH)  # what was typed before it is for no other program
        self._give()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(-1)
        os.close(self._woken)
        os.close(self._wake)
        if self._guard is not None:
            self._guard.communicate(b"done\n")

    def key(self) -> str:
        """The next key, or RESIZED; `ctrl-d` where the terminal is gone."""
        while True:
            key = self._next(more=True)
            if key:
                return key
            ready, _, _ = select.select([self._in, self._woken], [], [], _ESCAPE_TIME if self._data else None)
            if self._woken in ready:
                os.read(self._woken, _READ)
                self._obey()
                return RESIZED
            if not ready:
                key = self._next(more=False)
                if key:
                    return key
                continue
            try:
                read = os.read(self._in, _READ)
            except OSError:
                read = b""
            if not read:
                return "ctrl-d"
            self._data += read

    def draw(self, lines: Sequence[str]) -> None:
        """Put lines on the screen, each of which fits on it."""
        sys.stdout.write("\x1b[H" + "\r\n".join(f"{line}\x1b[K" for line in lines) + "\x1b[J")
        sys.stdout.flush()

    def size(self) -> tuple[int, int]:
        """How many columns and lines it has."""
        try:
            size = os.get_terminal_size(self._in)
        except OSError:
            return shutil.get_terminal_size()
        return (size.columns or 80, size.lines or 24)

    @contextmanager
    def lent(self) -> Iterator[None]:
        """A block in which another program has the terminal as it was before."""
        self._give()
        # Ctrl-C is for the other program, whom it reaches too; and what stops that is to stop this one with it.
        for number in (signal.SIGTSTP, signal.SIGCONT):
            signal.signal(number, signal.SIG_DFL)
        interrupt = signal.signal(signal.SIGINT, _heed)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, interrupt)
            signal.signal(signal.SIGTSTP, self._stopped)
            signal.signal(signal.SIGCONT, self._continued)
            self._data = b""
            termios.tcflush(self._in, termios.TCIFLUSH)
            self._take()

    def _next(self, *, more: bool) -> str:
        """The first key in what was read; "" where there is none."""
        while self._data:
            key, rest = next_key(self._data, more=more)
            if not key and rest == self._data:
                return ""
            self._data = rest
            if key:
                return key
        return ""

    def _take(self) -> None:
        tty.setcbreak(self._in, termios.TCSADRAIN)
        self._keep_on_interrupt()
        if self._screen:
            sys.stdout.write(_ENTER)
        sys.stdout.flush()

    def _keep_on_interrupt(self) -> None:
        """Let Ctrl-C not throw away what was typed: a read that `select` has promised something would wait for ever."""
        state = termios.tcgetattr(self._in)
        state[_LOCAL] |= termios.NOFLSH
        termios.tcsetattr(self._in, termios.TCSADRAIN, state)

    def _give(self) -> None:
        try:
            if self._screen:
                sys.stdout.write(_LEAVE)
                sys.stdout.flush()
            termios.tcsetattr(self._in, termios.TCSADRAIN, self._saved)
        except (OSError, termios.error):
            pass  # the terminal has been closed

    def _stopped(self, _number: int, _frame: FrameType | None) -> None:
        self._to_stop = True

    def _continued(self, _number: int, _frame: FrameType | None) -> None:
        self._to_take = True

    def _obey(self) -> None:
        """Stop if that was wished, which is done here and not amid something else, such as writing to the ledger."""
        if self._to_stop:
            self._to_stop = False
            self._give()
            os.kill(os.getpid(), signal.SIGSTOP)
            self._to_take = True
        if self._to_take:
            self._to_take = False
            self._take()

    def _watch(self) -> "subprocess.Popen[bytes] | None":
        """A process that gives the terminal back where this one is killed; None where there is no shell for it."""
        state = _stty(self._in)
        if state is None:
            return None
        try:
            return subprocess.Popen(  # noqa: S603 - a script and a state of our own
                ["/bin/sh", "-c", _GUARD, state],
                stdin=subprocess.PIPE, stdout=sys.stdout, stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        except OSError:
            return None


def _stty(terminal: int) -> str | None:
    """The terminal's state in the words of stty."""
    try:
        done = subprocess.run(["/bin/sh", "-c", "stty -g"], stdin=terminal, capture_output=True, check=False, text=True)
    except OSError:
        return None
    return done.stdout.strip() or None if done.returncode == 0 else None


def _heed(_number: int, _frame: FrameType | None) -> None:
    """Let a signal wake what waits for a key."""


def _terminated(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(_TERMINATED)
