"""The grammar at work: what the languages find in a text, window by window, each window once."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline.temporal.compose import Expression
from timeline.temporal.language import NOTHING
from timeline.temporal.piece import cut
from timeline.temporal.remembered import Remembered
from timeline.temporal.scan import Scanner
from timeline.temporal.surface import surfaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.temporal.fold import Plain
    from timeline.temporal.grammar import Match
    from timeline.temporal.items import Item
    from timeline.temporal.language import Language
    from timeline.temporal.surface import Surface

_SAMPLE: Final = 1024  # characters at the beginning of a text that tell its language
_REST: Final = re.compile(r"[^\W\d_]*")  # of a word
_QUOTES: Final = frozenset("«»\"“”„'‘’")
_NAME_REACH: Final = 20  # characters in which the word before is looked for


class Found(NamedTuple):
    """An expression in the folded text: its TIMEX3 extent, and its extent with the governing particle.

    `parting` is where the first of two dates begins and ends and where the second begins, when the rule may tell them
    apart.
    """

    start: int
    end: int
    phrase: tuple[int, int]
    expression: Expression
    parting: tuple[int, int, int] | None = None

    def ending(self, end: int) -> Found:
        """Return what was found, ending with the word of which it took but the first letter for all."""
        low, high = self.phrase
        return self._replace(end=end if self.end == high else self.end, phrase=(low, end))

    def moved(self, by: int) -> Found:
        """Return what was found, `by` characters further on."""
        start, end, (low, high), expression, parting = self
        if parting is not None:
            parting = (parting[0] + by, parting[1] + by, parting[2] + by)
        return Found(start + by, end + by, (low + by, high + by), expression, parting)


class Reader:
    """Languages that read together: what they find, window by window, each window once."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        """Read in these languages."""
        self._languages = languages
        self._scanner = Scanner(languages)
        self._heard = Remembered(self._hear)
        self.windows = self._scanner.windows

    def find(self, windows: Iterable[tuple[int, str]], text: str, folded: Plain) -> list[Found]:
        """Return what is found in the windows of a text, or of a passage of it, that was folded, in order and apart."""
        found: list[Found] = []
        for start, said in windows:
            found += self._in_window(text, folded, start, said)
        return found

    def _hear(self, said: str) -> tuple[Window, ...]:
        """Return what the languages that speak in a window find: those in which a word of it gives a date away."""
        known = self._scanner.pieces
        spoken = dict.fromkeys(language for _, spelling in cut(said) for language in known[spelling].speakers)
        return tuple(_windows(language)[said] for language in spoken)

    def _in_window(self, text: str, folded: Plain, start: int, said: str) -> list[Found]:
        """Return what the languages that speak in a window find there, in order and apart, but for names."""
        heard = self._heard[said] or (_windows(self._usual(folded))[said],)
        found: list[Found] = []
        for window in heard:
            for one in _with_capitals(window, said, text, folded, start) if window.asks else window.found:
                here = one.moved(start)
                if not (text[folded.place(here.start)].isupper() and self._is_name(text, folded, here)):
                    found.append(here)
        if len(heard) > 1 and len(found) > 1:
            found = _apart(found, self._usual(folded))
        if found and said[-1] == NOTHING and found[-1].phrase[1] == start + len(said):
            found[-1] = found[-1].ending(_REST.match(folded.text, start + len(said)).end())  # type: ignore[union-attr]
        return found

    def _is_name(self, text: str, folded: Plain, found: Found) -> bool:
        """Return whether what begins with a capital, and is in another script than the text, is of a name.

        It is if it is quoted, or stands beside a word with a capital.
        """
        start, end = folded.original(found.start, found.end)
        letters = found.expression.language.letters
        before, after = text[max(0, start - _NAME_REACH) : start], text[end : end + 2]
        if not {before[-1:], after[:1]} <= _QUOTES:
            beside = (before.split()[-1:] if before[-1:].isspace() else []) + [after[1:]] * after[:1].isspace()
            if not any(word[:1].isupper() and word[0].lower() in letters for word in beside):
                return False
        capitals = all(word[0].isupper() for word in text[start:end].split())
        return capitals and self._usual(folded).letters.isdisjoint(letters)

    def _usual(self, folded: Plain) -> Language:
        return _usual(folded.text[:_SAMPLE], self._languages)


def _with_capitals(window: Window, said: str, text: str, folded: Plain, start: int) -> tuple[Found, ...]:
    """Return what a language finds in a window, some letters of which may be capitals in the text."""

    def is_capital(offset: int) -> bool:
        letter = text[folded.place(start + offset)]
        return letter.isupper() or letter in window.language.capitals

    capitals = tuple(filter(is_capital, window.asks))
    if not capitals:
        return window.found
    if capitals not in window.large:
        window.large[capitals] = _read(surfaces(said, window.language, capitals), window.language)
    return window.large[capitals]


def _apart(found: Iterable[Found], usual: Language) -> list[Found]:
    """Return what does not overlap: where two languages read the same, the longer extent, then the usual language's."""
    starts: list[int] = []
    taken: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.expression.language is not usual, one.start)):
        at = bisect_left(starts, one.start)
        after = taken[at - 1].end <= one.start if at else True
        if after and (at == len(taken) or one.end <= taken[at].start):
            starts.insert(at, one.start)
            taken.insert(at, one)
    return taken


@lru_cache(maxsize=1)  # it is asked window by window
def _usual(sample: str, languages: tuple[Language, ...]) -> Language:
    """Return the language of a text: whose alphabet has most of its letters, of equals the smaller alphabet."""
    seen = set(sample)
    return max(languages, key=lambda language: (len(language.letters & seen), -len(language.letters)))


class Window(NamedTuple):
    """What a language finds in a window if no letter of it is a capital, the letters for which that counts (`asks`).

    `large` is what it found when some of these were.
    """

    language: Language
    found: tuple[Found, ...]
    asks: tuple[int, ...]
    large: dict[tuple[int, ...], tuple[Found, ...]]


@cache
def _windows(language: Language) -> Remembered[Window]:
    """Return what the language's rules find in a window, by its words."""

    def window(said: str) -> Window:
        row = surfaces(said, language)
        asks = tuple(offset + each for offset, surface in row for each in surface.asks)
        return Window(language, _read(row, language), asks, {})

    return Remembered(window)


def _read(row: Sequence[tuple[int, Surface]], language: Language) -> tuple[Found, ...]:
    """Return the expressions that the language's rules find in a row of surfaces."""
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
            found.append(Found(*extents, Expression(language, rule, values | rule.given), parting))
    return tuple(found)


class _Seen(NamedTuple):
    """The items of a window, and for each of them the offset at which its surface begins."""

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
     "ERA", "WEEKDAY", "DEICTIC", "CLOCK", "AMPM", "TIMEWORD", "DAYPART")
)  # fmt: skip
"""What a date can end with; what stands behind it before a second date joins the two."""
