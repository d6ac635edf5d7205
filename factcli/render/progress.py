"""How far a long command has come, on a terminal's standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from factcli.models.syncing import Step
from factcli.render.escape import visible

_PATIENCE: Final = 1.0


@contextmanager
def ingest_bar() -> Iterator[Callable[[Any], None]]:
    """What to call with the report of each article that is done; shows nothing in the first second."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} articles, {task.fields[claims]:,} claims"),
        TimeElapsedColumn(),
    )
    with _patient(Progress(*columns, console=Console(stderr=True, markup=False), transient=True)) as (bar, show):
        task = bar.add_task("", total=None, claims=0)
        claims = 0

        def tell(report: Any) -> None:
            nonlocal claims
            claims += report.claims
            bar.update(task, advance=1, claims=claims)
            show()

        yield tell


@contextmanager
def sync_progress() -> Iterator[Callable[[Step], None]]:
    """What to call with how far a source has come: a line for each that is at work, and one for all."""
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with _patient(Progress(*columns, console=Console(stderr=True, markup=False), transient=True)) as (bar, show):
        whole = bar.add_task("", total=None)
        lines: dict[str, TaskID] = {}
        added: dict[str, int] = {}

        def tell(step: Step) -> None:
            name = step.report.name
            added[name] = step.report.added
            bar.update(whole, description=f"{len(added)} sources, {sum(added.values())} new articles")
            if step.pending > 0:
                line = lines.setdefault(name, bar.add_task("", total=None) if name not in lines else lines[name])
                bar.update(line, description=f"{visible(name)}: {step.pending} to read, {step.report.added} new")
            elif name in lines:
                bar.remove_task(lines.pop(name))
            show()

        yield tell


@contextmanager
def _patient(bar: Progress) -> Iterator[tuple[Progress, Callable[[], None]]]:
    """A display, and what shows it once a second has passed."""
    begun = monotonic()

    def show() -> None:
        if not bar.live.is_started and monotonic() - begun > _PATIENCE:
            bar.start()

    try:
        yield bar, show
    finally:
        bar.stop()
