"""The grammar at work: a passage, read in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline.temporal.surface import surfaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.temporal.grammar import Match, Rule
    from timeline.temporal.items import Item
    from timeline.temporal.language import Language
    from timeline.temporal.numbers import Values
    from timeline.temporal.scan import Chunk

    _Seen = tuple[int, Item]  # an item, and where its surface begins


@dataclass(frozen=True, slots=True)
class Found:
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


def read(text: str, chunks: Sequence[Chunk], language: Language, is_capital: Callable[[int], bool]) -> Iterator[Found]:
    """Yield the expressions that the language's rules find in a passage of the text, in order, none within another.

    `is_capital` tells whether the letter at an offset was a capital.
    """
    row = surfaces(text, chunks, language, is_capital)
    seen: list[_Seen] = []
    for match in language.grammar.matches("".join([surface.symbols for _, surface in row])):
        rule = match.rule
        if rule.kind == "none":
            continue
        seen = seen or [(start, item) for start, surface in row for item in surface.items]
        parts = {
            part: seen[at][1].values.get(name, "") for group, name, part in rule.parts if (at := match.at(group)) >= 0
        }
        extents = _extents(seen, match)
        if extents is not None:
            (start, end), phrase = extents
            parting = _parting(seen, match) if rule.apart else None
            yield Found(start, end, phrase, language, rule, parts | rule.given, parting)


def _extents(seen: Sequence[_Seen], match: Match) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the TIMEX3 extent of a match, without context and particles, and the extent of its phrase, with these."""
    context, aside = ({match.at(group) for group in groups} for groups in (match.rule.context, match.rule.aside))
    kept = [n for n in range(*match.found.span()) if n not in context]
    inside = [n for n in kept if n not in aside]
    if not inside:
        return None
    core = _core(seen[inside[0]]), _end(seen[inside[-1]])
    reach = [*kept, *(n for n in aside if n >= 0)]
    first, last = min(reach), max(reach) + 1
    if first and first - 1 not in context and "BEFORE" in seen[first - 1][1].values:
        first -= 1
    if last < len(seen) and last not in context and "AFTER" in seen[last][1].values:
        last += 1
    return core, (min(core[0], _start(seen[first])), max(core[1], _end(seen[last - 1])))


def _parting(seen: Sequence[_Seen], match: Match) -> tuple[int, int, int] | None:
    """Return where the first of two dates begins and ends, and where the second, whose parts are numbered 2, begins."""
    names = {match.at(group): name for group, name, _ in match.rule.parts}
    numbered = (match.at(group) for group, _, part in match.rule.parts if part[-1] == "2")
    second = min((at for at in numbered if at >= 0), default=0)
    while names.get(second - 1) == "THE":
        second -= 1
    own = [at for at in range(match.found.start(), second) if names.get(at) not in _LEADS]
    said = [at for at in own if _SAID & seen[at][1].values.keys()]
    return (_core(seen[own[0]]), _end(seen[said[-1]]), _core(seen[second])) if said else None


def _start(seen: _Seen) -> int:
    return seen[0] + seen[1].start


def _core(seen: _Seen) -> int:
    return seen[0] + seen[1].core


def _end(seen: _Seen) -> int:
    return seen[0] + seen[1].end


_LEADS: Final = frozenset(("BEFORE", "FROM", "BETWEEN"))
"""What stands before the first of two dates and belongs to both."""
_SAID: Final = frozenset(
    ("year", "yy", "month", "day", "num", "decade", "roman", "MONTH", "YEAR", "DATE", "DM", "MY", "SEASON", "CENTURY",
     "ERA", "WEEKDAY", "DEICTIC")
)  # fmt: skip
"""What a date can end with; what stands behind it before a second date joins the two."""
