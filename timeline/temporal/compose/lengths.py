"""Lengths of time, ages, and what comes again and again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from timeline.temporal.compose.place import UNKNOWN_DAY, fields, valued

if TYPE_CHECKING:
    from timeline.temporal.compose.place import Place, Value
    from timeline.temporal.numbers import Values

_SMALLER: Final = {
    "Y": ("M", 12), "C": ("Y", 100), "DE": ("Y", 10), "M": ("D", 30), "W": ("D", 7), "D": ("H", 24), "H": ("MIN", 60),
    "MIN": ("S", 60),
}  # fmt: skip
_LENGTHS: Final = {"ML": (1000, "Y"), "C": (100, "Y"), "FN": (2, "W"), "MIN": (1, "M"), "H6": (6, "M")}


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


def age(parts: Values, place: Place) -> Value:
    """Return an age, or a range of ages; in years, if no unit is said."""
    unit = str(parts.get("UNIT", "Y"))
    if "FRACTION" in parts:
        return duration({**parts, "UNIT": unit}, place)
    ends = [written(plain(parts.get(name, 0)), unit) for name in ("num", "num2") if name == "num" or name in parts]
    return valued("/".join(ends), parts, "DURATION")


def repeated(parts: Values, place: Place) -> Value:
    """Return what comes again and again: the period, or the day of every year; and how often in it, if said."""
    found = _period(parts, place)
    return replace(found, freq=f"{plain(parts['often'])}X") if "often" in parts else found


def _period(parts: Values, place: Place) -> Value:
    written = _recurring(parts, place)
    return valued(written, parts, "SET") if written else replace(duration(parts, place), type="SET")


def _recurring(parts: Values, place: Place) -> str:
    """Return the day, month, season or time of day that comes again, or the period that one word says."""
    found = ""
    if "FREQ" in parts:
        found = str(parts["FREQ"])
    elif {"WEEKDAY", "DAYPART"} & parts.keys():
        week = f"{int(parts['MONTH']):02d}-W{parts['num']}" if {"MONTH", "num"} <= parts.keys() else "WXX"
        found = f"XXXX-{week}-{parts['WEEKDAY']}" if "WEEKDAY" in parts else UNKNOWN_DAY
        found += f"T{parts['DAYPART']}" if "DAYPART" in parts else ""
    elif "NAMED" in parts:
        found = f"XXXX-{parts['NAMED']}" if str(parts["NAMED"])[0].isdecimal() else "P1Y"
    elif "SEASON" in parts:
        found = f"XXXX-{parts['SEASON']}"
    elif "MONTH" in parts:
        _, month, day = fields(parts, place)
        found = f"XXXX-{month:02d}" + ("" if day is None else f"-{day:02d}")
    elif "day" in parts:
        found = f"XXXX-XX-{int(parts['day']):02d}"
    return found
