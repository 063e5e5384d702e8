"""Writes timeline/languages/cldr: the calendar of every language that Babel knows well enough, in the tagger's form.

    python tools/cldr.py

Names come from CLDR, and so does their order: each date pattern becomes a sequence of classes, what it puts between
the parts left optional. The same Babel writes the same files.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel import Locale, localedata
from babel.core import get_global
from babel.dates import tokenize_pattern

from timeline.temporal.fold import fold
from timeline.temporal.language import MARKS
from timeline.temporal.lexicon import NAMES
from timeline.temporal.piece import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER: Final = Path(__file__).parent.parent / "timeline" / "languages" / "cldr"

SPOKEN: Final = 10
"""A language that is official nowhere is taken if it is that of so many per cent of a territory's people."""

ENDINGS: Final = {
    "es": "º", "fr": "er", "gl": "º", "it": "º", "pt": "º",
    "az": "ci cı cu cü", "ky": "жылы жылдын", "uz": "yil",
    "hu": "i án én ától étől áig éig ára ére",
    "tr": "de da te ta den dan ten tan deki daki teki taki e a ye ya in ın un ün nin nın nun nün",
}  # fmt: skip
"""What is written onto a day or year and is not in CLDR: 1er janvier, augusztus 20-án, 1923'te."""

_PARTS: Final = {"E": "WEEKDAY", "c": "WEEKDAY", "d": "day", "M": "MONTH", "L": "MONTH", "y": "year", "u": "year"}
_PATTERNS: Final = ("full", "long", "medium")
_SKELETONS: Final = ("yMMMMEEEEd", "yMMMMd", "yMMMEd", "yMMMd", "yMMMM", "yMMM", "MMMMEd", "MMMMd", "MMMEd", "MMMd")
_WORD: Final = r"[^\W\d_]+"
_START: Final = "^"
_END: Final = "$"
_OWN_MARKS: Final = {"MONTH": ["DOT"], "WEEKDAY": ["DOT", "COMMA"]}  # after an abbreviation; before all the rest
_COMMON: Final = 3  # territories that a letter must be in


@dataclass(slots=True)
class Calendar:
    """What CLDR says of a language's dates.

    `orders` are the parts of a date as its patterns have them, `between` what stands between two, `affixes` what is
    written onto a month, `endings` onto a number; `fillers` are the words among all these.
    """

    orders: list[tuple[str, ...]] = field(default_factory=list)
    between: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    affixes: set[tuple[str, str]] = field(default_factory=lambda: {("", "")})
    endings: set[str] = field(default_factory=set)
    fillers: set[str] = field(default_factory=set)

    def learn(self, pattern: str) -> None:
        """Take over the order of a pattern and what it has between its parts."""
        order, literal, last = [], "", _START
        for kind, value in (*tokenize_pattern(pattern), ("field", (_END, 0))):
            if kind == "chars":
                literal += str(value)
            elif value[0] == "G":  # an era is not ours to read
                literal += " "
            else:
                part = _PARTS.get(str(value[0]), _END)
                self._part(last, part, literal)
                order.append(part)
                literal, last = "", part
        self.orders.append(tuple(order[:-1]))

    def gap(self, last: str, part: str) -> str:
        """Return what may stand between two parts, as a piece of a rule that ends in a space, or nothing."""
        known = self.between.get((last, part), Counter())
        if part != _END:
            known = known | Counter(_OWN_MARKS.get(last, []))
        if known.total() < 2:
            return "".join(f"{name}? " for name in known)
        return f"({'|'.join(known)}){{0,{known.total()}}} "

    def sequence(self, *parts: str) -> str:
        """Return the parts with what may stand before, between and behind them."""
        pairs = pairwise((_START, *parts, _END))
        return "".join(f"{self.gap(last, part)}{part} " for last, part in pairs).removesuffix(f"{_END} ").strip()

    def _part(self, last: str, part: str, literal: str) -> None:
        if last in {"day", "year"} and (ending := re.match(rf"[-'’]?({_WORD})", literal)):
            self.endings.add(fold(ending[1]))
            literal = literal[ending.end() :]
        suffix = re.match(_WORD, literal) if last == "MONTH" else None
        prefix = re.search(f"{_WORD}$", literal) if part == "MONTH" else None
        if suffix:
            self.affixes.add(("", suffix[0]))
            literal = literal[suffix.end() :]
        if prefix:
            self.affixes.add((prefix[0], ""))
            literal = literal[: prefix.start()]
        found = Counter(self._classes(literal))
        self.between[last, part] = self.between.get((last, part), Counter()) | found

    def _classes(self, literal: str) -> Iterator[str]:
        """Yield the classes of the words and marks of a literal; a word is a filler from here on."""
        for word in re.findall(rf"{_WORD}\.?|\S", fold(literal)):
            if word not in MARKS:
                self.fillers.add(word)
            yield MARKS.get(word, "OF")


