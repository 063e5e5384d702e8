"""A month: the sheet of its days, and below it what happened on them in any year and what is kept on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from timeline.views import dates, entries, occasions, sheet
from timeline.views.grid import LEAD, Grid

if TYPE_CHECKING:
    import datetime as dt

    from timeline.model import Timeline
    from timeline.views.canvas import Canvas


def render(timeline: Timeline, canvas: Canvas, first: dt.date | None = None) -> list[Text]:
    """Return the month that begins on `first`, with the counts of its year, one Text a line; by default this month."""
    first = first or canvas.today.replace(day=1)
    found = occasions.in_month(timeline, first)
    hues = entries.hues(timeline.events)
    vague = [event for month, event in occasions.loose(timeline, first.year) if month == first.month]
    shown = [
        *(entries.of_occurrence(each, canvas, hues, dates.days(each, canvas)) for each in found),
        *(entries.of_loose(event, canvas, hues, first.year) for event in vague),
    ]
    days = [*sheet.render(canvas, first, found), Text()]
    if not shown:
        return [*days, *canvas.lines(canvas.say("none"), canvas.columns)]
    grid = Grid.of(canvas, shown, LEAD)
    today = [(canvas.glyph("here"), canvas.say("legend.today"))] if first == canvas.today.replace(day=1) else []
    return [
        *days,
        *grid.rows(canvas, shown),
        *entries.legend(canvas, shown, [*sheet.legend(canvas, found), *today]),
    ]
