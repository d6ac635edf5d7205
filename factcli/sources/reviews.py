"""ClaimReview as fact-checkers publish it: JSON-LD by itself, a line each, or in the script elements of a page."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final

from factcli.models.foreign import ForeignClaim, ForeignVerdict, Unread
from factcli.sources.decoding import scrub
from factcli.sources.links import canonical
from factcli.sources.ratings import status_of
from factcli.text.dates import read_date

_SCRIPT: Final = re.compile(r"<script\b([^>]*)>(.*?)</script", re.IGNORECASE | re.DOTALL)
_JSON_LD: Final = re.compile(r"application/ld\+json", re.IGNORECASE)
_LONGEST_FIELD: Final = 20_000
_MOST_NODES: Final = 1_000_000


def read_reviews(text: str) -> Iterator[ForeignClaim | Unread]:
    """The claims that a text's ClaimReviews are about; what cannot be read, or is something else, as Unread."""
    beginning = text.lstrip()
    if beginning.startswith("<"):
        yield from _in_page(text)
        return
    try:
        whole = json.loads(beginning)
    except (ValueError, RecursionError) as error:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) < 2 or not _is_object(lines[0][1]):  # one line has been read already
            yield Unread("the file", f"not JSON: {error}")
            return
        for number, line in lines:
            yield from _of_line(f"line {number}", line)
    else:
        yield from _reviews(whole, "review")


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return line.lstrip().startswith("{") and line.rstrip().endswith("}")


def _in_page(text: str) -> Iterator[ForeignClaim | Unread]:
    found = False
    for number, script in enumerate(_SCRIPT.finditer(text), 1):
        if _JSON_LD.search(script[1]):
            for one in _of_line(f"script {number}", script[2]):
                # A page says much in JSON-LD that is no review.
                if isinstance(one, ForeignClaim) or not one.reason.startswith("there is no ClaimReview"):
                    found = True
                    yield one
    if not found:
        yield Unread("the page", "there is no ClaimReview in it")


def _of_line(place: str, line: str) -> Iterator[ForeignClaim | Unread]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Unread(place, f"not JSON: {error}")
    else:
        yield from _reviews(value, place)


def _reviews(value: Any, place: str) -> Iterator[ForeignClaim | Unread]:
    """The reviews among the nodes of JSON-LD, wherever they stand in it."""
    found = 0
    for node in _nodes(value):
        if "ClaimReview" in _types(node):
            found += 1
            yield _claim(node, f"{place} {found}" if place == "review" else place)
    if not found:
        yield Unread(place, "there is no ClaimReview in it")


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            if "ClaimReview" not in _types(one):
                waiting.extend(reversed([inner for inner in one.values() if isinstance(inner, (dict, list))]))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return [one.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for one in names if isinstance(one, str)]


def _claim(node: dict[str, Any], place: str) -> ForeignClaim | Unread:
    text = _text(node.get("claimReviewed"))
    if not text:
        return Unread(place, "it has no claimReviewed")
    item = _object(node.get("itemReviewed"))
    author = _object(item.get("author"))
    stands = _object(item.get("firstAppearance")) or _object(item.get("appearance"))
    address = _text(stands.get("url")) or _text(item.get("firstAppearance")) or _text(item.get("appearance"))
    return ForeignClaim(
        place=place,
        text=text,
        speaker=_text(author.get("name")) or _text(item.get("author")) or None,
        role=_text(author.get("jobTitle")) or None,
        location=None,
        url=canonical(address) if address else None,
        outlet=_text(_object(stands.get("publisher")).get("name")) or None,
        title=_text(stands.get("headline")) or _text(stands.get("name")) or None,
        published=_day(item.get("datePublished")),
        verdict=_verdict(node),
    )


def _verdict(node: dict[str, Any]) -> ForeignVerdict:
    rating = _object(node.get("reviewRating"))
    words = _text(rating.get("alternateName")) or _text(rating.get("name"))
    numbers = [_number(rating.get(name)) for name in ("ratingValue", "bestRating", "worstRating")]
    explained = _text(rating.get("ratingExplanation"))
    value = _text(rating.get("ratingValue"))
    return ForeignVerdict(
        status=status_of(words, *numbers),
        by=_text(_object(node.get("author")).get("name")) or _text(node.get("author")) or None,
        day=_day(node.get("datePublished")),
        words=": ".join(one for one in (words or value, explained) if one) or None,
        url=canonical(_text(node.get("url"))) if _text(node.get("url")) else None,
    )


def _object(value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        return next((one for one in value if isinstance(one, dict)), {})
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, (str, int, float))), "")
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    try:
        return scrub(" ".join(str(value).split()))[:_LONGEST_FIELD]
    except ValueError:  # a number of thousands of digits
        return ""


def _number(value: Any) -> float | None:
    try:
        number = float(_text(value).replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _day(value: Any) -> str | None:
    found = read_date(_text(value))
    return found.isoformat() if found else None