def languages() -> list[str]:
    """Return the codes of the languages that get a file."""
    codes = _widespread().intersection(localedata.locale_identifiers()).difference(NAMES)
    return sorted(code for code in codes if _is_readable(locale(code)))


def locale(code: str) -> Locale:
    """Return a locale with data of its own: Babel leaves in the common root what it resolved for the one before."""
    localedata._cache.clear()  # noqa: SLF001 - there is no public way
    return Locale.parse(code)


def document(code: str) -> str:
    """Return the language's file."""
    data = locale(code)
    calendar = _calendar(data)
    months = _names(data.months, calendar.affixes)
    weekdays = {name: day + 1 for name, day in _names(data.days, {("", "")}).items()}
    fillers = dict.fromkeys(sorted(calendar.fillers), "")
    plain = json.dumps(sorted({*calendar.endings, *ENDINGS.get(code, "").split()}), ensure_ascii=False)
    lines = [
        f"# {data.english_name}: the calendar of CLDR {get_global('cldr')['version']}, by way of Babel.",
        "# Written by tools/cldr.py; docs/languages.md says what is read.",
        f'\nlanguage = "{code}"',
        f'letters = "{_letters(data, [*months, *weekdays, *fillers])}"',
        *(['order = "MDY"'] if _short_order(data) == ["M", "d", "y"] else []),
        'observances = []\ntriggers = ["MONTH"]\n\n[endings]\norder = []\n',
        f"[numbers]\nplain = {plain}\n\n[cues]\n",
        *_words("MONTH", months),
        *_words("WEEKDAY", weekdays),
        *(_words("OF", fillers) if fillers else ()),
        *_rules(data, calendar),
    ]
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Write the files and remove those of languages that are no longer there."""
    files = {FOLDER / f"{code}.toml": document(code) for code in languages()}
    for path in set(FOLDER.glob("*.toml")) - files.keys():
        path.unlink()
    for path, text in files.items():
        path.write_text(text, "utf-8", newline="\n")


def _widespread() -> set[str]:
    """Return the languages that are official somewhere or those of a good part of a territory's people."""
    return {
        code.split("_")[0]
        for spoken in get_global("territory_languages").values()
        for code, how in spoken.items()
        if how["official_status"] or how["population_percent"] >= SPOKEN
    }


def _is_readable(data: Locale) -> bool:
    """Return whether the language has names that the tagger can cut into words, and date patterns of its own."""
    names = data.months["format"]["wide"].values()
    full, long = (data.date_formats[name].pattern for name in ("full", "long"))
    own = full != "y MMMM d, EEEE"  # CLDR's root
    return own and bool(re.search("MMM[^G]*y|y[^G]*MMM", long)) and len(set(names)) == 12 and all(map(_cut, names))


def _cut(name: str) -> str | None:
    """Return a name as the tagger cuts it, with a space between tokens; None if it cannot be one.

    A word of the tagger is a run of letters: a script that writes vowels as marks between them has none. Names of a
    letter or two and a number, M01, stand for none.
    """
    word = fold(name)
    broken = any(unicodedata.category(one)[0] == "M" and two.isalpha() for one, two in pairwise(word))
    if broken or not word[:1].isalpha() or re.match(r"[^\W\d_]{1,2}\d", word):
        return None
    cut = [token.text for token in tokens(word)]
    return "".join(cut) if len(cut) == 2 and cut[1] == "." else " ".join(cut)


def _names(data: Mapping[str, Mapping[str, Mapping[int, str]]], affixes: set[tuple[str, str]]) -> dict[str, int]:
    """Return the surfaces of names with their numbers: wide and short, format and stand-alone, also in capitals.

    A name that stands for two is left out.
    """
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        here: dict[str, set[int]] = {}
        for number, form in product(sorted(data["format"][width]), ("format", "stand-alone")):
            name, bare = data[form][width][number], data["stand-alone"][width][number]
            if _preposition(name, bare):
                continue
            fitting = [("", "")] if name.endswith(".") else sorted(affixes)
            written = [front + name + back for front, back in fitting]
            for word, apostrophe in product([*written, *map(str.upper, written)], "ʼ'’"):
                surface = _cut(word.replace("ʼ", apostrophe))
                if surface:
                    here.setdefault(surface, set()).add(number)
        found |= {surface: min(held) for surface, held in here.items() if len(held) == 1 and surface not in found}
    return found


