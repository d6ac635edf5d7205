"""A report as one page for a browser, which asks for nothing from anywhere.

Its policy allows the style and the script that stand in it, by their hashes, and nothing else. Without
the script it is the whole report; the script adds the filters.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from factcli import __version__
from factcli.models.claim import Claim
from factcli.models.reporting import Report
from factcli.models.reports import COMPARED, CONTESTED
from factcli.models.vocabulary import Status
from factcli.render.report.card import badge, card
from factcli.render.report.chart import figure
from factcli.render.report.introduction import as_html
from factcli.render.report.markup import NOTHING, Markup, joined, line, name_of, tag, time
from factcli.render.report.phrases import FOOTNOTE, compared, filters, group_name, listed_counts, speaker, summary
from factcli.render.report.timeline import timeline
from factcli.render.wording import counted, where
from factcli.text.folding import folded_words

_ICON: Final = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
"""An empty icon, so that no browser asks for one."""


class _Keys:
    """Numbers for speakers or outlets, and how many claims each has."""

    def __init__(self, names: Iterator[str]) -> None:
        self.counts = Counter(names)
        self.numbers = {name: number for number, name in enumerate(sorted(self.counts, key=folded_words))}


def web_page(report: Report) -> bytes:
    """The whole page."""
    style, script = _own("style.css"), _own("script.js")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content=f"factcli {__version__}"),
        tag("title", line(report.masthead.title)),
        tag("link", rel="icon", href=Markup(_ICON)),
        tag("style", Markup(style)),
    )
    body = tag(
        "body",
        tag("a", "Skip to the claims", href="#claims", class_="skip"),
        _header(report),
        _main(report),
        _footer(),
        tag("script", Markup(script)),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n".encode(errors="backslashreplace")


@cache
def _own(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    def source(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _header(report: Report) -> Markup:
    chosen = filters(report.wanted)
    return tag(
        "header",
        tag("h1", line(report.masthead.title)),
        as_html(report.masthead.intro),
        tag("p", summary(report)),
        tag("p", "Only claims with ", name_of(chosen)) if chosen else NOTHING,
        tag("p", "As of ", time(report.at), ". Each status is a person’s judgement, and may change.", class_="by"),
    )


def _footer() -> Markup:
    return tag(
        "footer",
        tag("p", f"Made by factcli {__version__}. {FOOTNOTE}"),
    )


def _main(report: Report) -> Markup:
    shown = [*compared(report), *report.others]
    statuses = [status for status in (*COMPARED, *Status) if any(claim.status is status for claim in shown)]
    statuses = list(dict.fromkeys(statuses))
    drawn = figure(timeline(shown), statuses)
    speakers, outlets = _Keys(map(speaker, shown)), _Keys(map(where, shown))
    return tag(
        "main",
        tag("section", tag("h2", "Claims over time", id="time"), drawn, aria_labelledby="time") if drawn else NOTHING,
        tag(
            "section",
            tag("h2", "Contested beside confirmed", id="claims-title"),
            _form(statuses, speakers, outlets) if shown else NOTHING,
            tag("p", role="status", id="shown"),
            *_parts(report, speakers, outlets),
            id="claims",
            tabindex=-1,
            aria_labelledby="claims-title",
        ),
        _rest(report, speakers, outlets),
    )


def _form(statuses: Sequence[Status], speakers: _Keys, outlets: _Keys) -> Markup:
    """The filters, hidden until the script shows them."""
    boxes = (
        tag("label", tag("input", type="checkbox", name="status", value=one.value, checked=True), " ", badge(one))
        for one in statuses
    )
    return tag(
        "form",
        tag("p", tag("label", "Words", for_="words"), tag("input", id="words", type="search", autocomplete="off")),
        _choice("speaker", speakers),
        _choice("outlet", outlets),
        tag("fieldset", tag("legend", "Status"), *boxes),
        tag(
            "p",
            tag("button", "Show all", type="reset"),
            " ",
            tag("button", "Unfold everything", type="button", id="unfold", aria_pressed="false"),
            class_="buttons",
        ),
        id="filters",
        role="search",
        aria_label="Filter the claims",
        hidden=True,
    )


def _choice(name: str, keys: _Keys) -> Markup:
    options = (
        tag("option", line(f"{one} ({keys.counts[one]:,})"), value=number, dir="auto")
        for one, number in keys.numbers.items()
    )
    every = tag("option", f"All {len(keys.numbers):,}", value="")
    return tag(
        "p",
        tag("label", name.capitalize(), for_=name),
        tag("select", every, *options, id=name, autocomplete="off"),
    )


def _parts(report: Report, speakers: _Keys, outlets: _Keys) -> Iterator[Markup]:
    comparison = report.comparison
    if comparison.by is None:
        yield _columns(report, comparison.claims, 3, speakers, outlets)
    for group in comparison.groups:
        title = tag("h3", name_of(group_name(group.name, comparison.by)))
        yield tag("div", title, _columns(report, group.claims, 4, speakers, outlets), class_="group")


def _columns(
    report: Report, claims: dict[Status, tuple[Claim, ...]], level: int, speakers: _Keys, outlets: _Keys
) -> Markup:
    contested = tuple(claim for status in CONTESTED for claim in claims[status])
    sides = (("confirmed", "✔ Confirmed", claims[Status.CONFIRMED]), ("contested", "≠ ~ ✘ Contested", contested))
    return tag(
        "div",
        *(
            tag(
                "div",
                tag(f"h{level}", name, " ", tag("span", f"({len(found):,})", class_="count")),
                tag("p", "None." if not found else "None of them passes the filters.", class_="none", hidden=bool(found)),
                _list(report, found, level + 1, speakers, outlets) if found else NOTHING,
                class_=f"side {side}",
            )
            for side, name, found in sides
        ),
        class_="sides",
    )  # fmt: skip


def _list(report: Report, found: Sequence[Claim], level: int, speakers: _Keys, outlets: _Keys) -> Markup:
    cards = (
        card(claim, report.accounts.get(claim.id), level, (speakers.numbers[speaker(claim)], outlets.numbers[where(claim)]))
        for claim in found
    )  # fmt: skip
    return tag("ol", *cards, class_="claims", role="list")


def _rest(report: Report, speakers: _Keys, outlets: _Keys) -> Markup:
    """The claims that are not compared: counted, and listed where that was asked for."""
    counts = [(status, count) for status, count in report.comparison.counts.items() if status not in COMPARED and count]
    items = (tag("li", badge(status), f" {counted(count, 'claim')}") for status, count in counts)
    folds = (
        tag(
            "details",
            tag("summary", f"The {count:,} {status.value}"),
            _list(report, [claim for claim in report.others if claim.status is status], 3, speakers, outlets),
            class_="rest",
        )
        for status, count in listed_counts(report)
    )
    return tag(
        "section",
        tag("h2", "Not compared", id="rest"),
        joined(tag("ul", *items, class_="counts")) if counts else tag("p", "No other claims."),
        *folds,
        aria_labelledby="rest",
    )
