"""`factcli outlets`: where it was said, in numbers."""

from factcli.cli.counts import counting
from factcli.models.reports import CountedBy

app = counting(CountedBy.OUTLET, "factcli outlets --since 30d --json")
