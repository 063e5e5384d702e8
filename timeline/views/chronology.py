"""The order in which a chronology is read: decades, events, the silences between them, and today in its place.

Nothing here is drawn; rail and ledger walk the same way and each shows what it has room for.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.columns import column
from timeline.when import FOREVER, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Event

_FOUR_CENTURIES = 146_097  # days in 400 Gregorian years
_TWO_YEARS = 730  # days that two completed years have at the least: most events need no further look


@dataclass(frozen=True, slots=True)
class Decade:
    """The beginning of a decade with its number of events; `when` is None for events of no known year."""

    when: When | None
    count: int


@dataclass(frozen=True, slots=True)
class Silence:
    """Completed years, two or more, without an event, from one year to another."""

    years: int
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Today:
    """Where what has begun ends and what is to come begins."""


def walk(events: Sequence[Event], today: dt.date) -> Iterator[Decade | Silence | Today | Event]:
    """Yield what a reader meets from the first event to the last; those of no known year come at the end.

    No event is looked at before it is come to.
    """
    return (events[step] if isinstance(step, int) else step for step in _steps(events, today))


def silences(events: Sequence[Event], today: dt.date) -> Iterator[Silence]:
    """Yield the silences that a reader meets."""
    return (step for step in _steps(events, today) if isinstance(step, Silence))


def _steps(events: Sequence[Event], today: dt.date) -> Iterator[Decade | Silence | Today | int]:
    """Yield the same as `walk`, for an event its place."""
    decades, firsts, ends = (column(events, name) for name in ("decade", "earliest", "latest"))
    counts = Counter(decades)
    day, last, reached, shown = today.toordinal(), None, False, ""
    for place, (decade, earliest, latest) in enumerate(zip(decades, firsts, ends, strict=True)):
        if not decade:
            continue
        if not reached and earliest > day:
            yield from _silence(last, day)
            yield Today()
            reached, last = True, day
        if last is not None and earliest - last >= _TWO_YEARS:
            yield from _silence(last, earliest)
        if decade != shown:
            shown = decade
            yield Decade(When.parse(decade), counts[decade])
        yield place
        last = latest - 1 if latest < FOREVER else earliest
    if shown and not reached:
        yield from _silence(last, day)
        yield Today()
    if counts[""]:
        yield Decade(None, counts[""])
        yield from (place for place, decade in enumerate(decades) if not decade)


def _silence(last: int | None, following: int) -> Iterator[Silence]:
    """Yield the silence between two days, if it is one."""
    if last is None or last >= following:
        return
    (year, *day), (next_year, *next_day) = _civil(last), _civil(following)
    years = next_year - year - (next_day < day)
    if years >= 2:
        yield Silence(years, year, next_year)


def _civil(day: int) -> tuple[int, int, int]:
    """Return year, month and day of a day number, in any year."""
    cycles, rest = divmod(day - 1, _FOUR_CENTURIES)
    date = dt.date.fromordinal(rest + 1)
    return date.year + 400 * cycles, date.month, date.day
