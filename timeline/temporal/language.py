"""A language as data: what its words mean (lexicon, endings, number words) and how they stand together (rules).

Words fall into classes (`MONTH`, `YEAR`, `UNIT`, …). A rule is a regular expression over classes, written in words:
`year YEAR day MONTH` reads «2012 жылдың 16 ақпаны». To match it fast, each set of classes that one word can have
becomes one character, and a passage a string of such characters; `grammar` does this when it is first asked for.
docs/temporal.md tells how to write a language.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import accumulate, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from timeline.errors import DataError
from timeline.temporal import numbers
from timeline.temporal.fold import fold
from timeline.temporal.grammar import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.temporal.grammar import Grammar
    from timeline.temporal.numbers import Values

_FOLDER: Final = Path(__file__).parent.parent / "languages"
NAMES, CALENDARS = (
    tuple(sorted(path.name[:-5] for path in folder.iterdir() if path.name[-5:] == ".toml"))
    for folder in (_FOLDER, _FOLDER / "cldr")
)
"""The languages that are read in full, and by default; those of which the calendar alone is known, read by name."""

_BEGINNING: Final = 4  # letters by which most words are seen to mean nothing
LONGEST: Final = 40
"""No word that means anything here is longer, in letters."""

NOTHING: Final = "\0"
"""The word that stands for any that means nothing, where a window begins or ends with one."""

MARKS: Final = {
    ",": "COMMA", "،": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "−": "DASH", "/": "SLASH", ".": "DOT",
    ":": "COLON", "(": "OPEN", ")": "CLOSE", "[": "OPEN", "]": "CLOSE", "'": "QUOTE", "’": "QUOTE", '"': "QUOTE",
    "«": "QUOTE", "»": "QUOTE", "“": "QUOTE", "”": "QUOTE", "+": "PLUS", NOTHING: "other",
}  # fmt: skip

_TRIGGERS: Final = (
    "MONTH", "YEAR", "UNIT", "WEEKDAY", "SEASON", "QUARTER", "HALF", "CENTURY", "DECADEWORD", "DEICTIC", "REF", "FREQ",
    "AGE", "NAMED", "HMONTH", "TIMEWORD", "DAYPART", "CLOCKWORD", "decade",
)  # fmt: skip
_PAIRS: Final = (
    ("DATE",), ("CLOCK",), ("MY",), ("DD",), ("DM",), ("DM", "sure"), ("decimal", "num"), ("DM", "decimal", "num"),
    ("DM", "sure", "decimal", "num"), ("CLOCK", "decimal", "num"), ("CLOCK", "DM", "decimal", "num"),
    ("CLOCK", "DM", "sure", "decimal", "num"), ("other",), (),
)  # fmt: skip
_SAMPLES: Final = (0, 1, 5, 10, 12, 13, 15, 20, 24, 25, 30, 31, 32, 50, 99, 100, 105, 999, 1000, 1850, 1955, 2999, 3000)
_SHORT: Final = re.compile(r"(?:[^\W\d_]\.){2,}")
_NAME: Final = r"\w{4,}(?: \w{4,})?"  # what a * in an observance stands for
_NEVER: Final = r"(?!)"  # a pattern of nothing
_AFAR: Final = re.compile(r"([A-Z]+)[\w&=]*[!~]? (?:any|other)")


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


@cache
def load(code: str) -> Language:
    """Return the language of that code; ValueError if there is no such file.

    A region behind it (`en-US`) changes the settings that the language gives for the region.
    """
    if "-" in code:
        name, region = code.split("-", 1)
        language = load(name)
        return replace(language, settings=language.settings | language.regions.get(region, {}))
    if code not in {*NAMES, *CALENDARS}:
        raise ValueError(f"no language {code!r}; there are {', '.join(NAMES)} and {len(CALENDARS)} more by name")
    path = _FOLDER / f"{code}.toml" if code in NAMES else _FOLDER / "cldr" / f"{code}.toml"
    lexicon, start, written = path.read_text("utf-8").partition("[[rules]]")  # half of it, for texts in the language
    data = tomllib.loads(lexicon)
    forms, spoken = data.get("forms", {}), data["numbers"]
    words: dict[str, Values] = {}
    for name, entries in data["words"].items():
        for word, value in _surfaces(entries, forms):
            words.setdefault(word, {})[name] = value
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted((tuple(word.split()) for word in words if " " in word), key=len, reverse=True):
        phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase)
    within = frozenset(word for several in phrases.values() for phrase in several for word in phrase)
    cardinals, ordinals = (dict(_surfaces(spoken.get(name, {}), forms)) for name in ("words", "ordinals"))
    stems = frozenset((*words, *cardinals, *ordinals))
    known = {word.rstrip(".") for word in stems | within}
    proclitics = data.get("proclitics", {})
    fronts = {**{front: len(front) for front in proclitics.get("plain", ())}, **proclitics.get("definite", {})}
    number = {
        name: frozenset(map(fold, spoken.get(name, ()))) for name in ("endings", "plain", "decade", "joiners", "habits")
    }
    features = {*data["endings"].get("case", {}), *(["definite"] if proclitics else [])}
    features |= {"lower"} if "capitalised" in data else set()
    names = "|".join(re.escape(fold(name)) for name in data["observances"]).replace(r"\*", _NAME) or _NEVER
    joints = "|".join(re.escape(fold(joint)) for joint in ("-", *data.get("apposed", ())))

    def rules() -> Grammar:
        sets = _sets(words, cardinals | ordinals, number)
        try:
            return compiled(tomllib.loads(start + written)["rules"], data.get("pieces", {}), sets, features)
        except ValueError as error:
            raise DataError(str(error), path=path.name) from error

    return Language(
        code=code,
        letters=frozenset(data["letters"]),
        capitals=frozenset(data.get("capitals", ())),
        capitalised=frozenset(map(fold, data.get("capitalised", ()))),
        observances=re.compile(names),
        apposed=re.compile(rf"\s*[–—−:]\s|\s+(?:{joints})\s|\s(?:\w+\s)?(?={names})"),
        cues={name: tuple(map(fold, cues)) for name, cues in data["cues"].items()},
        settings={name: value for name, value in data.items() if isinstance(value, str)},
        regions=data.get("regions", {}),
        proclitics=dict(sorted(fronts.items(), key=lambda front: -len(front[0]))),
        definite=frozenset(proclitics.get("definite", ())),
        triggers=frozenset(data.get("triggers", _TRIGGERS)),
        words=words,
        stems=stems,
        begins=frozenset(f"{front}{stem}"[:_BEGINNING] for front in ("", *fronts) for stem in known if len(stem) > 1),
        phrases=phrases,
        within=within,
        afar=frozenset(_AFAR.findall(written)),
        endings=_endings(data["endings"]),
        cardinals=cardinals,
        ordinals=ordinals,
        number=number,
        rules=cache(rules),
    )


def may_mean(word: str, begins: frozenset[str]) -> bool:
    """Return whether a folded word can mean anything in languages whose words begin so."""
    return len(word) == 1 or not begins.isdisjoint(accumulate(word[:_BEGINNING]))


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


def _surfaces(entries: dict[str, Any], forms: dict[str, list[str]]) -> Iterator[tuple[str, Any]]:
    """Yield the words that the keys of a lexicon stand for, with their values.

    `a|b` are two words; `прошл+ый` is the stem with each ending of the table of forms «ый»; `н.э.` is «н. э.» as well,
    and both without their last stop, which may end the sentence or be forgotten.
    """
    for key, value in entries.items():
        for word in key.split("|"):
            stem, _, table = word.partition("+")
            for ending in forms[table] if table else [""]:
                whole = fold(stem + ending)
                yield whole, value
                if _SHORT.search(whole):
                    spaced = _SHORT.sub(lambda short: " ".join(short[0]), whole)
                    yield from ((spaced, value), (spaced.removesuffix(" ."), value))


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


def _sets(words: dict[str, Values], spoken: dict[str, int], numbered: dict[str, frozenset[str]]) -> set[frozenset[str]]:
    """Return the sets of classes that a token of the language can have, but for the features of its form."""
    sets = {*map(frozenset, words.values()), *map(frozenset, _PAIRS), *(frozenset({mark}) for mark in MARKS.values())}
    widths, which = (0, 1, 2, 3, 4, 5), (False, True)
    for word, ordinal in product(spoken.keys() & words.keys(), which):
        sets.add(frozenset((*words[word], *numbers.classes(spoken[word], ordinal=ordinal))))
    decades = which if numbered["decade"] else (False,)
    for number, width, ordinal, decade in product(_SAMPLES, widths, which, decades):
        sets.add(frozenset(numbers.classes(number, width=width, ordinal=ordinal, decade=decade)))
    return sets | {frozenset({"roman"})}
