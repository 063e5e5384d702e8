"""A month: the sheet of its days, and below it what happened on them in any year and what is kept on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from timeline import occasions
from timeline.model import Occurrence
from timeline.views import dates, entries, sheet
from timeline.views.grid import LEAD, Grid

if TYPE_CHECKING:
    import datetime as dt

    from timeline.model import Timeline
    from timeline.views.canvas import Canvas


def render(timeline: Timeline, canvas: Canvas, first: dt.date | None = None) -> list[Text]:
    """Return the month that begins on `first`, with the counts of its year, one Text a line; by default this month."""
    first = first or canvas.today.replace(day=1)
    told = occasions.of_month(timeline, first)
    found = [each for each in told if isinstance(each, Occurrence)]
    hues = entries.hues(timeline.events)
    shown = [
        entries.of_occurrence(each, canvas, hues, dates.days(each, canvas))
        if isinstance(each, Occurrence)
        else entries.of_loose(each, canvas, hues, first.year)
        for each in told
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
