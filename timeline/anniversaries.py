"""Anniversaries: years completed since an event, and the days on which it is marked again.

Years are floored, never rounded. What is known only to the month or the year is never put on a day. Nothing here knows
what day it is: the window is the caller's.
"""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from typing import TYPE_CHECKING, Final, TypeAlias

from timeline.model import Event, Observance, Occurrence
from timeline.when import Point, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.when import When

Round: TypeAlias = tuple[int, int, int, int, int]
"""The first month and day on which a fact is marked, the last ones, and how many new years lie between them."""
Turn: TypeAlias = tuple[int, dt.date, dt.date]
"""A year, and the days `[start, end)` of a round that begins in it."""

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
        _occurrence(fact, *turn)
        for fact in facts
        if (rounded := round_of(fact))
        for turn in turns(rounded, start, end)
        if turn[0] >= first_year(fact)
    )
    return sorted(found, key=lambda each: (each.start, each.fact.id))


def original(event: Event) -> Occurrence | None:
    """Return an event on its own days, with nothing to count; None if they are not known, or it is only proposed."""
    days = event.when.days
    if event.proposed or days is None or days[1] == dt.date.max:
        return None
    return Occurrence(fact=event, start=days[0], end=days[1] + dt.timedelta(days=1), years=None, jubilee=False)


def is_marked(fact: Event | Observance) -> bool:
    """Return whether it is marked every year."""
    return not isinstance(fact, Event) or fact.commemorate


def is_jubilee(years: int | None) -> bool:
    """Return whether so many completed years are a jubilee."""
    return years is not None and years > 0 and years % JUBILEE == 0


def is_starred(each: Occurrence) -> bool:
    """Return whether it is the round anniversary of an event that is marked."""
    return each.jubilee and isinstance(each.fact, Event) and is_marked(each.fact)


def next_occurrence(fact: Event | Observance, today: dt.date) -> Occurrence | None:
    """Return the occurrence that runs on the day, else the first after it; None if there is none."""
    rounded = round_of(fact)
    turn = next_turn(rounded, today, first_year(fact)) if rounded else None
    return _occurrence(fact, *turn) if turn else None


def round_of(fact: Event | Observance) -> Round | None:
    """Return the days of the year on which a fact is marked, if there are any."""
    if isinstance(fact, Event):
        days = fact.when.days
        if fact.proposed or days is None or days[1] - days[0] >= _YEAR:
            return None
        first, last = days
        return first.month, first.day, last.month, last.day, last.year - first.year
    points = fact.when.points
    if fact.when.precision is not Precision.DAY or len(points) != 1 + fact.when.is_interval:
        return None
    begin, finish = ((int(point.month), int(point.day)) for point in (points[0], points[-1]))
    return *begin, *finish, int(finish < begin)


def begun(fact: Event | Observance) -> int | None:
    """Return the year from which the years of a fact are counted, if it is known: in which it falls or begins."""
    return fact.when.year if isinstance(fact, Event) else fact.since


def first_year(fact: Event | Observance) -> int:
    """Return the first year in which a fact is marked: an event in the year after its own, if it ever is."""
    return (begun(fact) or dt.MINYEAR) + isinstance(fact, Event)


def turns(rounded: Round, start: dt.date, end: dt.date) -> Iterator[Turn]:
    """Yield the days of a round in each year in which they have one of `[start, end)`."""
    for turn in _from_year(rounded, start.year - 1):
        if turn[1] >= end:
            return
        if turn[2] > start:
            yield turn


def next_turn(rounded: Round, today: dt.date, first: int = dt.MINYEAR) -> Turn | None:
    """Return the days of a round, in that year or later, that run on the day or come first after it, if any do."""
    return next((turn for turn in _from_year(rounded, max(today.year - 1, first)) if turn[2] > today), None)


def _from_year(rounded: Round, year: int) -> Iterator[Turn]:
    """Yield the days of a round in each year from one on."""
    first_month, first_day, last_month, last_day, over = rounded
    for each in range(max(year, dt.MINYEAR), _LAST + 1 - over):
        last = observed_on(last_month, last_day, each + over)
        yield each, observed_on(first_month, first_day, each), last + dt.timedelta(days=1)


def _occurrence(fact: Event | Observance, year: int, start: dt.date, end: dt.date) -> Occurrence:
    """Return the occurrence of a fact in a year."""
    counted = begun(fact)
    years = None if counted is None else year - counted
    return Occurrence(fact=fact, start=start, end=end, years=years, jubilee=is_jubilee(years))


def _floored(year: int, month: int, day: int, today: dt.date) -> int:
    return today.year - year - (today < observed_on(month, day, today.year))
