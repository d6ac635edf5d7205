"""`factcli doctor`: whether all is well with the ledger, its sources and what they need of this machine."""

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import typer
from msgspec.structs import replace

from factcli.cli import context
from factcli.cli.environment import settings_check, surroundings
from factcli.cli.options import Db, Fields, Form, Json
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.ledgers import UNFINISHED, LedgerFile
from factcli.errors import FactcliError
from factcli.models.location import legible
from factcli.models.reports import Check, State
from factcli.tracker.health import growth, last_sync, sources

app = typer.Typer()

_COLUMNS: Final = Check.__struct_fields__
_MIB: Final = 1 << 20
_LEAST_ROOM: Final = 64 * _MIB


@app.command(epilog="Example: factcli doctor --format table")
def doctor_command(
    ctx: typer.Context,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> int:
    """Look at settings, ledger, sources, disk, certificates, shell, terminal and versions; status 1 if one is bad.

    It reads little of the ledger, which `factcli db check` reads whole, and asks nothing of the network.
    """
    shape = chosen_format(form, json)
    names = chosen_fields(fields, _COLUMNS)
    found = [
        replace(one, detail=legible(one.detail), advice=one.advice and legible(one.advice)) for one in _checks(ctx, db)
    ]

    def table() -> object:
        from factcli.render.checks import checks_table

        return checks_table(found)

    emit(found, shape, names, _COLUMNS, table)
    return 1 if any(one.state is State.BAD for one in found) else 0


def _checks(ctx: typer.Context, db: str | None) -> Iterator[Check]:
    yield settings_check()
    try:
        ledger = LedgerFile(ledgers.ledger_path(ctx, db), wait=0)
    except FactcliError as error:
        yield _bad("ledger", error)
    else:
        yield from _ledger_checks(ledger, db)
        yield _room(ledger)
    yield _certificates()
    yield from surroundings()


def _ledger_checks(ledger: LedgerFile, db: str | None) -> Iterator[Check]:
    try:
        if not ledger.exists():
            advice = "`factcli ingest FILE` or `factcli source add URL` begins it"
            yield Check("ledger", State.ADVICE, f"there is none at {ledger.path} yet", advice)
            return
        claims, size = ledger.claim_count(), ledger.size()
        found = ledger.sources()
        yield Check("ledger", State.OK, f"{ledger.path}: {claims:,} claims, {size / _MIB:,.1f} MiB")
        if ledger.unfinished():
            yield Check("ledger", State.ADVICE, UNFINISHED, "`factcli db compact` does it now")
        yield growth(claims, size, f"factcli db archive{f' --db {shlex.quote(db)}' if db else ''} --before 90d")
        yield sources(found)
        yield last_sync(ledger, found, context.now())
    except FactcliError as error:
        yield _bad("ledger", error)


def _room(ledger: LedgerFile) -> Check:
    """Whether there is room for the ledger to be written anew, as every compaction does, beside itself."""
    folder = next(one for one in ledger.path.parents if one.is_dir())
    try:
        free, size = shutil.disk_usage(folder).free, ledger.size()
    except OSError as error:
        return Check("disk", State.BAD, f"{folder}: {error.strerror}", "look whether the disk is there")
    detail = f"{free / _MIB:,.0f} MiB are free in {folder}"
    if free < size + _MIB:
        return Check("disk", State.BAD, f"{detail}, too little to write the ledger anew", "free some space")
    if free < 2 * size + _LEAST_ROOM:
        return Check("disk", State.ADVICE, detail, "free some space soon")
    return Check("disk", State.OK, detail)


def _certificates() -> Check:
    """Where the authorities stand that tell whether a server is the one that it claims to be."""
    import ssl

    paths = ssl.get_default_verify_paths()
    if paths.cafile and Path(paths.cafile).is_file():
        return Check("certificates", State.OK, f"the system's, in {paths.cafile}")
    if paths.capath and any(Path(paths.capath).glob("*.[0-9]")):
        return Check("certificates", State.OK, f"the system's, in {paths.capath}")
    try:
        import certifi
    except ImportError:
        advice = "install your system's ca-certificates, or certifi beside factcli"
        return Check("certificates", State.BAD, "there are none, so no https address can be read", advice)
    return Check("certificates", State.OK, f"those of certifi {certifi.__version__}, for the system has none")


def _bad(check: str, error: FactcliError) -> Check:
    return Check(check, State.BAD, error.message, error.hint)
