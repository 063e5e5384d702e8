"""A language, ready to read with: what its words mean, and which of them can give a date away.

Words fall into classes (`MONTH`, `YEAR`, `UNIT`, …), of which its rules speak. `lexicon` makes it from its files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal

from timeline.temporal import numbers

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from timeline.temporal.grammar import Grammar
    from timeline.temporal.numbers import Values

BEGINNING: Final = 4
"""The letters by which most words are seen to mean nothing."""

LONGEST: Final = 40
"""No word that means anything here is longer, in letters."""

NOTHING: Final = "\0"
"""The word that stands for any that means nothing, where a window begins or ends with one."""

MARKS: Final = {
    ",": "COMMA", "،": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "−": "DASH", "/": "SLASH", ".": "DOT",
    ":": "COLON", "(": "OPEN", ")": "CLOSE", "[": "OPEN", "]": "CLOSE", "'": "QUOTE", "’": "QUOTE", '"': "QUOTE",
    "«": "QUOTE", "»": "QUOTE", "“": "QUOTE", "”": "QUOTE", "+": "PLUS", NOTHING: "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word can mean: its classes, each with a value, and its grammatical case (`""` if bare).

    `number` is its value as a part of a number in words, `ordinal` whether it ends one, `joined` whether "and" is
    written onto its front; `cut` letters at its front are a particle, and in no core extent.
    """

    values: Values
    case: str = ""
    number: int | None = None
    ordinal: bool = False
    joined: bool = False
    cut: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language, ready to read with."""

    code: str
    letters: frozenset[str]
    capitals: frozenset[str]
    capitalised: frozenset[str]
    observances: re.Pattern[str]
    apposed: re.Pattern[str]
    cues: dict[str, tuple[str, ...]]
    settings: dict[str, str]
    regions: dict[str, dict[str, str]]
    proclitics: dict[str, int]
    definite: frozenset[str]
    triggers: frozenset[str]
    words: dict[str, Values]
    stems: frozenset[str]
    begins: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    within: frozenset[str]
    afar: frozenset[str]
    endings: re.Pattern[str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    number: dict[str, frozenset[str]]
    rules: Callable[[], Grammar] = field(repr=False)

    def symbol(self, classes: frozenset[str]) -> str:
        """Return the character that stands for these classes in the pattern."""
        return self.rules().symbols[classes]

    @property
    def grammar(self) -> Grammar:
        """The rules, made ready when the first passage in the language is read."""
        return self.rules()


def may_mean(word: str, begins: frozenset[str]) -> bool:
    """Return whether a folded word can mean anything in languages whose words begin so."""
    return len(word) == 1 or not begins.isdisjoint(accumulate(word[:BEGINNING]))


def analyse(language: Language, word: str) -> Reading | None:
    """Return what the folded word means in the language, its proclitics and endings taken off; None if nothing."""
    return _analysed(language, word) if len(word) <= LONGEST else None


@lru_cache(maxsize=1 << 16)
def _analysed(language: Language, word: str) -> Reading | None:
    for front, cut_off in (("", 0), *language.proclitics.items()):
        if not word.startswith(front):
            continue
        shortest = len(front) + 2 if len(word) > 1 else 1  # a single letter takes nothing before it or behind
        for cut in range(len(word), shortest - 1, -1):
            stem = word[len(front) : cut]
            if stem not in language.stems:
                continue
            ending = language.endings.fullmatch(word, cut)
            if ending is not None:
                values = dict(language.words.get(stem, {}))
                ordinal = language.ordinals.get(stem)
                number = language.cardinals.get(stem, ordinal)
                if number is not None:
                    values |= numbers.classes(number, ordinal=ordinal is not None)
                joined = bool(front) and front[0] in language.number["joiners"]
                feature = "definite" if front in language.definite else ending.lastgroup or ""
                return Reading(values, feature, number, ordinal is not None, joined, cut_off)
    return None


def bearing(word: str, language: Language) -> Literal[0, 1, 2, 3]:
    """Return what a folded word, whole or abbreviated, has to do with dates.

    It gives one away (3); it is a number, or rules look for it from afar (2); it means something else that rules know,
    by itself or in a phrase (1); or it means nothing (0).
    """
    if not may_mean(word, language.begins):
        return 0
    reading, short = analyse(language, word), language.words.get(f"{word}.", {})
    known = short if reading is None else reading.values | short
    if word in strong_words(language) or not language.triggers.isdisjoint(known) or numbers.compound(word, language):
        return 3
    if (reading is not None and reading.number is not None) or not language.afar.isdisjoint(known):
        return 2
    if known or reading is not None or word in language.within:
        return 1
    fronts = language.proclitics
    return 1 if fronts and any(word.removeprefix(front) in language.phrases for front in fronts) else 0


@cache
def strong_words(language: Language) -> frozenset[str]:
    """Return the stems that are worth a look wherever they stand; for each phrase one of its words does."""
    strong = {word for word, values in language.words.items() if not language.triggers.isdisjoint(values)}
    single = {word for word in strong if " " not in word}.union(language.ordinals if "ord" in language.triggers else ())
    return frozenset(single.union(*(_of_phrase(phrase.split(), single, language) for phrase in strong - single)))


def _of_phrase(words: list[str], single: set[str], language: Language) -> set[str]:
    """Return the word that is to give a phrase away: none if one does so anyway, rather one that says nothing else."""
    for word in words:
        reading = analyse(language, word)
        if word in single or (reading is not None and not language.triggers.isdisjoint(reading.values)):
            return set()
    return {next((word for word in words if word.isalpha() and analyse(language, word) is None), words[0])}
