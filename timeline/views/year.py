"""The plan for a year: every anniversary and every day kept, month by month, the round ones first.

What is to happen in that year stands among them, and what is known to the month only at the end of its month.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from timeline import occasions
from timeline.model import Occurrence
from timeline.views import dates, entries
from timeline.views.grid import LEAD, Grid
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model import Timeline
    from timeline.occasions import Occasion
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
    """Return the entries of each month, under None those of no known month."""
    hues = entries.hues(timeline.events)
    return {
        month: [_entry(each, canvas, hues, year) for each in found]
        for month, found in occasions.of_year(timeline, year).items()
    }


def _entry(each: Occasion, canvas: Canvas, hues: Mapping[str, str], year: int) -> Entry:
    if isinstance(each, Occurrence):
        entry = entries.of_occurrence(each, canvas, hues, _date(each, canvas))
    else:
        entry = entries.of_loose(each, canvas, hues, year)
    return replace(entry, marked=entry.near)  # all is marked here; what is bold is round


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
    return f"{said} · {canvas.count('jubilees', starred)}" if starred else said
