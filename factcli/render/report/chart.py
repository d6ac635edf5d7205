"""The figure of a report: claims in time as stacked bars, with its legend and the same as a table.

The drawing has no view box: across it is measured in per cent, so that it fits any screen while its
words keep their size. Colours are the style sheet's, and each status has a pattern of its own.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from factcli.models.vocabulary import Status
from factcli.render.report.markup import NOTHING, Markup, joined, tag
from factcli.render.report.phrases import status_words
from factcli.render.report.timeline import Period, Timeline
from factcli.render.wording import counted

_TOP: Final = 8
_HEIGHT: Final = 170
_FOOT: Final = 24
"""Pixels above the bars, of the highest bar, and for the labels below."""
_WIDEST: Final = 12.0
_SHARE: Final = 0.8
"""How wide a bar is: of its period's room so much, and at most so many per cent of the drawing."""
_THINNEST: Final = 0.2
_STEPS: Final = (1, 2, 5)
_PATTERNS: Final = {
    Status.UNVERIFIED: "M4 4h.01",
    Status.CHECKING: "M0 4h8",
    Status.CONFIRMED: None,
    Status.DISPUTED: "M-2 2l4 -4M0 8l8 -8M6 10l4 -4",
    Status.MISLEADING: "M4 0v8",
    Status.REFUTED: "M0 0l8 8M0 8l8 -8",
    Status.UNVERIFIABLE: "M-2 6l4 4M0 0l8 8M6 -2l4 4",
}
"""What is drawn over the colour of each status, in a square of eight pixels."""


def figure(line: Timeline, statuses: Sequence[Status]) -> Markup:
    """The figure of these statuses, the first of which is lowest in a bar; empty without any dated claim."""
    if not line.periods:
        return NOTHING
    return tag(
        "figure",
        _drawing(line, statuses),
        tag("ul", *(_key(line, status) for status in statuses), class_="legend"),
        tag("figcaption", line.caption),
        tag("details", tag("summary", "The figure as a table"), _table(line, statuses)),
    )


def _drawing(line: Timeline, statuses: Sequence[Status]) -> Markup:
    top = _rounded(max(sum(period.counts.values()) for period in line.periods))
    return tag(
        "svg",
        tag("title", f"Claims by {line.unit}", id="figure-title"),
        tag("desc", described(line), id="figure-desc"),
        tag("defs", *map(_pattern, statuses)),
        *_scale(top),
        *(bar for index in range(len(line.periods)) for bar in _bars(line, index, statuses, top)),
        *_days(line),
        role="img",
        aria_labelledby="figure-title",
        aria_describedby="figure-desc",
        class_="chart",
        height=_TOP + _HEIGHT + _FOOT,
    )


def described(line: Timeline) -> str:
    """What the figure shows, in a sentence or two."""
    total = sum(sum(period.counts.values()) for period in line.periods)
    most = max(line.periods, key=lambda period: sum(period.counts.values()))
    first, last = line.periods[0].name, line.periods[-1].name
    span = f"in the {line.unit} {first}" if first == last else f"from {line.unit} {first} to {last}"
    return f"{counted(total, 'claim')} {span}; the most, {sum(most.counts.values()):,}, in {most.name}."


def _rounded(most: int) -> int:
    """The lowest of 1, 2, 5, 10, 20, 50 … that is not below `most`."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= most:
                return step * power
        power *= 10


def _pattern(status: Status) -> Markup:
    drawn = _PATTERNS[status]
    return tag(
        "pattern",
        tag("rect", width=8, height=8, class_=status.value),
        tag("path", d=drawn) if drawn else NOTHING,
        id=f"pattern-{status.value}",
        patternUnits="userSpaceOnUse",
        width=8,
        height=8,
    )


def _scale(top: int) -> Iterator[Markup]:
    marks = (0, top // 2, top) if top % 2 == 0 else (0, top)
    for number in marks:
        y = _TOP + _HEIGHT * (top - number) / top
        yield tag("line", x1="0", x2="100%", y1=f"{y:.1f}", y2=f"{y:.1f}")
        yield tag("text", f"{number:,}", x="-6", y=f"{y + 4:.1f}", class_="end")


def _bars(line: Timeline, index: int, statuses: Sequence[Status], top: int) -> Iterator[Markup]:
    period = line.periods[index]
    room = 100 / len(line.periods)
    width = max(min(room * _SHARE, _WIDEST), _THINNEST)
    left = (index + 0.5) * room - width / 2
    below = 0
    for status in statuses:
        count = period.counts[status]
        if not count:
            continue
        below += count
        yield tag(
            "rect",
            x=f"{left:.3f}%",
            y=f"{_TOP + _HEIGHT * (top - below) / top:.1f}",
            width=f"{width:.3f}%",
            height=f"{_HEIGHT * count / top:.1f}",
            fill=f"url(#pattern-{status.value})",
            class_="bar",
        )


def _days(line: Timeline) -> Iterator[Markup]:
    """The names of the first and the last period, and of one between where there is one in the middle."""
    periods = line.periods
    y = str(_TOP + _HEIGHT + 17)
    middle = len(periods) // 2
    if len(periods) % 2:
        yield tag("text", periods[middle].name, x="50%", y=y, class_="middle")
    if len(periods) > 1:
        yield tag("text", periods[0].name, x="0", y=y)
        yield tag("text", periods[-1].name, x="100%", y=y, class_="end")


def _key(line: Timeline, status: Status) -> Markup:
    swatch = tag(
        "svg",
        tag("rect", width=16, height=12, fill=f"url(#pattern-{status.value})"),
        class_="swatch",
        width=16,
        height=12,
        aria_hidden="true",
    )
    total = sum(period.counts[status] for period in line.periods)
    return tag("li", swatch, " ", f"{status_words(status)} ({total:,})")


def _table(line: Timeline, statuses: Sequence[Status]) -> Markup:
    head = tag("tr", *(tag("th", name, scope="col") for name in (line.unit.capitalize(), *statuses)))
    rows = (_row(period, statuses) for period in line.periods if period.counts)
    return tag("div", tag("table", tag("thead", head), tag("tbody", *rows)), class_="wide")


def _row(period: Period, statuses: Sequence[Status]) -> Markup:
    return joined(
        tag("tr", tag("th", period.name, scope="row"), *(tag("td", f"{period.counts[one]:,}") for one in statuses))
    )
