"""What a stretch of days holds: events on their own days, their anniversaries, and the days kept every year.

What is known to the month or the year only stands in it as an Event by itself, for it is on no day. Nothing is drawn or
written here: a view and its rows show the same occasions in the same order.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from timeline.anniversaries import is_starred, next_occurrence, occurrences, original
from timeline.model import Event, Occurrence
from timeline.when import Point, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.model import Timeline

Occasion = Occurrence | Event
"""A fact on days of its own; an event of which no day is known."""

_DAY: Final = dt.timedelta(days=1)
_MONTH: Final = dt.timedelta(days=31)
_YEAR: Final = dt.timedelta(days=366)  # what lasts longer is no occasion


def of_day(timeline: Timeline, day: dt.date) -> list[Occurrence]:
    """Return what falls on a day: the events, the oldest first, then the days kept every year."""
    found = _within(timeline, day, day + _DAY)
    events = [(each.fact.when, each) for each in found if isinstance(each.fact, Event)]
    events.sort(key=lambda each: each[0])
    return [*(each for _, each in events), *(each for each in found if not isinstance(each.fact, Event))]


def of_month(timeline: Timeline, first: dt.date) -> list[Occasion]:
    """Return what falls on some day of the month that begins on `first`, then what is known to that month only."""
    found = _within(timeline, first, (first + _MONTH).replace(day=1))
    return [*found, *(event for month, event in _loose(timeline, first.year) if month == first.month)]


def of_year(timeline: Timeline, year: int) -> Mapping[int | None, list[Occasion]]:
    """Return the plan for a year: what begins in each month, the round anniversaries first.

    Anniversaries are those of marked events only. At the end of a month stands what is known to that month only, under
    None what is known to the year only.
    """
    found = _within(timeline, dt.date(year, 1, 1), dt.date(year + 1, 1, 1), marked=True)
    found.sort(key=lambda each: (not is_starred(each), each.start))
    months: dict[int | None, list[Occasion]] = {month: [] for month in (*range(1, 13), None)}
    for each in found:
        if each.start.year == year:
            months[each.start.month].append(each)
    for month, event in _loose(timeline, year):
        if event.commemorate or event.when.year == year:
            months[month].append(event)
    return months


def next_day(timeline: Timeline, day: dt.date) -> dt.date | None:
    """Return the first day after a day on which something falls, if there is one."""
    ahead = (event for event in timeline.events if event.when.earliest > day.toordinal())
    again = [next_occurrence(event, day) for event in timeline.events]
    kept = [next_occurrence(observance, day) for observance in timeline.observances]
    found = (each.start for each in (*_themselves(ahead), *again, *kept) if each)
    return min((start for start in found if start > day), default=None)


def _within(timeline: Timeline, start: dt.date, end: dt.date, *, marked: bool = False) -> list[Occurrence]:
    """Return what falls on some day of `[start, end)`, by first day, the oldest of a day first.

    With `marked`, anniversaries are those of marked events only.
    """
    first, last = start.toordinal(), end.toordinal()
    near = (event for event in timeline.events if event.when.earliest < last and event.when.latest > first)
    again = (event for event in timeline.events if event.commemorate or not marked)
    found = [*_themselves(near), *occurrences((*again, *timeline.observances), start, end)]
    order = {fact.id: number for number, fact in enumerate((*timeline.observances, *timeline.events))}
    return sorted(found, key=lambda each: (each.start, order[each.fact.id]))


def _loose(timeline: Timeline, year: int) -> Iterator[tuple[int | None, Event]]:
    """Yield the events up to a year that are not known to the day, each with its month, None if that is not known."""
    for event in timeline.events:
        if (
            Precision.YEAR <= event.when.precision < Precision.DAY
            and event.when.year is not None
            and event.when.year <= year
        ):
            yield _month(event), event


def _themselves(events: Iterable[Event]) -> Iterator[Occurrence]:
    """Yield the events on their own days, but those that last longer than a year."""
    for each in map(original, events):
        if each and each.end - each.start <= _YEAR:
            yield each


def _month(event: Event) -> int | None:
    """Return the month in which an event is known to begin."""
    start = event.when.start
    return int(start.month) if event.when.precision is Precision.MONTH and isinstance(start, Point) else None
