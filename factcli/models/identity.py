"""How ids are made. They are permanent: nothing here may change without a migration of every ledger.

An id is the first 16 hexadecimal digits of a SHA-256. An article's is made of its canonical url, else of
its text; a claim's of its article's id, its content and which occurrence of that content it is, but never
of its speaker, so that a better guess at the speaker leaves the id alone.
"""

import re
import unicodedata
from collections.abc import Container, MutableMapping
from itertools import count

from factcli.models.claim import ID_DIGITS

_WORDS = re.compile(r"\w+")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://(?:www\.)?", re.IGNORECASE)


def text_digest(text: str) -> str:
    """The SHA-256 of a text, in which white space of any kind and length counts as one blank."""
    from hashlib import sha256  # what only reads makes no ids, and OpenSSL takes 4 ms to load

    return sha256(" ".join(text.split()).encode("utf-8", errors="replace")).hexdigest()


def article_id(url: str | None, text: str) -> str:
    """The id of the article at a canonical `url`; without one, of the article with this `text`."""
    if url:
        return _digits("url", page_of(url))
    return text_id(text_digest(text))


def text_id(digest: str) -> str:
    """The id of an article that has no url, by the digest of its text."""
    return _digits("text", digest)


def heard_id(*parts: str | None) -> str:
    """The id of the record of where a claim was heard, by what is told of the place and of the claim."""
    return _digits("heard", *(part or "" for part in parts))


def page_id(*parts: str) -> str:
    """The id of a page that is not known by a url: of a file's path, or of a source and an entry's key."""
    return _digits("page", *parts)


def host_id(name: str) -> str:
    """The id of a server by its host:port."""
    return _digits("host", name)


def page_of(url: str) -> str:
    """What a url has in common with its other spellings: itself without scheme, "www." and last slash."""
    return _SCHEME.sub("", url).rstrip("/")


def claim_id(article: str, content: str, taken: Container[str], seen: MutableMapping[str, int] | None = None) -> str:
    """The id of a claim of `article`: that of the first occurrence of its `content` whose id is not `taken`.

    `seen`, which is kept for one article while `taken` grows, holds how many occurrences of a content are taken for
    certain: a text that says one thing ten thousand times is not looked through from its beginning each time.
    """
    normal = normalised(content)
    known = {} if seen is None else seen
    for occurrence in count(known.get(normal, 0)):
        identity = _digits("claim", article, normal, str(occurrence))
        if identity not in taken:
            known[normal] = occurrence
            return identity
    raise AssertionError("count() ends")


def normalised(text: str) -> str:
    """The words of a text, in compatibility form, without case, parted by one blank."""
    return " ".join(_WORDS.findall(unicodedata.normalize("NFKC", text).casefold()))


def _digits(*parts: str) -> str:
    from hashlib import sha256  # see `text_digest`

    return sha256("\0".join(parts).encode("utf-8", errors="replace")).hexdigest()[:ID_DIGITS]
