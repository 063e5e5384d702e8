"""What is asked of many facts at once, a value for each in their order: made of them, or remembered.

Of a hundred thousand events a print shows a page. So it is chosen, counted and headed by columns, and an event is
taken from a `Shelf` only when it is drawn. To add a column, add its row to `COLUMNS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar, overload
from urllib.parse import urlsplit

from timeline.anniversaries import begun, first_year, is_marked, round_of
from timeline.model import Event
from timeline.when import Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from timeline.model import Citation, Fact, Observance

Kind = TypeVar("Kind", "Event", "Observance")


def column(facts: Sequence[Event | Observance], name: str) -> Sequence[Any]:
    """Return the column of that name of `COLUMNS`."""
    return facts.column(name) if isinstance(facts, Shelf) else [COLUMNS[name](fact) for fact in facts]


def pick(facts: Sequence[Kind], places: Iterable[int]) -> Sequence[Kind]:
    """Return the facts at these places, from a shelf without taking them out."""
    return facts.pick(places) if isinstance(facts, Shelf) else tuple(facts[place] for place in places)


class Shelf(Sequence[Event]):
    """Events that stand elsewhere: `read` takes one out by its number, `remembered` a column of all of them.

    `numbers` are those that stand on this shelf. It equals the tuple of its events.
    """

    __slots__ = ("_made", "_numbers", "_read", "_remembered")

    def __init__(
        self,
        numbers: Sequence[int],
        read: Callable[[int], Event],
        remembered: Callable[[str], Sequence[Any]],
        made: dict[int, Event] | None = None,
    ) -> None:
        self._numbers = numbers
        self._read = read
        self._remembered = remembered
        self._made: dict[int, Event] = {} if made is None else made

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Shelf: ...
    def __getitem__(self, index: int | slice) -> Event | Shelf:
        """Return one event, or a shelf of some."""
        if isinstance(index, slice):
            return Shelf(self._numbers[index], self._read, self._remembered, self._made)
        number = self._numbers[index]
        event = self._made.get(number)
        if event is None:
            event = self._made[number] = self._read(number)
        return event

    def __iter__(self) -> Iterator[Event]:
        """Yield the events, each taken out when it is come to."""
        return (self[index] for index in range(len(self._numbers)))

    def __eq__(self, other: object) -> bool:
        """Return whether the other has the same events in the same order."""
        return tuple(self) == tuple(other) if isinstance(other, Shelf | tuple) else NotImplemented

    def __hash__(self) -> int:
        """Return the hash of the tuple of its events."""
        return hash(tuple(self))

    def column(self, name: str) -> Sequence[Any]:
        """Return the column of that name for these events."""
        whole = self._remembered(name)
        if isinstance(self._numbers, range):
            return whole[self._numbers.start : self._numbers.stop : self._numbers.step]
        return [whole[number] for number in self._numbers]

    def pick(self, indices: Iterable[int]) -> Shelf:
        """Return a shelf of the events at these places of this one."""
        numbers = [self._numbers[index] for index in indices]
        return Shelf(numbers, self._read, self._remembered, self._made)


def called(fact: Fact) -> str:
    """Return what a fact is looked up by: its id and its titles, folded, a line each."""
    return "\n".join(map(folded, (fact.id, *fact.titles.values())))


def folded(text: str) -> str:
    """Return a text as it is compared."""
    from timeline.temporal.fold import fold  # noqa: PLC0415 - what reads dates is much to load for a tag

    return fold(text)


def _sources(fact: Fact) -> str:
    """Return the titles, addresses and documents of its sources, folded, a line each."""
    said = (each for source in fact.citations for each in (source.title, source.url, source.document))
    return "\n".join(map(folded, filter(None, said)))


def octets(text: str) -> bytes:
    """Return a text as a column has it: a hundred thousand texts are sooner read, and looked through, as octets."""
    return text.encode(errors="surrogatepass")


def _decade(fact: Event | Observance) -> str:
    """Return its decade, or the year or century where that is all there is, as EDTF; nothing where none is known."""
    return str(fact.when.decade or "")


def _middle(fact: Event | Observance) -> int | None:
    """Return the day in the middle of what its date can be, of an interval its beginning; None if no year is said."""
    if fact.when.yearly:
        return None
    earliest, latest = fact.when.points[0].bounds()
    return (earliest + latest - 1) // 2


def _loose(fact: Event | Observance) -> tuple[int, int | None] | None:
    """Return the year and the month of what is known to the month or the year only, no month where it is not known."""
    when = fact.when
    if when.year is None or not Precision.YEAR <= when.precision < Precision.DAY:
        return None
    known = when.precision is Precision.MONTH
    return when.year, int(when.points[0].month) if known else None


def _houses(fact: Fact) -> tuple[str, ...]:
    """Return what its sources are counted under."""
    return tuple(sorted({_house(each) for each in fact.citations}))


def _house(citation: Citation) -> str:
    """Return what a source is counted under: a site, or what else it is called."""
    return (urlsplit(citation.url).hostname or "").removeprefix("www.") or citation.title or citation.document


COLUMNS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "id": lambda fact: fact.id,
    "kind": lambda fact: fact.kind if isinstance(fact, Event) else "",
    "tags": lambda fact: fact.tags,
    "earliest": lambda fact: fact.when.earliest,
    "latest": lambda fact: fact.when.latest,
    "years": lambda fact: fact.when.years,
    "decade": _decade,
    "middle": _middle,
    "loose": _loose,
    "begun": begun,
    "first_year": first_year,
    "round": round_of,
    "marked": is_marked,
    "called": lambda fact: octets(called(fact)),
    "sources": lambda fact: octets(_sources(fact)),
    "houses": _houses,
}
