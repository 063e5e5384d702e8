"""Lengths of time, ages, and what comes again and again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from timeline.temporal.compose.place import fields, valued

if TYPE_CHECKING:
    from timeline.temporal.compose.place import Place, Value
    from timeline.temporal.numbers import Values

_SMALLER: Final = {
    "Y": ("M", 12), "C": ("Y", 100), "DE": ("Y", 10), "M": ("D", 30), "W": ("D", 7), "D": ("H", 24), "H": ("MIN", 60),
    "MIN": ("S", 60),
}  # fmt: skip
_LENGTHS: Final = {"C": (100, "Y"), "FN": (2, "W"), "MIN": (1, "M"), "H6": (6, "M")}


def duration(parts: Values, _place: Place) -> Value:
    """Return a length of time: `P5Y`, `PT2H`, `P5M/P6M`."""
    unit = str(parts["UNIT"])
    if "VAGUE" in parts:
        return valued(written("X", unit), parts, "DURATION")
    if "FRACTION" in parts:
        total = float(parts.get("num", 0)) + float(parts["FRACTION"])
        smaller, count = measured({"UNIT": unit, "num": total})
        return valued(written(str(count), smaller), parts, "DURATION")
    if {"num", "COMMA", "num2"} <= parts.keys() and "UNIT2" not in parts:
        return valued(written(f"{parts['num']}.{parts['num2']}", unit), parts, "DURATION")
    number = plain(parts.get("num", 1))
    if "num2" in parts:
        second, last = plain(parts["num2"]), str(parts.get("UNIT2", unit))
        if "UNIT2" in parts and not {"DASH", "TO"} & parts.keys():
            whole = written(number, unit)
            for n in ("2", "3") if "UNIT3" in parts else ("2",):
                more = written(plain(parts[f"num{n}"]), str(parts[f"UNIT{n}"]))
                whole += more.removeprefix("PT" if "T" in whole else "P")
            return valued(whole, parts, "DURATION")
        return valued(f"{written(number, unit)}/{written(second, last)}", parts, "DURATION")
    return valued(written(number, unit), parts, "DURATION")


def measured(parts: Values) -> tuple[str, int]:
    """Return the unit and the number of units of a length, in a smaller unit where it is no whole number."""
    unit = str(parts.get("UNIT", "Y"))
    number = float(parts.get("FRACTION", parts.get("num", 1)))
    if not number.is_integer() and unit in _SMALLER:
        unit, factor = _SMALLER[unit]
        number *= factor
    return unit, round(number)


def written(number: str, unit: str) -> str:
    """Return a TIMEX3 duration: P5Y, PT2H, P2DE; centuries in years, fortnights in weeks."""
    factor, letter = _LENGTHS.get(unit, (1, unit))
    if factor != 1 and number != "X":
        number = plain(float(number) * factor)
    return f"PT{number}{letter}" if unit in {"H", "MIN", "S"} else f"P{number}{letter}"


def plain(number: str | float) -> str:
    """Return a number without a needless fraction."""
    return f"{float(number):g}" if float(number) < 1e6 else str(int(float(number)))


def age(parts: Values, _place: Place) -> Value:
    """Return an age, or a range of ages."""
    value = f"P{plain(parts.get('num', 0))}Y" + (f"/P{plain(parts['num2'])}Y" if "num2" in parts else "")
    return valued(value, parts, "DURATION")


def repeated(parts: Values, place: Place) -> Value:
    """Return what comes again and again: the period, or the day of every year; and how often in it, if said."""
    found = _period(parts, place)
    return replace(found, freq=f"{plain(parts['often'])}X") if "often" in parts else found


def _period(parts: Values, place: Place) -> Value:
    if "FREQ" in parts:
        return valued(str(parts["FREQ"]), parts, "SET")
    if "WEEKDAY" in parts:
        return valued(f"XXXX-WXX-{parts['WEEKDAY']}", parts, "SET")
    if "SEASON" in parts:
        return valued(f"XXXX-{parts['SEASON']}", parts, "SET")
    if "MONTH" in parts:
        _, month, day = fields(parts, place)
        return valued("-".join(["XXXX", f"{month:02d}"] + ([] if day is None else [f"{day:02d}"])), parts, "SET")
    if "day" in parts:
        return valued(f"XXXX-XX-{int(parts['day']):02d}", parts, "SET")
    return replace(duration(parts, place), type="SET")
