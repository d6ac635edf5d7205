"""Evidence on a terminal."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from factcli.models.claim import Evidence
from factcli.render.escape import visible


def evidence_page(evidence: Sequence[Evidence]) -> RenderableType:
    """The evidence on a claim, each with its id; what was withdrawn is struck through and says so."""
    if not evidence:
        return Text("no evidence", style="dim")
    return Group(*(evidence_text(one) for one in evidence))


def evidence_text(one: Evidence) -> Text:
    """One piece of evidence, with all that is recorded of it."""
    text = Text.assemble((f"{'Evidence':<9}", "dim"), (one.stance.value, "strike" if one.withdrawn else ""))
    if one.withdrawn:
        text.append(" (withdrawn)", style="yellow")
    grade = "".join(value or "–" for value in (one.reliability, one.credibility))
    facts = (
        one.kind and one.kind.value,
        one.url,
        one.excerpt and f"“{one.excerpt}”",
        one.note,
        one.archive_url and f"archived at {one.archive_url}",
        f"source and content {grade}" if one.reliability or one.credibility else None,
        one.retrieved and f"seen {one.retrieved}",
        one.sha256 and f"sha256 {one.sha256}",
    )
    for value in facts:
        if value:
            text.append(f" · {visible(value)}")
    return text.append(f" ({one.id}, {visible(one.by)}, {one.at})", style="dim")
