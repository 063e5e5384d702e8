"""Where an expression stands and what every kind of value begins with: year, month and day as far as they are said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Never

from timeline.temporal import almanac
from timeline.temporal.anchor import Anchor, Mark, marked
from timeline.temporal.edtf import edtf
from timeline.temporal.tense import SENTENCE_END, direction

if TYPE_CHECKING:
    import datetime as dt

    from timeline.model import TimexType
    from timeline.temporal.language import Language
    from timeline.temporal.numbers import Values
    from timeline.when import When

_PIVOT: Final = 30  # a year of two digits below this is of this century, from it on of the last
_OUR_TIME: Final = 120  # years around a decade in which another century can be meant
_OBSERVANCE_REACH: Final = 80  # characters, in the same sentence, in which a day's name makes it yearly
_WITHIN: Final = {
    "D": "-XX-XX",
    "H": "-XX-XX",
    "MIN": "-XX-XX",
    "S": "-XX-XX",
    "M": "-XX",
    "W": "-WXX",
    "WE": "-WXX-WE",
}
_BEYOND: Final = {"DE": "XXX", "C": "XX", "ML": "X"}  # units longer than a year
UNKNOWN_DAY: Final = "XXXX-XX-XX"
"""The value of a day of which nothing is known, and of what is written like a day and is none: 31 February."""


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means; `impossible` if it is written like a date and is none.

    `alternative` is its other reading, if nothing tells which is meant; `calendar` the one it was converted from;
    `freq` how many times something comes in its period.
    """

    type: TimexType
    value: str
    mod: str | None = None
    when: When | None = None
    impossible: bool = False
    alternative: str = ""
    calendar: str = ""
    freq: str = ""
    _mark: Mark | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def runs_back(self) -> bool:
        """Whether it is an interval that would end before it begins."""
        ends = self.value.split("/") if self.type == "DATE" and self.when is None else []
        return len(ends) == 2 and edtf(self.value) is None and all(edtf(end) is not None for end in ends)

    @property
    def mark(self) -> Mark:
        """What an anchor takes note of; it is made once."""
        mark = self._mark
        if mark is None:
            mark = marked(self.value, self.when)
            object.__setattr__(self, "_mark", mark)
        return mark


@dataclass(slots=True)
class Place:
    """Where an expression stands: in a text, in a language, leaning on an anchor.

    `heard` is whether anything of the text around it was asked.
    """

    text: str
    start: int
    end: int
    language: Language
    anchor: Anchor
    heard: bool = False

    @property
    def tense(self) -> int:
        """-1 if its sentence speaks of the past, 1 if of the future, 0 if it does not say."""
        self.heard = True
        return direction(self.text, self.start, self.end, self.language)

    def before(self, reach: int) -> str:
        """Return the text so many characters before the expression."""
        self.heard = True
        return self.text[max(0, self.start - reach) : self.start]

    @property
    def yearly(self) -> bool:
        """Whether an observance is named in its sentence before the expression, or in apposition behind it."""
        around = SENTENCE_END.split(self.before(_OBSERVANCE_REACH))[-1]
        if joint := self.language.apposed.match(self.text, self.end):
            around += f"\n{SENTENCE_END.split(self.text[joint.end() : joint.end() + _OBSERVANCE_REACH], maxsplit=1)[0]}"
        return self.language.observances.search(around) is not None

    def direction(self, parts: Values) -> int:
        """Return -1 for the past, 1 for the future, 0 for either: as the parts say, or the sentence."""
        if "REL" in parts and "YEAR" not in parts:
            return int(parts["REL"])
        if self.anchor.narrative:
            return 0  # a story is all past; it goes on from where it has got to
        if "SINCE" in parts:
            return -1  # since May, whatever is still going on
        usual = {"past": -1, "future": 1}.get(self.language.settings.get("yearless", ""), 0)
        if "PLAN" in parts:  # put off until 20 November: it may be over by now
            return self.tense + 1
        return self.tense or int(parts.get("TOWARD", 0)) or usual

    def counted_from(self, parts: Values) -> dt.date | None:
        """Return the day that the parts count from: what was mentioned last, what the story tells of, or today.

        "Yesterday", "ten years ago" and "this year" are said on the day of publication even in a story; "next year" is
        the one after what it tells of, "the following day" (`TOLD`) one after the day mentioned last, if there is one.
        """
        anchor = self.anchor
        if {"SAME", "LAST"} & parts.keys() or self.is_told(parts):
            unit = _asked(parts)
            return anchor.mentioned_to(unit) or (anchor.told_to(unit) if anchor.aside is not None else None)
        if {"DEICTIC", "AGO", "NOW"} & parts.keys() or ("YEAR" in parts and int(parts.get("REL", 1)) <= 0):
            return anchor.published or (anchor.last if anchor.narrative else None)
        return anchor.now

    def is_told(self, parts: Values) -> bool:
        """Return whether the parts go on from what was mentioned last: `always`, or in a sentence of the past."""
        if self.anchor.mentioned is None or "TOLD" not in parts:
            return False
        return parts["TOLD"] == "always" or self.tense < 0

    def era(self, parts: Values) -> int | None:
        """Return the year before Christ that the parts count from; None if they count from one after."""
        anchor = self.anchor
        if "DEICTIC" in parts:
            return None
        return anchor.glance if {"SAME", "LAST", "TOLD"} & parts.keys() and anchor.glance is not None else anchor.era


def _asked(parts: Values) -> str:
    """Return the unit in which the parts count: a month or season of that year, the following day."""
    unit, _ = deixis(parts)
    if unit or {"MONTH", "SEASON"} & parts.keys():
        return unit or "Y"
    units = [str(parts[name]) for name in ("UNIT", "UNIT2", "UNIT3") if name in parts]
    return units[-1] if units else "D"


