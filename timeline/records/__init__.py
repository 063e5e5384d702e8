"""What is known of facts on a day, as rows: the documented and stable form that programs read (docs/json.md).

Days are ISO 8601 and inclusive, dates EDTF, languages ISO 639-1. A field may be added; one that is renamed, removed or
given another meaning makes `SCHEMA` one more.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal

from timeline import occasions
from timeline.anniversaries import is_marked, next_occurrence, years_ago
from timeline.model import Event, Observance, Occurrence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from timeline.model import Citation, Fact, Mention, Timeline
    from timeline.occasions import Occasion
    from timeline.when import When

SCHEMA: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """When a fact comes round: its days, the `days` until then, below zero once it is over, its completed `years`."""

    first_day: str
    last_day: str
    days: int
    years: int | None
    jubilee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A place in a document that speaks of a fact: offsets in characters, and how it got its date."""

    document: str
    start: int
    end: int
    text: str
    language: str
    basis: str
    when: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another date: one that a source gives for the same event, or one that belongs to it."""

    when: str
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One fact. `first_day` and `last_day` are None where they are not known; `years` are completed."""

    id: str
    type: Literal["event", "observance"]
    when: str
    precision: str
    first_day: str | None
    last_day: str | None
    title: str
    title_language: str
    titles: Mapping[str, str]
    kind: str | None = None
    tags: tuple[str, ...]
    commemorate: bool = True
    proposed: bool = False
    confidence: str
    since: int | None = None
    born_of: str | None = None
    years: int | None = None
    next: Coming | None = None
    sources: tuple[Citation, ...]
    quotes: tuple[Quote, ...] = ()
    conflicts: tuple[Other, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    related: tuple[Other, ...] = ()
    notes: tuple[str, ...]
    revised: str


def facts(timeline: Timeline, today: dt.date, language: str) -> list[Record]:
    """Return a row for each event and then for each observance, in the order of the timeline."""
    every: tuple[Event | Observance, ...] = (*timeline.events, *timeline.observances)
    return list(_records(timeline, ((fact, _next(fact, today)) for fact in every), today, language))


def coming(
    timeline: Timeline,
    today: dt.date,
    language: str,
    end: dt.date | None = None,
    jubilees: bool = False,
) -> list[Record]:
    """Return a row for each time that something marked comes round from today to the day before `end`, in that order.

    By default these are twelve months; with `jubilees`, only round anniversaries.
    """
    return _occasions(timeline, occasions.coming(timeline, today, end, jubilees=jubilees), today, language)


def on(timeline: Timeline, today: dt.date, language: str, day: dt.date | None = None) -> list[Record]:
    """Return a row for each thing that falls on a day, by default today."""
    return _occasions(timeline, occasions.of_day(timeline, day or today), today, language)


def month(timeline: Timeline, today: dt.date, language: str, first: dt.date | None = None) -> list[Record]:
    """Return a row for each thing that falls in the month that begins on `first`, by default this month."""
    return _occasions(timeline, occasions.of_month(timeline, first or today.replace(day=1)), today, language)


def year(timeline: Timeline, today: dt.date, language: str, year: int | None = None) -> list[Record]:
    """Return a row for each line of the plan for a year, by default this year."""
    months = occasions.of_year(timeline, year or today.year)
    return _occasions(timeline, chain.from_iterable(months.values()), today, language)


_TOLD: Final[Mapping[str, Callable[..., list[Record]]]] = {"upcoming": coming, "on": on, "month": month, "year": year}


def told(view: str, timeline: Timeline, today: dt.date, language: str, *more: object) -> list[Record]:
    """Return the rows of what a view draws, given what it is given: the facts, unless it has rows of its own."""
    return _TOLD[view](timeline, today, language, *more) if view in _TOLD else facts(timeline, today, language)


def _next(fact: Event | Observance, today: dt.date) -> Occurrence | None:
    return next_occurrence(fact, today) if is_marked(fact) else None


def _occasions(timeline: Timeline, found: Iterable[Occasion], today: dt.date, language: str) -> list[Record]:
    """Return a row for each occasion; one on no known day has nothing `next`."""
    told = ((each.fact, each) if isinstance(each, Occurrence) else (each, None) for each in found)
    return list(_records(timeline, told, today, language))


def _records(
    timeline: Timeline, found: Iterable[tuple[Event | Observance, Occurrence | None]], today: dt.date, language: str
) -> Iterator[Record]:
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for mention in timeline.mentions:
        quotes[mention.event_id].append(_quote(mention))
    conflicts: dict[str, list[Other]] = defaultdict(list)
    for each in timeline.conflicts:
        conflicts[each.event_id].append(Other(when=str(each.theirs.when), source=each.theirs.source, note=each.note))
    for fact, occurrence in found:
        yield replace(
            _of_event(fact, language) if isinstance(fact, Event) else _of_observance(fact, language),
            years=years_ago(fact.when, today),
            next=None if occurrence is None else _coming(occurrence, today),
            quotes=tuple(quotes[fact.id]),
            conflicts=tuple(conflicts[fact.id]),
        )


def _of_event(event: Event, language: str) -> Record:
    return replace(
        _of_fact(event, "event", event.when, language),
        kind=event.kind,
        commemorate=event.commemorate,
        proposed=event.proposed,
        unconfirmed=tuple(map(str, event.unconfirmed)),
        related=tuple(Other(when=str(each.when), note=each.what) for each in event.related),
    )


def _of_observance(observance: Observance, language: str) -> Record:
    return replace(
        _of_fact(observance, "observance", observance.when, language),
        since=observance.since,
        born_of=observance.born_of or None,
    )


def _of_fact(fact: Fact, kind: Literal["event", "observance"], when: When, language: str) -> Record:
    days = when.days
    return Record(
        id=fact.id,
        type=kind,
        when=str(when),
        precision=when.precision.name.lower(),
        first_day=None if days is None else str(days[0]),
        last_day=None if days is None else str(days[1]),
        title=fact.title(language),
        title_language=fact.spoken(language),
        titles=fact.titles,
        tags=fact.tags,
        confidence=fact.confidence,
        sources=fact.citations,
        notes=fact.notes,
        revised=str(fact.revised),
    )


def _coming(occurrence: Occurrence, today: dt.date) -> Coming:
    last = occurrence.end - dt.timedelta(days=1)
    return Coming(
        first_day=str(occurrence.start),
        last_day=str(last),
        days=max((occurrence.start - today).days, 0) + min((last - today).days, 0),
        years=occurrence.years,
        jubilee=occurrence.jubilee,
    )


def _quote(mention: Mention) -> Quote:
    return Quote(
        document=mention.document,
        start=mention.start,
        end=mention.end,
        text=mention.quote,
        language=mention.language,
        basis=mention.basis,
        when=None if mention.when is None else str(mention.when),
    )
