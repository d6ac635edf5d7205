"""Many requests at once, and yet one a server at a time, with a pause between two.

Workers take the server whose turn came first, not a request: none waits for a server that is busy while another
has work, and a thousand requests to one do not keep back the one to another. A redirect goes to the end of its
own server's turn and on to the next server's like a request of its own. Robots.txt is asked for when a
server's first polite request has its turn, and the server's other requests wait until that is known.
"""

import heapq
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final, Generic, Protocol, Self, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.source import Host
from factcli.models.web import Failure, Fault, Request, Response, unusable
from factcli.sources.web import robots
from factcli.sources.web.client import Hop
from factcli.sources.web.hostqueue import HostQueue, Task

_UNREAD_A_WORKER: Final = 2

Token = TypeVar("Token")
Made = TypeVar("Made")


class Steps(Protocol):
    """What a scheduler needs of a client."""

    requests: int
    received: int

    def begin(self, request: Request) -> Hop | Failure:
        """The first hop of a request."""

    def step(self, hop: Hop) -> Hop | Response | Failure:
        """Ask for one hop: the answer, or the hop that comes next."""

    def close(self) -> None:
        """Close its connections, those at work when they are done."""


class Completed(Struct, Generic[Token, Made], frozen=True):
    """A request that is done. The answer is without its body, of which `made` was made if there was a new one."""

    token: Token
    request: Request
    answer: Response | Failure
    made: Made | None = None


