"""A language as data: what its words mean (lexicon, endings, number words) and how they stand together (rules).

Words fall into classes (`MONTH`, `YEAR`, `UNIT`, …). A rule is a regular expression over classes, written in words:
`year YEAR day MONTH` reads «2012 жылдың 16 ақпаны». To match it fast, each set of classes that one word can have
becomes one character, a passage becomes a string of such characters, and all the rules of a language one pattern.
docs/temporal.md tells how to write a language.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any, Final

from timeline.temporal.fold import fold

NAMES: Final = tuple(
    sorted(path.name[:-5] for path in files("timeline.languages").iterdir() if path.name[-5:] == ".toml")
)
"""The languages there are."""

STRONG: Final = frozenset({"MONTH", "YEAR", "UNIT"})
"""The classes whose words are worth a look wherever they stand; the others count only beside them."""

MARKS: Final = {",": "COMMA", "،": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH"}
LONGEST: Final = 40
"""No word that means anything here is longer, in letters."""

_NUMBERS: Final = ({"num"}, {"num", "day"}, {"num", "year"}, {"DATE"})
_OTHER: Final = "."
_ELEMENT: Final = re.compile(r"[A-Za-z]+[0-9]*(?:&[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word can mean: its classes, each with a value, and its grammatical case (`""` if bare)."""

    values: dict[str, str | int]
    case: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a language writes an expression: `kind` says how its parts make a value."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language, ready to read with."""

    code: str
    letters: frozenset[str]
    observances: tuple[str, ...]
    cues: dict[str, tuple[str, ...]]
    proclitics: tuple[str, ...]
    words: dict[str, dict[str, str | int]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    endings: re.Pattern[str]
    number_words: dict[str, int]
    number_endings: frozenset[str]
    rules: tuple[Rule, ...]
    pattern: re.Pattern[str]
    symbols: dict[frozenset[str], str] = field(repr=False)

    def symbol(self, classes: frozenset[str]) -> str:
        """Return the character that stands for these classes in the pattern."""
        return self.symbols.get(classes, _OTHER)


@cache
def load(code: str) -> Language:
    """Return the language of that code; ValueError if there is no such file."""
    if code not in NAMES:
        raise ValueError(f"no language {code!r}; there are {', '.join(NAMES)}")
    data = tomllib.loads((files("timeline.languages") / f"{code}.toml").read_text("utf-8"))
    words: dict[str, dict[str, str | int]] = {}
    for name, entries in data["words"].items():
        for word, value in entries.items():
            words.setdefault(fold(word), {})[name] = value
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in (tuple(word.split()) for word in words if " " in word):
        phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase)
    cases = data["endings"].get("case", {})
    symbols = _symbols(words, cases)
    return Language(
        code=code,
        letters=frozenset(data["letters"]),
        observances=tuple(map(fold, data["observances"])),
        cues={name: tuple(map(fold, cues)) for name, cues in data["cues"].items()},
        proclitics=tuple(data.get("proclitics", ())),
        words=words,
        phrases=phrases,
        endings=_endings(data["endings"]),
        number_words={fold(word): number for word, number in data["numbers"]["words"].items()},
        number_endings=frozenset(map(fold, data["numbers"]["endings"])),
        rules=tuple(Rule(rule["name"], rule["kind"]) for rule in data["rules"]),
        pattern=re.compile("|".join(_rule(n, rule["match"], symbols) for n, rule in enumerate(data["rules"]))),
        symbols=symbols,
    )


def analyse(language: Language, word: str) -> Reading | None:
    """Return what the folded word means in the language, its proclitics and endings taken off; None if nothing."""
    if len(word) > LONGEST:
        return None
    for front in ("", *language.proclitics):
        if not word.startswith(front):
            continue
        for cut in range(len(word), len(front), -1):
            stem = word[len(front) : cut]
            number = language.number_words.get(stem)
            if stem not in language.words and number is None:
                continue
            ending = language.endings.fullmatch(word, cut)
            if ending is not None:
                values: dict[str, str | int] = dict(language.words.get(stem, {}))
                if number is not None:
                    values |= number_classes(number, written=str(number))
                return Reading(values, ending.lastgroup or "")
    return None


def number_classes(number: int, written: str) -> dict[str, str | int]:
    """Return the classes that an integer can have: any number, the day of a month, a year of four digits."""
    classes: dict[str, str | int] = {"num": number}
    if number > 0 and len(written) < 3:
        classes["day"] = number
    if len(written) == 4 and 1000 <= number < 3000:
        classes["year"] = number
    return classes


def _endings(data: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of what may follow a stem; the case that was met is the name of its last group."""
    parts = []
    for slot in data["order"]:
        if slot == "case":
            cases = (f"(?P<{case}>{'|'.join(forms)})" for case, forms in data["case"].items())
            parts.append(f"(?:{'|'.join(cases)})?")
        else:
            parts.append(f"(?:{'|'.join(data[slot])})?")
    return re.compile("".join(parts))


def _symbols(words: dict[str, dict[str, str | int]], cases: dict[str, list[str]]) -> dict[frozenset[str], str]:
    """Return one private-use character for each set of classes that a word or mark of the language can have."""
    bare = {frozenset(values) for values in words.values()} | {frozenset(classes) for classes in _NUMBERS}
    inflected = {classes | {case} for classes in bare for case in cases}
    marks = {frozenset({mark}) for mark in MARKS.values()}
    every = sorted(bare | inflected | marks, key=sorted)
    return {classes: chr(0xE000 + number) for number, classes in enumerate(every)}


def _rule(number: int, match: str, symbols: dict[frozenset[str], str]) -> str:
    """Return the rule as a pattern over symbols, in a group `r<number>`, each part in a group `r<number>_<part>`."""
    seen: list[str] = []

    def part(found: re.Match[str]) -> str:
        name, *features = found[0].split("&")
        wanted = {name.rstrip("0123456789"), *features}
        letters = "".join(symbol for classes, symbol in symbols.items() if wanted <= classes)
        if not letters:
            raise ValueError(f"rule {match!r}: no word of the language is {found[0]}")
        seen.append(name)
        return f"(?P<r{number}_{name}_{seen.count(name)}>[{letters}])"

    return f"(?P<r{number}>{_ELEMENT.sub(part, match).replace(' ', '')})"


def strong_words(language: Language) -> list[str]:
    """Return the stems that are worth a look wherever they stand."""
    single = {word for word, values in language.words.items() if STRONG & values.keys() and " " not in word}
    several = chain.from_iterable(language.phrases.values())
    return sorted(single | {phrase[0] for phrase in several if STRONG & language.words[" ".join(phrase)].keys()})
