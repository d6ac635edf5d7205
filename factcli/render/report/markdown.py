"""A report as Markdown that reads well on GitHub and as it is: the same content, nothing folded."""

import re
from collections.abc import Iterator
from typing import Final

from factcli import __version__
from factcli.models.claim import Claim, Evidence
from factcli.models.ledger import Event
from factcli.models.location import file_name
from factcli.models.reporting import Account, Report
from factcli.models.reports import COMPARED
from factcli.models.vocabulary import Status
from factcli.render.escape import markdown_text
from factcli.render.report.introduction import as_markdown
from factcli.render.report.phrases import (
    FOOTNOTE,
    MISREAD,
    compared,
    corrected,
    event_remarks,
    event_words,
    evidence_words,
    filters,
    flags,
    group_name,
    is_web_address,
    listed_counts,
    moment,
    speaker,
    stance,
    status_words,
    summary,
)
from factcli.render.report.timeline import timeline
from factcli.render.wording import where
from factcli.text.passages import Segment

_SPECIAL: Final = r"([\\&()])"


def markdown(report: Report) -> bytes:
    """The whole report."""
    return "\n".join(_lines(report)).encode(errors="backslashreplace") + b"\n"


def _lines(report: Report) -> Iterator[str]:
    comparison = report.comparison
    yield f"# {_text(report.masthead.title)}\n"
    yield from as_markdown(report.masthead.intro)
    yield f"{_text(summary(report))}\n"
    chosen = filters(report.wanted)
    if chosen:
        yield f"Only claims with {_text(chosen)}\n"
    yield f"As of {moment(report.at)}. Each status is a person’s judgement, and may change.\n"
    yield from _counts(comparison.counts)
    yield from _time(report)
    if comparison.by is None:
        yield from _statuses(report, comparison.claims, 2)
    for group in comparison.groups:
        yield f"## {_text(group_name(group.name, comparison.by))}\n"
        yield from _statuses(report, group.claims, 3)
    for status, count in listed_counts(report):
        yield f"## {status_words(status).title()} ({count:,})\n"
        yield from (f"- {_brief(claim)}" for claim in report.others if claim.status is status)
        yield ""
    yield "---\n"
    yield f"Made by factcli {__version__}. {FOOTNOTE}"


def _text(words: str) -> str:
    return markdown_text(words.strip())


def _text_by(name: str) -> str:
    return f" by {_text(name)}" if name else ""


def _counts(counts: dict[Status, int]) -> Iterator[str]:
    yield "| Status | Claims |\n|---|--:|"
    yield from (f"| {status_words(status)} | {counts[status]:,} |" for status in dict.fromkeys((*COMPARED, *Status)))
    yield ""


def _time(report: Report) -> Iterator[str]:
    line = timeline([*compared(report), *report.others])
    statuses = [status for status in Status if any(period.counts[status] for period in line.periods)]
    if not statuses:
        return
    yield "## Claims over time\n"
    yield f"{line.caption}\n"
    yield f"| {line.unit.capitalize()} | {' | '.join(map(status_words, statuses))} |"
    yield f"|---|{'--:|' * len(statuses)}"
    for period in line.periods:
        if period.counts:
            yield f"| {period.name} | {' | '.join(f'{period.counts[status]:,}' for status in statuses)} |"
    yield ""


def _statuses(report: Report, claims: dict[Status, tuple[Claim, ...]], level: int) -> Iterator[str]:
    for status in COMPARED:
        if claims[status]:
            yield f"{'#' * level} {status_words(status).title()} ({len(claims[status]):,})\n"
        for claim in claims[status]:
            yield from _claim(claim, report.accounts[claim.id], level + 1)


def _claim(claim: Claim, account: Account, level: int) -> Iterator[str]:
    said = claim.statement
    role = f", {_text(said.speaker_role)}" if said.speaker_role else ""
    does = f" *{does}*" if (does := stance(claim)) else ""
    yield f"{'#' * level} {_text(speaker(claim))}{role}{does}\n"
    yield f"> {_text(said.text)}\n"
    yield f"{_place(claim)}\n"
    yield f"{_verdict(claim)}\n"
    verdict = claim.work.verdict
    if verdict is not None and verdict.note:
        yield f"Note: {_text(verdict.note)}\n"
    if claim.work.evidence:
        yield "Evidence:\n"
        yield from (f"- {_evidence(one)}" for one in claim.work.evidence)
        yield ""
    if claim.work.tags:
        yield f"Tags: {_text(', '.join(claim.work.tags))}\n"
    if words := corrected(claim):
        yield f"{_text(words)}\n"
    if account.context:
        yield f"Context: {_context(account.context)}\n"
    if account.events:
        yield "History:\n"
        yield from (f"- {_event(event)}" for event in account.events)
        yield ""


def _brief(claim: Claim) -> str:
    does = f" *{does}*" if (does := stance(claim)) else ""
    doubt = f" **! {MISREAD}**" if claim.doubtful else ""
    return f"{_text(speaker(claim))}{does}: {_text(claim.statement.text)} ({_place(claim)}){doubt}"


def _place(claim: Claim) -> str:
    place = claim.article
    day = f", {_text(place.published)}" if place.published else ""
    title = f": {_link(place.url, place.title or file_name(place.location))}" if place.title or place.url else ""
    return f"{_text(where(claim))}{day}{title} · `{claim.id}`"


def _verdict(claim: Claim) -> str:
    verdict = claim.work.verdict
    assert verdict is not None
    sure = f" with {verdict.confidence.value} confidence" if verdict.confidence else ""
    warnings = "".join(f" **! {words}**" for words in flags(claim))
    return f"Marked {verdict.status.value}{sure}{_text_by(verdict.by)}, {moment(verdict.at)}.{warnings}"


def _link(url: str | None, words: str) -> str:
    shown = _text(words)
    if url is None or not is_web_address(url):
        return shown
    return f"[{shown}]({re.sub(_SPECIAL, _escaped, url)})"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _context(pieces: tuple[Segment, ...]) -> str:
    """The passage on one line, the words claimed bold, where Markdown can have them so."""
    shown = ""
    for number, piece in enumerate(pieces):
        words = markdown_text(piece.text)
        behind = pieces[number + 1].text[:1] if number + 1 < len(pieces) else ""
        shown += _bold(shown[-1:], words, behind) if piece.part == "content" else words
    return shown.strip()


def _bold(before: str, words: str, behind: str) -> str:
    """Words set in bold; as they are where asterisks at their ends would be read as asterisks."""
    core = words.strip()
    opens = core[:1].isalnum() or not before.isalnum()
    closes = core[-1:].isalnum() or not behind.isalnum()
    if not core or not opens or not closes:
        return words
    left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{left}**{core}**{right}"


def _evidence(one: Evidence) -> str:
    place = f" {_link(one.url, one.url)}" if one.url else ""
    archive = f" (archived: {_link(one.archive_url, one.archive_url)})" if one.archive_url else ""
    told = f"{one.stance.value}{place}{archive}"
    if one.withdrawn:
        told = f"~~{told}~~ (withdrawn)"
    parts = [told, *map(_text, evidence_words(one))]
    parts += [f"“{_text(one.excerpt)}”"] if one.excerpt else []
    parts += [_text(one.note)] if one.note else []
    comma = "," if one.by else ""
    return f"{'; '.join(parts)} (recorded{_text_by(one.by)}{comma} {moment(one.at)})"


def _event(event: Event) -> str:
    parts = [_text(event_words(event)), *map(_text, event_remarks(event))]
    return f"{moment(event.at)}{_text_by(event.by)}: {'; '.join(parts)}"
