"""What `undo` and `redo` print: the command that they took or brought back, by name, and its claims."""

from factcli.cli.listing import COLUMNS
from factcli.cli.output import emit, emit_value, note
from factcli.render.records import Format
from factcli.text.times import local_minute
from factcli.tracker.reviewing.reversing import Reversal


def show_reversal(what: str, reversal: Reversal, shape: Format) -> None:
    """Say on stderr which run it was, and print its claims as they are now."""
    run = reversal.run
    if shape is Format.JSON:
        claims = [claim.record() for claim in reversal.claims]
        emit_value({"run": run.record(), "claims": claims, "articles": reversal.articles})
        return
    number = reversal.articles
    about = f", {number} article{'' if number == 1 else 's'}" if number else ""
    note(f"{what} run {run.number}: {run.command} {run.detail}{about} (by {run.by}, {local_minute(run.at)})")

    def table() -> object:
        from factcli.render.claims import claims_table  # noqa: PLC0415 - rich is for tables alone

        return claims_table(reversal.claims)

    if reversal.claims:
        emit((claim.record() for claim in reversal.claims), shape, [], COLUMNS, table)