class LeansError(Exception):
    """Raised where a value leans on the place at which it stands."""


class Nowhere:
    """A place of which the language alone is known: what has a value here has the same value everywhere."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __getattr__(self, name: str) -> Never:
        """Raise LeansError, whatever is asked."""
        raise LeansError(name)


def valued(value: str, parts: Values, kind: TimexType = "DATE") -> Value:
    """Return the value with its EDTF twin and the modifier that the parts name."""
    mod = parts.get("PART", parts.get("MEASURE"))
    if "share" in parts:  # the first half, the second third, the last fourth
        mod = {1: "START", parts["of"]: "END", -1: "END"}.get(int(parts["share"]), "MID")
    return _valued(value, None if mod is None else str(mod), kind)


@lru_cache(maxsize=1 << 12)  # a text speaks of few dates, again and again
def _valued(value: str, mod: str | None, kind: TimexType) -> Value:
    return Value(kind, value, mod, edtf(value))


def written_year(year: int | None) -> str:
    """Return a year as values begin with it, one before Christ if it is negative; X for one that is not known."""
    return "XXXX" if year is None else f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def unknown(unit: str, year: int | None = None) -> Value:
    """Return the day, week, month … of which nothing is known, or the year alone; the year, if the unit is no other."""
    return valued(_BEYOND.get(unit, f"{written_year(year)}{_WITHIN.get(unit, '')}"), {})


def before_christ(parts: Values) -> str:
    """Return what the value of a century or decade before Christ begins with, else nothing."""
    return "BC" if parts.get("ERA") == "BC" else ""


def dated(year: int | None, month: int | None, day: int | None, parts: Values) -> Value | None:
    """Return the date of these fields; an impossible value for a full date that there is not, None for half of one."""
    if year is not None and parts.get("ERA") == "BC":
        year = -abs(year)
    value = "-".join((written_year(year), *(f"{part:02d}" for part in (month, day) if part is not None)))
    found = valued(value, parts)
    if found.when is not None or value == "XXXX":
        return found
    return Value("DATE", UNKNOWN_DAY, impossible=True) if {"year", "DATE", "MONTHWORD"} & parts.keys() else None


def fields(parts: Values, place: Place, n: str = "") -> tuple[int | None, int | None, int | None]:
    """Return year, month and day as far as they are said; `n` tells the second of two dates apart."""
    year, month, day = stated_year(parts, place, n), parts.get(f"MONTH{n}"), parts.get(f"day{n}")
    if month is None and not n:
        unit, count = deixis(parts)
        now = place.counted_from(parts) if unit == "M" else None
        if now is not None:
            shifted = almanac.shifted(now.replace(day=1), "M", count)
            year, month = shifted.year, shifted.month
    return year, None if month is None else int(month), None if day is None else int(day)


def stated_year(parts: Values, place: Place, n: str = "") -> int | None:
    """Return the year that is said, in figures or by pointing; `n` tells the second of two dates apart."""
    for name in (f"year{n}", f"big{n}", *([f"num{n}", f"yy{n}"] if "ERA" in parts else [])):
        if name in parts:
            ancient = name == f"big{n}" and "ERA" not in parts and place.era(parts) is not None  # the autumn of 429
            return -int(parts[name]) if ancient else int(parts[name])
    if f"yy{n}" in parts:
        short = int(parts[f"yy{n}"])
        return int(parts["year"]) // 100 * 100 + short if n and "year" in parts else full_year(short, place)
    if f"THATYEAR{n}" in parts:
        return _year_told(int(parts[f"THATYEAR{n}"]), place)
    parts = {name.removesuffix(n): value for name, value in parts.items() if name.endswith(n)} if n else parts
    unit, count = deixis(parts)
    if unit != "Y":
        return None
    era = place.era(parts)
    if era is not None:
        return count - era
    now = place.counted_from(parts)
    return None if now is None else now.year + count


def _year_told(count: int, place: Place) -> int | None:
    """Return the year so many from the one mentioned last: of that year, of the following year."""
    era = place.era({"LAST": ""})
    if era is not None:
        return count - era
    now = place.anchor.mentioned_to("Y") or (place.anchor.now if count else None)
    return None if now is None else now.year + count


def full_year(short: int, place: Place, *, near: bool = False) -> int:
    """Return the year that two digits stand for: in a story the one nearest to where it has got to.

    Elsewhere it is of our time; with `near` what could be of this century or the last is as the date mentioned last.
    """
    anchor, year = place.anchor, (2000 if short < _PIVOT else 1900) + short
    if anchor.narrative:
        then = anchor.last
    else:
        told = anchor.mentioned_to("Y") if near and short < _PIVOT else None
        then = told if told is not None and abs(told.year - year) <= _OUR_TIME else None
    return year if then is None else then.year + (short - then.year + 50) % 100 - 50


def deixis(parts: Values) -> tuple[str, int]:
    """Return the unit and the offset that the parts point with: this year, next month; ("", 0) if they do not."""
    if "DEICTIC" in parts:
        unit, count = re.fullmatch(r"([A-Z]+)([+-]?\d+)", str(parts["DEICTIC"])).groups()  # type: ignore[union-attr]
        return unit, int(count)
    if {"REL", "SAME"} & parts.keys():
        relation = int(parts.get("REL", 0))
        for name, unit in (("YEAR", "Y"), ("MONTHWORD", "M"), ("QUARTER", "Q"), ("CENTURY", "C"), ("DECADEWORD", "DE")):
            if name in parts:
                return unit, relation
        if "UNIT" in parts:
            return str(parts["UNIT"]), relation
    return "", 0
