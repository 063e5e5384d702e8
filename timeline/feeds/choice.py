"""Which occurrences stand in which feeds: the filters of feeds.toml, before anything is put into words.

They are yielded a year at a time, so that a chronology of any length passes through in the memory of one year.
"""

from __future__ import annotations

import datetime as dt
from heapq import merge
from typing import TYPE_CHECKING, Final

from timeline.anniversaries import occurrences, original
from timeline.feeds.config import FIRST, LAST
from timeline.model import Event, Observance
from timeline.selecting import is_about

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline.feeds.config import Feed
    from timeline.model import Occurrence, Timeline


def is_original(occurrence: Occurrence) -> bool:
    """Return whether it is the event on its own days, not one of its anniversaries."""
    return isinstance(occurrence.fact, Event) and occurrence.years is None


_ONLY: Final[Mapping[str, Callable[[Occurrence], bool]]] = {
    "all": lambda each: not is_original(each),
    "jubilees": lambda each: each.jubilee,
    "observances": lambda each: isinstance(each.fact, Observance),
    "history": is_original,
}


def chosen(feeds: Sequence[Feed], timeline: Timeline) -> Iterator[tuple[Occurrence, list[Feed]]]:
    """Yield what any of the feeds takes, by first day and then id, each with the feeds that take it.

    There are the events known to the day, on their own days, and of every year in a horizon the anniversaries of those
    that are commemorated and all observances. What lasts over New Year stands in the year in which it begins.
    """
    found = merge(_originals(timeline), _anniversaries(feeds, timeline), key=_order)
    for occurrence in found:
        takers = [feed for feed in feeds if _takes(feed, occurrence)]
        if takers:
            yield occurrence, takers


def held(feeds: Sequence[Feed], timeline: Timeline) -> dict[Feed, dict[str, Event | Observance]]:
    """Return the facts that stand in each feed, by id."""
    facts: dict[Feed, dict[str, Event | Observance]] = {feed: {} for feed in feeds}
    for occurrence, takers in chosen(feeds, timeline):
        for feed in takers:
            facts[feed][occurrence.fact.id] = occurrence.fact
    return facts


def outside(feeds: Sequence[Feed], timeline: Timeline) -> list[Event]:
    """Return the events that a feed would take if their days were not before 1601 or after 4500."""
    history = [feed for feed in feeds if feed.only == "history"]
    return [
        event
        for event in timeline.events
        if not event.proposed
        and event.when.days is not None
        and not _fits(*event.when.days)
        and any(is_about(event, feed.tags, feed.kinds) for feed in history)
    ]


def _takes(feed: Feed, occurrence: Occurrence) -> bool:
    first, last = feed.horizon
    return (
        first <= occurrence.start.year <= last
        and _ONLY[feed.only](occurrence)
        and is_about(occurrence.fact, feed.tags, feed.kinds)
    )


def _originals(timeline: Timeline) -> list[Occurrence]:
    found = (original(event) for event in timeline.events)
    days = [each for each in found if each is not None and _fits(each.start, each.end - dt.timedelta(days=1))]
    return sorted(days, key=_order)


def _anniversaries(feeds: Sequence[Feed], timeline: Timeline) -> Iterator[Occurrence]:
    facts: list[Event | Observance] = [event for event in timeline.events if event.commemorate]
    facts += timeline.observances
    horizons = [feed.horizon for feed in feeds if feed.only != "history"]
    years = range(min(first for first, _ in horizons), max(last for _, last in horizons) + 1) if horizons else ()
    for year in years:
        for each in occurrences(facts, dt.date(year, 1, 1), dt.date(year + 1, 1, 1)):
            if each.start.year == year:
                yield each


def _fits(first: dt.date, last: dt.date) -> bool:
    return first.year >= FIRST and last.year <= LAST


def _order(occurrence: Occurrence) -> tuple[dt.date, str]:
    return occurrence.start, occurrence.fact.id
