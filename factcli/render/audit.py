"""An audit on a terminal: the claim that is asked about, and what the answers say."""

from typing import Final

from msgspec.structs import replace
from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcli.models.audit import Audit, AuditGroup, Proportion
from factcli.models.claim import Claim
from factcli.models.vocabulary import AuditAnswer
from factcli.render.claim_page import Unmarked, claim_context, speaker_words
from factcli.render.escape import visible
from factcli.text.times import local_minute

KEYS: Final = {
    "y": AuditAnswer.RIGHT,
    "e": AuditAnswer.EDGES,
    "s": AuditAnswer.SPEAKER,
    "n": AuditAnswer.NO_CLAIM,
}
"""The key for each answer."""
WORDS: Final = {
    AuditAnswer.RIGHT: "right",
    AuditAnswer.EDGES: "right but for its edges",
    AuditAnswer.SPEAKER: "wrong speaker",
    AuditAnswer.NO_CLAIM: "no claim",
}


def question(claim: Claim, text: str, done: int, of: int) -> RenderableType:
    """A claim as it was extracted, in its article's text, with the keys that answer."""
    found = replace(claim, work=replace(claim.work, correction=None))
    place = found.article
    where = " · ".join(visible(one) for one in (place.outlet, place.title or place.location, place.published) if one)
    said = found.statement
    heading = Text.assemble(
        (f"{done + 1} of {of}", "bold"), f"  {where}  ", (f"{said.kind.value}, {said.stance.value}", "dim")
    )
    keys = Text()
    for key, answer in KEYS.items():
        keys.append(key, style="bold").append(f" {WORDS[answer]}   ")
    keys.append("u", style="bold").append(" undo   ").append("q", style="bold").append(" leave")
    who = Text.assemble((f"{'Speaker':<9}", "dim"), (speaker_words(said), "bold"))
    return Group(
        Text(), heading, Text(), Padding(claim_context(found, text), (0, 2)), Text(), Unmarked(found), who, Text(), keys
    )


def audit_page(audit: Audit) -> RenderableType:
    """How far a sample is answered, and how many of the claims were found rightly, with 95 % intervals."""
    sample = audit.sample
    heading = Text.assemble(
        (f"Sample {sample.number}", "bold"),
        f": {audit.answered} of {len(sample.claims)} claims answered",
        (f" · drawn {local_minute(sample.at)} by {visible(sample.by)}, seed {sample.seed}", "dim"),
    )
    if sample.filters:
        heading.append(f" · {visible(sample.filters)}", style="dim")
    if audit.missing:
        heading.append(f"\n{audit.missing} stand in no article any more", style="yellow")
    if not audit.answered:
        return heading
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    table.add_column("", overflow="fold")
    for name in ("Answers", "Are claims", "95 %", "Found exactly", "95 %"):
        table.add_column(name, justify="right", no_wrap=True)
    _row(table, "all", audit.whole)
    for one in audit.kinds:
        _row(table, one.name or "", one)
    for one in audit.outlets:
        _row(table, visible(one.name or "(no outlet)"), one)
    answers = ", ".join(f"{audit.answers[answer]} {WORDS[answer]}" for answer in AuditAnswer)
    return Group(heading, Text(), table, Text(answers, style="dim"))


def _row(table: Table, name: str, answers: AuditGroup) -> None:
    shares = (cell for one in (answers.claims, answers.exact) for cell in _cells(one))
    table.add_row(Text(name), Text(str(answers.claims.of)), *shares)


def _cells(share: Proportion) -> tuple[Text, Text]:
    if share.value is None:
        return Text("–"), Text("–")
    return Text(f"{share.value:.3f}", style="bold"), Text(f"{share.low:.3f}–{share.high:.3f}", style="dim")
