"""This day in history: what happened on a day in any year, and what is kept on it; of an empty day, what comes next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from rich.text import Text

from timeline.model import Event, Observance
from timeline.views import dates, entries, occasions
from timeline.views.grid import LEAD, Grid
from timeline.when import When

if TYPE_CHECKING:
    from timeline.model import Occurrence, Timeline
    from timeline.views.canvas import Canvas

_DAY: Final = dt.timedelta(days=1)


def render(timeline: Timeline, canvas: Canvas, day: dt.date | None = None) -> list[Text]:
    """Return what the day holds, with the counts of its year, one Text a line; without a day, that of today."""
    day = day or canvas.today
    found = occasions.within(timeline, day, day + _DAY)
    head = canvas.header(canvas.say("on_this_day"), f"{canvas.weekday(day)} {canvas.date(When.on(day))}")
    return [*head, Text(), *(_rows(found, timeline, canvas) if found else _empty(timeline, canvas, day))]


def _empty(timeline: Timeline, canvas: Canvas, day: dt.date) -> list[Text]:
    """Return that the day is empty, and the next one that is not."""
    lines = canvas.lines(canvas.say("none"), canvas.columns)
    following = occasions.next_day(timeline, day)
    if following is None:
        return lines
    name = canvas.say("then", date=canvas.date(When.on(following)))
    found = occasions.within(timeline, following, following + _DAY)
    return [*lines, Text(), canvas.signpost(name), *_rows(found, timeline, canvas)]


def _rows(found: list[Occurrence], timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return a row for each event, oldest first, then for each observance, and the legend."""
    hues = entries.hues(timeline.events)
    events = sorted((each for each in found if isinstance(each.fact, Event)), key=lambda each: each.fact.when)
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
