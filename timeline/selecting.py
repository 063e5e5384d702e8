"""What is asked for of a chronology: a part of it, in the same order, with what supports that part and no more.

Every filter takes from what the others leave. Tags and kinds are any of those named; words are all of those said.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from timeline.anniversaries import next_occurrence
from timeline.columns import column, folded, octets, pick
from timeline.errors import UsageError
from timeline.model import Event
from timeline.when import FOREVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Observance, Timeline
    from timeline.when import When

    Facts: TypeAlias = Sequence[Event] | Sequence[Observance]

_NAMED: Final = 12  # names that an error lists
_MEANT: Final = 6  # ids that an error lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a fact must be; what is left empty is not asked.

    `first` and `last` are inclusive: from the first day that the one can be to the last day that the other can.
    `source` is a part of a source's title, address or document. `words` are looked for in the id and the titles of all
    languages. `jubilees_from` keeps what has a jubilee when it next comes round, counted from that day.
    """

    first: When | None = None
    last: When | None = None
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    source: str = ""
    words: tuple[str, ...] = ()
    jubilees_from: dt.date | None = None


def chosen(timeline: Timeline, wanted: Filter) -> Timeline:
    """Return the part of a timeline that is asked for; the timeline itself if nothing is.

    Raises UsageError for a tag or kind that nothing in it has, and for bounds that say no year or are out of order.
    """
    if wanted == Filter():
        return timeline
    facts = (timeline.events, timeline.observances)
    _known("tag", wanted.tags, (tag for each in facts for tags in column(each, "tags") for tag in tags))
    _known("kind", wanted.kinds, column(timeline.events, "kind"))
    low, high = _bounds(wanted)
    events = _places(timeline.events, wanted, _during(timeline.events, low, high))
    kept = (number for number, each in enumerate(timeline.observances) if _kept_by(each, high))
    return _part(timeline, events, _places(timeline.observances, wanted, kept))


def _places(facts: Facts, wanted: Filter, places: Iterable[int]) -> Iterable[int]:
    """Return those of the places at which a fact is what is wanted, but for its date."""
    if wanted.tags:
        tags, asked = column(facts, "tags"), set(wanted.tags)
        places = [place for place in places if not asked.isdisjoint(tags[place])]
    if wanted.kinds:
        kinds = column(facts, "kind")
        places = [place for place in places if kinds[place] in wanted.kinds]
    if wanted.source:
        sources, source = column(facts, "sources"), octets(folded(wanted.source))
        places = [place for place in places if source in sources[place]]
    if wanted.words:
        said = column(facts, "called")
        for word in map(octets, map(folded, wanted.words)):
            places = [place for place in places if word in said[place]]
    if wanted.jubilees_from is not None:
        places = [place for place in places if _has_jubilee(facts[place], wanted.jubilees_from)]
    return places


def one(timeline: Timeline, asked: str) -> Timeline:
    """Return a timeline of one fact, asked for by its id or by a part of its id or title that no other has.

    Raises UsageError, with what comes near, when there is no such fact or more than one.
    """
    kinds: tuple[Facts, Facts] = (timeline.events, timeline.observances)
    ids = [(each, place, name) for each in kinds for place, name in enumerate(column(each, "id"))]
    found = [fact for fact in ids if fact[2] == asked] or [
        (each, place, column(each, "id")[place])
        for each in kinds
        for place in _places(each, Filter(words=(asked,)), range(len(each)))
    ]
    if len(found) > 1:
        named = ", ".join(name for *_, name in found[:_MEANT]) + (", …" if len(found) > _MEANT else "")
        raise UsageError(f"{asked!r} can mean {named}; name one of them")
    if not found:
        from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

        near = get_close_matches(asked, [name for *_, name in ids], n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "give an id, or words of a title"
        raise UsageError(f"there is no event {asked!r}; {hint}")
    ((kind, place, _),) = found
    return _part(timeline, [place] if kind is timeline.events else [], [place] if kind is timeline.observances else [])


def _part(timeline: Timeline, events: Iterable[int], observances: Iterable[int]) -> Timeline:
    """Return the timeline with the facts at these places only, and what supports them."""
    some, kept = pick(timeline.events, events), pick(timeline.observances, observances)
    ids = {*column(some, "id"), *column(kept, "id")}
    return replace(
        timeline,
        events=some,
        observances=kept,
        mentions=tuple(mention for mention in timeline.mentions if mention.event_id in ids),
        conflicts=tuple(conflict for conflict in timeline.conflicts if conflict.event_id in ids),
        unplaced=(),
    )


def is_about(fact: Event | Observance, tags: Sequence[str], kinds: Sequence[str]) -> bool:
    """Return whether a fact bears one of the tags and is of one of the kinds, as far as any are named."""
    if tags and set(tags).isdisjoint(fact.tags):
        return False
    return not kinds or (isinstance(fact, Event) and fact.kind in kinds)


def _known(what: str, asked: Sequence[str], said: Iterable[str]) -> None:
    """Raise UsageError for the first name asked for that nothing bears."""
    if not asked:
        return
    known = sorted(set(said))
    for name in asked:
        if name not in known:
            from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

            near = get_close_matches(name, known, n=1)
            listed = ", ".join(known[:_NAMED]) + (", …" if len(known) > _NAMED else "")
            hint = f"did you mean {near[0]!r}?" if near else f"there are {listed}" if known else "there are none"
            raise UsageError(f"there is no {what} {name!r}; {hint}")


def _bounds(wanted: Filter) -> tuple[int, int]:
    """Return the days `[low, high)` asked for."""
    for bound in (wanted.first, wanted.last):
        if bound is not None and bound.yearly:
            raise UsageError(f"{str(bound)!r} says no year; give one, as in 1991, 1991-08 or 199X")
    low = -FOREVER if wanted.first is None else wanted.first.earliest
    high = FOREVER if wanted.last is None else wanted.last.latest
    if low >= high:
        raise UsageError(f"from {wanted.first} to {wanted.last} there is no day; give the earlier date first")
    return low, high


def _during(events: Sequence[Event], low: int, high: int) -> Iterable[int]:
    """Return the places of the events that can have begun by then, and can have lasted."""
    begun = range(bisect_left(events, high, key=lambda event: event.when.earliest))
    if low == -FOREVER:
        return begun
    latest = column(events, "latest")
    return [place for place in begun if low < latest[place]]


def _kept_by(observance: Observance, high: int) -> bool:
    """Return whether an observance was kept by then."""
    return observance.since is None or dt.date(observance.since, 1, 1).toordinal() < high


def _has_jubilee(fact: Event | Observance, day: dt.date) -> bool:
    if isinstance(fact, Event) and not fact.commemorate:
        return False
    coming = next_occurrence(fact, day)
    return coming is not None and coming.jubilee
