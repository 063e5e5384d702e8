"""What is asked for of a chronology: a part of it, in the same order, with what supports that part and no more.

Every filter takes from what the others leave. Tags and kinds are any of those named; words are all of those said. What
is asked for can be written in one line, as it is typed to search: `ctbt tag:law from:1990 source:"New York" jubilees`.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from timeline.anniversaries import is_jubilee, next_turn
from timeline.columns import column, folded, octets, pick
from timeline.errors import UsageError
from timeline.model import Event
from timeline.when import FOREVER, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Observance, Timeline

    Facts: TypeAlias = Sequence[Event] | Sequence[Observance]

_NAMED: Final = 12  # names that an error lists
_MEANT: Final = 6  # ids that an error lists
_ASKED: Final = re.compile(r'(?:(from|to|tag|kind|source):)?(?:"([^"]*)"?|(\S*))')
_JUBILEES: Final = "jubilees"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a fact must be; what is left empty is not asked.

    `first` and `last` are inclusive: from the first day that the one can be to the last day that the other can; an
    interval as `first` says both.
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


def asked(line: str, today: dt.date) -> Filter:
    """Return the filter that a line writes, jubilees counted from a day; UsageError if a date in it is none.

    >>> asked('ctbt "test site" tag:law from:199X', dt.date(2026, 7, 30)).words
    ('ctbt', 'test site')
    """
    said = defaultdict(list)
    for name, quoted, bare in _ASKED.findall(line):
        if quoted or bare:
            said[_JUBILEES if not name and bare == _JUBILEES else name].append(quoted or bare)
    return Filter(
        first=bound("from", "".join(said["from"][-1:])),
        last=bound("to", "".join(said["to"][-1:])),
        tags=tuple(said["tag"]),
        kinds=tuple(said["kind"]),
        source="".join(said["source"][-1:]),
        words=tuple(said[""]),
        jubilees_from=today if said[_JUBILEES] else None,
    )


def written(wanted: Filter) -> str:
    """Return the line that writes a filter. A quotation mark in what has to be quoted is lost."""
    said = [
        *(_written("", word) for word in wanted.words),
        *(_written("tag", tag) for tag in wanted.tags),
        *(_written("kind", kind) for kind in wanted.kinds),
        *(_written("from", str(first)) for first in (wanted.first,) if first),
        *(_written("to", str(last)) for last in (wanted.last,) if last),
        *(_written("source", source) for source in (wanted.source,) if source),
        *([_JUBILEES] if wanted.jubilees_from else []),
    ]
    return " ".join(said)


def _written(name: str, said: str) -> str:
    """Return what is said of a name, or a word if there is none, in quotation marks where it must be."""
    lead = f"{name}:" if name else ""
    as_it_is = said != _JUBILEES and _ASKED.findall(lead + said)[:1] == [(name, "", said)]
    return f"{lead}{said}" if as_it_is else f'{lead}"{said.replace(chr(34), "")}"'


def bound(name: str, said: str) -> When | None:
    """Return the EDTF date that a bound of that name says, None if it says nothing; UsageError if it is no date."""
    try:
        return When.parse(said) if said else None
    except ValueError as error:
        raise UsageError(f"{name}: {error}") from error


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
        places = _with_jubilee(facts, places, wanted.jubilees_from)
    return places


def one(timeline: Timeline, asked: str) -> Timeline:
    """Return a timeline of one fact, asked for by its id or by a part of its id or title that no other has.

    Raises UsageError, with what comes near, when there is no such fact or more than one.
    """
    kinds: tuple[Facts, Facts] = (timeline.events, timeline.observances)
    ids = [(each, place, name) for each in kinds for place, name in enumerate(column(each, "id"))]
    found = [fact for fact in ids if fact[2] == asked] or [
        (each, place, column(each, "id")[place])
        for each in (kinds if folded(asked) else ())
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
    first, last = wanted.first, wanted.last
    if last is None and first is not None and first.is_interval:
        last = first
    for each in (first, last):
        if each is not None and each.yearly:
            raise UsageError(f"{str(each)!r} says no year; give one, as in 1991, 1991-08 or 199X")
    low = -FOREVER if first is None else first.earliest
    high = FOREVER if last is None else last.latest
    if low >= high:
        raise UsageError(f"from {first} to {last} there is no day; give the earlier date first")
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


def _with_jubilee(facts: Facts, places: Iterable[int], day: dt.date) -> Iterable[int]:
    """Return those of the places at which a fact is marked, and has a jubilee when it next comes round.

    A fact that lies ahead comes round later than its days next do, and has none then: it begins to be counted.
    """
    rounds, begun, marked = (column(facts, name) for name in ("round", "begun", "marked"))
    turns = {each: next_turn(each, day) for each in set(rounds) if each}
    for place in places:
        turn, since = turns.get(rounds[place]), begun[place]
        if marked[place] and turn and since is not None and is_jubilee(turn[0] - since):
            yield place
