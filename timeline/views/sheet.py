"""A month as a sheet of days, seven to a row from Monday (ISO 8601): a cell says how many events its day has."""

from __future__ import annotations

import datetime as dt
from calendar import Calendar
from collections import Counter
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from timeline.views.canvas import FULL, NOW, QUIET, STRONG, Cell
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.occasions import Turn
    from timeline.views.canvas import Canvas

_LONGEST: Final = 31  # days of a month


def render(canvas: Canvas, first: dt.date, found: Iterable[Turn]) -> list[Text]:
    """Return the month that begins on `first`: its name, the days of the week, and a line a week."""
    counts = Counter(day for each in found for day in _days(each, first))
    name = canvas.line(canvas.date(When.parse(f"{first:%Y-%m}")), STRONG, width(canvas))
    heads = (canvas.cell(name, 2, QUIET, gap=1, right=not canvas.mirrored) for name in canvas.weekdays())
    weeks = Calendar().monthdayscalendar(first.year, first.month)
    lines = [
        Text.assemble(" " * ((width(canvas) - name.cell_len) // 2), name),
        *canvas.row(*(part for head in heads for part in (head, Cell([], _cell(canvas) - 3)))),
        *(Text().join(_drawn(canvas, first, day, counts) for day in week) for week in weeks),
    ]
    for line in lines:
        line.rstrip()
    return lines


def width(canvas: Canvas) -> int:
    """Return how many cells a sheet is wide."""
    return 7 * _cell(canvas)


def legend(canvas: Canvas, found: Sequence[Turn]) -> list[tuple[str, str]]:
    """Return the sign of the number of events on one day with what it means, if there are any."""
    return [(canvas.tally(2), canvas.say("legend.several"))] if found else []


def _cell(canvas: Canvas) -> int:
    """Return how many cells a day takes: the sign of today, two digits, and how many events there are."""
    return 3 + cell_len(canvas.tally(2))


def _drawn(canvas: Canvas, first: dt.date, day: int, counts: Counter[dt.date]) -> Text:
    """Return one day of the month; blanks for the 0 of a day outside it."""
    if not day:
        return Text(" " * _cell(canvas))
    date = first.replace(day=day)
    sign = canvas.tally(counts[date])
    lead = canvas.glyph("here") if date == canvas.today else " "
    style = NOW if date == canvas.today else FULL if sign else QUIET if date.weekday() >= 5 else ""
    blank = " " * (_cell(canvas) - 3 - cell_len(sign))
    return Text.assemble((lead, STRONG), canvas.line(canvas.figure(day), style), (sign, STRONG), blank)


def _days(each: Turn, first: dt.date) -> Iterator[dt.date]:
    """Yield the days of what was found that lie in the month that begins on `first`, or shortly after it."""
    begin = max(each.start, first)
    for number in range(min((each.end - begin).days, _LONGEST)):
        yield begin + dt.timedelta(days=number)
