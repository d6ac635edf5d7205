"""Articles in a table on a terminal."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from factcli.models.article import Article
from factcli.models.location import file_name
from factcli.render.escape import visible
from factcli.render.table import NARROW, SHORT_ID, Fitting, blocks, plain_table, plain_text
from factcli.render.wording import counted, counted_within


def articles_table(articles: Sequence[Article], limit: int | None = None) -> RenderableType:
    """Articles with id, date, outlet, title and number of claims. `limit`: how many were asked for at most."""
    if not articles:
        return Text("no articles", style="dim")
    table = plain_table()
    table.add_column("ID", no_wrap=True, style="dim")
    table.add_column("Published", no_wrap=True)
    table.add_column("Outlet", max_width=24, overflow="fold")
    table.add_column("Title", ratio=1, min_width=20)
    table.add_column("Claims", justify="right", no_wrap=True)
    table.add_column("Rev.", justify="right", no_wrap=True)
    for one in articles:
        table.add_row(
            Text(one.id[:SHORT_ID]),
            plain_text(one.published, no_wrap=True),
            plain_text(one.outlet),
            plain_text(one.title or file_name(one.location)),
            Text(str(one.claims)),
            Text(str(one.revision)),
        )
    narrow = blocks(f"{'ID':<{SHORT_ID}}  Published", map(_article_block, articles))
    return Group(Fitting(table, narrow, NARROW), Text(counted_within(len(articles), "article", limit), style="dim"))


def _article_block(one: Article) -> Text:
    text = Text.assemble((one.id[:SHORT_ID], "dim"), "  ", plain_text(one.published), "\n")
    text.append(visible(one.title or file_name(one.location)), style="bold")
    return text.append(f"\n{visible(one.outlet or 'no outlet')}, {counted(one.claims, 'claim')}")
