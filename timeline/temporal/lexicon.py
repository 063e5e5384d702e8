"""A language as data: the files in which its words and its rules are written, and what is made of them.

A rule is a regular expression over classes of words, written in words: `year YEAR day MONTH` reads «2012 жылдың
16 ақпаны». To match it fast, each set of classes that one word can have becomes one character, and a passage a string
of such characters; `grammar` does this when it is first asked for. docs/temporal.md tells how to write a language.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from timeline.errors import DataError
from timeline.temporal import numbers
from timeline.temporal.fold import fold
from timeline.temporal.grammar import compiled
from timeline.temporal.language import BEGINNING, MARKS, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.temporal.grammar import Grammar
    from timeline.temporal.numbers import Values

_FOLDER: Final = Path(__file__).parent.parent / "languages"
_SINGLE: Final = "cldr"  # the folder of those that are a file each
NAMES: Final = tuple(sorted(path.parent.name for path in _FOLDER.glob("*/language.toml")))
"""The languages that are read in full, and by default: a folder each."""
CALENDARS: Final = tuple(sorted(path.stem for path in (_FOLDER / _SINGLE).glob("*.toml")))
"""Those of which the calendar alone is known, read by name: a file each."""

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
_ANY: Final = re.compile(" (?:any|other)")
_CLASS: Final = re.compile(r"([A-Z]+)[\w&=]*[!~]?$")
_RULES: Final = "[[rules]]"


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
    data, written = _written(code)
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
    heads = {word.rstrip(".")[:BEGINNING] for word in stems | within if len(word.rstrip(".")) > 1}
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
        sets, path = _sets(words, cardinals | ordinals, number), ""

        def each() -> Iterator[dict[str, Any]]:
            nonlocal path
            for path, text in written.items():
                yield from _parsed(path, text)["rules"]

        try:
            return compiled(each(), data.get("pieces", {}), sets, features)
        except ValueError as error:
            raise DataError(str(error), path=path) from error

    return Language(
        code=code,
        letters=frozenset(data["letters"]),
        capitals=frozenset(data.get("capitals", ())),
        capitalised=frozenset(map(fold, data.get("capitalised", ()))),
        observances=re.compile(names),
        apposed=re.compile(rf"\s*[–—−:]\s|\s+(?:{joints})\s|\s(?:\w+\s)?(?={names})"),
        cues={name: tuple(dict(_surfaces(dict.fromkeys(cues), forms))) for name, cues in data["cues"].items()},
        settings={name: value for name, value in data.items() if isinstance(value, str)},
        regions=data.get("regions", {}),
        proclitics=dict(sorted(fronts.items(), key=lambda front: -len(front[0]))),
        definite=frozenset(proclitics.get("definite", ())),
        triggers=frozenset(data.get("triggers", _TRIGGERS)),
        words=words,
        stems=stems,
        begins=frozenset(f"{front}{head}"[:BEGINNING] for front in ("", *fronts) for head in heads),
        phrases=phrases,
        within=within,
        afar=frozenset(chain.from_iterable(map(_afar, written.values()))),
        endings=_endings(data["endings"]),
        cardinals=cardinals,
        ordinals=ordinals,
        number=number,
        rules=cache(rules),
    )


def _written(code: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what is written of a language, its files read as one: its lexicon, and file by file its rules.

    The rules are the larger half, and are parsed when a text in the language is met.
    """
    paths = sorted((_FOLDER / code).glob("*.toml")) if code in NAMES else [_FOLDER / _SINGLE / f"{code}.toml"]
    data: dict[str, Any] = {}
    written: dict[str, str] = {}
    for path in paths:
        name = path.relative_to(_FOLDER).as_posix()
        lexicon, start, rules = path.read_text("utf-8").partition(_RULES)
        for key, value in _parsed(name, lexicon).items():
            data[key] = data[key] | value if key in data else value
        if start:
            written[name] = "\n" * lexicon.count("\n") + start + rules  # an error in it has its own line
    return data, written


def _afar(rules: str) -> Iterator[str]:
    """Yield the classes of the words that rules look for from afar, over some that can be any."""
    *before, _ = _ANY.split(rules)
    for text in before:
        if found := _CLASS.search(text.rpartition(" ")[2]):
            yield found[1]


def _parsed(path: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(str(error), path=path) from error


def _surfaces(entries: dict[str, Any], forms: dict[str, list[str]]) -> Iterator[tuple[str, Any]]:
    """Yield the words that the keys of a lexicon, or its cues, stand for, with their values.

    `a|b` are two words; `прошл+ый`, `д+ень победы` are the stem with each ending of the table of forms «ый», «ень»;
    `н.э.` is «н. э.» as well, and both without their last stop, which may end the sentence or be forgotten.
    """
    for key, value in entries.items():
        for word in key.split("|"):
            stem, _, declined = word.partition("+")
            table, space, rest = declined.partition(" ")
            for ending in forms[table] if table else [""]:
                whole = fold(f"{stem}{ending}{space}{rest}")
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
