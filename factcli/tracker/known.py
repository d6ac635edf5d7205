"""The ledger's articles by all that an incoming item may be known by."""

from collections.abc import Callable, Iterable

from factcli.matching import LEAST_OVERLAP, overlap
from factcli.models.article import Article, Item
from factcli.models.identity import article_id


class KnownArticles:
    """An index of articles by url, text, path and id; kept up to date while an ingest goes on."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_url: dict[str, str] = {}
        self._by_digest: dict[str, str] = {}
        self._by_path: dict[str, str] = {}
        self._by_id: dict[str, Article] = {}
        for article in articles:
            self.put(article)

    def put(self, article: Article) -> None:
        """Know an article, or its new state."""
        self._by_id[article.id] = article
        self._by_digest[article.digest] = article.id
        for one in article.appearances:
            if one.url:
                self._by_url[one.url] = article.id
            if one.path:
                self._by_path[one.path] = article.id
        if article.url:
            self._by_url[article.url] = article.id

    def find(self, item: Item, digest: str, text_of: Callable[[Article], str]) -> Article | None:
        """The article that the item is a state or an appearance of; None for one that is new.

        It is known by its url, else by its text. A file without a url whose text has changed is the
        article that was at its path, if half of the words are still the same.
        """
        known = self._by_url.get(item.url or "") or self._by_digest.get(digest)
        if known is None and (made := article_id(item.url, item.text)) in self._by_id:
            known = made
        if known is None and item.path and not item.url:
            there = self._by_path.get(item.path)
            if there and overlap(text_of(self._by_id[there]), item.text) >= LEAST_OVERLAP:
                known = there
        return None if known is None else self._by_id[known]
