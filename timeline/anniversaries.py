"""Anniversaries: years completed since an event, and the days on which it is marked again.

Years are floored, never rounded. What is known only to the month or the year is never put on a day. Nothing here knows
what day it is: the window is the caller's.
"""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from timeline.model import Event, Observance, Occurrence
from timeline.when import Point, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model import Timeline
    from timeline.when import When

JUBILEE: Final = 5
"""A jubilee is a multiple of so many years."""

_YEAR: Final = dt.timedelta(days=365)
_LAST: Final = dt.MAXYEAR - 1  # an occurrence needs a day after its last


def observed_on(month: int, day: int, year: int) -> dt.date:
    """Return the day on which a month and day is marked in a year: 29 February on the 28th of a common year.

    The 28th keeps the anniversary in its own month, and lets a year complete before March begins.
    """
    if (month, day) == (2, 29) and not isleap(year):
        day = 28
    return dt.date(year, month, day)


def a_year_after(day: dt.date) -> dt.date:
    """Return the day a year on; after 29 February, the 28th."""
    return observed_on(day.month, day.day, day.year + 1)


def completed_years(since: dt.date, today: dt.date) -> int:
    """Return the whole years from one day to another; below zero when `today` comes first."""
    return _floored(since.year, since.month, since.day, today)


def years_ago(when: When, today: dt.date) -> int | None:
    """Return the completed years since a date, or since its interval began; None if it has no year or lies ahead.

    Only what is known counts: from a month, months; from a year, the difference of the years.
    """
    point = when.start
    if not isinstance(point, Point) or when.yearly or when.year is None:
        return None
    match point.precision:
        case Precision.DAY:
            years = _floored(when.year, int(point.month), int(point.day), today)
        case Precision.MONTH:
            years = _floored(when.year, int(point.month), 1, today)
        case _:
            years = today.year - when.year
    return years if years >= 0 else None


def occurrences(facts: Iterable[Event | Observance], start: dt.date, end: dt.date) -> list[Occurrence]:
    """Return what is marked on some day of `[start, end)`, by first day and then id.

    Events known to the day have anniversaries from the year after their own; a span is marked over its days, unless it
    lasts a year or longer. Proposed events have none. An observance is kept from its first year on.
    """
    found = (
        occurrence
        for fact in facts
        for occurrence in takewhile(lambda each: each.start < end, _from_year(fact, start.year - 1))
        if occurrence.end > start
    )
    return sorted(found, key=lambda each: (each.start, each.fact.id))


def original(event: Event) -> Occurrence | None:
    """Return an event on its own days, with nothing to count; None if they are not known, or it is only proposed."""
    days = event.when.days
    if event.proposed or days is None or days[1] == dt.date.max:
        return None
    return Occurrence(fact=event, start=days[0], end=days[1] + dt.timedelta(days=1), years=None, jubilee=False)


def coming(
    timeline: Timeline, today: dt.date, end: dt.date | None = None, *, jubilees: bool = False
) -> list[Occurrence]:
    """Return what is marked from today to the day before `end`, or for twelve months, by first day.

    Of a day the round anniversaries come first, then the oldest, and last what is kept every year. With `jubilees`,
    only round anniversaries of events.
    """
    facts: list[Event | Observance] = [event for event in timeline.events if event.commemorate]
    facts += () if jubilees else timeline.observances
    found = occurrences(facts, today, end or a_year_after(today))
    found.sort(key=_order)
    return [each for each in found if each.jubilee or not jubilees]


def _order(each: Occurrence) -> tuple[dt.date, bool, bool, int]:
    return each.start, not is_starred(each), not isinstance(each.fact, Event), -(each.years or 0)


def is_starred(each: Occurrence) -> bool:
    """Return whether it is the round anniversary of an event that is marked."""
    return each.jubilee and isinstance(each.fact, Event) and each.fact.commemorate


def next_occurrence(fact: Event | Observance, today: dt.date) -> Occurrence | None:
    """Return the occurrence that runs on the day, else the first after it; None if there is none."""
    return next((each for each in _from_year(fact, today.year - 1) if each.end > today), None)


def _from_year(fact: Event | Observance, year: int) -> Iterator[Occurrence]:
    """Yield the occurrences of a fact that begin in a year or later, in order."""
    days = _days(fact)
    if days is None:
        return
    (first_month, first_day), (last_month, last_day), over = days
    since = fact.when.year if isinstance(fact, Event) else fact.since
    earliest = (since or dt.MINYEAR) + isinstance(fact, Event)
    for each in range(max(year, earliest, dt.MINYEAR), _LAST + 1 - over):
        years = None if since is None else each - since
        yield Occurrence(
            fact=fact,
            start=observed_on(first_month, first_day, each),
            end=observed_on(last_month, last_day, each + over) + dt.timedelta(days=1),
            years=years,
            jubilee=years is not None and years > 0 and years % JUBILEE == 0,
        )


def _days(fact: Event | Observance) -> tuple[tuple[int, int], tuple[int, int], int] | None:
    """Return the first and last (month, day) on which a fact is marked, and how many new years lie between them."""
    if isinstance(fact, Event):
        days = fact.when.days
        if fact.proposed or days is None or days[1] - days[0] >= _YEAR:
            return None
        first, last = days
        return (first.month, first.day), (last.month, last.day), last.year - first.year
    points = fact.when.points
    if fact.when.precision is not Precision.DAY or len(points) != 1 + fact.when.is_interval:
        return None
    begin, finish = ((int(point.month), int(point.day)) for point in (points[0], points[-1]))
    return begin, finish, int(finish < begin)


def _floored(year: int, month: int, day: int, today: dt.date) -> int:
    return today.year - year - (today < observed_on(month, day, today.year))
