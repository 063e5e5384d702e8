"""What a feed says of each day, in one language, before it is written in any format.

One Entry a year for each fact, never a recurrence: the count of years is different every year. Its `uid` is made of the
fact's id and the year alone, so that the languages and the feeds share it and a new title does not double it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.anniversaries import next_occurrence
from timeline.clean import clean
from timeline.feeds.choice import chosen, is_original
from timeline.model import Event, Observance
from timeline.when import When
from timeline.wording import Wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.feeds.config import Feed
    from timeline.model import Occurrence, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One day, or the days `[start, end)`, in a feed. `id` and `when` (EDTF) are those of the fact itself.

    `summary` is the `title` with the count of `years`; these are None where nothing is counted. Both are in `language`,
    which is another than the feed's where the fact has no title in that; the `description` is in the feed's. `created`,
    `revised` and `sequence` are the fact's first day, its last, and how often it was changed between them. `born_of` is
    the UID of the entry, of the same year, of the event that gave rise to an observance; empty where there is none.
    """

    id: str
    uid: str
    start: dt.date
    end: dt.date
    language: str
    title: str
    summary: str
    years: int | None
    jubilee: bool
    description: str
    categories: tuple[str, ...]
    url: str
    created: dt.date
    revised: dt.date
    sequence: int
    born_of: str
    when: str

    @property
    def last(self) -> dt.date:
        """The last day."""
        return self.end - dt.timedelta(days=1)

    @property
    def days(self) -> When:
        """The day or the days, both inclusive."""
        return When.parse(f"{self.start}" if self.start == self.last else f"{self.start}/{self.last}")


def entries(feed: Feed, timeline: Timeline, language: str) -> list[Entry]:
    """Return the entries of a feed over its horizon, by first day and then id."""
    return [entry for entry, _ in shared((feed,), timeline, language)]


def shared(feeds: Sequence[Feed], timeline: Timeline, language: str) -> Iterator[tuple[Entry, list[Feed]]]:
    """Yield each entry of any of the feeds once, by first day and then id, and the feeds that take it.

    The feeds are of one file: an entry bears the domain and the address that they have in common.
    """
    words = wording(language)
    told: dict[str, _Told] = {}
    events = {event.id: event for event in timeline.events}
    for occurrence, takers in chosen(feeds, timeline):
        fact = occurrence.fact
        if fact.id not in told:
            told[fact.id] = _told(fact, words, events)
        yield _entry(occurrence, takers[0], words, told[fact.id]), takers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What is said of a fact in every year. `parent` is the event it was born of, marked from `parent_from` on."""

    language: str
    title: str
    date: str
    support: tuple[str, ...]
    source: str
    parent: str
    parent_from: int


def _told(fact: Event | Observance, words: Wording, events: Mapping[str, Event]) -> _Told:
    parent = events.get(fact.born_of) if isinstance(fact, Observance) else None
    days = parent.when.days if parent and parent.commemorate else None
    first = next_occurrence(parent, days[1]) if parent and days else None
    return _Told(
        language=fact.spoken(words.language),
        title=_joined(fact.title(words.language)),
        date=words.say("feed.date", date=words.date(fact.when)),
        support=tuple(_support(fact, words)),
        source=next((citation.url for citation in fact.citations if citation.url), ""),
        parent=parent.id if parent and first else "",
        parent_from=first.start.year if first else dt.MAXYEAR,
    )


def _entry(occurrence: Occurrence, feed: Feed, words: Wording, told: _Told) -> Entry:
    fact, year = occurrence.fact, occurrence.start.year
    return Entry(
        id=fact.id,
        uid=f"{fact.id}-{year}@{feed.domain}",
        start=occurrence.start,
        end=occurrence.end,
        language=told.language,
        title=told.title,
        summary=_summary(occurrence, told),
        years=None if isinstance(fact, Observance) else occurrence.years,
        jubilee=occurrence.jubilee,
        description="\n".join((told.date, *_occasion(occurrence, words), *told.support)),
        categories=_categories(occurrence),
        url=f"{feed.address}/{words.language}/e/{fact.id}.html" if feed.address else told.source,
        created=(*fact.earlier, fact.revised)[0],
        revised=fact.revised,
        sequence=len(fact.earlier),
        born_of=f"{told.parent}-{year}@{feed.domain}" if year >= told.parent_from else "",
        when=str(fact.when),
    )


def _summary(occurrence: Occurrence, told: _Told) -> str:
    """Return the title, of an anniversary with the count in the title's own language."""
    if isinstance(occurrence.fact, Observance) or occurrence.years is None:
        return told.title
    words = wording(told.language)
    return words.say("feed.counted", title=told.title, years=words.years(occurrence.years))


def _categories(occurrence: Occurrence) -> tuple[str, ...]:
    """Return what it is, whether a jubilee, and the tags: words to filter by, the same in all languages."""
    if isinstance(occurrence.fact, Observance):
        kind = "Observance"
    else:
        kind = "Event" if is_original(occurrence) else "Anniversary"
    tags = (tag for tag in occurrence.fact.tags if tag != kind.lower())
    return (kind, *(["Jubilee"] if occurrence.jubilee else []), *tags)


def _occasion(occurrence: Occurrence, words: Wording) -> Iterator[str]:
    """Yield what is told of this year's occurrence: which turn it is, and whether a jubilee."""
    fact, years = occurrence.fact, occurrence.years
    if isinstance(fact, Observance) and years is not None:
        # What began in 2010 and was kept then for the first time is kept in 2026 for the 17th.
        yield words.say("feed.since", year=fact.since, ordinal=words.ordinal(years + 1))
    if occurrence.jubilee and years is not None:
        yield words.say("feed.jubilee", years=words.years(years))


def _support(fact: Event | Observance, words: Wording) -> Iterator[str]:
    """Yield what stands behind the fact in every year: doubts, sources, a quote."""
    if fact.confidence != "high":
        yield words.say(f"feed.confidence_{fact.confidence}")
    if isinstance(fact, Event):
        yield from _other_dates(fact, words)
    # One source, so that thirteen years of a feed stay small; `timeline explain` gives them all.
    for citation in fact.citations[:1]:
        yield words.say("feed.source", source=_joined(citation.title or citation.document, citation.url))
    for citation in [each for each in fact.citations if each.quote][:1]:
        yield words.say(
            "feed.quote", quote=_joined(citation.quote), source=_joined(citation.title or citation.document)
        )


def _other_dates(event: Event, words: Wording) -> Iterator[str]:
    if event.unconfirmed:
        yield words.say("feed.unconfirmed", dates=", ".join(words.date(when) for when in event.unconfirmed))
    for dispute in event.disputes:
        theirs = dispute.theirs
        yield words.say("feed.dispute", date=words.date(theirs.when), source=_joined(theirs.source))


def _joined(*texts: str) -> str:
    """Return the texts that are not empty, clean, on one line."""
    return " — ".join(clean(text).replace("\n", " ") for text in texts if text)
