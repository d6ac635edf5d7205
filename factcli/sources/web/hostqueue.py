"""What a scheduler has to do at one server, and whether that is possible now."""

from collections import deque
from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.source import Host
from factcli.models.web import Failure, Fault, Request, Response
from factcli.sources.web import robots
from factcli.sources.web.answers import LONGEST_PATIENCE
from factcli.sources.web.client import Hop
from factcli.sources.web.robots import Rules
from factcli.text import times

_PATIENCE: Final = 3
_LONGEST_KEPT: Final = 8 * 1024


class Task(Struct):
    """A request on its way: `hop` is its next step. `rules_of` is the server whose robots.txt it asks for."""

    token: Any
    request: Request
    hop: Hop
    make: Callable[[Response], Any] | None = None
    rules_of: str | None = None


class HostQueue:
    """One server: what is to be asked of it, and what is known of it.

    `ready_at` is the monotonic time of its next turn; `has_turn` tells that it waits for it or has it.
    `urgent` are steps towards some robots.txt, which never wait for another, so that two servers that
    redirect to each other cannot block one another.
    """

    def __init__(self, host: Host) -> None:
        self.host = host
        self.changed = False
        self.ready_at = 0.0
        self.has_turn = False
        self.asks_rules = False
        self.urgent: deque[Task] = deque()
        self.waiting: deque[Task] = deque()
        self._rules: Rules | Failure | None = None
        self._in_vain = 0
        self._vain_fault = Fault.UNREACHABLE

    @property
    def has_work(self) -> bool:
        """Whether there is something that can be done in its next turn."""
        return bool(self.urgent or (self.waiting and not self.asks_rules))

    @property
    def delay(self) -> float:
        """The pause between two requests that the server asks for, in seconds."""
        return self._rules.delay if isinstance(self._rules, Rules) else 0.0

    def next(self) -> Task:
        """The task whose turn it is."""
        return self.urgent.popleft() if self.urgent else self.waiting.popleft()

    def put(self, task: Task, *, first: bool = False) -> None:
        """Add a task; `first` before those that wait."""
        row = self.waiting if task.rules_of is None else self.urgent
        if first:
            row.appendleft(task)
        else:
            row.append(task)

    def rules(self, now: str) -> Rules | Failure | None:
        """What the server allows; None if it has to be asked."""
        if self._rules is None and robots.is_known(self.host, now):
            self._rules = Rules(self.host.robots)
        return self._rules

    def learn_rules(self, answer: Response | Failure, now: str) -> None:
        """Keep what it answered when it was asked for its rules.

        What it could not say is kept only for this run, and what is long only while it has work: a feed may name
        thousands of servers, each with rules of half a megabyte.
        """
        self.asks_rules = False
        text = robots.text_of(answer)
        if isinstance(text, Failure):
            self._rules = text
        elif text is not None and len(text) > _LONGEST_KEPT:
            self._rules = Rules(text)
        else:
            self._change(replace(self.host, robots=text, robots_at=now))

    def rest(self) -> None:
        """Let go of the rules while there is nothing to do."""
        if isinstance(self._rules, Rules) and not self.waiting and not self.urgent:
            self._rules = None

    def obstacle(self, now: str) -> Failure | None:
        """Why it is not asked now, whatever for."""
        left = _until(self.host.closed_until, now)
        if left > 0:
            return Failure(reason="the server has asked for patience", fault=Fault.BUSY, retry_after=left, asked=False)
        if self._in_vain >= _PATIENCE:
            reason = f"not asked, since its server did not serve the last {_PATIENCE} requests"
            return Failure(reason=reason, fault=self._vain_fault, asked=False)
        return None

    def note(self, outcome: Hop | Response | Failure, now: str) -> None:
        """Keep what an answer says of the server itself."""
        failed = outcome if isinstance(outcome, Failure) else None
        if failed and failed.fault in (Fault.UNREACHABLE, Fault.BUSY):
            self._in_vain += 1
            self._vain_fault = failed.fault
        else:
            self._in_vain = 0
        if failed and failed.fault is Fault.BUSY and failed.retry_after:
            self._change(replace(self.host, closed_until=times.later(now, failed.retry_after)))
        elif self.host.closed_until is not None and not failed:
            self._change(replace(self.host, closed_until=None))

    def _change(self, host: Host) -> None:
        self.host = host
        self.changed = True


def _until(time: str | None, now: str) -> int:
    """The seconds until a time; 0 if there is none, or it makes no sense, as one does that a clock ahead of time noted."""
    try:
        left = times.seconds(time) - times.seconds(now) if time else 0
    except ValueError:
        return 0
    return left if 0 < left <= LONGEST_PATIENCE else 0
