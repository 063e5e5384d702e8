"""What a stretch of days holds: events on their own days, their anniversaries, and the days kept every year.

What is known to the month or the year only is told apart, for it is on no day.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from timeline.anniversaries import occurrences, original
from timeline.when import Point, Precision

if TYPE_CHECKING:
    from timeline.model import Event, Occurrence, Timeline

_MONTH: Final = dt.timedelta(days=31)
_YEAR: Final = dt.timedelta(days=366)  # what lasts longer is no occasion


def within(timeline: Timeline, start: dt.date, end: dt.date, *, marked: bool = False) -> list[Occurrence]:
    """Return what falls on some day of `[start, end)`, by first day, the oldest of a day first.

    With `marked`, anniversaries are those of marked events only.
    """
    first = [each for each in map(original, timeline.events) if each and each.end - each.start <= _YEAR]
    again = (event for event in timeline.events if event.commemorate or not marked)
    found = [
        *(each for each in first if each.start < end and each.end > start),
        *occurrences((*again, *timeline.observances), start, end),
    ]
    return sorted(found, key=lambda each: (each.start, each.fact.when, each.fact.id))


def in_month(timeline: Timeline, first: dt.date, *, marked: bool = False) -> list[Occurrence]:
    """Return what falls on some day of the month that begins on `first`."""
    return within(timeline, first, (first + _MONTH).replace(day=1), marked=marked)


def loose(timeline: Timeline, year: int, month: int | None, *, marked: bool = False) -> list[Event]:
    """Return the events up to a year that are known to that month only; with None, those known to the year or season.

    With `marked`, they are marked, or of that very year.
    """
    return [
        event
        for event in timeline.events
        if _known_to(event, month)
        and event.when.year is not None
        and event.when.year <= year
        and (not marked or event.commemorate or event.when.year == year)
    ]


def _known_to(event: Event, month: int | None) -> bool:
    """Return whether an event is known to the month and begins in it; for None, to the year or the season."""
    if month is None:
        return event.when.precision in {Precision.YEAR, Precision.SEASON}
    start = event.when.start
    return event.when.precision is Precision.MONTH and isinstance(start, Point) and start.month == f"{month:02}"
