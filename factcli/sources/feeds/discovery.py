"""The feeds that a page names in its head."""

import re
from itertools import islice
from typing import Any, Final
from urllib.parse import urljoin

from factcli.models.web import Candidate
from factcli.sources.feeds.fields import line
from factcli.sources.links import absolute
from factcli.sources.markup import parsed

_TYPES = re.compile(
    r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|application/json|text/(?:rss|atom)\+?xml", re.IGNORECASE
)
_API = re.compile(r"/wp-json/|oembed", re.IGNORECASE)
_COMMENTS = re.compile(r"comment", re.IGNORECASE)
_MOST_CANDIDATES: Final = 50
_MOST_LINKS: Final = 2000


def candidates(markup: str, url: str) -> tuple[Candidate, ...]:
    """The feeds that the page at `url` names, in its order, each once; those of comments last."""
    root = parsed(markup)
    if root is None:
        return ()
    base = _base(root, url)
    found: dict[str, str | None] = {}
    for link in islice(root.iter("link"), _MOST_LINKS):
        if _names_feed(link) and (known := absolute(base, link.get("href"))) is not None:
            found.setdefault(known, line((link.get("title") or "")[:4000]) or None)
    ordered = sorted(found.items(), key=lambda one: bool(_COMMENTS.search(f"{one[0]} {one[1]}")))
    return tuple(Candidate(*one) for one in ordered[:_MOST_CANDIDATES])


def _base(root: Any, url: str) -> str:
    given = next((one.get("href") for one in root.iter("base") if one.get("href")), None)
    try:
        return urljoin(url, given) if given else url
    except ValueError:
        return url


def _names_feed(link: Any) -> bool:
    kinds = (link.get("rel") or "").lower().split()
    kind = (link.get("type") or "").partition(";")[0].strip()
    href = link.get("href") or ""
    if not href.strip() or _API.search(href):
        return False
    return ("alternate" in kinds and _TYPES.fullmatch(kind) is not None) or (
        "feed" in kinds and "stylesheet" not in kinds
    )
