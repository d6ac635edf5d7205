"""A command that is to run again and again, as cron and systemd want it written. Pure.

A lock of their own is left out on purpose: `sync` lets one process in at a time, ends with 75 where another
is at work, and so also heeds the one that a person started by hand, which `flock` around cron's line would
not. The time limit is shorter than the interval, so that 75 comes only where something hangs; and that a
person should hear of, where `flock -n` would be silent for ever.
"""

import shlex
from datetime import timedelta
from hashlib import sha256
from typing import Final

from msgspec import Struct

from factcli.render.escape import has_controls
from factcli.text.times import read_length

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_WEEK: Final = 7 * _DAY
_WEEKDAYS: Final = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
_LONGEST_LIMIT: Final = 10
_GRACE: Final = 5
_MOST_DELAY: Final = 120

INTERVALS: Final = tuple(
    [f"{minutes}m" for minutes in range(1, _HOUR) if _HOUR % minutes == 0]
    + [f"{hours}h" for hours in range(1, 24) if 24 % hours == 0]
    + ["1d", "1w"]
)
"""The intervals that five fields can say."""

LONGEST_LINE: Final = 990
"""How long a line some crons take, in bytes."""


class Job(Struct, frozen=True):
    """What is to run, in words of a command line, every so many minutes.

    `place` is what the moment within the interval is made of, so that not everybody's falls on the full
    hour; `settings` is the file that `FACTCLI_CONFIG` names, None where it names none.
    """

    command: tuple[str, ...]
    every: int
    place: str
    settings: str | None = None


def minutes_of(interval: str) -> int:
    """An interval such as 30m, 6h or 1d in minutes; raises ValueError for one that five fields cannot say."""
    length = read_length(interval)
    if length not in map(read_length, INTERVALS):
        raise ValueError(interval)
    return length // timedelta(minutes=1)


def time_limit(every: int) -> int:
    """How many minutes a run may take that is started every so many minutes: less than that, where it can be."""
    return max(1, min(_LONGEST_LIMIT, every - 1))


def crontab_line(job: Job) -> str:
    """Five fields and the command for `sh`; raises ValueError for a path that no crontab can hold."""
    words = [shlex.quote(word) for word in job.command]
    if job.settings is not None:
        words.insert(0, f"FACTCLI_CONFIG={shlex.quote(job.settings)}")
    line = f"{_fields(job)} {' '.join(words)}".replace("%", r"\%")  # which cron would take for a line end
    if has_controls(line) or len(line.encode(errors="surrogateescape")) > LONGEST_LINE:
        raise ValueError(line)
    return line


def service(job: Job, description: str) -> str:
    """The systemd service that runs it once."""
    settings = "" if job.settings is None else f"Environment={_unit_word(f'FACTCLI_CONFIG={job.settings}')}\n"
    # The colon keeps systemd from taking a dollar sign for a variable.
    command = " ".join([_unit_word(f":{job.command[0]}"), *map(_unit_word, job.command[1:])])
    return f"""\
[Unit]
Description={_specifiers(description)}

[Service]
Type=oneshot
{settings}ExecStart={command}
# The command ends by itself before; what hangs is killed, which costs at most the article in work.
TimeoutStartSec={time_limit(job.every) + _GRACE}min
Nice=10
# 1: an alert was met. 4: a source failed, which the command tells of when it lasts. 75: another sync was at work.
SuccessExitStatus=1 4 75
# What a user's own service may ask for; sandboxes of the file system need rights that it may not have.
NoNewPrivileges=yes
UMask=0077
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictNamespaces=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
SystemCallArchitectures=native
SystemCallFilter=@system-service
"""


def timer(job: Job, description: str) -> str:
    """The systemd timer that starts the service of its name."""
    return f"""\
[Unit]
Description={_specifiers(description)}

[Timer]
OnCalendar={_calendar(job)}
# A run that was missed, as while the machine slept, is made up for.
Persistent=true
RandomizedDelaySec={min(_MOST_DELAY, job.every * 6)}

[Install]
WantedBy=timers.target
"""


def _moments(job: Job) -> tuple[str, str, int | None]:
    """The minutes, the hours, and the day of the week (0 is Sunday), at which it runs; `*` for all."""
    offset = int.from_bytes(sha256(job.place.encode(errors="surrogateescape")).digest()[:8], "big") % job.every
    if job.every < _HOUR:
        return ",".join(str(minute) for minute in range(offset, _HOUR, job.every)) if job.every > 1 else "*", "*", None
    minute, hour = str(offset % _HOUR), offset // _HOUR
    if job.every == _HOUR:
        return minute, "*", None
    if job.every <= _DAY:
        return minute, ",".join(str(one) for one in range(hour, 24, job.every // _HOUR)), None
    return minute, str(hour % 24), hour // 24


def _fields(job: Job) -> str:
    minutes, hours, weekday = _moments(job)
    return f"{minutes} {hours} * * {'*' if weekday is None else weekday}"


def _calendar(job: Job) -> str:
    minutes, hours, weekday = _moments(job)
    return f"{'' if weekday is None else f'{_WEEKDAYS[weekday]} '}*-*-* {hours}:{minutes}:00"


def _unit_word(word: str) -> str:
    """One word of a unit's command line, quoted as systemd reads it."""
    if has_controls(word):
        raise ValueError(word)
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_specifiers(escaped)}"'


def _specifiers(text: str) -> str:
    return text.replace("%", "%%")
