"""The order in which a chronology is read: decades, events, the silences between them, and today in its place.

Nothing here is drawn; rail and ledger walk the same way and each shows what it has room for.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.when import FOREVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Event
    from timeline.when import When

_FOUR_CENTURIES = 146_097  # days in 400 Gregorian years


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
    """Yield what a reader meets from the first event to the last; those of no known year come at the end."""
    dated = [event for event in events if not event.when.yearly]
    counts = Counter(event.when.decade for event in dated)
    day, last, reached, shown = today.toordinal(), None, False, None
    for event in dated:
        if not reached and event.when.earliest > day:
            yield from _silence(last, day)
            yield Today()
            reached, last = True, day
        yield from _silence(last, event.when.earliest)
        if event.when.decade != shown:
            shown = event.when.decade
            yield Decade(shown, counts[shown])
        yield event
        last = event.when.latest - 1 if event.when.latest < FOREVER else event.when.earliest
    if dated and not reached:
        yield from _silence(last, day)
        yield Today()
    undated = [event for event in events if event.when.yearly]
    if undated:
        yield Decade(None, len(undated))
        yield from undated


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
