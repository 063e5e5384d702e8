"""What a timeline is made of, in numbers: its events by decade, kind, tag and source, and its quotes by language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.columns import column
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Timeline
    from timeline.wording import Wording

By = Literal["decade", "kind", "tag", "language", "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many events there are `by` something of a `name`; by language, how many quotes.

    A decade is named in EDTF, or by nothing for events of no known year; a language by its code.
    """

    by: By
    name: str
    count: int


def tallies(timeline: Timeline) -> list[Tally]:
    """Return the decades in their order, of all else the highest count first, and of equals by name."""
    events = timeline.events
    return [
        *_tallied("decade", _decades(column(events, "decade"))),
        *_ranked("kind", Counter(column(events, "kind"))),
        *_ranked("tag", _each(column(events, "tags"))),
        *_ranked("language", Counter(mention.language for mention in timeline.mentions)),
        *_ranked("source", _each(column(events, "houses"))),
    ]


def called(tally: Tally, words: Wording) -> str:
    """Return what is counted, as it is said in a language: `1990s`, `treaty`, `Kazakh`; a tag or a source as it is."""
    match tally.by:
        case "decade":
            return words.date(When.parse(tally.name)) if tally.name else words.say("view.no_year")
        case "kind":
            return words.kind(tally.name)
        case "language":
            return words.name_of(tally.name)
        case _:
            return tally.name


def _decades(decades: Sequence[str]) -> Counter[str]:
    """Return how many events each decade has, those of no known year last."""
    counts = Counter(decades)
    unknown = counts.pop("", 0)
    return counts + Counter({"": unknown})


def _each(columned: Sequence[tuple[str, ...]]) -> Counter[str]:
    """Return how many events bear each of what an event bears several of."""
    counts: Counter[str] = Counter()
    for names, events in Counter(columned).items():
        counts.update(dict.fromkeys(names, events))
    return counts


def _ranked(by: By, counts: Counter[str]) -> Iterator[Tally]:
    return _tallied(by, Counter(dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))))


def _tallied(by: By, counts: Counter[str]) -> Iterator[Tally]:
    return (Tally(by=by, name=name, count=count) for name, count in counts.items())
