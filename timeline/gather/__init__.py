"""From dates to a chronology: every date finds its event in the catalogue, is proposed as one, or is said to be lost.

Pure: documents, their timexes and a catalogue in, a Timeline out. Nothing is settled silently: what differs is a
Conflict, what the catalogue does not know is a proposed event, what has no year stays unplaced.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from timeline.gather.linking import Known, known, link, near_misses
from timeline.gather.passages import Passage, passages
from timeline.gather.proposing import propose, same_date
from timeline.model import Timeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.model import Conflict, Document, Event, Mention, Observance, Timex

__all__ = ["gather"]


def gather(
    documents: Sequence[tuple[Document, Sequence[Timex]]],
    events: Sequence[Event],
    observances: Sequence[Observance],
    title: Mapping[str, str],
) -> Timeline:
    """Return the timeline of a catalogue and the documents that speak of it, each with its timexes in order."""
    catalogue = known([*events, *observances] if documents else ())  # with nothing to read, nothing is looked for
    mentions: list[Mention] = []
    proposed: dict[str, Event] = {}
    conflicts: dict[Conflict, None] = dict.fromkeys(chain.from_iterable(event.disputes for event in events))
    unplaced: list[tuple[str, Timex]] = []
    for document, timexes in documents:
        read = tuple(passages(document, timexes, catalogue.index))
        found = _linked(document, read, catalogue)
        mentions += found
        conflicts |= dict.fromkeys(chain.from_iterable(near_misses(document, one, catalogue) for one in read))
        for event in propose(document, read, found):
            proposed[event.id] = event
        unplaced += [(document.name, timex) for timex in _lost(read, found)]
    return Timeline(
        title=title,
        events=tuple(sorted([*events, *proposed.values()], key=lambda event: (event.when.order, event.id))),
        observances=tuple(sorted(observances, key=lambda observance: (observance.when.order, observance.id))),
        documents=tuple(document for document, _ in documents),
        mentions=tuple(mentions),
        conflicts=tuple(conflicts),
        unplaced=tuple(unplaced),
    )


def _linked(document: Document, read: Sequence[Passage], catalogue: Known) -> list[Mention]:
    """Return the mentions of a document in order; its own date stands in only for events that it dates nowhere."""
    found = [mention for passage in read for mention in link(document, passage, catalogue)]
    dated = {mention.event_id for mention in found if mention.basis != "inherited"}
    kept = [mention for mention in found if mention.basis != "inherited" or mention.event_id not in dated]
    return sorted([*kept, *same_date(document, read, kept)], key=lambda mention: (mention.start, mention.event_id))


def _lost(read: Sequence[Passage], found: Sequence[Mention]) -> list[Timex]:
    """Return the dates that say no year and found no observance, and those that are no dates: 31 February."""
    linked = {mention.timex for mention in found}
    dates = chain.from_iterable(passage.dates for passage in read)
    return [
        date for date in dates if date not in linked and (date.impossible if date.when is None else date.when.yearly)
    ]