class Scheduler(Generic[Token, Made]):
    """`jobs` worker threads that fetch, `delay` seconds apart at each server, and hand over what was made of it.

    `hosts` are the servers that are known from earlier; `clock` gives the time as the ledger writes it. Used
    from one thread, which must read results with `next`: workers wait while too many lie unread.
    """

    def __init__(self, client: Steps, jobs: int, delay: float, hosts: Iterable[Host], clock: Callable[[], str]) -> None:
        self._client = client
        self._delay = delay
        self._clock = clock
        self._queues = {host.name: HostQueue(host) for host in hosts}
        self._turns: list[tuple[float, int, HostQueue]] = []
        self._turn = 0
        self._unfinished = 0
        self._results: deque[Completed[Token, Made]] = deque()
        self._most_unread = _UNREAD_A_WORKER * jobs
        self._closed = False
        lock = threading.Lock()
        self._work = threading.Condition(lock)
        self._room = threading.Condition(lock)
        self._finished = threading.Condition(lock)
        for number in range(jobs):
            threading.Thread(target=self._run, name=f"fetch-{number}", daemon=True).start()

    @property
    def sent(self) -> int:
        """The HTTP requests that have been sent, those for robots.txt and redirects included."""
        return self._client.requests

    @property
    def received(self) -> int:
        """The bytes that came over the network."""
        return self._client.received

    def submit(self, token: Token, request: Request, make: Callable[[Response], Made] | None = None) -> None:
        """Fetch in the background. `make` is called with an answer that is not `unchanged`, in a worker's thread."""
        hop = self._client.begin(request)
        with self._work:
            self._unfinished += 1
            if isinstance(hop, Hop):
                self._put(Task(token, request, hop, make))
            else:
                self._results.append(Completed(token, request, hop))

    def next(self, until: float | None = None) -> Completed[Token, Made] | None:
        """The next request that is done; None when there is none left, or the monotonic time `until` has passed.

        After `close` it gives what was done by then, whatever the time.
        """
        with self._finished:
            while True:
                left = None if until is None else until - time.monotonic()
                expired = left is not None and left <= 0
                if self._results and (self._closed or not expired):
                    self._unfinished -= 1
                    self._room.notify()
                    return self._results.popleft()
                if expired or self._closed or not self._unfinished:
                    return None
                self._finished.wait(left)

    def hosts(self) -> tuple[Host, ...]:
        """The servers of which something new is known: their robots.txt, and until when they are closed."""
        with self._work:
            return tuple(queue.host for queue in self._queues.values() if queue.changed)

    def close(self) -> None:
        """Start nothing more. Workers that wait for a server are left behind; they end with their request or the process."""
        with self._work:
            self._closed = True
            for condition in (self._work, self._room, self._finished):
                condition.notify_all()
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _put(self, task: Task, *, first: bool = False) -> None:
        """Give a task to its server. The lock is held."""
        place = task.hop.url.place
        queue = self._queues.get(place)
        if queue is None:
            queue = self._queues[place] = HostQueue(Host(place))
        queue.put(task, first=first)
        self._queue(queue)

    def _queue(self, queue: HostQueue) -> None:
        """Give a server its turn, if it has work and no turn yet. The lock is held."""
        if queue.has_work and not queue.has_turn:
            queue.has_turn = True
            self._turn += 1
            heapq.heappush(self._turns, (queue.ready_at, self._turn, queue))
            self._work.notify()

    def _run(self) -> None:
        while (taken := self._take()) is not None:
            queue, task = taken
            outcome = self._attended(queue, task)
            if outcome is not None:
                self._hand_over(self._done(task, outcome))

    def _take(self) -> tuple[HostQueue, Task] | None:
        """The server whose turn it is, and what to do there; waits for one. None when the scheduler is closed."""
        with self._work:
            while not self._closed:
                now = time.monotonic()
                if self._turns and self._turns[0][0] <= now:
                    queue = heapq.heappop(self._turns)[2]
                    return queue, queue.next()
                self._work.wait(self._turns[0][0] - now if self._turns else None)
        return None

    def _attended(self, queue: HostQueue, task: Task) -> Response | Failure | None:
        """What came of a task's turn at a server, which is this worker's until then; None if the task goes on."""
        outcome: Hop | Response | Failure | None
        sent = False
        try:
            now = self._clock()
            outcome = queue.obstacle(now)
            if outcome is None and task.request.polite:
                rules = queue.rules(now)
                if rules is None:
                    self._ask_rules(queue, task)
                    return None
                if isinstance(rules, Failure):
                    outcome = rules
                elif not rules.allow(task.hop.url):
                    outcome = Failure(reason="robots.txt does not allow it", fault=Fault.REFUSED)
            if outcome is None:
                sent = True
                outcome = self._client.step(task.hop)
                now = self._clock()
        except Exception as error:  # noqa: BLE001 - a worker that dies would leave the scheduler's owner waiting for ever
            outcome = _unexpected(error)
        return self._settled(queue, task, outcome, now if sent else None)

    def _ask_rules(self, queue: HostQueue, task: Task) -> None:
        """Put a task back until the server's robots.txt is known, and go for that."""
        request = robots.request(task.hop.url)
        hop = self._client.begin(request)
        assert isinstance(hop, Hop)
        with self._work:
            queue.put(task, first=True)
            queue.asks_rules = True
            queue.put(Task(None, request, hop, rules_of=queue.host.name))
            queue.has_turn = False
            self._queue(queue)

    def _settled(
        self, queue: HostQueue, task: Task, outcome: Hop | Response | Failure, sent: str | None
    ) -> Response | Failure | None:
        """End a server's turn, in which a request was `sent` at that time if there is one; as of `_attended`."""
        with self._work:
            queue.has_turn = False
            if sent is not None:
                queue.note(outcome, sent)
                if queue.obstacle(sent) is None:
                    queue.ready_at = time.monotonic() + max(self._delay, queue.delay)
            if isinstance(outcome, Hop):
                task.hop = outcome
                self._put(task, first=True)
            elif task.rules_of is not None:
                asked = self._queues[task.rules_of]
                asked.learn_rules(outcome, self._clock())
                self._queue(asked)
            queue.rest()
            self._queue(queue)
        return None if isinstance(outcome, Hop) or task.rules_of is not None else outcome

    def _done(self, task: Task, answer: Response | Failure) -> Completed[Token, Made]:
        made = None
        if isinstance(answer, Response):
            if task.make is not None and not answer.unchanged:
                try:
                    made = task.make(answer)
                except Exception as error:  # noqa: BLE001 - see above; what was fetched is only one of many
                    return Completed(task.token, task.request, _unexpected(error))
            answer = replace(answer, body=b"")
        return Completed(task.token, task.request, answer, made)

    def _hand_over(self, done: Completed[Token, Made]) -> None:
        with self._room:
            while len(self._results) >= self._most_unread and not self._closed:
                self._room.wait()
            self._results.append(done)
            self._finished.notify()


def _unexpected(error: Exception) -> Failure:
    return unusable(f"it cannot be read: {type(error).__name__}")
