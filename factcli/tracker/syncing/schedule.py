"""When sources are polled and pages are read: pure arithmetic on times and chance."""

from typing import Final

from factcli.models.source import Page, Source
from factcli.models.web import Failure, Fault
from factcli.text.times import later, seconds

HOUR: Final = 3600
DAY: Final = 24 * HOUR
READINGS: Final = (1 * HOUR, 6 * HOUR, 1 * DAY, 3 * DAY, 7 * DAY)
"""How long after its first sight a page is read again, in seconds; the README names these."""

# How early a run may come: a tenth of the pause, two minutes at most, which pauses of 20 minutes and more have. With 0 for either
# a run two seconds early leaves a poll to the next one; with half an hour as the most a page is read six minutes before its hour.
_SLACK: Final = 0.1
_MOST_SLACK: Final = 120
_LONGEST_PAUSE: Final = DAY
_MOST_DOUBLINGS: Final = 16
"""Of a source's pause: far more than a day for the shortest, which is a minute. It keeps the number small after thousands of
failures."""
_JITTER: Final = 0.1
"""The share by which a pause is shorter or longer. With 0.5 a day may become 36 hours, with 0 all that failed together is
tried again together."""
_FIRST_RETRY: Final = HOUR / 2
_PATIENCE: Final = 8
"""After so many failures in a row a page is given up: seven pauses that double from half an hour to a day, 55 hours in all."""
_FINAL: Final = (Fault.GONE, Fault.REFUSED)


def is_due(due: str | None, every: int, now: str) -> bool:
    """Whether it is time, or nearly: a run that comes a few seconds early must not leave it to the next one."""
    return due is not None and due <= horizon(every, now)


def is_ahead(time: str, now: str) -> bool:
    """Whether a time that has been is still to come: the clock was ahead then, and what was planned by it holds no more."""
    return time > later(now, _MOST_SLACK)


def beyond(now: str) -> str:
    """After when no page can have been planned to be read, but by a clock that was ahead."""
    return later(now, READINGS[-1] + DAY)


def horizon(every: int, now: str) -> str:
    """Until when what is done every so many seconds counts as due now."""
    return later(now, min(every * _SLACK, _MOST_SLACK))


def after_success(source: Source, now: str) -> str:
    """When a source that has answered is due next."""
    return later(now, source.every)


def after_failure(source: Source, failures: int, failure: Failure, now: str, chance: float) -> str:
    """When a source that has failed `failures` times in a row is due next: after twice as long each time, a day at most.

    `chance`, from 0 to 1, spreads those that failed together. What the server asks for is honoured.
    """
    pause = min(source.every * 2 ** min(failures - 1, _MOST_DOUBLINGS), max(_LONGEST_PAUSE, source.every))
    return later(now, max(_spread(pause, chance), failure.retry_after or 0))


def next_reading(page: Page, now: str) -> tuple[str | None, int]:
    """When a page that has just been read is due again (None: never), and how many readings of its plan are behind it.

    Readings that were missed are not made up for.
    """
    age = seconds(horizon(HOUR, now)) - seconds(page.first_seen)
    behind = sum(1 for after in READINGS if after <= age)
    return (later(page.first_seen, READINGS[behind]), behind) if behind < len(READINGS) else (None, behind)


def after_failed_reading(page: Page, failures: int, failure: Failure, now: str, chance: float) -> str | None:
    """When a page that could not be read is tried again; None: not any more."""
    if failure.fault in _FINAL or failures >= _PATIENCE:
        return None
    if failure.fault is Fault.UNUSABLE and page.article is not None:
        return next_reading(page, now)[0]
    pause = min(_FIRST_RETRY * 2 ** max(failures - 1, 0), _LONGEST_PAUSE)
    return later(now, max(_spread(pause, chance), failure.retry_after or 0))


def _spread(pause: float, chance: float) -> float:
    return pause * (1 - _JITTER + 2 * _JITTER * chance)
