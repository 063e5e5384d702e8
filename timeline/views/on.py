"""This day in history: what happened on a day in any year, and what is kept on it; of an empty day, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from timeline import occasions
from timeline.model import Event, Observance
from timeline.views import dates, entries
from timeline.views.grid import LEAD, Grid
from timeline.when import When

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from timeline.model import Occurrence, Timeline
    from timeline.views.canvas import Canvas


def render(timeline: Timeline, canvas: Canvas, day: dt.date | None = None) -> list[Text]:
    """Return what the day holds, with the counts of its year, one Text a line; without a day, that of today."""
    day = day or canvas.today
    found = occasions.of_day(timeline, day)
    head = canvas.header(canvas.say("on_this_day"), f"{canvas.weekday(day)} {canvas.date(When.on(day))}")
    return [*head, Text(), *(_rows(found, timeline, canvas) if found else _empty(timeline, canvas, day))]


def _empty(timeline: Timeline, canvas: Canvas, day: dt.date) -> list[Text]:
    """Return that the day is empty, and the next one that is not."""
    lines = canvas.lines(canvas.say("none"), canvas.columns)
    following = occasions.next_day(timeline, day)
    if following is None:
        return lines
    name = canvas.say("then", date=canvas.date(When.on(following)))
    found = occasions.of_day(timeline, following)
    return [*lines, Text(), canvas.signpost(name), *_rows(found, timeline, canvas)]


def _rows(found: Sequence[Occurrence], timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return a row for each event, then for each observance, and the legend."""
    hues = entries.hues(timeline.events)
    events = [each for each in found if isinstance(each.fact, Event)]
    shown = [entries.of_occurrence(each, canvas, hues, _date(each.fact.when, canvas)) for each in events]
    yearly = [entries.of_observance(each.fact, canvas) for each in found if isinstance(each.fact, Observance)]
    grid = Grid.of(canvas, (*shown, *yearly), LEAD)
    kept = [canvas.signpost(canvas.say("every_year"), str(len(yearly)))] if yearly else []
    return [
        *grid.rows(canvas, shown),
        *([Text()] if shown and kept else []),
        *kept,
        *grid.rows(canvas, yearly),
        *entries.legend(canvas, (*shown, *yearly)),
    ]


def _date(when: When, canvas: Canvas) -> str:
    """Return the year of what was on this very day; of a span, its days too."""
    return dates.dated(when, canvas) if when.is_interval else dates.year(when, canvas) + dates.doubt(when)
