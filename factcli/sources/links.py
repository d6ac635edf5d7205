"""Urls made comparable: the same page under two spellings is one article. Asks no server, and so guesses nothing."""

import re
from typing import Final
from urllib.parse import SplitResult, quote, quote_plus, unquote_to_bytes, urljoin, urlsplit, urlunsplit

from factcli.text.words import word_set

DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_FEED: Final = "feed:"
LONGEST_URL: Final = 8192
"""Characters of a url; longer ones are neither kept nor asked. Most servers take no longer ones."""

_NO_HOST = re.compile(r"""[\x00-\x20\x7f<>"{}|\\^`%\s]""")
_SLASHES = re.compile(r"(?<!:)/{2,}")
_LEADING_DOTS = re.compile(r"^(?:/\.\.(?![^/]))+")
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

# What campaigns, newsletters, feeds, share buttons and networks hang on, whatever the site.
_TRACKING_FAMILIES: Final = (
    "utm_", "mc_", "ga_", "gs_", "ad_", "ads_", "itm_", "mkt_", "ml_", "mtm_", "oly_", "pk_", "vero_", "at_", "ns_", "hsa_",
    "piwik_", "matomo_", "stm_", "sc_", "cx_", "amp_", "guce_", "trk_", "oft_", "fb_action_", "fb_source", "fb_ref", "wt_",
    "wt.", "__twitter_", "__cft__", "__tn__", "__s", "_hs", "_branch_", "_openstat", "int_c",
)  # fmt: skip
_TRACKERS: Final = word_set("""
    fbclid gclid dclid gcid gclsrc twclid yclid ysclid ttclid msclkid gbraid wbraid igshid igsh clickid partnerid
    irclickid mibextid rdt_cid vmcid wickedid epik sclid fbcid _ga _gl _ke _kx li_fat_id s_kwcid s_cid dm_i cmp
    cmpid cmpn ocid icid ncid intcid fromrss emc smid smtyp ito taid xtor xtref spm usqp ref_src ref_url refsrc
    referer referrer partner traffic_source srnd sref soc_src soc_trk tsrc guccounter
""")
# What is a campaign on one site and names the page on another.
_DOUBTFUL: Final = word_set("""
    ref source src medium campaign campaignid cid clid eid uid session sessionid keyword kwd aff affiliate gl ga
    feature share si sh via from rss feed
""")
_SCRIPT = re.compile(r"/(?:[^/]*\.(?:php\d?|aspx?|jspx?|cgi|cfm|do|pl|dll|exe))?/?", re.IGNORECASE)
_AMP_CACHE = re.compile(r"(?:.+\.)?(?:cdn\.ampproject\.org|amp\.cloudflare\.com|bing-amp\.com)$")
_AMP_PATH = re.compile(r"/(?:c|v|wp/[sc])/(s/)?(?=[^/]+\.)")
_GOOGLE = re.compile(r"(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}$")
_GOOGLE_PATH = re.compile(r"/amp/(s/)?(?=[^/]+\.)")


def canonical(url: str) -> str | None:
    """The url without tracking parameters, fragment, credentials and default port; None if it is not one of the web.

    An address in the cache of an AMP provider becomes the url that is embedded in it.
    """
    parts = _split(url.strip())
    while parts is not None and (embedded := _embedded(parts)) is not None:
        parts = _split(embedded)
    if parts is None:
        return None
    path = _path(parts.path)
    return urlunsplit((parts.scheme.lower(), _host(parts), path, _query(parts.query, path), ""))


def resolved(base: str, reference: str) -> str | None:
    """What a link says, seen from the page at `base`, canonical; None if it leads to nothing of the web."""
    try:
        joined = urljoin(base, reference.strip())
    except ValueError:
        return None
    return canonical(joined)


