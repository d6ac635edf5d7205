"""A claim on the page: who said it, where, what was found and on what evidence; behind folds its context, and its history."""

from typing import Final

from factcli.models.claim import Claim, Evidence, Verdict
from factcli.models.ledger import Event
from factcli.models.location import file_name
from factcli.models.reporting import Account
from factcli.models.vocabulary import Bearing, Status
from factcli.render.report.markup import NOTHING, Markup, day, joined, line, link, name_of, tag, text, time
from factcli.render.report.phrases import (
    corrected,
    event_remarks,
    event_words,
    evidence_words,
    flags,
    is_web_address,
    speaker,
    stance,
    status_words,
)
from factcli.render.wording import where
from factcli.text.passages import Piece

_DIGITS: Final = 8
"""How many digits of an id are shown; the whole one stands in the link."""
_BEARING_SIGNS: Final = {Bearing.SUPPORTS: "+", Bearing.REFUTES: "−", Bearing.CONTEXT: "·"}
_PARTS: Final = {"content": "mark", "speaker": "b", "cue": "i"}


def badge(status: Status) -> Markup:
    """A status as sign, word and colour."""
    return tag("span", status_words(status), class_=f"badge {status.value}")


def card(claim: Claim, account: Account | None, level: int, keys: tuple[int, int]) -> Markup:
    """The claim as an item of a list; its heading is of that `level`.

    `keys` number its speaker and outlet for the filters. Without an account it is told in short.
    """
    verdict = claim.work.verdict
    parts = [
        _marks(claim),
        _heading(claim, level),
        tag("blockquote", line(claim.statement.text), dir="auto", class_="said"),
        _place(claim),
    ]
    if verdict is not None:
        parts.append(_verdict(verdict))
    parts.append(_evidence(claim.work.evidence))
    if claim.work.tags:
        parts.append(tag("p", "Tags: ", name_of(", ".join(claim.work.tags)), class_="tags by"))
    if words := corrected(claim):
        parts.append(tag("p", text(words), dir="auto", class_="corrected by"))
    if account is not None:
        parts += [_context(account.context), _history(account.events)]
    return tag(
        "li",
        *parts,
        id=f"c{claim.id}",
        class_=f"claim {claim.status.value}",
        data_status=claim.status.value,
        data_speaker=keys[0],
        data_outlet=keys[1],
    )


def _marks(claim: Claim) -> Markup:
    verdict = claim.work.verdict
    sure = f" {verdict.confidence.value} confidence" if verdict and verdict.confidence else ""
    warnings = (tag("span", "! ", words, class_="flag") for words in flags(claim))
    return tag("p", badge(claim.status), sure, *warnings, class_="marks")


def _heading(claim: Claim, level: int) -> Markup:
    said = claim.statement
    role = tag("span", ", ", name_of(said.speaker_role), class_="role") if said.speaker_role else NOTHING
    does = joined(" ", tag("span", does, class_="stance")) if (does := stance(claim)) else NOTHING
    return tag(f"h{level}", name_of(speaker(claim)), role, does, class_="who")


def _place(claim: Claim) -> Markup:
    place = claim.article
    outlet = name_of(where(claim))
    title = line(place.title or file_name(place.location))
    parts: list[str] = [outlet, joined(", ", day(place.published)) if place.published else NOTHING]
    if place.title or is_web_address(place.url or ""):
        parts += [": ", link(place.url, tag("bdi", title), class_="article")]
    number = tag("a", claim.id[:_DIGITS], href=f"#c{claim.id}", class_="number", aria_label=f"Claim {claim.id}")
    return tag("p", *parts, " · ", number, class_="where")


def _verdict(verdict: Verdict) -> Markup:
    marked = tag("p", f"Marked {verdict.status.value}", _by(verdict.by), ", ", time(verdict.at), class_="by")
    note = tag("p", tag("b", "Note:"), " ", text(verdict.note), dir="auto", class_="note") if verdict.note else NOTHING
    return joined(marked, note)


def _by(name: str) -> Markup:
    """By whom, where others are told."""
    return joined(" by ", name_of(name)) if name else NOTHING


def _folded(name: str, *parts: str) -> Markup:
    return tag("details", tag("summary", name), *parts)


def _context(pieces: tuple[Piece, ...]) -> Markup:
    if not pieces:
        return NOTHING
    told = (tag(_PARTS[one.part], text(one.text)) if one.part in _PARTS else text(one.text) for one in pieces)
    return _folded("Context", tag("p", *told, dir="auto", class_="context"))


def _evidence(found: tuple[Evidence, ...]) -> Markup:
    if not found:
        return NOTHING
    items = (tag("li", _piece(one), class_="withdrawn" if one.withdrawn else None) for one in found)
    return joined(tag("p", "Evidence:", class_="by"), tag("ul", *items, class_="evidence"))


def _piece(one: Evidence) -> Markup:
    head: list[str] = [
        tag("b", f"{_BEARING_SIGNS[one.stance]} {one.stance.value}", class_=f"bearing {one.stance.value}-it")
    ]
    if one.url:
        head += [" ", link(one.url, tag("bdi", line(one.url)))]
    if one.archive_url:
        archive = tag("bdi", line(one.archive_url))
        head += [" (archived: ", link(one.archive_url, archive), ")"]
    told = joined(*head)
    parts = [joined(tag("del", told), " (withdrawn)") if one.withdrawn else told]
    if words := evidence_words(one):
        parts.append(tag("p", line(", ".join(words)), class_="rating"))
    if one.excerpt:
        parts.append(tag("blockquote", text(one.excerpt), dir="auto"))
    if one.note:
        parts.append(tag("p", text(one.note), dir="auto"))
    return joined(*parts, tag("p", "recorded", _by(one.by), ", " if one.by else " ", time(one.at), class_="by"))


def _history(events: tuple[Event, ...]) -> Markup:
    if not events:
        return NOTHING
    items = (
        tag(
            "li",
            tag("p", time(event.at), _by(event.by), ": ", line(event_words(event))),
            *(tag("p", text(words), dir="auto", class_="remark") for words in event_remarks(event)),
        )
        for event in events
    )
    return _folded(f"History ({len(events)})", tag("ol", *items))
