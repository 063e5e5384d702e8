"""What a stretch of days holds: events on their own days, their anniversaries, and the days kept every year.

What is known to the month or the year only stands in it as an Event by itself, for it is on no day. Nothing is drawn or
written here: a view and its rows show the same occasions in the same order. They are found by columns; an event is
looked at when it is come to.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar, overload

from timeline.anniversaries import a_year_after, is_jubilee, next_occurrence, occurrences, original, turns
from timeline.columns import column, pick
from timeline.model import Event, Occurrence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from timeline.model import Timeline

Occasion = Occurrence | Event
"""A fact on days of its own; an event of which no day is known."""

Kind = TypeVar("Kind")

_DAY: Final = dt.timedelta(days=1)
_MONTH: Final = dt.timedelta(days=31)
_YEAR: Final = 366  # days; what lasts longer is no occasion


class Turn(NamedTuple):
    """An occurrence without its fact, which has this number among the observances and, after them, the events.

    `marked` says whether the fact is marked every year, `starred` whether this is the jubilee of such an event.
    """

    start: dt.date
    number: int
    end: dt.date
    years: int | None
    marked: bool
    starred: bool


class Found(Sequence[Kind], Generic[Kind]):
    """What was found: of each of the `turns` what `take` makes of it when it is come to, and then what is loose."""

    __slots__ = ("_loose", "take", "turns")

    def __init__(self, turns: list[Turn], take: Callable[[Turn], Kind], loose: Sequence[Kind] = ()) -> None:
        self.turns = turns
        self.take = take
        self._loose = loose

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.turns) + len(self._loose)

    @overload
    def __getitem__(self, index: int) -> Kind: ...
    @overload
    def __getitem__(self, index: slice) -> list[Kind]: ...
    def __getitem__(self, index: int | slice) -> Kind | list[Kind]:
        """Return one, or a list of some."""
        places = range(len(self))[index]
        if isinstance(places, range):
            return [self[place] for place in places]
        further = places - len(self.turns)
        return self.take(self.turns[places]) if further < 0 else self._loose[further]


def coming(
    timeline: Timeline, today: dt.date, end: dt.date | None = None, *, jubilees: bool = False
) -> Found[Occurrence]:
    """Return what is marked from today to the day before `end`, or for twelve months, by first day.

    Of a day the round anniversaries come first, then the oldest, and last what is kept every year. With `jubilees`,
    only round anniversaries of events.
    """
    days = today, end or a_year_after(today)
    found = [turn for turn in _again(timeline, *days, marked=True) if turn.starred or not jubilees]
    if not jubilees:
        found += sorted(_kept(timeline, *days), key=lambda turn: -(turn.years or 0))
    found.sort(key=attrgetter("starred"), reverse=True)
    found.sort(key=attrgetter("start"))
    return Found(found, _taker(timeline))


def of_day(timeline: Timeline, day: dt.date) -> Found[Occurrence]:
    """Return what falls on a day: the events, the oldest first, then the days kept every year."""
    kept = len(timeline.observances)
    found = sorted(_within(timeline, day, day + _DAY), key=lambda turn: (turn.number < kept, turn.number))
    return Found(found, _taker(timeline))


def of_month(timeline: Timeline, first: dt.date) -> Found[Occasion]:
    """Return what falls on some day of the month that begins on `first`, then what is known to that month only."""
    found = _within(timeline, first, (first + _MONTH).replace(day=1))
    loose = [place for place, _, month in _loose(timeline, first.year) if month == first.month]
    return Found(found, _taker(timeline), pick(timeline.events, loose))


def of_year(timeline: Timeline, year: int) -> Mapping[int | None, Found[Occasion]]:
    """Return the plan for a year: what begins in each month, the round anniversaries first.

    Anniversaries are those of marked events only. At the end of a month stands what is known to that month only, under
    None what is known to the year only.
    """
    months: dict[int | None, tuple[list[Turn], list[int]]] = {month: ([], []) for month in (*range(1, 13), None)}
    for turn in _within(timeline, dt.date(year, 1, 1), dt.date(year + 1, 1, 1), marked=True):
        if turn.start.year == year:
            months[turn.start.month][0].append(turn)
    marked = column(timeline.events, "marked")
    for place, begun, month in _loose(timeline, year):
        if marked[place] or begun == year:
            months[month][1].append(place)
    for found, _ in months.values():
        found.sort(key=attrgetter("starred"), reverse=True)
    take = _taker(timeline)
    return {month: Found(found, take, pick(timeline.events, loose)) for month, (found, loose) in months.items()}


def next_day(timeline: Timeline, day: dt.date) -> dt.date | None:
    """Return the first day after an empty one on which something falls, if there is one."""
    events = timeline.events
    past = bisect_left(column(events, "earliest"), day.toordinal() + 1)
    ahead = next(_themselves(timeline, range(past, len(events))), None)
    one_of_each = dict(zip(column(events, "round")[:past], range(past), strict=True))
    again = [next_occurrence(events[place], day) for rounded, place in one_of_each.items() if rounded]
    kept = [next_occurrence(observance, day) for observance in timeline.observances]
    found = (each.start for each in (ahead, *again, *kept) if each)
    return min((start for start in found if start > day), default=None)


def _within(timeline: Timeline, start: dt.date, end: dt.date, *, marked: bool = False) -> list[Turn]:
    """Return what falls on some day of `[start, end)`, by first day, the oldest of a day first.

    With `marked`, anniversaries are those of marked events only.
    """
    first, last = start.toordinal(), end.toordinal()
    latest = column(timeline.events, "latest")
    begun = range(bisect_left(column(timeline.events, "earliest"), last))
    near = _themselves(timeline, (place for place in begun if first < latest[place]))
    return sorted([*near, *_again(timeline, start, end, marked=marked), *_kept(timeline, start, end)])


def _themselves(timeline: Timeline, places: Iterable[int]) -> Iterator[Turn]:
    """Yield the events at these places on their own days, but those that last longer than a year."""
    events, kept = timeline.events, len(timeline.observances)
    earliest, latest, marked = (column(events, name) for name in ("earliest", "latest", "marked"))
    for place in places:
        each = original(events[place]) if latest[place] - earliest[place] <= _YEAR else None
        if each:
            yield Turn(each.start, kept + place, each.end, None, marked[place], starred=False)


def _again(timeline: Timeline, start: dt.date, end: dt.date, *, marked: bool) -> Iterator[Turn]:
    """Yield the anniversaries that have a day of `[start, end)`, in the order of the events; or of marked ones only."""
    rounds, begun, firsts, all_marked = (
        column(timeline.events, name) for name in ("round", "begun", "first_year", "marked")
    )
    found = {each: list(turns(each, start, end)) for each in set(rounds) if each}
    facts = zip(rounds, begun, firsts, all_marked, strict=True)
    for number, (rounded, since, first_year, is_marked) in enumerate(facts, len(timeline.observances)):
        if is_marked or not marked:
            for year, first, last in found.get(rounded, ()):
                if year >= first_year:
                    years = year - since
                    yield Turn(first, number, last, years, is_marked, is_marked and is_jubilee(years))


def _kept(timeline: Timeline, start: dt.date, end: dt.date) -> Iterator[Turn]:
    """Yield the days kept every year that have a day of `[start, end)`."""
    for number, observance in enumerate(timeline.observances):
        for each in occurrences([observance], start, end):
            yield Turn(each.start, number, each.end, each.years, marked=True, starred=False)


def _loose(timeline: Timeline, year: int) -> Iterator[tuple[int, int, int | None]]:
    """Yield the places of events up to a year that are not known to the day, each with its year and month, if known."""
    for place, loose in enumerate(column(timeline.events, "loose")):
        if loose and loose[0] <= year:
            yield place, *loose


def _taker(timeline: Timeline) -> Callable[[Turn], Occurrence]:
    """Return what makes the occurrence of a turn."""
    kept = len(timeline.observances)

    def take(turn: Turn) -> Occurrence:
        fact = timeline.observances[turn.number] if turn.number < kept else timeline.events[turn.number - kept]
        jubilee = is_jubilee(turn.years)
        return Occurrence(fact=fact, start=turn.start, end=turn.end, years=turn.years, jubilee=jubilee)

    return take
