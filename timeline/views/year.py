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
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.model import Timeline
    from timeline.occasions import Found, Occasion
    from timeline.views.canvas import Canvas
    from timeline.views.entries import Entry


def render(timeline: Timeline, canvas: Canvas, year: int | None = None) -> Iterator[Text]:
    """Yield the plan for a year, one Text a line; without a year, that of today."""
    year = year or canvas.today.year
    months = occasions.of_year(timeline, year)
    hues = entries.hues(timeline.events)
    seen: dict[object, Entry] = {}

    def entry(each: Occasion) -> Entry:
        made = _entry(each, canvas, hues, year)
        seen[made.signs] = made
        return made

    yield from canvas.header(canvas.say("plan", year=year), _sum(canvas, months.values()))
    told = {month: found for month, found in months.items() if found}
    if not told:
        yield from (Text(), *canvas.lines(canvas.say("none"), canvas.columns))
        return
    grid = Grid.of(canvas, map(entry, entries.some(*told.values())), LEAD)
    for month, found in told.items():
        yield from (Text(), canvas.signpost(_name(canvas, year, month), str(len(found))))
        yield from grid.rows(canvas, map(entry, found))
    yield from entries.legend(canvas, seen.values())


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


def _name(canvas: Canvas, year: int, month: int | None) -> str:
    return canvas.say("no_month") if month is None else canvas.date(When.parse(f"{year:04}-{month:02}"))


def _sum(canvas: Canvas, months: Iterable[Found[Occasion]]) -> str:
    """Return how many dates the year has, and how many of them are round."""
    said = canvas.count("dates", sum(map(len, months)))
    starred = sum(turn.starred for found in months for turn in found.turns)
    return f"{said} · {canvas.count('jubilees', starred)}" if starred else said
