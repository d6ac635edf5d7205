"""Annotated articles: JSON beside a text, as our own gold and marked real pages have it, and brat standoff as PolNeAR has it.

All are read to the same `Marked` values, whose spans are code points of the article's text.
Rules of our gold: `data/gold/README.md`. Format of standoff: https://brat.nlplab.org/standoff.html.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from factcli.models.claim import Figure, Span
from factcli.models.vocabulary import Kind, Stance

_WHOLE = re.compile(r"\w(.*\w)?$", re.DOTALL)
_CORPUS_OUTLET = re.compile(r"[a-z-]+")
REAL_PAGE = "real page"
"""The genre of a marked article that an outlet has published."""


class Marked(Struct, kw_only=True, frozen=True):
    """One attribution that a person marked: spans of its content, cue and source, and what else was written down.

    `kind`, `stance`, `speaker`, `role` and `figures` are those of JSON; the corpus has none. `unsure`: another careful reader
    might not take it for a claim.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    kind: Kind | None = None
    stance: Stance | None = None
    speaker: str | None = None
    role: str | None = None
    figures: tuple[Figure, ...] = ()
    unsure: bool = False


class Example(Struct, kw_only=True, frozen=True):
    """An annotated article.

    `group` is its outlet in the corpus, its genre where it was marked by our rules; `own` tells whether it was.
    """

    name: str
    text: str
    marked: tuple[Marked, ...]
    group: str
    own: bool


class WrittenClaim(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A claim as the JSON of our gold bears it."""

    content: tuple[str, ...]
    mention: str | None
    cue: str | None
    speaker: str | None
    role: str | None
    stance: Stance
    kind: Kind
    figures: tuple[Figure, ...] = ()
    unsure: bool = False


class WrittenGold(Struct, frozen=True, forbid_unknown_fields=True):
    """The JSON beside an article of our gold."""

    genre: str
    outlet: str | None
    published: str | None
    claims: tuple[WrittenClaim, ...]


class Misplaced(Exception):
    """Words of an annotation that do not stand in its article."""


def read_folder(folder: Path) -> list[Example]:
    """The annotated articles of a folder, in the order of their names. Raises as `read_article` does."""
    return [one for path in sorted(folder.glob("*.txt")) if (one := read_article(path)) is not None]


def read_article(path: Path) -> Example | None:
    """The article of a `.txt` file with the annotation in the `.ann` or `.json` beside it; None where there is none.

    Raises `Misplaced` for words that are not in the text, `msgspec.ValidationError` for JSON of another shape.
    """
    text = path.read_bytes().decode("utf-8")
    if (standoff := path.with_suffix(".ann")).exists():
        found = _CORPUS_OUTLET.match(path.stem)
        marked = tuple(_standoff(standoff.read_text(encoding="utf-8")))
        return Example(name=path.stem, text=text, marked=marked, group=found[0] if found else "", own=False)
    if (written := path.with_suffix(".json")).exists():
        gold = msgspec.json.decode(written.read_bytes(), type=WrittenGold)
        return Example(name=path.stem, text=text, marked=tuple(placed(text, gold.claims)), group=gold.genre, own=True)
    return None


def placed(text: str, claims: tuple[WrittenClaim, ...]) -> Iterator[Marked]:
    """The claims with their words found in the text.

    Raises `Misplaced` with the words that cannot be found.
    """
    start = 0
    for claim in claims:
        spans: list[Span] = []
        at = start
        for piece in claim.content:
            place = text.find(piece, at)
            if place < 0:
                raise Misplaced(f"content {piece!r} does not stand behind offset {at}")
            spans.append((place, place + len(piece)))
            at = place + len(piece)
        start = spans[0][0]
        cue = _nearest(text, claim.cue, spans, spans)
        source = _nearest(text, claim.mention, spans, list(cue) or spans)
        yield Marked(
            content=tuple(spans),
            cue=cue,
            source=source,
            kind=claim.kind,
            stance=claim.stance,
            speaker=claim.speaker,
            role=claim.role,
            figures=claim.figures,
            unsure=claim.unsure,
        )


def _nearest(text: str, words: str | None, content: list[Span], anchors: list[Span]) -> tuple[Span, ...]:
    """The occurrence of the words nearest to one of the anchors: outside the content, if they stand there at all."""
    if words is None:
        return ()
    everywhere = [
        found.span()
        for found in re.finditer(rf"\b{re.escape(words)}\b" if _WHOLE.match(words) else re.escape(words), text)
    ]
    places = [place for place in everywhere if not _touches(place, content)] or everywhere
    if not places:
        raise Misplaced(f"{words!r} does not stand in the article: {text[slice(*content[0])][:60]!r}")
    return (min(places, key=lambda place: min(_distance(place, anchor) for anchor in anchors)),)


def _touches(place: Span, content: Iterable[Span]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in content)


def _distance(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _standoff(lines: str) -> Iterator[Marked]:
    """The attributions of a brat file: text-bound annotations (T) that events (E) put together."""
    bound: dict[str, tuple[Span, ...]] = {}
    for line in lines.splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if line.startswith("T"):
            pieces = [piece.split() for piece in fields[1].partition(" ")[2].split(";")]
            bound[fields[0]] = tuple((int(start), int(end)) for start, end in pieces)
        elif line.startswith("E"):
            roles: dict[str, tuple[Span, ...]] = {"content": (), "cue": (), "source": ()}
            for argument in fields[1].split()[1:]:
                role, _, name = argument.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in roles:
                    roles[role] += bound.get(name, ())
            if roles["content"]:
                content, cue, source = (tuple(sorted(roles[role])) for role in ("content", "cue", "source"))
                yield Marked(content=content, cue=cue, source=source)


def complaints(example: Example) -> list[str]:
    """What is wrong with an article of our gold by its own rules."""
    found: list[str] = []
    before = -1
    for one in example.marked:
        words = " … ".join(example.text[slice(*span)] for span in one.content)
        where = f"{example.name}: {words[:50]!r}"
        if one.content[0][0] < before:
            found.append(f"{where} stands before the claim above it")
        before = one.content[0][0]
        if words != words.strip() or words[0] in "”»," or words.endswith(("“", "«", ",")):
            found.append(f"{where} has a mark or space too many at its edges")
        inside = [] if one.unsure else [place for place in (*one.cue, *one.source) if _touches(place, one.content)]
        found += [f"{where}: {example.text[slice(*place)]!r} does not stand outside of it" for place in inside]
        flat = " ".join(words.split()).lower()
        absent = [figure.text for figure in one.figures if " ".join(figure.text.split()).lower() not in flat]
        found += [f"{where}: the figure {figure!r} is not in it" for figure in absent]
    return found
