"""`factcli speakers`: who said it, in numbers."""

from factcli.cli.counts import counting
from factcli.models.reports import CountedBy

app = counting(CountedBy.SPEAKER, "factcli speakers --status disputed --limit 10")
