"""Two ends as one value: what one end does not say it takes from the other."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from timeline.temporal import almanac
from timeline.temporal.compose import dates, feasts, lengths, periods, relative
from timeline.temporal.compose.place import before_christ, dated, fields, valued
from timeline.temporal.compose.yearless import yearless

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline.temporal.compose.place import Place, Value
    from timeline.temporal.numbers import Values

_MADE: Final[Mapping[str, Callable[[Values, Place], Value | None]]] = {
    "NAMED": feasts.named, "DATE": feasts.in_figures, "DM": dates.numeric, "MY": dates.numeric,
    "SEASON": periods.season, "QUARTER": periods.quarter, "HALF": periods.half,
}  # fmt: skip
_Fields = tuple[int | None, int | None, int | None]


def interval(parts: Values, place: Place) -> Value | None:
    """Return two dates as one value, both ends inclusive."""
    parts = {"ERA": parts["ERA2"], **parts} if "ERA2" in parts else parts
    if {"CENTURY", "MILLENNIUM"} & parts.keys() and {"roman2", "num2"} & parts.keys():
        digits = 1 if "MILLENNIUM" in parts else 2
        centuries = []
        for n in ("", "2"):
            number = int(parts.get(f"roman{n}", parts.get(f"num{n}", 1))) - 1
            era = before_christ({"ERA": parts.get(f"ERA{n}", parts.get("ERA", ""))})
            centuries.append(f"{era}{number:0{digits}d}")
        return valued("/".join(centuries), parts)
    if "decade2" in parts or ("yy2" in parts and "decade" in parts):
        ends = [int(parts.get(f"decade{n}", parts.get(f"yy{n}", 0))) for n in ("", "2")]
        said = periods.ordinal_century(parts, place) if "CENTURY" in parts else None
        century = (ends[0] // 100 or ends[1] // 100 or (said or 20) - 1) * 100
        return valued("/".join(f"{(end if end > 99 else end + century) // 10:03d}" for end in ends), parts)
    if {"year", "yy2"} <= parts.keys() and "MONTH" not in parts and int(parts["yy2"]) <= int(parts["year"]) % 100:
        month = int(parts["yy2"])  # 2016-11 is a month, 1914-18 are years
        return dated(int(parts["year"]), month, None, parts) if 0 < month <= 12 else None
    if {"DM", "MONTH2"} <= parts.keys() and "DATE2" not in parts:
        days = map(int, re.split(r"\D", str(parts["DM"])))
        parts = {**parts, **dict(zip(("day", "day2"), days, strict=True))}
        del parts["DM"]
    if {"day", "day2"} <= parts.keys() and not {"MONTH", "MONTH2", "MONTHWORD"} & parts.keys():
        return _days_of_a_month(parts, place) if "WEEKDAY" in parts else _days_alone(parts, place)
    sides = [_side(parts, place, n) for n in ("", "2")]
    if any(side is not None for side in sides):
        return _mixed(sides, parts, place)
    found = _from_to(fields(parts, place), fields(parts, place, "2"), parts, place)
    return replace(found, type="SET") if found is not None and "EVERY" in parts else found


def _days_alone(parts: Values, place: Place) -> Value | None:
    """Return the 3rd to the 5th, of the month that the first of them is of; a lesser day is of the next."""
    first, last = dates.calendar({"day": parts["day"]}, place), int(parts["day2"])
    if first is None or first.when is None or first.when.days is None:
        return first and valued(f"{first.value}/XXXX-XX-{last:02d}", parts)
    month = almanac.shifted(first.when.days[0].replace(day=1), "M", int(last < int(parts["day"])))
    return valued(f"{first.value}/{month.replace(day=last)}", parts)


def _days_of_a_month(parts: Values, place: Place) -> Value | None:
    """Return Friday the 11th until Tuesday the 15th: in the month nearest to now in which the 11th is a Friday."""
    now = place.anchor.now
    if now is None:
        return None
    for count in (0, 1, -1, 2, -2, 3, -3):
        month = almanac.shifted(now.replace(day=1), "M", count)
        first, last = (month + dt.timedelta(days=int(parts[name]) - 1) for name in ("day", "day2"))
        if first.month == month.month and first.isoweekday() == parts["WEEKDAY"] and first < last:
            return valued(f"{first}/{last}", parts)
    return None


def _side(parts: Values, place: Place, n: str) -> Value | None:
    """Return one end of a range that is not written as day, month and year: numeric, a weekday, a season, now."""
    own = {name.removesuffix(n): value for name, value in parts.items() if name.endswith(n) and (n or name[-1] != "2")}
    for name, made in _MADE.items():
        if name in own:
            return made(own, place)
    if "WEEKDAY" in own and "day" not in own:
        return dates.weekday(
            {**own, **{name: parts[name] for name in ("REL", "UNIT") if name in parts and not n}}, place
        )
    if "DEICTIC" in own and not {"MONTH", "day"} & own.keys():
        return relative.relative(own, place)
    if {"REL", "DAYPART"} <= own.keys():
        return relative.relative({"REL": own["REL"], "UNIT": "D"}, place)
    if {"CENTURY", "decade"} & own.keys():
        return periods.decade(own, place) if "decade" in own else periods.century(own, place)
    today = place.anchor.published if "REF" in own else None
    return None if today is None else valued(today.isoformat(), {})


def _mixed(sides: list[Value | None], parts: Values, place: Place) -> Value | None:
    """Return the interval of two ends of different kinds; of one that would run backwards the yearless end moves."""
    if "DATE2" in parts and {"DM", "day"} & parts.keys() and "MONTH" not in parts:
        sides[0] = _day_before(parts, sides[1], place)
    whole: list[Value] = []
    for side, n in zip(sides, ("", "2"), strict=True):
        found = side
        if found is None:
            year, month, day = fields(parts, place, n)
            if month is not None and year is None:
                year = yearless(month, day, parts, place)
            found = dated(year, month, day, {})
        if found is None or found.when is None:
            return None
        whole.append(found)
    first, last = (one.value for one in whole)
    begins, ends = (one.when.days if one.when and not one.when.is_interval else None for one in whole)
    if "WEEKDAY2" in parts and begins and "day2" not in parts and ("WEEKDAY" in parts or "REL2" not in parts):
        last = str(begins[0] + dt.timedelta(days=(int(parts["WEEKDAY2"]) - begins[0].isoweekday() - 1) % 7 + 1))
    pointed = not {"DEICTIC2", "REL2"}.isdisjoint(parts)
    if last < first and pointed and begins and {"MONTH", "DM"} & parts.keys() and "year" not in parts:
        first = almanac.shifted(begins[0], "Y", -1).isoformat()  # from 2 October until tomorrow
    elif last < first and ends and not pointed and {"year2", "DATE2"}.isdisjoint(parts):
        last = almanac.shifted(ends[0], "Y", 1).isoformat()
    others = [one.alternative or one.value for one in whole]
    ambiguous = any(one.alternative for one in whole) and others[0] < others[1]
    found = valued(f"{first}/{last}", parts)
    return replace(found, alternative="/".join(others) if ambiguous else "", calendar=whole[-1].calendar)


def _day_before(parts: Values, end: Value | None, place: Place) -> Value | None:
    """Return the day, or day and month, in figures that is the nearest before a date: 05.05 until 07.06.2025."""
    if end is None or end.when is None:
        return None
    day, month = map(int, re.split(r"\D", str(parts["DM"]))) if "DM" in parts else (int(parts["day"]), 0)
    if end.calendar:
        year, last, _ = dates.figures(str(parts["DATE2"]), place, month_first=False)
        return feasts.hijri({"year": year, "HMONTH": month or last, "day": day}, place)
    if "DM" not in parts:
        return valued(f"{end.value[:7]}-{day:02d}", parts)
    year = int(end.value[:4])
    days = [dates.numeric({"DM": parts["DM"], "year": each}, place) for each in (year, year - 1)]
    return next((day for day in days if day is not None and day.value <= end.value), None)


def _from_to(first: _Fields, second: _Fields, parts: Values, place: Place) -> Value | None:
    """Return the interval of two dates; what one does not say it takes from the other."""
    (year, month, day), (year2, month2, day2) = first, second
    if month is None and month2 and day and day2 and day > day2:
        month = (month2 - 2) % 12 + 1  # from the 23rd until 6 January
    month = month if month is not None or day is None else month2
    month2 = month2 if month2 is not None else month if day2 is not None else None
    if year is None and year2 is None and month2 is not None:
        if month is not None and {"REL", "REL2"} <= parts.keys():  # from last June to next January
            year = yearless(month, day, parts, place)
        year2 = yearless(month2, day2, {**parts, "REL": parts["REL2"]} if "REL2" in parts else parts, place)
        if year2 is not None and "REL" not in parts:
            year2 = _running((month, day), (month2, day2), place) or year2
        if year2 is not None and year2 == place.anchor.named_year and int(parts.get("MONTH", 0)) > month2:
            year2 += 1  # in 2023 … from 28 December until 5 January
        if year2 is not None and month and day and "WEEKDAY" in parts:
            over = month > month2
            year2 = dates.year_of_weekday(year2 - over, month, day, int(parts["WEEKDAY"])) + over
    if year is None:
        year = year2 if year2 is None or (month or 0) <= (month2 or 0) else year2 - 1
    if year2 is None:
        year2 = year
    era = parts.get("ERA", "")
    ends = [
        dated(year, month, day, {"ERA": era}),
        dated(year2, month2, day2, {"ERA": parts.get("ERA2", era)}),
    ]
    values = [end.value for end in ends if end is not None and not end.impossible]
    found = valued("/".join(dict.fromkeys(values)), parts) if len(values) == 2 else None  # two names for one month
    return None if found is None or (found.when is None and "XXXX" not in found.value) else found


def _running(first: tuple[int | None, ...], last: tuple[int | None, ...], place: Place) -> int | None:
    """Return this year if today is between two days of it: said on the 15th, from the 11th until 17 March."""
    now = place.anchor.now
    if now is None or place.anchor.narrative or place.anchor.named_year is not None or None in first + last:
        return None
    return now.year if first <= (now.month, now.day) <= last else None


def span(parts: Values, place: Place) -> Value | None:
    """Return a length of time from a day on, as an interval; in a story, the length."""
    if "LASTN" in parts and not place.anchor.narrative and place.anchor.published is not None:
        return _last_or_next(parts, place.anchor.published)
    measure = {name: value for name, value in parts.items() if name.rstrip("23") in {"num", "UNIT", "FRACTION"}}
    start: Value | None = None
    if "WEEKDAY" in parts:
        start = dates.weekday(parts, place)
    elif {"DATE", "DM"} & parts.keys():
        start = dates.numeric(parts, place)
    elif "MONTH" in parts:
        start = dates.calendar({name: value for name, value in parts.items() if name not in measure}, place)
    elif place.anchor.published is not None and not place.anchor.narrative:
        start = relative.relative({"DEICTIC": parts.get("DEICTIC", "D0")}, place)
    if start is None or start.when is None or start.when.days is None:
        return lengths.duration(parts, place)
    first = start.when.days[0]
    end = relative.counted({**measure, "LATER": 1, "DEICTIC": "D0"}, place, first)
    if end is None or end.when is None:
        return None
    last = dt.date.fromordinal(end.when.earliest)
    day = first
    for n in ("", "2", "3"):
        if f"UNIT{n}" in parts:
            unit, number = lengths.measured({"UNIT": parts[f"UNIT{n}"], "num": parts.get(f"num{n}", 1)})
            day = almanac.shifted(day, unit, number)
    return valued(f"{first}/{max(day, last) if day < first else day}", parts)


def _last_or_next(parts: Values, today: dt.date) -> Value | None:
    """Return the last three weeks, up to today, or the next three, from tomorrow on."""
    unit, number = lengths.measured(
        {name: value for name, value in parts.items() if name in {"num", "UNIT", "FRACTION"}}
    )
    if "VAGUE" in parts:
        return valued(lengths.written("X", unit), parts, "DURATION")
    if int(parts["LASTN"]) < 0:
        return valued(f"{almanac.shifted(today, unit, -number)}/{today}", parts)
    tomorrow = today + dt.timedelta(days=1)
    return valued(f"{tomorrow}/{almanac.shifted(today, unit, number)}", parts)