def _preposition(name: str, bare: str) -> str:
    """Return what a name in a date has before it: Catalan "de " of "de gener", "d’" of "d’abril"."""
    front = name.removesuffix(bare)
    return front if front != name and front and not front[-1].isalpha() else ""


def _calendar(data: Locale) -> Calendar:
    """Return what the patterns with the month in words say."""
    calendar = Calendar()
    skeletons = data.datetime_skeletons
    formats = [*(data.date_formats[name] for name in _PATTERNS), *(skeletons[n] for n in _SKELETONS if n in skeletons)]
    for each in formats:
        if re.search("MMM|LLL", re.sub("'[^']*'", "", each.pattern)):
            calendar.learn(each.pattern)
    bare = data.months["stand-alone"]["wide"]
    for number, name in data.months["format"]["wide"].items():
        if front := _preposition(name, bare[number]):
            calendar.learn(f"d '{front}'MMMM")
    return calendar


def _rules(data: Locale, calendar: Calendar) -> Iterator[str]:
    """Yield the rules; a year that stands before a day is its year, with one word between that CLDR does not have."""
    orders = [tuple(part for part in order if part != "WEEKDAY") for order in calendar.orders]
    ends = {(order[-2], order[-1]) for order in calendar.orders if order[-1] == "WEEKDAY"}
    whole = list(dict.fromkeys(order for order in orders if len(order) == 3))
    yearless = list(
        dict.fromkeys(tuple(part for part in order if part != "year") for order in orders if "day" in order)
    )
    months = dict.fromkeys(order for order in orders if set(order) == {"MONTH", "year"})
    word, its = ("(other|OF)?", "(other!|OF!)?") if calendar.fillers else ("other?", "other!?")
    days = [calendar.sequence(*order) for order in whole if order[0] != "year"]
    yield from _rule("day", "date", [_with_weekday(calendar, order, ends) for order in (*whole, *yearless)])
    yield from _rule("day-after-a-year", "date", [f"(year! {its}) {day}" for day in days])
    yield from _rule("day-of-a-year", "date", [f"year {word} {calendar.sequence(*order)}" for order in yearless])
    yield from _rule("month", "date", [calendar.sequence(*order) for order in months])
    yield from _rule("figures", "date", list(_spaced(data)))
    yield from _rule("numeric", "numeric", [f"(WEEKDAY (DOT|COMMA){{0,2}})? DATE {calendar.gap('year', _END)}".strip()])


def _with_weekday(calendar: Calendar, order: tuple[str, ...], ends: set[tuple[str, str]]) -> str:
    """Return the parts with a weekday before them, or behind them where a pattern of the language has it."""
    front = f"(WEEKDAY {calendar.gap('WEEKDAY', order[0])})? "
    back = f" ({calendar.gap(order[-1], 'WEEKDAY')}WEEKDAY)?" if (order[-1], "WEEKDAY") in ends else ""
    return front.replace(" )", ")") + calendar.sequence(*order) + back


def _spaced(data: Locale) -> Iterator[str]:
    """Yield the patterns in figures that the tagger's own do not cover: those with spaces, 29. 8. 1991."""
    for pattern in (data.date_formats["short"], data.date_formats["medium"], data.datetime_skeletons["yMd"]):
        spaced = re.fullmatch(r"([dMy])+\. ([dMy])+\. ([dMy])+\.?", pattern.pattern)
        if spaced and set(spaced.groups()) == set("dMy"):
            yield " DOT ".join({"d": "day", "M": "month=MONTH", "y": "year"}[letter] for letter in spaced.groups())


def _short_order(data: Locale) -> list[str]:
    return [value[0] for kind, value in tokenize_pattern(data.date_formats["short"].pattern) if kind == "field"]


def _letters(data: Locale, words: list[str]) -> str:
    """Return the alphabet: the letters of the calendar, and those that several names of territories have."""
    seen = Counter(letter for name in data.territories.values() for letter in set(fold(name)))
    known = {letter for letter, count in seen.items() if count >= _COMMON}.union(*words)
    return "".join(sorted(filter(str.isalpha, known)))


def _words(name: str, words: Mapping[str, int | str]) -> Iterator[str]:
    """Yield the lines of a table of words, one for each value."""
    yield f"[words.{name}]"
    for value in dict.fromkeys(words.values()):
        surfaces = "|".join(word for word, own in words.items() if own == value)
        yield f"{json.dumps(surfaces, ensure_ascii=False)} = {json.dumps(value)}"
    yield ""


def _rule(name: str, kind: str, matches: list[str]) -> Iterator[str]:
    if matches:
        yield f'[[rules]]\nname = "{name}"\nkind = "{kind}"\nmatch = "{" | ".join(dict.fromkeys(matches))}"\n'


if __name__ == "__main__":
    main()
