"""The page of one event or observance: its date and doubts, what comes, who says so, and who says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.anniversaries import observed_on, occurrences
from timeline.model import Event, Observance
from timeline.site.page import of_fact, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Occurrence
    from timeline.site.page import Site

_Fact = Event | Observance

_YEARS: Final = 5
"""How many years of anniversaries a page tells of: one of them is a jubilee."""


def pages(site: Site, language: str) -> Iterator[tuple[str, bytes]]:
    """Yield the page of every fact in a language, each with its neighbours in time."""
    documents = {document.name: document for document in site.timeline.documents}
    marked = {fact.id for fact in site.marked}
    for earlier, fact, later in (*_neighbours(site.timeline.events), *_neighbours(site.timeline.observances)):
        yield page(
            site,
            language,
            of_fact(fact),
            "event.html",
            fact=fact,
            kind=fact.kind if isinstance(fact, Event) else "",
            earlier=earlier,
            later=later,
            kin=_kin(site, fact),
            coming=_coming(site, fact) if fact.id in marked else [],
            conflicts=[each for each in site.timeline.conflicts if each.event_id == fact.id],
            mentions=[each for each in site.timeline.mentions if each.event_id == fact.id],
            documents=documents,
            of_fact=of_fact,
        )


def _neighbours(facts: Sequence[_Fact]) -> Iterator[tuple[_Fact | None, _Fact, _Fact | None]]:
    """Yield each fact between the one before and the one after it."""
    yield from zip((None, *facts), facts, (*facts[1:], None), strict=False)  # the first is one too long


def _kin(site: Site, fact: _Fact) -> list[tuple[str, _Fact]]:
    """Return the event that an observance was born of, or the observances born of an event, each with what it is."""
    if isinstance(fact, Event):
        return [("gave_rise_to", each) for each in site.timeline.observances if each.born_of == fact.id]
    return [("born_of", each) for each in site.timeline.events if each.id == fact.born_of]


def _coming(site: Site, fact: _Fact) -> list[Occurrence]:
    today = site.today
    return occurrences([fact], today, observed_on(today.month, today.day, today.year + _YEARS))
