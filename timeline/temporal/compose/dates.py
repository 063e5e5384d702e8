"""Calendar dates, in words and in figures, and days of the week."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from timeline.temporal import almanac
from timeline.temporal.compose.place import dated, deixis, fields, full_year, stated_year, valued
from timeline.temporal.compose.yearless import yearless
from timeline.temporal.edtf import edtf

if TYPE_CHECKING:
    from timeline.temporal.compose.place import Place, Value
    from timeline.temporal.numbers import Values

_VERSION: Final = re.compile(r"\d\.[1-9]?\d\.\d\d|\d\d\.\d\.\d\d")
_WEEKS: Final = 5  # in which the days of a month can lie


def calendar(parts: Values, place: Place) -> Value | None:
    """Return a date in words, as finely as it is said."""
    year, month, day = fields(parts, place)
    if day is not None and month is None and year is None:
        beside = _day_beside(day, place)
        if "WEEKDAY" in parts and not beside:
            return _day_on_weekday(day, int(parts["WEEKDAY"]), parts, place)
        return valued(beside or _day_alone(day, place), parts) if beside or "BARE" not in parts else None
    if month is not None and year is None:
        year = yearless(month, day, parts, place)
        if year is not None and day is not None and "WEEKDAY" in parts:
            year = year_of_weekday(year, month, day, int(parts["WEEKDAY"]))
    return dated(year, month, day, parts)


def year_of_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """Return the year, of those near this one, in which the day falls on the weekday; this one if none does."""
    for near in (year, year - 1, year + 1):
        with suppress(ValueError):
            if dt.date(near, month, day).isoweekday() == weekday:
                return near
    return year


def _day_on_weekday(day: int, weekday: int, parts: Values, place: Place) -> Value | None:
    """Return the day of the nearest month in which it falls on the weekday; on the side that the sentence tells."""
    now = place.anchor.now
    if now is None:
        return valued(f"XXXX-XX-{day:02d}", parts)
    toward = place.direction(parts)
    for count in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6):
        month = almanac.shifted(now.replace(day=1), "M", count)
        found = month + dt.timedelta(days=day - 1)
        if found.month == month.month and found.isoweekday() == weekday and (found - now).days * toward >= 0:
            return valued(found.isoformat(), parts)
    return valued(_day_alone(day, place), parts)


def _day_beside(day: int, place: Place) -> str:
    """Return a day of the month that the sentence has named, if it can be and is no step back; else nothing."""
    found = re.fullmatch(r"(?P<month>(?:\d{4}|XXXX)-\d\d)(?:-(?P<day>\d\d))?", place.anchor.beside)
    if found is None or day < int(found["day"] or 0):
        return ""
    value = f"{found['month']}-{day:02d}"
    return value if edtf(value) is not None else ""


def _day_alone(day: int, place: Place) -> str:
    """Return a day of this month, or of the one before or after it if the sentence says so.

    In a story it is a day of the month reached, but if that is past already the nearest.
    """
    now = place.anchor.now
    if now is None or day > 31:
        return f"XXXX-XX-{day:02d}"
    months = [almanac.shifted(now.replace(day=1), "M", count) for count in (0, -1, 1)]
    days = [month + dt.timedelta(days=day - 1) for month in months]
    fitting = [each for each, month in zip(days, months, strict=True) if each.month == month.month]
    if place.anchor.narrative:
        goes_on = place.anchor.told_to("D") is None or day >= now.day
        return (fitting[0] if goes_on else min(fitting, key=lambda each: abs((each - now).days))).isoformat()
    toward = place.tense
    return next((each for each in fitting if (each - now).days * toward >= 0), fitting[0]).isoformat()


def numeric(parts: Values, place: Place) -> Value | None:
    """Return a date in figures; with its other reading where nothing tells the day from the month."""
    if "BARE" in parts and _VERSION.fullmatch(str(parts["DATE"])):
        return None
    if "MY" in parts:
        month, year = re.split(r"\D", str(parts["MY"]))
        return dated(int(year), int(month), None, {**parts, "year": year})
    order, told = place.language.settings.get("order"), place.anchor.month_first
    month_first = order == "MDY" if told is None or order is None else told
    found = _in_figures(parts, place, month_first=month_first)
    if found is None or order != "either" or told is not None:
        return found
    other = _in_figures(parts, place, month_first=not month_first)
    return found if other is None or other.value == found.value else replace(found, alternative=other.value)


def _in_figures(parts: Values, place: Place, *, month_first: bool) -> Value | None:
    if "DATE" in parts:
        found = dated(*figures(str(parts["DATE"]), place, month_first=month_first), parts)
        short = re.search(r"\d{4}", str(parts["DATE"])) is None
        return None if found is not None and found.impossible and short else found  # 74-12-05, a telephone
    first, second = map(int, re.split(r"\D", str(parts["DM"])))
    month, day = (first, second) if second > 12 or (month_first and first <= 12) else (second, first)
    return dated(stated_year(parts, place) or yearless(month, day, parts, place), month, day, parts)


def figures(written: str, place: Place, *, month_first: bool) -> tuple[int, int, int]:
    """Return year, month and day of a date in figures: in the order asked for, if it can be."""
    first, second, third = map(int, re.split(r"\D+", written))
    if re.match(r"\d{4}", written):
        return first, second, third
    year = third if re.search(r"\d{4}$", written) else full_year(third, place)
    if (first > 12 >= second) or (not month_first and not second > 12 >= first):
        return year, second, first
    return year, first, second


def weekday(parts: Values, place: Place) -> Value | None:
    """Return the day that a day of the week names."""
    weekday, now = int(parts["WEEKDAY"]), place.counted_from(parts)
    if place.anchor.narrative and not place.anchor.to_the_day and not {"SAME", "LAST", "TOLD"} & parts.keys():
        now = place.anchor.published
    if {"MONTH", "MONTHWORD"} & parts.keys() and {"num", "LASTN"} & parts.keys():
        return _nth_weekday(weekday, parts, place)
    named = place.anchor.named_day
    if named is not None and named.isoweekday() == weekday and "REL" not in parts:
        return valued(named.isoformat(), parts)  # 18 March 2024, a Monday
    if now is None or "SOME" in parts:
        return valued(f"XXXX-WXX-{weekday}", parts)
    unit, weeks = deixis(parts)
    relation = parts.get("REL")
    of_its_week = place.language.settings.get("weekday") == "week" and not (place.is_told(parts) or "NEAR" in parts)
    if unit == "W" or relation == 0 or (relation is not None and of_its_week):
        weeks = weeks if unit == "W" else int(relation or 0)
        return valued((now + dt.timedelta(days=7 * weeks + weekday - now.isoweekday())).isoformat(), parts)
    ahead = (weekday - now.isoweekday()) % 7
    if {"LATER", "AGO"} & parts.keys():
        number = int(parts.get("num", 1))
        weeks = -number if "AGO" in parts else number - (ahead > 0)
        return valued((now + dt.timedelta(days=ahead + 7 * weeks)).isoformat(), parts)
    toward = int(relation) if relation is not None else place.direction(parts) or -1
    step = ahead if toward > 0 else ahead - 7
    if not ahead:
        step = 0 if relation is None else 7 * toward
    elif toward < -1:
        step += 7 * (toward + 1)  # позапрошлая среда
    return valued((now + dt.timedelta(days=step)).isoformat(), parts)


def _nth_weekday(weekday: int, parts: Values, place: Place) -> Value | None:
    """Return the third Tuesday of a month, or the last."""
    year, month, _ = fields({name: value for name, value in parts.items() if name != "day"}, place)
    now = place.counted_from(parts)
    if month is None and now is not None:
        year, month = now.year, now.month
    if month is not None and year is None:
        year = yearless(month, None, parts, place)
    if year is None or month is None:
        return None
    first = dt.date(year, month, 1)
    days = [first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * week) for week in range(5)]
    within = [day for day in days if day.month == month]
    number = int(parts.get("num", 0)) if "LASTN" not in parts else len(within)
    if "BARE" in parts and number > _WEEKS:  # Saturday the sixteenth
        return valued(_day_alone(number, place), parts)
    return valued(within[number - 1].isoformat(), parts) if 0 < number <= len(within) else None
