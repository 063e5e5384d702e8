"""What the parts of an expression make together: the TIMEX3 value and its EDTF twin.

Nothing is filled in that neither the text says nor the anchor gives: what is unsaid stays `X`. Each kind of rule has
one function, from the parts that the rule found to a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, cast

from timeline.temporal.compose.place import UNKNOWN_DAY, LeansError, Nowhere, Place, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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


_OF_A_MONTH: Final = frozenset({"MONTH", "MONTH2", "DATE", "DATE2", "DM", "DM2", "MY"})
_POINTED: Final = frozenset({"DEICTIC", "WEEKDAY", "AGO", "LATER"})
_UNYEARED: Final = frozenset({"MONTH", "DM", "day", "SEASON"})
_YEAR: Final = frozenset({"year", "year2", "yy", "yy2", "big", "DATE", "DATE2", "MY", "YEAR"})
_DATED: Final = frozenset({"MONTH", "DATE", "day"})
_YEARED: Final = frozenset({"year", "year2", "DATE"})
_LEANING: Final = frozenset({"DEICTIC", "AGO", "NOW", "REL", "REF", "WEEKDAY"})
_LEADING: Final = frozenset({"TOLD", "day", "DATE"})  # with these it leans on what was told before, or on nothing
_DAY_AND_MONTH: Final = re.compile(r"([0-9]{1,2})[^0-9]+([0-9]{1,2})(?![0-9])")


@dataclass(eq=False)
class Expression:
    """What a rule of a language found, whatever stands around it, and what its parts tell by themselves."""

    language: Language
    rule: Rule
    parts: Values

    @cached_property
    def value(self) -> Value | None:
        """The value that it has wherever it stands; None if that leans on the place, or there is none."""
        try:
            return compose(self.rule.kind, self.parts, cast("Place", Nowhere(self.language)))
        except LeansError:
            return None

    @cached_property
    def looks_back(self) -> Literal["", "narrative", "always"]:
        """Whether it is a look back from where the text has got to, and no step; some are in a narrative only."""
        if "AGO" not in self.parts and int(self.parts.get("REL", 0)) >= 0:
            return ""
        return "narrative" if {"TOLD", "LAST"}.isdisjoint(self.parts) else "always"

    @cached_property
    def is_dated(self) -> bool:
        """Whether it names a month or a day."""
        return not _OF_A_MONTH.isdisjoint(self.parts)

    @cached_property
    def names_year(self) -> Literal["", "unsaid", "said"]:
        """Whether its sentence can go on with its year: said, or left to the reader; not if it is pointed to."""
        if not _YEAR.isdisjoint(self.parts):
            return "said"
        if not _POINTED.isdisjoint(self.parts):
            return ""
        return "unsaid" if not _UNYEARED.isdisjoint(self.parts) else "said"

    @cached_property
    def opens(self) -> bool | None:
        """Whether a story can open with it, a day of a year; None if it is no date of a day or month."""
        if _DATED.isdisjoint(self.parts):
            return None
        year = "year2" if self.rule.apart == "always" else "year"  # 6 and 9 August 1945
        return self.parts.keys() >= {year, "day"} or "DATE" in self.parts

    @cached_property
    def points(self) -> Literal["", "tense", "always"]:
        """Whether it leans on the day of publication, of itself or if its sentence is not of the past."""
        if not _LEANING.isdisjoint(self.parts):
            return "always" if _LEADING.isdisjoint(self.parts) else ""
        return "" if _DATED.isdisjoint(self.parts) or not _YEARED.isdisjoint(self.parts) else "tense"

    @cached_property
    def is_ancient(self) -> bool:
        """Whether it is before Christ."""
        return "BC" in (self.parts.get("ERA"), self.parts.get("ERA2"))

    @cached_property
    def firsts(self) -> frozenset[bool]:
        """Whether its dates in figures that can be read in one way only (31/12, 12/31) have the month first."""
        written = (self.parts[name] for name in ("DATE", "DATE2", "DM", "DM2") if name in self.parts)
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
