"""What the parts of an expression make together: the TIMEX3 value and its EDTF twin.

Nothing is filled in that neither the text says nor the anchor gives: what is unsaid stays `X`. Each kind of rule has
one function, from the parts that the rule found to a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, cast

from timeline.temporal.compose.place import UNKNOWN_DAY, LeansError, Nowhere, Place, Value

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from timeline.temporal.anchor import Anchor
    from timeline.temporal.grammar import Rule
    from timeline.temporal.language import Language
    from timeline.temporal.numbers import Values

__all__ = ["KINDS", "Expression", "Place", "Value", "compose", "made_by"]

KINDS: Final[Mapping[str, str]] = {
    "date": "dates.calendar",
    "numeric": "dates.numeric",
    "weekday": "dates.weekday",
    "week": "periods.week",
    "weeks": "periods.weeks",
    "tendays": "periods.ten_days",
    "rest": "periods.rest",
    "named": "feasts.named",
    "hijri": "feasts.hijri",
    "figures": "feasts.in_figures",
    "season": "periods.season",
    "seasons": "periods.seasons",
    "quarter": "periods.quarter",
    "quarters": "periods.quarters",
    "half": "periods.half",
    "century": "periods.century",
    "decade": "periods.decade",
    "relative": "relative.relative",
    "same": "relative.same",
    "ref": "relative.reference",
    "told": "relative.told",
    "span": "ranges.span",
    "duration": "lengths.duration",
    "age": "lengths.age",
    "set": "lengths.repeated",
    "time": "clock.time",
    "times": "clock.times",
    "range": "ranges.interval",
}
"""What a rule's `kind` can be, beside `none`, and which function of a module beside this makes its value."""


_YEARLESS: Final = re.compile(r"XXXX-\d")
_OF_A_MONTH: Final = frozenset({"MONTH", "MONTH2", "DATE", "DATE2", "DM", "DM2", "MY"})
_POINTED: Final = frozenset({"DEICTIC", "WEEKDAY", "AGO", "LATER"})
_UNYEARED: Final = frozenset({"MONTH", "DM", "day", "SEASON", "NAMED"})
_YEAR: Final = frozenset({"year", "year2", "yy", "yy2", "big", "DATE", "DATE2", "MY", "YEAR"})
_DATED: Final = frozenset({"MONTH", "DATE", "day"})
_YEARED: Final = frozenset({"year", "year2", "DATE"})
_LEANING: Final = frozenset({"DEICTIC", "AGO", "NOW", "REL", "REF", "WEEKDAY"})
_LEADING: Final = frozenset({"TOLD", "day", "DATE"})  # with these it leans on what was told before, or on nothing
_DAY_AND_MONTH: Final = re.compile(r"([0-9]{1,2})[^0-9]+([0-9]{1,2})(?![0-9])")


