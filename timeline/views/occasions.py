"""What a stretch of days holds: events on their own days, their anniversaries, and the days kept every year.

What is known to the month or the year only is told apart, for it is on no day.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from timeline.anniversaries import next_occurrence, occurrences, original
from timeline.when import Point, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model import Event, Occurrence, Timeline

_MONTH: Final = dt.timedelta(days=31)
_YEAR: Final = dt.timedelta(days=366)  # what lasts longer is no occasion


def within(timeline: Timeline, start: dt.date, end: dt.date, *, marked: bool = False) -> list[Occurrence]:
    """Return what falls on some day of `[start, end)`, by first day, the oldest of a day first.

    With `marked`, anniversaries are those of marked events only.
    """
    first, last = start.toordinal(), end.toordinal()
    near = (event for event in timeline.events if event.when.earliest < last and event.when.latest > first)
    again = (event for event in timeline.events if event.commemorate or not marked)
    found = [*_themselves(near), *occurrences((*again, *timeline.observances), start, end)]
    order = {fact.id: number for number, fact in enumerate((*timeline.observances, *timeline.events))}
    return sorted(found, key=lambda each: (each.start, order[each.fact.id]))


def in_month(timeline: Timeline, first: dt.date) -> list[Occurrence]:
    """Return what falls on some day of the month that begins on `first`."""
    return within(timeline, first, (first + _MONTH).replace(day=1))


def next_day(timeline: Timeline, day: dt.date) -> dt.date | None:
    """Return the first day after a day on which something falls, if there is one."""
    ahead = (event for event in timeline.events if event.when.earliest > day.toordinal())
    again = [next_occurrence(event, day) for event in timeline.events]
    kept = [next_occurrence(observance, day) for observance in timeline.observances]
    found = (each.start for each in (*_themselves(ahead), *again, *kept) if each)
    return min((start for start in found if start > day), default=None)


def loose(timeline: Timeline, year: int, *, marked: bool = False) -> list[tuple[int | None, Event]]:
    """Return the events up to a year that are not known to the day, each with its month, None if that is not known.

    With `marked`, they are marked, or of that very year.
    """
    return [
        (_month(event), event)
        for event in timeline.events
        if Precision.YEAR <= event.when.precision < Precision.DAY
        and event.when.year is not None
        and event.when.year <= year
        and (not marked or event.commemorate or event.when.year == year)
    ]


def _themselves(events: Iterable[Event]) -> Iterator[Occurrence]:
    """Yield the events on their own days, but those that last longer than a year."""
    for each in map(original, events):
        if each and each.end - each.start <= _YEAR:
            yield each


def _month(event: Event) -> int | None:
    """Return the month in which an event is known to begin."""
    start = event.when.start
    return int(start.month) if event.when.precision is Precision.MONTH and isinstance(start, Point) else None
