"""What a search found, for a terminal, with the words marked."""

import re
from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from factcli.models.claim import Span
from factcli.models.search import Hit
from factcli.render.claims import claim_columns, claim_text, outlet_text
from factcli.render.escape import visible, visible_lines
from factcli.render.table import NARROW, SHORT_ID, Fitting, blocks, status_text
from factcli.render.wording import doubt_explained

_MARK: Final = "bold yellow"


def hits_table(hits: Sequence[Hit]) -> RenderableType:
    """Claims with id, status, speaker, words, context, outlet and date; one under another where there is no room for columns."""
    if not hits:
        return Text("nothing found", style="dim")
    wide = claim_columns()
    for hit in hits:
        claim = hit.claim
        wide.add_row(
            Text(claim.id[:SHORT_ID]),
            status_text(claim.status),
            _speaker(hit, "–"),
            _words(hit),
            outlet_text(claim, "\n"),
        )
    narrow = blocks(f"{'ID':<{SHORT_ID}}  Status", map(_block, hits))
    below = f"{len(hits):,} found, the best first{doubt_explained(hit.claim for hit in hits)}"
    return Group(Fitting(wide, narrow, NARROW), Text(below, style="dim"))


def _block(hit: Hit) -> Text:
    claim = hit.claim
    text = Text.assemble((claim.id[:SHORT_ID], "dim"), "  ", status_text(claim.status), "\n")
    text.append_text(_speaker(hit, "unnamed speaker")).append(": ").append_text(_words(hit))
    return text.append("\n").append_text(outlet_text(claim, " "))


def _speaker(hit: Hit, unnamed: str) -> Text:
    return marked(hit.claim.statement.speaker or unnamed, hit.spans("speaker"))


def _words(hit: Hit) -> Text:
    """The claim's words; below them its context, and its article's title, where they have what the claim has not."""
    claim = hit.claim
    said = hit.spans("text")
    text = claim_text(claim, marked(claim.statement.text, said))
    if len(hit.spans("context")) > len(said):
        text.append("\n").append_text(_context(hit))
    title = hit.spans("article.title")
    if title:
        text.append("\n").append_text(marked(claim.article.title or "", title, "italic"))
    return text


def _context(hit: Hit) -> Text:
    """The snippet, with the words marked in it."""
    shown = hit.snippet.removeprefix("… ").removesuffix(" …")
    start = hit.claim.statement.context.find(shown)
    end = start + len(shown)
    spans = [(left - start, right - start) for left, right in hit.spans("context") if start <= left and right <= end]
    inner = marked(shown, spans, "dim")
    before = "… " if hit.snippet.startswith("… ") else ""
    return Text.assemble((before, "dim"), inner, (" …" if hit.snippet.endswith(" …") else "", "dim"))


def marked(text: str, spans: Sequence[Span], style: str = "") -> Text:
    """A text on one line, with the words at the spans marked."""
    shown = Text()
    at = 0
    for start, end in spans:
        shown.append(_line(text[at:start]), style=style)
        shown.append(visible(text[start:end]), style=_MARK)
        at = end
    return shown.append(_line(text[at:]), style=style)


def _line(text: str) -> str:
    return visible_lines(re.sub(r"\s+", " ", text))
