"""How far a long command has come, on a terminal's standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

_PATIENCE: Final = 1.0


@contextmanager
def ingest_bar() -> Iterator[Callable[[Any], None]]:
    """What to call with the report of each article that is done; shows nothing in the first second."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} articles, {task.fields[claims]:,} claims"),
        TimeElapsedColumn(),
    )
    bar = Progress(*columns, console=Console(stderr=True, markup=False), transient=True)
    task = bar.add_task("", total=None, claims=0)
    begun = monotonic()
    claims = 0

    def tell(report: Any) -> None:
        nonlocal claims
        claims += report.claims
        bar.update(task, advance=1, claims=claims)
        if not bar.live.is_started and monotonic() - begun > _PATIENCE:
            bar.start()

    try:
        yield tell
    finally:
        bar.stop()
