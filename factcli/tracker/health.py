"""Whether a ledger is well looked after: its growth, its sources, and whether anything syncs them. Reads little of it."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from factcli.models.reports import Check, State
from factcli.models.source import Source
from factcli.text.times import seconds
from factcli.tracker.ports import Reader

MANY_CLAIMS: Final = 100_000
MANY_BYTES: Final = 256 << 20
"""From where on a ledger is better archived in part."""

_MIB: Final = 1 << 20
_DAY: Final = 24 * 60 * 60
_RECENT_RUNS: Final = 500
_SOURCES_NAMED: Final = 3


def growth(claims: int, size: int, archive: str) -> Check:
    """Whether it is time to archive, which `factcli db archive` does."""
    if claims < MANY_CLAIMS and size < MANY_BYTES:
        return Check("growth", State.OK, f"room for more: archiving pays from {MANY_CLAIMS:,} claims or 256 MiB")
    detail = f"{claims:,} claims in {size / _MIB:,.0f} MiB make every command slower"
    return Check("growth", State.ADVICE, detail, f"move what nobody works on: {archive}")


def sources(found: Sequence[Source]) -> Check:
    """Whether all sources that are to be looked at can be."""
    if not found:
        return Check("sources", State.OK, "none yet; `factcli source add URL` adds one")
    active = [one for one in found if not one.paused]
    failing = [one for one in active if one.in_vain]
    waiting = [one for one in active if not one.in_vain and one.last_success is None]
    parts = [
        f"{len(found)} source{'' if len(found) == 1 else 's'}",
        *_named(failing, "failing"),
        *_named(waiting, "not looked at yet"),
        *_named([one for one in found if one.paused], "paused"),
        *_named([one for one in active if one.unread], "with files that are not read"),
    ]
    if failing or waiting:
        advice = "`factcli source list` tells why" if failing else "`factcli sync` looks at what is due"
        return Check("sources", State.ADVICE, "; ".join(parts), advice)
    return Check("sources", State.OK, "; ".join(parts))


def last_sync(ledger: Reader, found: Sequence[Source], now: str) -> Check:
    """Whether something syncs the sources: none has been for three of the shortest intervals, and not for a day."""
    runs = (run.at for run in islice(ledger.runs(), _RECENT_RUNS) if run.command == "sync")
    last = max([*islice(runs, 1), *(one.last_try for one in found if one.last_try)], default=None)
    active = [one for one in found if not one.paused]
    said = f"the last one was at {last}" if last else "there was none yet"
    if not active:
        return Check("last sync", State.OK, f"{said}; no source is waiting for one")
    if last and seconds(last) - seconds(now) > _DAY:
        said += ", which is still to come: this machine's clock was ahead, or is behind"
        return Check("last sync", State.ADVICE, said, "set the clock; the next sync looks at every source again")
    since = last or max(one.added for one in active)
    patience = max(_DAY, 3 * min(one.every for one in active))
    if seconds(now) - seconds(since) <= patience:
        return Check("last sync", State.OK, said)
    return Check(
        "last sync", State.ADVICE, said, "`factcli cron` prints the line that lets your machine sync by itself"
    )


def _named(some: Sequence[Source], what: str) -> list[str]:
    if not some:
        return []
    more = f" and {len(some) - _SOURCES_NAMED} more" if len(some) > _SOURCES_NAMED else ""
    return [f"{len(some)} {what} ({', '.join(one.name for one in some[:_SOURCES_NAMED])}{more})"]
