"""What is counted from another day: last year, ten days ago, the day after tomorrow; and what is only hinted at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.temporal import almanac
from timeline.temporal.compose import dates, feasts, lengths
from timeline.temporal.compose.place import Value, dated, deixis, stated_year, unknown, valued

if TYPE_CHECKING:
    import datetime as dt

    from timeline.temporal.compose.place import Place
    from timeline.temporal.numbers import Values


_SCHOOL_ENDS, _SCHOOL_BEGINS = 7, 9  # the months from which on a school year is over, and runs
_YEARS: Final = {"Y": 1, "DE": 10, "C": 100}  # units that are still told apart in years before Christ


def relative(parts: Values, place: Place) -> Value | None:
    """Return the day, month, year … that lies so far from the one pointed from."""
    if {"day", "NAMED", "WEEKDAY"} & parts.keys() and {"AGO", "LATER"} & parts.keys():
        return _from_a_day(parts, place)
    told = place.anchor.narrative and not (
        {"DEICTIC", "AGO", "NOW", "SAME", "LAST"} & parts.keys() or place.is_told(parts)
    )
    unit, count = deixis(parts)
    now = place.anchor.told_to(unit or str(parts.get("UNIT"))) if told else place.counted_from(parts)
    if {"AGO", "LATER"} & parts.keys():
        several = "num2" in parts and "UNIT2" not in parts  # two or three years ago
        return _between(parts, place, now) if several else counted(parts, place, now)
    if not unit:
        return None
    era = place.era(parts)
    if era is not None:
        return _before_christ(unit, count, era, parts)
    if now is None:
        return dated(int(parts["year"]), None, None, {}) if "year" in parts else unknown(unit)
    if "year" in parts:  # this day in 1949
        now = almanac.shifted(now, "Y", int(parts["year"]) - now.year)
    named = _school_year(now, count) if "SCHOOL" in parts else almanac.named(almanac.shifted(now, unit, count), unit)
    return valued(named, parts)


def _school_year(now: dt.date, count: int) -> str:
    """Return the school year so many from the one that runs: 2023/2024. In summer the last one is just over."""
    begins = now.year + count - (now.month < (_SCHOOL_ENDS if count < 0 else _SCHOOL_BEGINS))
    return f"{begins:04d}/{begins + 1:04d}"


def same(parts: Values, place: Place) -> Value | None:
    """Return the day or month of another year that answers to the one mentioned last, or with `DEICTIC` to this one."""
    unit = str(parts["UNIT"])
    then = place.anchor.published if "DEICTIC" in parts else place.anchor.mentioned_to(unit)
    year = stated_year({name: parts[name] for name in ("year", "YEAR", "REL") if name in parts}, place)
    if year is None or then is None:
        return unknown(unit, year)
    return valued(almanac.named(almanac.shifted(then, "Y", year - then.year), unit), parts)


def counted(parts: Values, place: Place, now: dt.date | None) -> Value | None:
    """Return the date so many units before or after: ten years ago, two days after tomorrow."""
    begins = "LATER" in parts and place.anchor.narrative and place.anchor.mentioned is None
    ahead = "LATER" in parts and not (place.anchor.narrative or "DEICTIC" in parts or place.is_told(parts))
    if (ahead or begins) and not _is_to_come(parts, place):
        return lengths.duration(parts, place)
    if "VAGUE" in parts:
        return _vaguely(parts, place)
    sign = -1 if "AGO" in parts or (ahead and place.tense < 0) else 1
    era = place.era(parts)
    if era is not None and "UNIT2" not in parts:
        unit, number = lengths.measured(parts)
        years = int(sign * number * _YEARS.get(unit, 1))
        return _before_christ("Y" if unit in _YEARS else unit, years, era, parts)
    if now is None:
        return lengths.duration(parts, place) if "UNIT" in parts else None
    day, unit = now, "D"
    if "DEICTIC" in parts:
        unit, count = deixis(parts)
        day = almanac.shifted(day, unit, count)
    for n in ("", "2", "3"):
        if f"UNIT{n}" in parts:
            measured = {"UNIT": parts[f"UNIT{n}"], "num": parts.get(f"num{n}", 1)}
            if not n and "FRACTION" in parts:
                measured["num"] = float(parts["FRACTION"]) + float(parts.get("num", 0))
            unit, number = lengths.measured(measured)
            try:
                day = almanac.shifted(day, unit, sign * number)
            except (ValueError, OverflowError):
                return valued("PAST_REF" if sign < 0 else "FUTURE_REF", {})
    a_week = "THE" in parts and "num" not in parts  # the week before
    by_day = unit == "W" and not a_week and place.language.settings.get("weeks") == "day"
    by_day |= "DEICTIC" in parts  # two years ago today
    return valued(almanac.named(day, "D" if by_day else unit), parts)


def _is_to_come(parts: Values, place: Place) -> bool:
    """Return whether what is later is not only so long: it counts from now or from what was told, or lies ahead."""
    return "NOW" in parts or {"VAGUE", "TOLD"} <= parts.keys() or ("THEN" not in parts and place.direction({}) >= 0)


def _vaguely(parts: Values, place: Place) -> Value:
    """Return what lies some units away: what happened days later, no one knows when."""
    if "AGO" in parts:
        return valued("PAST_REF", {})
    happened = "TOLD" in parts and not place.anchor.narrative and place.direction({}) <= 0
    return unknown(str(parts["UNIT"])) if happened else valued("FUTURE_REF", {})


def _between(parts: Values, place: Place, now: dt.date | None) -> Value | None:
    """Return the time from one to another number of units before or after."""
    one = {name: value for name, value in parts.items() if name not in {"num2", "DASH"}}
    ends = [counted({**one, "num": parts[name]}, place, now) for name in ("num", "num2")]
    found = sorted(end.value for end in ends if end is not None and end.type == "DATE" and end.when is not None)
    return valued("/".join(dict.fromkeys(found)), parts) if len(found) == 2 else lengths.duration(parts, place)


def _from_a_day(parts: Values, place: Place) -> Value | None:
    """Return the day so long before or after one that is said, two days after Christmas; a length if it is unknown."""
    if "NAMED" in parts:
        start = feasts.named(parts, place)
    elif "day" in parts:
        start = dates.calendar(parts, place)
    else:
        start = dates.weekday({"WEEKDAY": parts["WEEKDAY"], "TOWARD": 1 if "LATER" in parts else -1}, place)
    days = start.when.days if start is not None and start.when is not None else None
    if days is None:
        return lengths.duration(parts, place)
    measure = {name: value for name, value in parts.items() if name in {"num", "UNIT", "AGO", "LATER", "MEASURE"}}
    return counted(measure | {"DEICTIC": "D0"}, place, days[0])


def _before_christ(unit: str, count: int, era: int, parts: Values) -> Value | None:
    """Return what lies so many units from a year before Christ, of which no day is known."""
    year = count * _YEARS.get(unit, 0) - era
    if unit == "Y":
        return dated(year, None, None, parts)
    if unit in _YEARS and year < 0:
        return valued(f"BC{-year // _YEARS[unit]:0{3 if unit == 'DE' else 2}d}", parts)
    return unknown(unit)


def reference(parts: Values, place: Place) -> Value:
    """Return what is only hinted at: now, recently, soon; `REL`, or for `EITHER` the sentence, says which."""
    way = int(parts.get("REL", 0)) or ("EITHER" in parts and place.direction(parts))
    return valued("FUTURE_REF" if way > 0 else "PAST_REF" if way < 0 else str(parts["REF"]), {})


def told(_parts: Values, place: Place) -> Value:
    """Return the date last mentioned in a story ("at that time"); outside of one it is the present."""
    anchor = place.anchor
    return Value("DATE", anchor.value if anchor.narrative and anchor.value else "PRESENT_REF")
