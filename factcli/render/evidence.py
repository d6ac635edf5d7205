"""Evidence on a terminal."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from factcli.models.claim import Evidence
from factcli.render.escape import visible
from factcli.render.table import facts
from factcli.text.times import local_minute


def evidence_page(evidence: Sequence[Evidence]) -> RenderableType:
    """The evidence on a claim, each with its id; what was withdrawn is struck through and says so."""
    if not evidence:
        return Text("no evidence", style="dim")
    return facts(map(evidence_row, evidence))


def evidence_row(one: Evidence) -> tuple[str, Text]:
    """One piece of evidence as a fact, with all that is recorded of it."""
    text = Text(one.stance.value, style="strike" if one.withdrawn else "")
    if one.withdrawn:
        text.append(" (withdrawn)", style="yellow")
    grade = "".join(value or "–" for value in (one.reliability, one.credibility))
    parts = (
        one.kind and one.kind.value,
        one.url,
        one.excerpt and f"“{one.excerpt}”",
        one.note,
        one.archive_url and f"archived at {one.archive_url}",
        f"source and content {grade}" if one.reliability or one.credibility else None,
        one.retrieved and f"seen {one.retrieved}",
        one.sha256 and f"sha256 {one.sha256}",
    )
    for value in parts:
        if value:
            text.append(f" · {visible(value)}")
    return "Evidence", text.append(f" ({one.id}, {visible(one.by)}, {local_minute(one.at)})", style="dim")
