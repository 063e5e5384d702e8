"""The grammar at work: a passage, read in one language."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline.temporal.compose import settled
from timeline.temporal.remembered import Remembered
from timeline.temporal.surface import surfaces

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.temporal.compose import Value
    from timeline.temporal.grammar import Match, Rule
    from timeline.temporal.items import Item
    from timeline.temporal.language import Language
    from timeline.temporal.numbers import Values
    from timeline.temporal.surface import Surface


class Found(NamedTuple):
    """An expression in the folded text: its TIMEX3 extent, its extent with the governing particle, and its parts.

    `parting` is where the first of two dates begins and ends and where the second begins, when the rule may tell them
    apart; `value` is what it means, if that is the same wherever it stands.
    """

    start: int
    end: int
    phrase: tuple[int, int]
    language: Language
    rule: Rule
    parts: Values
    parting: tuple[int, int, int] | None = None
    value: Value | None = None

    def moved(self, by: int) -> Found:
        """Return what was found, `by` characters further on."""
        start, end, (low, high), language, rule, parts, parting, value = self
        if parting is not None:
            parting = (parting[0] + by, parting[1] + by, parting[2] + by)
        return Found(start + by, end + by, (low + by, high + by), language, rule, parts, parting, value)


class Passage(NamedTuple):
    """What a language finds in a few words if no letter of them is a capital, and the letters for which that counts."""

    found: tuple[Found, ...]
    asks: tuple[int, ...]


@cache
def passages(language: Language) -> Remembered[Passage]:
    """Return what the language's rules find in a few words of folded text, by the words."""

    def passage(text: str) -> Passage:
        row = surfaces(text, language)
        return Passage(_found(row, language), tuple(offset + each for offset, surface in row for each in surface.asks))

    return Remembered(passage)


def read(text: str, language: Language, is_capital: Callable[[int], bool]) -> tuple[Found, ...]:
    """Return the expressions that the language's rules find in a few words, in order, none within another.

    `is_capital` tells whether the letter at an offset was a capital.
    """
    passage = passages(language)[text]
    capitals = passage.asks and tuple(filter(is_capital, passage.asks))
    return _with_capitals(text, language, capitals) if capitals else passage.found


@lru_cache(maxsize=1 << 12)
def _with_capitals(text: str, language: Language, capitals: tuple[int, ...]) -> tuple[Found, ...]:
    return _found(surfaces(text, language, capitals), language)


def _found(row: Sequence[tuple[int, Surface]], language: Language) -> tuple[Found, ...]:
    matches = language.grammar.matches("".join(surface.symbols for _, surface in row))
    if not matches:
        return ()
    seen = _Seen(
        [item for _, surface in row for item in surface.items],
        [offset for offset, surface in row for _ in surface.items],
    )
    found: list[Found] = []
    for match in matches:
        rule = match.rule
        extents = _extents(seen, match) if rule.kind != "none" else None
        if extents is not None:
            values = {element.part: seen.items[at].values.get(element.name, "") for at, element in match.met}
            parting = _parting(seen, match) if rule.apart else None
            parts = values | rule.given
            found.append(Found(*extents, language, rule, parts, parting, settled(rule.kind, parts, language)))
    return tuple(found)


class _Seen(NamedTuple):
    """The items of a passage, and for each of them the offset at which its surface begins."""

    items: list[Item]
    offsets: list[int]

    def start(self, at: int) -> int:
        return self.offsets[at] + self.items[at].start

    def core(self, at: int) -> int:
        return self.offsets[at] + self.items[at].core

    def end(self, at: int) -> int:
        return self.offsets[at] + self.items[at].end


def _extents(seen: _Seen, match: Match) -> tuple[int, int, tuple[int, int]] | None:
    """Return where a match begins and ends, without context and particles, and the extent of its phrase, with these."""
    context = [at for at, element in match.met if element.is_context]
    aside = [at for at, element in match.met if element.is_aside]
    kept: Sequence[int] = range(match.start, match.end)
    if context:
        kept = [at for at in kept if at not in context]
    inside = [at for at in kept if at not in aside] if aside else kept
    if not inside:
        return None
    start, end = seen.core(inside[0]), seen.end(inside[-1])
    first, last = min((kept[0], *aside)), max((kept[-1], *aside)) + 1
    if first and first - 1 not in context and "BEFORE" in seen.items[first - 1].values:
        first -= 1
    if last < len(seen.items) and last not in context and "AFTER" in seen.items[last].values:
        last += 1
    return start, end, (min(start, seen.start(first)), max(end, seen.end(last - 1)))


def _parting(seen: _Seen, match: Match) -> tuple[int, int, int] | None:
    """Return where the first of two dates begins and ends, and where the second, whose parts are numbered 2, begins."""
    names = {at: element.name for at, element in match.met}
    second = min((at for at, element in match.met if element.part[-1] == "2"), default=0)
    while names.get(second - 1) == "THE":
        second -= 1
    own = [at for at in range(match.start, second) if names.get(at) not in _LEADS]
    said = [at for at in own if _SAID & seen.items[at].values.keys()]
    return (seen.core(own[0]), seen.end(said[-1]), seen.core(second)) if said else None


_LEADS: Final = frozenset(("BEFORE", "FROM", "BETWEEN"))
"""What stands before the first of two dates and belongs to both."""
_SAID: Final = frozenset(
    ("year", "yy", "month", "day", "num", "decade", "roman", "MONTH", "YEAR", "DATE", "DM", "MY", "SEASON", "CENTURY",
     "ERA", "WEEKDAY", "DEICTIC")
)  # fmt: skip
"""What a date can end with; what stands behind it before a second date joins the two."""
