"""Which fact of the catalogue a statement speaks of.

A day and a month alone never link: a phrase or words of the fact must stand beside them. A phrase that names an event
links wherever it stands; one that is only about it needs its date, stated or counted back from an anniversary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline.gather.index import Hit, Index, index, weight
from timeline.gather.passages import Passage, quote
from timeline.model import Claim, Conflict, Event, Mention, Observance
from timeline.when import Precision, When

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.model import Basis, Document, Timex

_YEARS: Final = re.compile(r"P(\d+)Y")


@dataclass(frozen=True, slots=True)
class Known:
    """The catalogue, ready to be linked to."""

    facts: Mapping[str, Event | Observance]
    index: Index


def known(facts: Sequence[Event | Observance]) -> Known:
    """Return the facts with their index."""
    return Known({fact.id: fact for fact in facts}, index(facts))


def link(document: Document, passage: Passage, catalogue: Known) -> Iterator[Mention]:
    """Yield what a passage says of the catalogue: dated, counted back, named, or under the document's own date."""
    linked: set[str] = set()
    for find in (_stated, _anniversaries, _named, _inherited):
        for mention in find(document, passage, catalogue):
            if mention.basis in {"stated", "anniversary"} or mention.event_id not in linked:
                linked.add(mention.event_id)
                yield mention


def near_misses(document: Document, passage: Passage, catalogue: Known) -> Iterator[Conflict]:
    """Yield the dates that a passage gives for an event that it names and that are not quite the catalogue's.

    Only a near miss is a disagreement about the event (the same day in another year, another day of the same year,
    an anniversary that counts back to another year); any other date is of something else.
    """
    for hit in _names(passage):
        fact = catalogue.facts[hit.phrase.fact]
        if isinstance(fact, Observance):
            continue
        if len(passage.dates) == 1 and (when := passage.dates[0].when) is not None and _nearly(fact.when, when):
            yield _conflict(document, fact, when)
        for _, base in _counted_back(document, passage):
            if fact.when.year not in {None, base}:
                yield _conflict(document, fact, When.parse(f"{base:04d}"))


def _stated(document: Document, passage: Passage, catalogue: Known) -> Iterator[Mention]:
    for timex in passage.dates:
        fact = _best(timex, passage, catalogue)
        if fact is not None:
            hits = [(hit.start, hit.end) for hit in _hits(passage, fact)]
            yield _mention(document, passage, fact, "stated", [timex.phrase, *hits[:1]], timex.when, timex)


def _anniversaries(document: Document, passage: Passage, catalogue: Known) -> Iterator[Mention]:
    for timex, base in _counted_back(document, passage):
        facts = [hit.phrase.fact for hit in passage.hits if _began(catalogue.facts[hit.phrase.fact]) == base]
        if facts:
            fact = max(facts, key=lambda one: (weight(_hits(passage, one)), catalogue.index.shared(one, passage.words)))
            hit = _hits(passage, fact)[0]
            when = When.parse(f"{base:04d}")
            yield _mention(document, passage, fact, "anniversary", [(hit.start, hit.end), timex.phrase], when, timex)


def _named(document: Document, passage: Passage, _catalogue: Known) -> Iterator[Mention]:
    for hit in _names(passage):
        yield _mention(document, passage, hit.phrase.fact, "named", [(hit.start, hit.end)])


def _inherited(document: Document, passage: Passage, catalogue: Known) -> Iterator[Mention]:
    """Yield the events of the very day on which the document was published, where it is about them and says no date."""
    if document.published is None or passage.dates:
        return
    for hit in passage.hits:
        fact = catalogue.facts[hit.phrase.fact]
        day = When.on(document.published)
        if isinstance(fact, Event) and fact.when.precision is Precision.DAY and fact.when.overlaps(day):
            yield _mention(document, passage, fact.id, "inherited", [(hit.start, hit.end)], day)


def _best(timex: Timex, passage: Passage, catalogue: Known) -> str | None:
    """Return the fact of that date that the passage says most of, if it says enough."""
    if timex.when is None:
        return None
    scores: dict[str, float] = {}
    for fact in catalogue.facts.values():
        if not _same_time(fact, timex.when):
            continue
        hits = _hits(passage, fact.id)
        count, shared = catalogue.index.shared(fact.id, passage.words)
        exact = timex.when.precision is Precision.DAY and fact.when.precision is Precision.DAY
        if hits or count >= (2 if exact else 3):
            scores[fact.id] = weight(hits) + shared
    best = max(scores, key=lambda one: (scores[one], one), default=None)
    return None if best is None or list(scores.values()).count(scores[best]) > 1 else best


def _same_time(fact: Event | Observance, when: When) -> bool:
    if isinstance(fact, Observance) or when.yearly:
        return str(fact.when) == str(when)
    return fact.when.overlaps(when)


def _nearly(ours: When, theirs: When) -> bool:
    if theirs.yearly or ours.overlaps(theirs) or not ours.precision is theirs.precision is Precision.DAY:
        return False
    mine, other = ours.points[0], theirs.points[0]
    return mine.year == other.year or (mine.month, mine.day) == (other.month, other.day)


def _counted_back(document: Document, passage: Passage) -> Iterator[tuple[Timex, int]]:
    """Yield each plain number of years with the year that it counts back to, where there is a year to count from."""
    stated = {date.when.year for date in passage.dates if date.when is not None and date.when.year is not None}
    marked = passage.heading_year or (stated.pop() if len(stated) == 1 else None) or _year(document.published)
    for timex in passage.durations:
        years = _YEARS.fullmatch(timex.value)
        if marked and years and timex.mod is None and int(years[1]) < marked:
            yield timex, marked - int(years[1])


def _began(fact: Event | Observance) -> int | None:
    return fact.since if isinstance(fact, Observance) else fact.when.year


def _year(day: dt.date | None) -> int | None:
    return None if day is None else day.year


def _hits(passage: Passage, fact: str) -> list[Hit]:
    return [hit for hit in passage.hits if hit.phrase.fact == fact]


def _names(passage: Passage) -> list[Hit]:
    return [hit for hit in passage.hits if hit.phrase.sense == "name"]


def _conflict(document: Document, fact: Event, when: When) -> Conflict:
    ours = Claim(when=fact.when, source=fact.citations[0].title if fact.citations else fact.id)
    return Conflict(event_id=fact.id, ours=ours, theirs=Claim(when=when, source=document.title or document.name))


def _mention(  # noqa: PLR0913, PLR0917 - a mention is made of this much
    document: Document,
    passage: Passage,
    fact: str,
    basis: Basis,
    extents: Sequence[tuple[int, int]],
    when: When | None = None,
    timex: Timex | None = None,
) -> Mention:
    start, end = quote(document.text, passage, extents)
    return Mention(
        document=document.name,
        start=start,
        end=end,
        quote=" ".join(document.text[start:end].split()),
        language=timex.language if timex is not None else document.language,
        basis=basis,
        when=when,
        timex=timex,
        event_id=fact,
    )
