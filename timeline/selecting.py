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
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from timeline.anniversaries import next_occurrence
from timeline.errors import UsageError
from timeline.model import Event
from timeline.when import FOREVER, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Fact, Observance, Timeline

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
    facts = (*timeline.events, *timeline.observances)
    _known("tag", wanted.tags, (tag for fact in facts for tag in fact.tags))
    _known("kind", wanted.kinds, (event.kind for event in timeline.events))
    low, high = _bounds(wanted)
    source = wanted.source and _folded(wanted.source)
    words = tuple(map(_folded, wanted.words))

    def kept(fact: Event | Observance) -> bool:
        return (
            is_about(fact, wanted.tags, wanted.kinds)
            and _within(fact, low, high)
            and (not source or any(source in _folded(said) for said in _sources(fact)))
            and _speaks_of(fact, words)
            and (wanted.jubilees_from is None or _has_jubilee(fact, wanted.jubilees_from))
        )

    begun = timeline.events[: bisect_left(timeline.events, high, key=lambda event: event.when.earliest)]
    return _part(timeline, filter(kept, begun), filter(kept, timeline.observances))


def one(timeline: Timeline, asked: str) -> Timeline:
    """Return a timeline of one fact, asked for by its id or by a part of its id or title that no other has.

    Raises UsageError, with what comes near, when there is no such fact or more than one.
    """
    facts = (*timeline.events, *timeline.observances)
    words = (_folded(asked),)
    found = [fact for fact in facts if fact.id == asked] or [
        fact for fact in facts if words[0] and _speaks_of(fact, words)
    ]
    if len(found) > 1:
        ids = ", ".join(fact.id for fact in found[:_MEANT]) + (", …" if len(found) > _MEANT else "")
        raise UsageError(f"{asked!r} can mean {ids}; name one of them")
    if not found:
        near = get_close_matches(asked, [fact.id for fact in facts], n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "give an id, or words of a title"
        raise UsageError(f"there is no event {asked!r}; {hint}")
    return _part(
        timeline,
        (event for event in timeline.events if event in found),
        (observance for observance in timeline.observances if observance in found),
    )


def _part(timeline: Timeline, events: Iterable[Event], observances: Iterable[Observance]) -> Timeline:
    """Return the timeline with these facts only, and what supports them."""
    events, observances = tuple(events), tuple(observances)
    ids = {fact.id for fact in (*events, *observances)}
    return replace(
        timeline,
        events=events,
        observances=observances,
        mentions=tuple(mention for mention in timeline.mentions if mention.event_id in ids),
        conflicts=tuple(conflict for conflict in timeline.conflicts if conflict.event_id in ids),
        unplaced=(),
    )


def is_about(fact: Event | Observance, tags: Sequence[str], kinds: Sequence[str]) -> bool:
    """Return whether a fact bears one of the tags and is of one of the kinds, as far as any are named."""
    if tags and set(tags).isdisjoint(fact.tags):
        return False
    return not kinds or (isinstance(fact, Event) and fact.kind in kinds)


def _folded(text: str) -> str:
    """Return a text as it is compared."""
    from timeline.temporal.fold import fold  # noqa: PLC0415 - what reads dates is much to load for a tag

    return fold(text)


def _known(what: str, asked: Iterable[str], said: Iterable[str]) -> None:
    """Raise UsageError for the first name asked for that nothing bears."""
    known = sorted(set(said))
    for name in asked:
        if name not in known:
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


def _within(fact: Event | Observance, low: int, high: int) -> bool:
    """Return whether an event that can have begun by then can have lasted, or an observance was kept by then."""
    if isinstance(fact, Event):
        return low == -FOREVER or low < fact.when.latest
    return fact.since is None or dt.date(fact.since, 1, 1).toordinal() < high


def _sources(fact: Fact) -> Iterable[str]:
    return (said for source in fact.citations for said in (source.title, source.url, source.document))


def _speaks_of(fact: Fact, words: Sequence[str]) -> bool:
    """Return whether each of the folded words is part of the id or of a title."""
    if not words:
        return True
    said = called(fact)
    return all(word in said for word in words)


def called(fact: Fact) -> str:
    """Return what a fact is looked up by: its id and its titles, folded."""
    return _folded("\n".join((fact.id, *fact.titles.values())))


def _has_jubilee(fact: Event | Observance, day: dt.date) -> bool:
    if isinstance(fact, Event) and not fact.commemorate:
        return False
    coming = next_occurrence(fact, day)
    return coming is not None and coming.jubilee