def absolute(base: str, reference: str) -> str | None:
    """Where a link leads from the page at `base`, as it is to be fetched: nothing taken off but fragment and credentials."""
    try:
        parts = _split(urljoin(base, reference.strip()))
    except ValueError:
        return None
    return urlunsplit((parts.scheme.lower(), _host(parts), parts.path or "/", parts.query, "")) if parts else None


def of_feed(address: str) -> str:
    """The address of a feed without the scheme of its own that some readers give it: feed://… or feed:https://…."""
    bare = address.strip()
    if bare[: len(_FEED)].lower() != _FEED:
        return bare
    rest = bare[len(_FEED) :]
    return f"http:{rest}" if rest.startswith("//") else rest


def same_site(one: str, other: str) -> bool:
    """Whether two urls belong to the same owner's domain: news.example.co.uk and www.example.co.uk do."""
    first, second = _site(one), _site(other)
    return first is not None and first == second


def _site(url: str) -> str | None:
    from tld import get_fld

    parts = _split(url)
    if parts is None:
        return None
    host = _plain_host(parts)
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
        domain = get_fld(f"https://{ascii_host}/", fail_silently=True, search_private=True)
    except (UnicodeError, ValueError):
        domain = None
    return str(domain) if domain else host


def _split(url: str) -> SplitResult | None:
    if len(url) > LONGEST_URL:
        return None
    try:
        url.encode()  # bytes that are no text are in no address
        parts = urlsplit(url)
        known = parts.scheme.lower() in DEFAULT_PORTS and parts.port is not False
    except ValueError:
        return None
    host = parts.hostname
    return parts if known and host and host.strip(".") and not _NO_HOST.search(host) else None


def _embedded(parts: SplitResult) -> str | None:
    """The url that one of an AMP cache embeds."""
    host = (parts.hostname or "").lower()
    if _AMP_CACHE.match(host):
        found = _AMP_PATH.match(parts.path)
    elif _GOOGLE.match(host):
        found = _GOOGLE_PATH.match(parts.path)
    else:
        return None
    if found is None:
        return None
    scheme = "https" if found[1] else "http"
    return f"{scheme}://{parts.path[found.end() :]}?{parts.query}"


def _plain_host(parts: SplitResult) -> str:
    from courlan.clean import decode_punycode

    return str(decode_punycode((parts.hostname or "").lower().rstrip(".")))


def _host(parts: SplitResult) -> str:
    host = _plain_host(parts)
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port in (None, DEFAULT_PORTS[parts.scheme.lower()]) else f"{host}:{parts.port}"


def _path(path: str) -> str:
    short = _LEADING_DOTS.sub("", _SLASHES.sub("/", path or "/")) or "/"
    return _ESCAPE.sub(_escape, quote(short, safe="/%!=:,-"))


def _escape(found: re.Match[str]) -> str:
    """An escape in upper case, or the character where it needed none."""
    character = chr(int(found[1], 16))
    return character if character in _UNRESERVED else found[0].upper()


def _query(query: str, path: str) -> str:
    """The parameters that name the page, in the order of their names.

    A doubtful one counts as naming it only where neither the path nor another parameter does.
    """
    pieces = [piece.partition("=") for piece in query.split("&") if piece]
    kept = [piece for piece in pieces if not _tracks(_name(piece).lower())]
    certain = [piece for piece in kept if _name(piece).lower() not in _DOUBTFUL]
    if certain or not _SCRIPT.fullmatch(path):
        kept = certain
    kept.sort(key=_name)
    return "&".join(_encoded(name) + sign + _encoded(value) for name, sign, value in kept)


def _tracks(name: str) -> bool:
    return name in _TRACKERS or name.startswith(_TRACKING_FAMILIES)


def _name(piece: tuple[str, str, str]) -> str:
    return unquote_to_bytes(piece[0].replace("+", " ")).decode("utf-8", errors="replace")


def _encoded(words: str) -> str:
    return quote_plus(unquote_to_bytes(words.replace("+", " ")))
