"""`factcli cron`: what makes the machine sync by itself, printed for a person to install."""

import os
import re
from pathlib import Path
from typing import Annotated, Final

import typer

from factcli.cli.options import Db, named
from factcli.cli.output import note, write
from factcli.cli.program import program
from factcli.cli.settings import settings_path
from factcli.cli.wiring import ledgers
from factcli.errors import OutputError, UsageError
from factcli.models.location import printable
from factcli.render.cron import INTERVALS, Job, crontab_line, minutes_of, service, time_limit, timer

app = typer.Typer()

_LOG: Final = "sync.log"
_UNIT: Final = "factcli-sync"
_USUAL_STEM: Final = "facts"
_CRONTAB: Final = """\
# factcli: syncs what is due. To add it to your crontab, and leave your other lines as they are:
#   (crontab -l 2>/dev/null; {again}) | crontab -
# `factcli cron | crontab -` alone would replace all that is there. `crontab -e` takes the line out again.
# A run that is still at work keeps the next one from beginning: the lock is beside the ledger, and its own.
{line}
"""
_UNITS: Final = """\
# factcli: syncs what is due. To install both units, run, and see what they said:
#   {again} --to ~/.config/systemd/user && systemctl --user daemon-reload
#   systemctl --user enable --now {name}.timer
#   journalctl --user --unit {name}.service
# `loginctl enable-linger` keeps them running while you are not logged in.
"""


@app.command(epilog="Example: factcli cron --every 1h")
def cron_command(
    ctx: typer.Context,
    every: Annotated[str, typer.Option(metavar="TIME", help=f"How often: {', '.join(INTERVALS)}.")] = "30m",
    log: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help=f"Where each run adds a line of JSON (default: {_LOG} beside the ledger).",
            callback=named,
        ),
    ] = None,
    alert: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILTER", help="What `sync --alert` is to look for in new claims; cron mails it. May be repeated."
        ),
    ] = None,
    systemd: Annotated[bool, typer.Option("--systemd", help="A service and a timer of systemd instead.")] = False,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="FOLDER", help="Write the units of --systemd there.", callback=named),
    ] = None,
    db: Db = None,
) -> None:
    """Print the line for your crontab that syncs the ledger; installs nothing itself.

    What a person must see goes to stdout and stderr, which cron mails; each run adds a line to the log.
    """
    if to is not None and not systemd:
        raise UsageError("--to is for the units of --systemd", hint="add --systemd", subject="--to")
    ledger = ledgers.ledger_path(ctx, db).absolute()
    alerts = _checked(alert or [], ctx, db)
    job = _job(ledger, _minutes(every), log, alerts)
    try:
        if not systemd:
            _print(_CRONTAB.format(again=_again(every, log, db, alerts), line=crontab_line(job)))
            return
        units = _units(job, ledger)
    except ValueError:
        raise UsageError(
            f"the path of {printable(str(ledger))!r}, of the log or of factcli is too long, or has control characters in it",
            hint="cron and systemd can hold no such path; move the ledger, or name another --log",
            subject="--db",
        ) from None
    if to is None:
        name = next(iter(units)).removesuffix(".service")
        _print(_UNITS.format(again=_again(every, log, db, alerts) + " --systemd", name=name))
        for file, content in units.items():
            _print(f"\n# {file}\n{content}")
    else:
        _install(Path(to).expanduser(), units)


def _minutes(every: str) -> int:
    try:
        return minutes_of(every)
    except ValueError:
        raise UsageError(
            f"--every {every!r} is nothing that a crontab can say",
            hint=f"write {', '.join(INTERVALS)}",
            subject="--every",
        ) from None


def _checked(alerts: list[str], ctx: typer.Context, db: str | None) -> list[str]:
    """The filters as they are, once each has been read: cron is no place to find out that one is misspelled."""
    if alerts:
        from factcli.cli.alerts import read_alert  # noqa: PLC0415 - for alerts alone

        ledger = ledgers.open_ledger(ctx, db)
        for words in alerts:
            read_alert(words, ledger)
    return alerts


def _job(ledger: Path, every: int, log: str | None, alerts: list[str]) -> Job:
    """The sync of a ledger, with nothing in it that hangs on where, or in what shell, it runs."""
    log_file = Path(log).expanduser().absolute() if log else ledger.with_name(_LOG)
    # Where these say where the settings are, nothing will under cron.
    settings = settings_path() if any(map(os.environ.get, ("FACTCLI_CONFIG", "XDG_CONFIG_HOME"))) else None
    limit = f"{time_limit(every)}m"
    wanted = [word for words in alerts for word in ("--alert", words)]
    return Job(
        (*program(), "--db", str(ledger), "sync", "-q", "--time-limit", limit, "--log", str(log_file), *wanted),
        every,
        str(ledger),
        str(settings.absolute()) if settings else None,
    )


def _again(every: str, log: str | None, db: str | None, alerts: list[str]) -> str:
    """The command that was given, as a person would type it again."""
    import shlex  # noqa: PLC0415 - only for this

    given = (("--every", every), ("--log", log), ("--db", db), *(("--alert", words) for words in alerts))
    words = ["factcli", "cron", *(word for option, value in given if value for word in (option, value))]
    return " ".join(shlex.quote(" ".join(word.split("\n"))) for word in words)


def _units(job: Job, ledger: Path) -> dict[str, str]:
    """The units by the names of their files; a ledger with a name of its own has units with that name."""
    stem = re.sub(r"[^A-Za-z0-9_.-]+", "-", ledger.stem).strip("-")
    name = _UNIT if stem in ("", _USUAL_STEM) else f"{_UNIT}-{stem}"
    what = f"factcli: sync what is due into {printable(str(ledger))}"
    return {f"{name}.service": service(job, what), f"{name}.timer": timer(job, f"{what}, again and again")}


def _install(folder: Path, units: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in units.items():
            path = folder / name
            data = content.encode(errors="surrogateescape")
            if path.exists() and path.read_bytes() != data:
                raise UsageError(
                    f"{path} exists already and says something else",
                    hint="look at it, and remove it first; nothing was changed",
                    subject=str(path),
                )
        for name, content in units.items():
            (folder / name).write_bytes(content.encode(errors="surrogateescape"))
    except OSError as error:
        raise OutputError(
            f"cannot write the units to {folder}: {error.strerror}", hint="name another folder", subject=str(folder)
        ) from error
    timer_name = next(name for name in units if name.endswith(".timer"))
    note(f"wrote {' and '.join(units)} to {folder}; `systemctl --user enable --now {timer_name}` starts them")


def _print(text: str) -> None:
    write(text.encode(errors="surrogateescape"))
