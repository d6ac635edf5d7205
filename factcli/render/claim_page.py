"""One claim as a page on a terminal: its words in their context, the article, the verdict, the evidence, the history."""

from typing import Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from factcli.models.article import Appearance, Article
from factcli.models.claim import Claim, DateMention, Figure, Statement
from factcli.models.ledger import Event
from factcli.render.escape import visible, visible_lines
from factcli.render.evidence import evidence_row
from factcli.render.history import history_table
from factcli.render.table import facts, status_text
from factcli.render.wording import as_found, as_read, sure_words, unexplained, what_became
from factcli.text.numerals import says_number
from factcli.text.passages import passage
from factcli.text.times import local_minute

_MOST_APPEARANCES: Final = 10
_IMPORT: Final = "import"
"""The command that brings claims which others recorded."""


def claim_page(
    claim: Claim,
    text: str,
    article: Article,
    events: tuple[Event, ...],
    brought: Event | None = None,
    *,
    explain: bool = False,
) -> RenderableType:
    """The claim with everything that is known of it; `text` is that of its `article`.

    `brought`: with which event it came in, where a person added it. `explain`: also how it was found.
    """
    parts = claim_parts(claim, text, article, brought)
    if explain:
        parts += [Text(), _explanation(claim, article)]
    if events:
        parts += [Text(), Text("History", style="bold"), history_table(events)]
    return Group(*parts)


def claim_parts(claim: Claim, text: str, article: Article, brought: Event | None = None) -> list[RenderableType]:
    """The claim in its context, with article, verdict and evidence; `brought`: with which event it came in, if that is known."""
    parts: list[RenderableType] = [
        _heading(claim),
        *_corrected_words(claim),
        Text(),
        Padding(claim_context(claim, text), (0, 2)),
        Text(),
        Unmarked(claim),
    ]
    parts += [facts((*_what_is_said(claim, article), *_origin(claim, brought))), Text()]
    if claim.work.verdict is None:
        parts.append(Text("No verdict yet.", style="dim"))
    return [*parts, facts((*_verdict(claim), *map(evidence_row, claim.work.evidence)))]


def _heading(claim: Claim) -> Text:
    said = claim.statement
    line = Text.assemble((claim.id, "bold"), "  ", status_text(claim.status))
    line.append(f"  {said.kind.value}, {said.stance.value}", style="dim")
    for one in what_became(claim):
        line.append(f"  {one}", style="yellow")
    return line


def _corrected_words(claim: Claim) -> list[Text]:
    """The words as a person has them, where the article has others."""
    if claim.statement.text == claim.extracted.text:
        return []
    return [Text(), Text.assemble("“", (visible(claim.statement.text), "bold"), "”")]


def claim_context(claim: Claim, text: str) -> Text:
    """The paragraphs around the claim, with its words, its speaker and its cue marked."""
    spans = claim.statement.spans
    parts = (("bold reverse", spans.content), ("underline", spans.speaker), ("italic", spans.cue))
    stands = bool(spans.content) and not claim.gone
    pieces = passage(text, [(span, style) for style, some in parts for span in some]) if stands else ()
    if not pieces:
        return Text.assemble("“", (visible(claim.extracted.text), "bold"), "”")
    shown = Text()
    for piece in pieces:
        shown.append(visible_lines(piece.text), style=piece.part or "")
    return shown


