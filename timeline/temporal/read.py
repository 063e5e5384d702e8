"""The grammar at work: a passage, read in one language."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline.temporal.surface import surfaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.temporal.grammar import Match, Rule
    from timeline.temporal.items import Item
    from timeline.temporal.language import Language
    from timeline.temporal.numbers import Values
    from timeline.temporal.scan import Chunks
    from timeline.temporal.surface import Row


class Found(NamedTuple):
    """An expression in the folded text: its TIMEX3 extent, its extent with the governing particle, and its parts.

    `parting` is where the first of two dates begins and ends and where the second begins, when the rule may tell them
    apart.
    """

    start: int
    end: int
    phrase: tuple[int, int]
    language: Language
    rule: Rule
    parts: Values
    parting: tuple[int, int, int] | None = None


def read(text: str, passage: Chunks, language: Language, is_capital: Callable[[int], bool]) -> Iterator[Found]:
    """Yield the expressions that the language's rules find in a passage of the text, in order, none within another.

    `is_capital` tells whether the letter at an offset was a capital.
    """
    row = surfaces(text, passage, language, is_capital)
    seen: _Seen | None = None
    for match in language.grammar.matches("".join(map(_SYMBOLS, row.surfaces))):
        rule = match.rule
        if rule.kind == "none":
            continue
        seen = _Seen(row) if seen is None else seen
        extents = _extents(seen, match)
        if extents is not None:
            (start, end), phrase = extents
            parts = {element.part: seen.values(at).get(element.name, "") for at, element in match.met}
            parting = _parting(seen, match) if rule.apart else None
            yield Found(start, end, phrase, language, rule, parts | rule.given, parting)


class _Seen:
    """The items of a row by their places in it, and where they begin and end in the text."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self._ends = list(accumulate(map(len, map(_SYMBOLS, row.surfaces))))

    def __len__(self) -> int:
        return self._ends[-1]

    def __getitem__(self, at: int) -> tuple[int, Item]:
        """Return an item, and where its surface begins."""
        number = bisect_right(self._ends, at)
        surface = self._row.surfaces[number]
        return self._row.offsets[number], surface.items[at - self._ends[number]]

    def values(self, at: int) -> Values:
        return self[at][1].values

    def start(self, at: int) -> int:
        offset, item = self[at]
        return offset + item.start

    def core(self, at: int) -> int:
        offset, item = self[at]
        return offset + item.core

    def end(self, at: int) -> int:
        offset, item = self[at]
        return offset + item.end


_SYMBOLS = attrgetter("symbols")


def _extents(seen: _Seen, match: Match) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the TIMEX3 extent of a match, without context and particles, and the extent of its phrase, with these."""
    context = [at for at, element in match.met if element.is_context]
    aside = [at for at, element in match.met if element.is_aside]
    kept = [at for at in range(match.start, match.end) if at not in context]
    inside = [at for at in kept if at not in aside]
    if not inside:
        return None
    core = seen.core(inside[0]), seen.end(inside[-1])
    first, last = min((*kept, *aside)), max((*kept, *aside)) + 1
    if first and first - 1 not in context and "BEFORE" in seen.values(first - 1):
        first -= 1
    if last < len(seen) and last not in context and "AFTER" in seen.values(last):
        last += 1
    return core, (min(core[0], seen.start(first)), max(core[1], seen.end(last - 1)))


def _parting(seen: _Seen, match: Match) -> tuple[int, int, int] | None:
    """Return where the first of two dates begins and ends, and where the second, whose parts are numbered 2, begins."""
    names = {at: element.name for at, element in match.met}
    second = min((at for at, element in match.met if element.part[-1] == "2"), default=0)
    while names.get(second - 1) == "THE":
        second -= 1
    own = [at for at in range(match.start, second) if names.get(at) not in _LEADS]
    said = [at for at in own if _SAID & seen.values(at).keys()]
    return (seen.core(own[0]), seen.end(said[-1]), seen.core(second)) if said else None


_LEADS: Final = frozenset(("BEFORE", "FROM", "BETWEEN"))
"""What stands before the first of two dates and belongs to both."""
_SAID: Final = frozenset(
    ("year", "yy", "month", "day", "num", "decade", "roman", "MONTH", "YEAR", "DATE", "DM", "MY", "SEASON", "CENTURY",
     "ERA", "WEEKDAY", "DEICTIC")
)  # fmt: skip
"""What a date can end with; what stands behind it before a second date joins the two."""
