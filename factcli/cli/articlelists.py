"""What commands print that found, or corrected, articles: the articles as they are now."""

from collections.abc import Sequence
from typing import Final

from factcli.cli.output import emit
from factcli.models.article import Article
from factcli.render.formats import Format

COLUMNS: Final = ("id", "published", "outlet", "title", "claims", "location")
"""The fields of an article in tab-separated output."""


def show_articles(
    articles: Sequence[Article], shape: Format, names: Sequence[str] = (), limit: int | None = None
) -> None:
    """Print articles, with the fields of these names or those that a table has; `limit`: how many were asked for at most."""

    def table() -> object:
        from factcli.render.articles import articles_table

        return articles_table(articles, limit)

    emit((one.record() for one in articles), shape, names, COLUMNS, table)
