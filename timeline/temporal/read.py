"""The grammar at work: a window of tokens, read in each language that has a word there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from timeline.temporal.items import items
from timeline.temporal.language import analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.temporal.grammar import Match, Rule
    from timeline.temporal.items import Item
    from timeline.temporal.language import Language
    from timeline.temporal.numbers import Values
    from timeline.temporal.scan import Token


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


def read(tokens: Sequence[Token], language: Language, is_capital: Callable[[int], bool]) -> Iterator[Found]:
    """Yield the expressions that the language's rules find among the tokens, in order, none within another.

    `is_capital` tells whether the letter at an offset was a capital.
    """
    seen = items(tokens, language, is_capital)
    for match in language.grammar.matches("".join([item.symbol for item in seen])):
        rule = match.rule
        if rule.kind == "none":
            continue
        parts = {
            part: seen[at].values.get(name, "") for group, name, part in rule.parts if (at := match.at(group)) >= 0
        }
        extents = _extents(seen, match)
        if extents is not None:
            (start, end), phrase = extents
            parting = _parting(seen, match) if rule.apart else None
            yield Found(start, end, phrase, language, rule, parts | rule.given, parting)


@lru_cache(maxsize=1 << 16)
def speakers(word: str, languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """Return the languages in which the word, whole or abbreviated, gives a date away."""
    return tuple(language for language in languages if _tells(word, language))


def _tells(word: str, language: Language) -> bool:
    reading = analyse(language, word)
    known = {*(reading.values if reading else ()), *language.words.get(f"{word}.", ())}
    return word in language.phrases or not language.triggers.isdisjoint(known)


def _extents(seen: Sequence[Item], match: Match) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the TIMEX3 extent of a match, without context and particles, and the extent of its phrase, with these."""
    context = {match.at(group) for group in match.rule.context}
    aside = {match.at(group) for group in match.rule.aside}
    kept = [n for n in range(*match.found.span()) if n not in context]
    inside = [n for n in kept if n not in aside]
    if not inside:
        return None
    core = seen[inside[0]].core, seen[inside[-1]].end
    reach = [*kept, *(n for n in aside if n >= 0)]
    first, last = min(reach), max(reach) + 1
    if first and first - 1 not in context and "BEFORE" in seen[first - 1].values:
        first -= 1
    if last < len(seen) and last not in context and "AFTER" in seen[last].values:
        last += 1
    return core, (min(core[0], seen[first].start), max(core[1], seen[last - 1].end))


def _parting(seen: Sequence[Item], match: Match) -> tuple[int, int, int] | None:
    """Return where the first of two dates begins and ends, and where the second, whose parts are numbered 2, begins."""
    names = {match.at(group): name for group, name, _ in match.rule.parts}
    numbered = (match.at(group) for group, _, part in match.rule.parts if part[-1] == "2")
    second = min((at for at in numbered if at >= 0), default=0)
    while names.get(second - 1) == "THE":
        second -= 1
    own = [at for at in range(match.found.start(), second) if names.get(at) not in _LEADS]
    said = [at for at in own if _SAID & seen[at].values.keys()]
    return (seen[own[0]].core, seen[said[-1]].end, seen[second].core) if said else None


_LEADS: Final = frozenset(("BEFORE", "FROM", "BETWEEN"))
"""What stands before the first of two dates and belongs to both."""
_SAID: Final = frozenset(
    ("year", "yy", "month", "day", "num", "decade", "roman", "MONTH", "YEAR", "DATE", "DM", "MY", "SEASON", "CENTURY",
     "ERA", "WEEKDAY", "DEICTIC")
)  # fmt: skip
"""What a date can end with; what stands behind it before a second date joins the two."""