class Unmarked:
    """A claim's words for a console that cannot mark them in their context, such as where TERM is dumb; else nothing."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if console.color_system is None:
            yield facts([("Claim", Text(f"“{visible(self._claim.extracted.text)}”"))])


def speaker_words(said: Statement) -> str:
    """Who made a claim, what he is, and what that was concluded from."""
    speaker = visible(said.speaker or "not named")
    if said.speaker_role:
        speaker += f", {visible(said.speaker_role)}"
    if said.speaker_inferred and said.speaker_mention:
        speaker += f" (concluded from “{visible(said.speaker_mention)}”)"
    elif said.speaker_inferred:
        speaker += " (concluded from what stands before)"
    return speaker


def _what_is_said(claim: Claim, article: Article) -> list[tuple[str, Text]]:
    said, place = claim.statement, claim.article
    figures = "; ".join(visible(_figure(one)) for one in said.figures)
    dates = "; ".join(_dated(one) for one in said.dates)
    rows = [
        ("Speaker", speaker_words(said)),
        ("Cue", visible(said.cue or "")),
        ("Sure", sure_words(claim)),
        ("Figures", figures),
        ("Dates", dates),
        ("Article", visible(place.title or place.location)),
        ("", " · ".join(visible(one) for one in (place.outlet, article.byline, place.published) if one)),
        ("", visible(place.url or place.location)),
        ("", visible(as_read(article))),
        *(("Also in", _appearance(one)) for one in article.appearances[1 : _MOST_APPEARANCES + 1]),
    ]
    return [(name, Text(value)) for name, value in rows if value]


def _origin(claim: Claim, brought: Event | None) -> list[tuple[str, Text]]:
    """Where the claim comes from, if not from the extractor alone, and what that said; and who dismissed it."""
    correction, dismissal = claim.work.correction, claim.work.dismissal
    found = []
    if claim.added:
        how = "imported" if brought and brought.command == _IMPORT else "typed in"
        found.append(("Added", f"{how} by {brought.by if brought else 'a person'}, {local_minute(claim.first_seen)}"))
    if correction is not None:
        why = f": {correction.note}" if correction.note else ""
        found.append(("Fixed", f"by {correction.by}, {local_minute(correction.at)}{why}"))
        found.append(("", as_found(claim)))
    if dismissal is not None:
        why = f": {dismissal.reason}" if dismissal.reason else ""
        found.append(("No claim", f"said by {dismissal.by}, {local_minute(dismissal.at)}{why}"))
    return [(name, Text(visible(value))) for name, value in found]


def _appearance(one: Appearance) -> str:
    return " · ".join(visible(value) for value in (one.outlet, one.url or one.location) if value)


def _figure(one: Figure) -> str:
    """A figure as it is worded, and what that was read as where it has to be worked out: "$3 million = 3,000,000 USD"."""
    numbers = [number for number in (one.low, one.high) if number is not None] or [one.value]
    if all(says_number(one.text, number) for number in numbers):
        return one.phrase
    unit = "" if one.unit is None or one.unit in one.phrase else f" {one.unit}"
    return f"{one.phrase} = {'–'.join(f'{number:,}' for number in numbers)}{unit}"


def _dated(one: DateMention) -> str:
    """A date as it is worded, and which it is where the words alone do not tell."""
    day = " to ".join(end for end in (one.start, one.end) if end)
    return visible(one.text) if day in ("", one.text) else f"{visible(one.text)} ({day})"


def _explanation(claim: Claim, article: Article) -> RenderableType:
    finding = claim.statement.finding
    text = Text("How it was found", style="bold")
    if claim.added or finding is None:
        return Group(text, Text(unexplained(claim)))
    cue = f"the cue “{claim.statement.cue}”" if claim.statement.cue else "no cue"
    rows = [
        ("Content", f"{finding.by}, by {cue}"),
        ("Likely", f"{finding.sure:.0%}, the words alone"),
        ("Speaker", finding.speaker),
        ("Engine", article.extractor),
    ]
    return Group(text, facts((name, Text(visible(value))) for name, value in rows))


def _verdict(claim: Claim) -> list[tuple[str, Text]]:
    verdict = claim.work.verdict
    if verdict is None:
        return []
    text = Text.assemble(status_text(verdict.status))
    if verdict.confidence is not None:
        text.append(f", {verdict.confidence.value} confidence")
    text.append(f" · {visible(verdict.by)}, {local_minute(verdict.at)}")
    if claim.thin:
        text.append("  ! no evidence", style="yellow")
    return [("Verdict", text), *([("Note", Text(visible(verdict.note)))] if verdict.note else [])]
