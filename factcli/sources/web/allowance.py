"""What one exchange may still take of time and bytes, and sockets that keep to it.

A limit on each read does not bound the whole: a byte every few seconds lasts for ever, in headers as in
bodies. So the socket itself asks before every read how long it may still wait. That needs no watchdog thread
which would have to close a socket under another's hands, and holds wherever the bytes are read: status line,
headers, lengths of chunks, trailers. TLS handshakes are one call that takes a limit for all of it. The bytes are
counted in the same place, since a length such as -1 makes the standard library read without end.
"""

import socket
import ssl
import time
from typing import Any, Final

from msgspec import Struct

_HEADROOM: Final = 1024 * 1024


class Limits(Struct, frozen=True):
    """What a server may take: seconds, bytes after decompression, and redirects."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    size: int = 16 * 1024 * 1024
    redirects: int = 5


class TooLarge(Exception):
    """The answer has more bytes than it may have."""


class Allowance:
    """The time and bytes that one exchange may still take. Belongs to one thread.

    `received` counts bytes, heads included; `patience` is how long the last wait might last, in seconds.
    """

    def __init__(self, limits: Limits, spent: float = 0.0) -> None:
        self.limits = limits
        self.received = 0
        self.patience = 0.0
        self._begun = time.monotonic() - spent
        self._ends = self._begun + limits.total

    @property
    def spent(self) -> float:
        """The seconds since it began."""
        return time.monotonic() - self._begun

    @property
    def is_over(self) -> bool:
        """Whether all the time has been taken."""
        return time.monotonic() >= self._ends

    def wait(self, most: float | None = None) -> float:
        """The seconds that the next wait may last, at most `most`, or the limit for reads; raises TimeoutError at the end."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.patience = min(left, self.limits.read if most is None else most)
        return self.patience

    def take(self, count: int) -> None:
        """Count what has been received; raises TooLarge when no body could still be within its limit."""
        self.received += count
        if self.received > self.limits.size + _HEADROOM:
            raise TooLarge


class PlainSocket(socket.socket):
    """A socket each of whose reads keeps to an allowance, once it has one."""

    allowance: Allowance | None = None

    def recv_into(self, *args: Any, **options: Any) -> int:
        """As of any socket; raises TimeoutError and TooLarge."""
        if self.allowance is None:
            return super().recv_into(*args, **options)
        self.settimeout(self.allowance.wait())
        count = super().recv_into(*args, **options)
        self.allowance.take(count)
        return count


class SecureSocket(PlainSocket, ssl.SSLSocket):
    """The same over TLS: it asks its allowance, then reads as TLS does."""