@dataclass(slots=True, eq=False)
class Expression:
    """What a rule of a language found, whatever stands around it, and what its parts tell by themselves.

    `value` is the one that it has wherever it stands, None if that leans on the place, or there is none. `looks_back`
    says whether it is a look back from where the text has got to, and no step, some in a narrative only; `is_dated`
    whether it names a month or a day, `names_year` whether its sentence can go on with its year: said, or left to the
    reader, not if it is pointed to; `opens` whether a story can open with it, a day of a year, None if it is no date of
    a day or month; `points` whether it leans on the day of publication, of itself or if its sentence is not of the
    past; `is_ancient` whether it is before Christ; `firsts` whether its dates in figures that can be read in one way
    only (31/12, 12/31) have the month first.
    """

    language: Language
    rule: Rule
    parts: Values
    value: Value | None = field(init=False)
    looks_back: Literal["", "narrative", "always"] = field(init=False)
    is_dated: bool = field(init=False)
    names_year: Literal["", "unsaid", "said"] = field(init=False)
    opens: bool | None = field(init=False)
    points: Literal["", "tense", "always"] = field(init=False)
    is_ancient: bool = field(init=False)
    firsts: frozenset[bool] = field(init=False)
    _afresh: tuple[dt.date | None, Value | None] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Find out what the parts tell."""
        parts = self.parts
        self.value = _settled(self.rule.kind, parts, self.language)
        self.looks_back = _looks_back(parts)
        self.is_dated = not _OF_A_MONTH.isdisjoint(parts)
        self.names_year = _names_year(parts)
        self.opens = _opens(self.rule, parts)
        self.points = _points(parts)
        self.is_ancient = "BC" in (parts.get("ERA"), parts.get("ERA2"))
        self.firsts = _firsts(parts)

    def at(self, start: int, end: int, text: str, anchor: Anchor) -> Value | None:
        """Return the value that it has at a place in a text, leaning on an anchor, or None if there is none.

        Where nothing was told before, it is the one that it had in the last such text, if that was published on the
        same day and nothing of the text around had to be asked.
        """
        fresh = anchor.is_fresh
        if fresh and self._afresh is not None and self._afresh[0] == anchor.published:
            return self._afresh[1]
        place = Place(text, start, end, self.language, anchor)
        value = compose(self.rule.kind, self.parts, place)
        if value is not None and value.type == "DATE" and _YEARLESS.match(value.value) and "year" not in self.parts:
            value = replace(value, type="SET") if place.yearly else value
        if fresh and not place.heard:
            self._afresh = anchor.published, value
        return value


def _settled(kind: str, parts: Values, language: Language) -> Value | None:
    try:
        return compose(kind, parts, cast("Place", Nowhere(language)))
    except LeansError:
        return None


def _looks_back(parts: Values) -> Literal["", "narrative", "always"]:
    if "AGO" not in parts and int(parts.get("REL", 0)) >= 0:
        return ""
    return "narrative" if {"TOLD", "LAST"}.isdisjoint(parts) else "always"


def _names_year(parts: Values) -> Literal["", "unsaid", "said"]:
    if not _YEAR.isdisjoint(parts):
        return "said"
    if not _POINTED.isdisjoint(parts):
        return ""
    return "unsaid" if not _UNYEARED.isdisjoint(parts) else "said"


def _opens(rule: Rule, parts: Values) -> bool | None:
    if _DATED.isdisjoint(parts):
        return None
    year = "year2" if rule.apart == "always" else "year"  # 6 and 9 August 1945
    return parts.keys() >= {year, "day"} or "DATE" in parts


def _points(parts: Values) -> Literal["", "tense", "always"]:
    if not _LEANING.isdisjoint(parts):
        return "always" if _LEADING.isdisjoint(parts) else ""
    return "" if _DATED.isdisjoint(parts) or not _YEARED.isdisjoint(parts) else "tense"


def _firsts(parts: Values) -> frozenset[bool]:
    written = (parts[name] for name in ("DATE", "DATE2", "DM", "DM2") if name in parts)
    found = (_DAY_AND_MONTH.match(str(figures)) for figures in written)
    pairs = [(int(each[1]), int(each[2])) for each in found if each]
    return frozenset(pair[0] <= 12 for pair in pairs if max(pair) > 12 >= min(pair))


def compose(kind: str, parts: Values, place: Place) -> Value | None:
    """Return the value of the parts that a rule of this kind found, or None if they mean nothing together."""
    if {"MONTH", "MONTH1"} <= parts.keys() and parts["MONTH1"] != parts["MONTH"]:  # two months, not two names for one
        kind, parts = "range", {**parts, "MONTH": parts["MONTH1"], "MONTH2": parts["MONTH"]}
    if "times" in parts:  # 2.5 thousand years
        parts = parts | {name: float(parts[name]) * float(parts["times"]) for name in ("num", "num2") if name in parts}
    try:
        found = made_by(kind)(parts, place)
    except (OverflowError, ValueError):  # as `datetime` says that a day lies outside the years 1 to 9999
        return None
    return Value("DATE", UNKNOWN_DAY) if found is not None and found.runs_back else found


@cache
def made_by(kind: str) -> Callable[[Values, Place], Value | None]:
    """Return the function of a kind, its module loaded when a text first has need of it."""
    module, _, name = KINDS[kind].partition(".")
    function: Callable[[Values, Place], Value | None] = getattr(import_module(f"{__name__}.{module}"), name)
    return function
