"""A person at a real terminal, going through claims."""

import re
import signal
import sys
import termios
import time
from typing import Any

import pexpect

_ESCAPES = r"\x1b\[[0-9;?]*[a-zA-Z]"
_PATIENCE = 60


class Person:
    """One who runs factcli on a terminal, presses keys and looks at what is drawn since."""

    def __init__(
        self, *arguments: str, env: dict[str, str], size: tuple[int, int] = (80, 24), term: str = "xterm-256color"
    ) -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "factcli", *arguments],
            env={**env, "TERM": term},
            dimensions=(size[1], size[0]),
            encoding="utf-8",
            codec_errors="replace",
            timeout=_PATIENCE,
        )
        self.child.delaybeforesend = None
        self.drawn = ""

    @property
    def seen(self) -> str:
        """What was drawn since the last key, without escape sequences."""
        return re.sub(_ESCAPES, "", self.drawn).replace("\r", "")

    def sees(self, *words: str) -> str:
        """Wait until all of this has been drawn since the last key."""
        deadline = time.monotonic() + _PATIENCE
        while not all(" ".join(one.split()) in " ".join(self.seen.split()) for one in words):
            assert time.monotonic() < deadline, (words, self.seen)
            try:
                self.drawn += self.child.read_nonblocking(65536, timeout=_PATIENCE)
            except (pexpect.TIMEOUT, pexpect.EOF) as error:
                raise AssertionError((words, self.seen)) from error
        return self.seen

    def presses(self, keys: str) -> None:
        self.drawn = ""
        self.child.send(keys)

    def resizes(self, columns: int, rows: int) -> None:
        self.drawn = ""
        self.child.setwinsize(rows, columns)

    def leaves(self) -> tuple[int | None, int | None]:
        """Wait for the end; returns exit status and signal."""
        try:
            while True:
                self.drawn += self.child.read_nonblocking(65536, timeout=_PATIENCE)
        except pexpect.EOF:
            pass
        self.child.close()
        return self.child.exitstatus, self.child.signalstatus

    def is_ended(self) -> None:
        """End the program, whatever it is at."""
        # Not `close(force=True)`, which allows a killed process a tenth of a second, on however busy a machine.
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
            self.child.wait()
        self.child.close()

    def modes(self) -> list[Any]:
        """How the terminal is set."""
        return termios.tcgetattr(self.child.child_fd)
