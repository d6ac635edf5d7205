"""Urls made comparable: the same page under two spellings is one article."""

from urllib.parse import urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str | None:
    """The url without tracking parameters, fragment, credentials and default port; None if it is not one of the web."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        return None
    from courlan import normalize_url  # noqa: PLC0415 - takes 60 ms, and plain text without a url needs none of it

    host = parts.hostname.lower()
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != _DEFAULT_PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    bare = urlunsplit((parts.scheme.lower(), host, parts.path or "/", parts.query, ""))
    return normalize_url(bare)
