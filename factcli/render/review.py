"""The screen on which a person goes through claims: the claim between a line above and the keys below."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.vocabulary import Status
from factcli.render.claim_page import claim_parts
from factcli.render.escape import visible
from factcli.render.table import console, status_text
from factcli.render.wording import counted, where

_GAP: Final = "  "
_LEAST_BODY: Final = 3

Keys = Sequence[tuple[str, str]]
"""Keys, each with what it does."""
Part = RenderableType
"""Something that stands on the screen, as it is made here and put together by `framed` or `page`."""


class Frame(Struct, frozen=True):
    """A screen's lines; `room` is how many lines of the body it shows, from line `scroll` on."""

    lines: tuple[str, ...]
    room: int
    scroll: int


class Known(Struct, frozen=True):
    """What the ledger knows of a claim that is shown: its article with the text, and how its speaker's claims stand."""

    claim: Claim
    article: Article
    text: str
    counts: Counter[Status]


def heading(place: int, of: int, left: int, claim: Claim | None) -> Text:
    """Which of the claims this is, and how many have had no answer yet."""
    line = Text.assemble((f"{place} of {of}" if claim else f"all {of}", "bold"), f" · {left:,} left")
    if claim is not None:
        line.append(f" · {visible(where(claim))}")
        if claim.article.published:
            line.append(f" · {claim.article.published}")
    line.no_wrap = True
    line.overflow = "ellipsis"
    return line


def claim_body(known: Known, note: str | None) -> Part:
    """The claim in its context, with all that is known of it, and the note that goes with the next verdict."""
    claim, counts = known.claim, known.counts
    facts = []
    if claim.work.tags:
        facts.append(("Tags", visible(", ".join(claim.work.tags))))
    if counts:
        each = ", ".join(f"{counts[status]} {status.value}" for status in Status if counts[status])
        facts.append(
            ("So far", f"{counted(counts.total(), 'claim')} by {visible(claim.statement.speaker or '')}: {each}")
        )
    if note:
        facts.append(("", "the note goes with your verdict"))
    lines = (Text.assemble((f"{name:<9}", "dim"), (value, "" if name else "dim")) for name, value in facts)
    return Group(*claim_parts(claim, known.text, known.article), *lines)


def help_body(statuses: Keys, others: Keys) -> Part:
    """Each key, and what it does."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column()
    for key, words in (*statuses, *others):
        table.add_row(Text(key), Text(words))
    return table


def help_lines() -> list[Text]:
    """How one leaves the help."""
    return [Text("any key goes back", style="dim")]


def end_body(counts: Counter[str], skipped: int, left: int) -> Part:
    """That there is no claim behind this one, and what has been answered."""
    return Group(Text("There is no further claim.", style="bold"), Text(), *summary_lines(counts, skipped, left))


def summary_lines(counts: Counter[str], skipped: int, left: int) -> list[Text]:
    """A line for each status, and one for each other thing that was done."""
    lines = [
        Text(f"{counts[status.value]:>5,}  ").append_text(status_text(status))
        for status in Status
        if counts[status.value]
    ]
    names = {"dismissed": "dismissed", "noted": "noted", "evidence": "evidence added", "fixed": "corrected"}
    lines += [Text(f"{counts[key]:>5,}  {name}") for key, name in names.items() if counts[key]]
    for number, name in ((skipped, "skipped"), (left, "left")):
        if number:
            lines.append(Text(f"{number:>5,}  {name}", style="dim"))
    return lines or [Text("Nothing was recorded.", style="dim")]


def summary(counts: Counter[str], skipped: int, left: int, answered: int, took: str) -> Part:
    """What a review came to."""
    heading_line = Text(f"{counted(answered, 'claim')} answered in {took}", style="bold")
    return Group(heading_line, *summary_lines(counts, skipped, left))


def key_lines(statuses: Keys, others: Keys, width: int) -> list[Text]:
    """The keys in as few lines as they fit on, none split."""
    return [*_packed(statuses, width), *_packed(others, width)]


def _packed(keys: Keys, width: int) -> list[Text]:
    lines = [Text()]
    for key, words in keys:
        item = Text.assemble((key, "bold reverse"), f" {words}")
        if len(lines[-1]) and lines[-1].cell_len + len(_GAP) + item.cell_len > width:
            lines.append(Text())
        lines[-1].append(_GAP if len(lines[-1]) else "").append_text(item)
    return lines


def input_lines(name: str, text: str, cursor: int, keys: Keys, width: int) -> list[Text]:
    """A line that is being typed, the cursor marked, and the keys that end it."""
    line = Text.assemble((f"{name}: ", "bold"), text[:cursor], (text[cursor : cursor + 1] or " ", "reverse"))
    return [line.append(text[cursor + 1 :]), *_packed(keys, width)]


def told(message: str) -> list[Text]:
    """What there is to tell, in a line above the keys; nothing for nothing."""
    return [Text(visible(message), style="yellow")] if message else []


def framed(head: Part, body: Part, foot: Sequence[Part], size: tuple[int, int], scroll: int) -> Frame:
    """Fit all into a screen of `size` columns and lines: the body is cut and scrolled, the foot loses its beginning."""
    width, height = size
    top = rendered(head, width)[:1]
    below = [line for one in foot for line in rendered(one, width)]
    below = below[-max(1, height - len(top) - 1 - _LEAST_BODY) :]
    whole = rendered(body, width)
    room = max(1, height - len(top) - 1 - len(below))
    scroll = max(0, min(scroll, len(whole) - room))
    shown = whole[scroll : scroll + room]
    shown += [""] * (room - len(shown))
    rule = rendered(_rule(scroll, len(whole) - room - scroll, width), width)
    return Frame(tuple([*top, *shown, *rule, *below][:height]), room, scroll)


def page(head: Part, body: Part, keys: Keys) -> Part:
    """All of it for a terminal that writes one line below the other: nothing is cut, and the keys stand in one line."""
    words = Text("; ".join(f"{key} {name}" for key, name in keys))
    parts: list[Part] = [Text(), head, Text(), body, Text(), words]
    return Group(*parts)


def _rule(above: int, below: int, width: int) -> Text:
    parts = [f"↑ {above} above"] if above > 0 else []
    parts += [f"↓ {below} below"] if below > 0 else []
    words = f"── {' · '.join(parts)} (arrows, PgUp, PgDn) " if parts else ""
    line = Text(words + "─" * max(0, width - len(words)), style="" if parts else "dim", no_wrap=True, overflow="crop")
    if parts:
        line.stylize("bold")
    return line


def rendered(renderable: Part, width: int) -> list[str]:
    """The lines that it has on a screen of this width, each with its own escape sequences."""
    screen = console(width)
    with screen.capture() as capture:
        screen.print(renderable)
    return capture.get().removesuffix("\n").split("\n")
