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
    from collections.abc import Iterator

    from timeline.model import Timeline
    from timeline.occasions import Occasion
    from timeline.views.canvas import Canvas
    from timeline.views.entries import Entry


def render(timeline: Timeline, canvas: Canvas, first: dt.date | None = None) -> Iterator[Text]:
    """Yield the month that begins on `first`, with the counts of its year, one Text a line; by default this month."""
    first = first or canvas.today.replace(day=1)
    told = occasions.of_month(timeline, first)
    hues = entries.hues(timeline.events)
    seen: dict[object, Entry] = {}

    def entry(each: Occasion) -> Entry:
        made = (
            entries.of_occurrence(each, canvas, hues, dates.days(each, canvas))
            if isinstance(each, Occurrence)
            else entries.of_loose(each, canvas, hues, first.year)
        )
        seen[made.signs] = made
        return made

    yield from (*sheet.render(canvas, first, told.turns), Text())
    if not told:
        yield from canvas.lines(canvas.say("none"), canvas.columns)
        return
    grid = Grid.of(canvas, map(entry, entries.some(told)), LEAD)
    today = [(canvas.glyph("here"), canvas.say("legend.today"))] if first == canvas.today.replace(day=1) else []
    yield from grid.rows(canvas, map(entry, told))
    yield from entries.legend(canvas, seen.values(), [*sheet.legend(canvas, told.turns), *today])
