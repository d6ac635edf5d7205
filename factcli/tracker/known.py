"""Whether the ledger has an article: by its id, or by all that an incoming item may be known by."""

from factcli.errors import NotFound
from factcli.matching import LEAST_OVERLAP, overlap
from factcli.models.article import Article, Item
from factcli.models.identity import article_id, page_of
from factcli.tracker.ports import Ledger, Reader


class KnownArticles:
    """An index of a ledger's articles by url, text, path and id; kept up to date while an ingest goes on.

    Records of where a claim was heard, which a person typed in, are none that an item may be a state of.
    It holds keys alone: of a hundred thousand articles these are read in a second. The article itself is read when it is found.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._fresh: dict[str, Article] = {}
        self._read()

    def _read(self) -> None:
        self._by_url: dict[str, str] = {}
        self._by_digest: dict[str, str] = {}
        self._by_path: dict[str, str] = {}
        self._ids: set[str] = set()
        self._last = self._ledger.last_entry()
        met = (key for key in self._ledger.article_keys() if not key.added)
        for key in sorted(met, key=lambda key: key.entry):
            path = next((one.path for one in key.appearances if one.path), None)
            self._index(key.id, key.digest, path, key.url)

    def catch_up(self) -> None:
        """Read the keys anew if other processes have brought articles in since."""
        if self._ledger.last_entry() != self._last:
            self._fresh.clear()
            self._read()

    def put(self, article: Article, *, stored: bool = True) -> None:
        """Know an article, or its new state; one that is not `stored` is kept here."""
        if stored:
            self._last = self._ledger.last_entry()
        else:
            self._fresh[article.id] = article
        self._index(article.id, article.digest, own_path(article), article.url)

    def _index(self, identity: str, digest: str, path: str | None, url: str | None) -> None:
        self._ids.add(identity)
        self._by_digest[digest] = identity
        if path:
            self._by_path[path] = identity
        if url:
            self._by_url[page_of(url)] = identity

    def article(self, identity: str) -> Article | None:
        """The article of that id; None if there is none."""
        if identity in self._fresh:
            return self._fresh[identity]
        return article_there(self._ledger, identity)

    def at(self, url: str) -> str | None:
        """The id of the article whose own url is that, in this or another spelling; None if there is none."""
        identity = article_id(url, "")
        return self._by_url.get(page_of(url)) or (identity if identity in self._ids else None)

    def of_text(self, digest: str) -> Article | None:
        """The article with the text of that digest; None if there is none."""
        identity = self._by_digest.get(digest)
        return None if identity is None else self.article(identity)

    def has_text(self, digest: str) -> bool:
        """Whether an article has the text of that digest."""
        return digest in self._by_digest

    def find(self, item: Item, digest: str) -> Article | None:
        """The article that the item is a state or an appearance of; None for one that is new.

        It is known by its url, else by its text. A file without a url whose text has changed is the
        article that was at its path, if half of the words are still the same. Only an article's own url
        and path count: where it also appeared is another's place, whose changes are not its own.
        """
        known = self._by_url.get(page_of(item.url or "")) or self._by_digest.get(digest)
        if known is None and (made := article_id(item.url, item.text)) in self._ids:
            known = made
        if known is None and item.path and not item.url:
            known = self._at_path(item.path, item.text)
        return None if known is None else self.article(known)

    def _at_path(self, path: str, text: str) -> str | None:
        there = self._by_path.get(path)
        article = self.article(there) if there else None
        if article is None or overlap(self._ledger.text(article), text) < LEAST_OVERLAP:
            return None
        return article.id


def article_there(ledger: Reader, identity: str) -> Article | None:
    """The article of that whole id; None if the ledger has none, or has it no more."""
    try:
        return ledger.article(identity)
    except NotFound:
        return None


def own_path(article: Article) -> str | None:
    """The first path at which the article was met; None for one that was never met in a file."""
    return next((one.path for one in article.appearances if one.path), None)


def is_own(article: Article, item: Item) -> bool:
    """Whether the item is a state of the article itself, and not its text in another place."""
    if item.url is not None and article.url is not None:
        return page_of(item.url) == page_of(article.url)
    if item.path is not None:
        return item.path == own_path(article)
    return own_path(article) is None and item.location == article.location


def has_appeared(article: Article, item: Item) -> bool:
    """Whether the article is known to have been met where the item is, through the source that it came through."""
    there = [one for one in article.appearances if item.source is None or one.source == item.source]
    if item.url is not None:
        page = page_of(item.url)
        return any(one.url is not None and page_of(one.url) == page for one in there)
    if item.path is not None:
        return any(one.path == item.path for one in there)
    return any(one.path is None and one.outlet == item.outlet for one in there)
