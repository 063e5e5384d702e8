"""What a feed says of each day, in one language, before it is written in any format.

One Entry a year for each fact, never a recurrence: the count of years is different every year. Its `uid` is made of the
fact's id and the year alone, so that the languages share it and a new title does not double it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.anniversaries import occurrences
from timeline.clean import clean
from timeline.model import Event, Observance
from timeline.wording import Wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.feeds.config import Feed
    from timeline.model import Occurrence, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One day, or the days `[start, end)`, in a feed. `id` and `when` (EDTF) are those of the fact itself.

    `summary` is the `title` with the count of `years`; these are None where nothing is counted.
    """

    id: str
    uid: str
    start: dt.date
    end: dt.date
    title: str
    summary: str
    years: int | None
    jubilee: bool
    description: str
    categories: tuple[str, ...]
    url: str
    revised: dt.date
    when: str


def entries(feed: Feed, timeline: Timeline, language: str) -> list[Entry]:
    """Return the entries of a feed over its horizon, by first day and then id.

    They are the events that are commemorated and known to the day, and all observances.
    """
    words = wording(language)
    facts: list[Event | Observance] = [event for event in timeline.events if event.commemorate]
    facts += timeline.observances
    told = {fact.id: (_date(fact, words), *_support(fact, words)) for fact in facts}
    first, last = feed.horizon
    marked = occurrences(facts, dt.date(first, 1, 1), dt.date(last + 1, 1, 1))
    return [_entry(each, feed.domain, words, told[each.fact.id]) for each in marked]


def _entry(occurrence: Occurrence, domain: str, words: Wording, told: tuple[str, ...]) -> Entry:
    fact = occurrence.fact
    title = _joined(fact.title(words.language))
    years = None if isinstance(fact, Observance) else occurrence.years
    return Entry(
        id=fact.id,
        uid=f"{fact.id}-{occurrence.start.year}@{domain}",
        start=occurrence.start,
        end=occurrence.end,
        title=title,
        summary=title if years is None else words.say("feed.counted", title=title, years=words.years(years)),
        years=years,
        jubilee=occurrence.jubilee,
        description="\n".join((told[0], *_occasion(occurrence, words), *told[1:])),
        categories=(
            "Observance" if isinstance(fact, Observance) else "Anniversary",
            *(["Jubilee"] if occurrence.jubilee else []),
            *fact.tags,
        ),
        url=next((citation.url for citation in fact.citations if citation.url), ""),
        revised=fact.revised,
        when=str(fact.when),
    )


def _date(fact: Event | Observance, words: Wording) -> str:
    return words.say("feed.date", date=words.date(fact.when))


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
