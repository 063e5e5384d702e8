"""What the parts of an expression make together: the TIMEX3 value and its EDTF twin.

Nothing is filled in that neither the text says nor the anchor gives: what is unsaid stays `X`. Each kind of rule has
one function, from the parts that the rule found to a value.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from timeline.temporal.compose.place import LeansError, Nowhere, Place, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline.temporal.language import Language
    from timeline.temporal.numbers import Values

__all__ = ["KINDS", "Place", "Value", "compose", "settled"]

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
    "season": "periods.season",
    "seasons": "periods.seasons",
    "quarter": "periods.quarter",
    "quarters": "periods.quarters",
    "half": "periods.half",
    "century": "periods.century",
    "decade": "periods.decade",
    "relative": "relative.relative",
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


def compose(kind: str, parts: Values, place: Place) -> Value | None:
    """Return the value of the parts that a rule of this kind found, or None if they mean nothing together."""
    if {"MONTH", "MONTH1"} <= parts.keys() and parts["MONTH1"] != parts["MONTH"]:  # two months, not two names for one
        kind, parts = "range", {**parts, "MONTH": parts["MONTH1"], "MONTH2": parts["MONTH"]}
    try:
        return made_by(kind)(parts, place)
    except (OverflowError, ValueError):  # as `datetime` says that a day lies outside the years 1 to 9999
        return None


def settled(kind: str, parts: Values, language: Language) -> Value | None:
    """Return the value that the parts have wherever they stand; None if it leans on the place, or there is none."""
    try:
        return compose(kind, parts, cast("Place", Nowhere(language)))
    except LeansError:
        return None


@cache
def made_by(kind: str) -> Callable[[Values, Place], Value | None]:
    """Return the function of a kind, its module loaded when a text first has need of it."""
    module, _, name = KINDS[kind].partition(".")
    function: Callable[[Values, Place], Value | None] = getattr(import_module(f"{__name__}.{module}"), name)
    return function
