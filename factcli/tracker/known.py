"""The ledger's articles by all that an incoming item may be known by."""

from collections.abc import Callable, Iterable

from factcli.matching import LEAST_OVERLAP, overlap
from factcli.models.article import Article, Item
from factcli.models.identity import article_id, page_of


class KnownArticles:
    """An index of articles by url, text, path and id; kept up to date while an ingest goes on."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_url: dict[str, str] = {}
        self._by_digest: dict[str, str] = {}
        self._by_path: dict[str, str] = {}
        self._by_id: dict[str, Article] = {}
        for article in sorted(articles, key=lambda article: article.entry):
            self.put(article)

    def put(self, article: Article) -> None:
        """Know an article, or its new state."""
        self._by_id[article.id] = article
        self._by_digest[article.digest] = article.id
        if path := own_path(article):
            self._by_path[path] = article.id
        if article.url:
            self._by_url[page_of(article.url)] = article.id

    def find(self, item: Item, digest: str, text_of: Callable[[Article], str]) -> Article | None:
        """The article that the item is a state or an appearance of; None for one that is new.

        It is known by its url, else by its text. A file without a url whose text has changed is the
        article that was at its path, if half of the words are still the same. Only an article's own url
        and path count: where it also appeared is another's place, whose changes are not its own.
        """
        known = self._by_url.get(page_of(item.url or "")) or self._by_digest.get(digest)
        if known is None and (made := article_id(item.url, item.text)) in self._by_id:
            known = made
        if known is None and item.path and not item.url:
            there = self._by_path.get(item.path)
            if there and overlap(text_of(self._by_id[there]), item.text) >= LEAST_OVERLAP:
                known = there
        return None if known is None else self._by_id[known]


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
    """Whether the article is known to have been met where the item is."""
    if item.url is not None:
        page = page_of(item.url)
        return any(one.url is not None and page_of(one.url) == page for one in article.appearances)
    if item.path is not None:
        return any(one.path == item.path for one in article.appearances)
    return any(one.path is None and one.outlet == item.outlet for one in article.appearances)
