"""The plan for a year: every anniversary and every day kept, month by month, the round ones first.

What is to happen in that year stands among them, and what is known to the month only at the end of its month.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from timeline.views import dates, entries, occasions
from timeline.views.grid import LEAD, Grid
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model import Occurrence, Timeline
    from timeline.views.canvas import Canvas
    from timeline.views.entries import Entry


def render(timeline: Timeline, canvas: Canvas, year: int | None = None) -> list[Text]:
    """Return the plan for a year, one Text a line; without a year, that of today."""
    year = year or canvas.today.year
    months = _months(timeline, canvas, year)
    shown = [entry for found in months.values() for entry in found]
    head = canvas.header(canvas.say("plan", year=year), _sum(canvas, shown))
    if not shown:
        return [*head, Text(), *canvas.lines(canvas.say("none"), canvas.columns)]
    grid = Grid.of(canvas, shown, LEAD)
    named = [(_name(canvas, year, month), found) for month, found in months.items() if found]
    return [
        *head,
        *(line for name, found in named for line in _section(canvas, grid, name, found)),
        *entries.legend(canvas, shown),
    ]


def _months(timeline: Timeline, canvas: Canvas, year: int) -> Mapping[int | None, list[Entry]]:
    """Return what begins in each month, the round anniversaries first; under None, what is known to the year only."""
    hues = entries.hues(timeline.events)
    found = occasions.within(timeline, dt.date(year, 1, 1), dt.date(year + 1, 1, 1), marked=True)
    found.sort(key=lambda each: (not entries.is_starred(each), each.start))
    told = [
        *((each.start.month, _of_day(each, canvas, hues)) for each in found if each.start.year == year),
        *(
            (month, entries.of_loose(event, canvas, hues, year))
            for month, event in occasions.loose(timeline, year, marked=True)
        ),
    ]
    months: dict[int | None, list[Entry]] = {month: [] for month in (*range(1, 13), None)}
    for month, entry in told:
        months[month].append(replace(entry, marked=entry.near))  # all is marked here; what is bold is round
    return months


def _of_day(each: Occurrence, canvas: Canvas, hues: Mapping[str, str]) -> Entry:
    return entries.of_occurrence(each, canvas, hues, _date(each, canvas))


def _date(each: Occurrence, canvas: Canvas) -> str:
    """Return the day of the week and of the month; of a span, its days."""
    if (each.end - each.start).days > 1:
        return dates.days(each, canvas)
    return f"{canvas.weekday(each.start)} {canvas.figure(each.start.day)}"


def _section(canvas: Canvas, grid: Grid, month: str, found: list[Entry]) -> list[Text]:
    return [Text(), canvas.signpost(month, str(len(found))), *grid.rows(canvas, found)]


def _name(canvas: Canvas, year: int, month: int | None) -> str:
    return canvas.say("no_month") if month is None else canvas.date(When.parse(f"{year:04}-{month:02}"))


def _sum(canvas: Canvas, shown: list[Entry]) -> str:
    """Return how many dates the year has, and how many of them are round."""
    starred = sum(canvas.glyph("jubilee") in entry.count for entry in shown)
    said = canvas.count("dates", len(shown))
    return canvas.plain(f"{said} · {canvas.count('jubilees', starred)}") if starred else said
