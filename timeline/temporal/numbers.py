"""Numbers as dates use them: what a number can stand for, number words put together, Roman numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.temporal.language import Language

Values = dict[str, str | int | float]
"""What a word can mean: its classes, each with a value."""

_CLASSES: Final = (
    ("day", (1, 2), 1, 31),
    ("month", (1, 2), 1, 12),
    ("hour", (1, 2), 0, 24),
    ("afternoon", (2,), 13, 23),
    ("nonday", (1, 2), 32, 99),
    ("yy", (2,), 0, 99),
    ("naught", (2,), 0, 0),
    ("big", (3,), 1, 999),
    ("year", (4,), 1000, 2999),
    ("modern", (4,), 1500, 2100),
    ("hhmm", (4,), 0, 2400),
    ("zeroed", (4,), 0, 959),
)
_THOUSANDS: Final = frozenset({1_000, 1_000_000, 1_000_000_000})
_HUNDREDS: Final = frozenset((*range(100, 1000, 100), 1000, 2000))
_ROMAN: Final = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_LONGEST: Final = len("xxxviii")
_LOOK_ALIKE: Final = str.maketrans("хіүуy", "xivvv")  # letters with which Roman numerals are often typed: ХҮІІ, ХУ, XY
_ONES: Final = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}


def classes(number: int, *, width: int = 0, ordinal: bool = False, decade: bool = False) -> Values:
    """Return what an integer can stand for; `width` is its number of digits, 0 for one in words."""
    long = width or len(str(number))
    found: Values = {"num": number}
    found |= {name: number for name, widths, low, high in _CLASSES if long in widths and low <= number <= high}
    marks = {"spelled": not width, "figure": bool(width), "ord": ordinal, "decade": decade and number % 10 == 0}
    return found | {name: number for name, holds in marks.items() if holds}


def roman(word: str) -> int | None:
    """Return the value of a Roman numeral up to 39 in lower case, Latin or typed with Cyrillic letters."""
    found = _ROMAN.fullmatch(word.translate(_LOOK_ALIKE)) if len(word) <= _LONGEST else None
    return 10 * len(found[1]) + _ONES[found[2]] if found and word else None


@dataclass(frozen=True, slots=True)
class Part:
    """A number word: its value, whether a joiner ("and", «و») stands before it, whether it is an ordinal."""

    value: int
    joined: bool = False
    ordinal: bool = False


def combine(parts: Sequence[Part], habits: frozenset[str]) -> tuple[int, int]:
    """Return the value of a run of number words and how many of them make one number.

    `habits` of the language: `pairs` reads nineteen ninety-one, `teens` three ten as thirteen, `joined` adds only what
    a joiner joins.
    """
    total, current = 0, parts[0].value
    if current in _THOUSANDS or current == 2000:
        total, current = current, 0
    ordinal = parts[0].ordinal
    for taken, part in enumerate(parts[1:], start=1):
        value = part.value
        teen = "teens" in habits and value == 10 and not (part.joined or part.ordinal) and 0 < current % 100 < 10
        tens = part.joined and 0 < current % 100 < 10 < value < 100 and value % 10 == 0
        if teen or tens or ("joined" in habits and part.joined and _rises(current, value, taken)):
            current += value
        elif (ordinal and not part.joined) or (part.ordinal and "joined" in habits and current % 100 >= 10):
            return total + current, taken  # the tenth and the fifteenth
        elif value == 0 and "pairs" in habits and not total and 10 <= current <= 29:
            current *= 100  # nineteen oh one
        elif value == 100 and not part.joined and 0 < current < (30 if "pairs" in habits else 10):
            current *= 100
        elif value in _THOUSANDS and 0 < current < value and not part.joined:
            total, current = total + current * value, 0
        elif _adds(current or total, value) and (part.joined or "joined" not in habits):
            current += value
        elif "pairs" in habits and not total and 10 <= current <= 29 and not ordinal and not part.ordinal:
            rest, more = combine(parts[taken:], habits - {"pairs"})
            return (current * 100 + rest, taken + more) if 10 <= rest <= 99 else (current, taken)
        else:
            return total + current, taken
        ordinal = ordinal or part.ordinal
    return total + current, len(parts)


def compound(word: str, language: Language) -> tuple[int, str] | None:
    """Return the number written onto the front of a word that carries one, and that word: тридцати|пяти|летний."""
    if not word.endswith(_carriers(language)) or word in language.stems:
        return None
    for carrier in _carriers(language):
        value = _run_together(word.removesuffix(carrier), language) if word.endswith(carrier) else None
        if value is not None:
            return value, carrier
    return None


@cache
def _carriers(language: Language) -> tuple[str, ...]:
    return tuple(word for word, values in language.words.items() if "carrier" in values)


def _run_together(word: str, language: Language) -> int | None:
    """Return the value of number words without a gap between them, None if it is not made of such alone."""
    parts: list[Part] = []
    while word:
        said = next((word[:end] for end in range(len(word), 0, -1) if word[:end] in language.cardinals), None)
        if said is None:
            return None
        parts.append(Part(language.cardinals[said]))
        word = word.removeprefix(said)
    value, taken = combine(parts, language.number["habits"]) if parts else (0, -1)
    return value if taken == len(parts) else None


def _rises(said: int, value: int, words: int) -> bool:
    """Return whether a part goes on with so many lesser ones: six, fifty and six hundred; not fifty and a hundred."""
    return value in _HUNDREDS and 0 < said < value and (words > 1 or value == 1000 or said < 100 <= value // 3)


def _adds(said: int, value: int) -> bool:
    """Return whether a part goes on with the number: smaller than the least that was said."""
    room: int = 10 ** len(str(value))
    return said >= room and said % room == 0
