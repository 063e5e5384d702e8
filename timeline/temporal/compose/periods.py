"""What is longer than a day: weeks, seasons, quarters and halves of a year, decades, centuries."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING, Final

from timeline.temporal import almanac
from timeline.temporal.compose import dates, relative
from timeline.temporal.compose.place import (
    Value,
    before_christ,
    deixis,
    fields,
    full_year,
    stated_year,
    valued,
    written_year,
)
from timeline.temporal.compose.yearless import yearless
from timeline.temporal.edtf import edtf

if TYPE_CHECKING:
    from timeline.model import TimexType
    from timeline.temporal.compose.place import Place
    from timeline.temporal.numbers import Values

_BEGINS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month with which a season begins."""


def week(parts: Values, place: Place) -> Value | None:
    """Return the week of a day, or the third week, weekend, day or month of a year or month: 2027-W03, 2016-11-W03."""
    unit, number = str(parts.get("UNIT", "W")), int(parts.get("num", 0))
    if "day" in parts:
        day = dates.calendar({name: value for name, value in parts.items() if name != "UNIT"}, place)
        days = None if day is None or day.when is None else day.when.days
        return None if days is None else valued(almanac.named(days[0], unit), {})
    year, month, _ = fields(parts, place)
    now = place.counted_from(parts)
    if month is not None and year is None:
        year = yearless(month, None, parts, place)
    if year is None and now is not None and "EVERY" not in parts:
        year = now.year
    if unit != "W" or "SEASON" in parts:
        return None if year is None else _nth(unit, number, *_bounds(year, month, parts, place), parts)
    number = number or _weeks_of(year or 2000, month)
    written = written_year(year)
    if month is not None:
        kind: TimexType = "SET" if "EVERY" in parts else "DATE"
        return Value(kind, f"{written}-{month:02d}-W{number:02d}", None, edtf(f"{written}-{month:02d}"))
    return valued(f"{written}-W{number:02d}", parts) if 0 < number < 54 else None


def _bounds(year: int, month: int | None, parts: Values, place: Place) -> tuple[dt.date, dt.date]:
    """Return the first day of the season, month or year that is said, and the one behind its last."""
    if "SEASON" in parts:
        start = dt.date(int(season(parts, place).value[:4]), _BEGINS[str(parts["SEASON"])], 1)
        return start, almanac.shifted(start, "M", 3)
    start = dt.date(year, month or 1, 1)
    return start, almanac.shifted(start, "Y" if month is None else "M", 1)


def _nth(unit: str, number: int, start: dt.date, end: dt.date, parts: Values) -> Value | None:
    """Return the day, weekend or month of this number between two days; the last for 0, None if there is none."""
    first = almanac.shifted(start if number else end, unit, number - 1)
    if unit == "WE":
        first += dt.timedelta(days=(6 - first.isoweekday()) % 7)
    return valued(almanac.named(first, unit), parts) if first < end else None


def _weeks_of(year: int, month: int | None) -> int:
    """Return how many weeks a year or a month has; a week is of the one in which its Thursday lies (ISO 8601)."""
    last = dt.date(year, month or 12, monthrange(year, month or 12)[1])
    thursday = last - dt.timedelta(days=(last.isoweekday() - 4) % 7)
    return thursday.isocalendar().week if month is None else (thursday.day + 6) // 7


def weeks(parts: Values, place: Place) -> Value | None:
    """Return the weeks from one to another of a year."""
    ends = [week({**parts, "num": parts[name]}, place) for name in ("num", "num2")]
    return None if None in ends else valued("/".join(end.value for end in ends if end is not None), parts)


def ten_days(parts: Values, place: Place) -> Value | None:
    """Return the first, second or third ten days of a month, the third of them up to its end."""
    year, month, _ = fields(parts, place)
    number = int(parts.get("num", 3))
    if month is not None and year is None:
        year = yearless(month, None, parts, place)
    if year is None or month is None or not 0 < number <= 3:
        return None
    first = 10 * number - 9
    last = first + 9 if number < 3 else monthrange(year, month)[1]
    return valued(f"{year:04d}-{month:02d}-{first:02d}/{year:04d}-{month:02d}-{last:02d}", {})


def rest(parts: Values, place: Place) -> Value | None:
    """Return the interval from the day of publication to the end of a week, month or year."""
    now = place.anchor.now
    if now is None:
        return None
    unit = deixis(parts)[0] or str(parts.get("UNIT", "Y" if "YEAR" in parts else "M"))
    if unit == "W":
        last = now + dt.timedelta(days=7 - now.isoweekday())
    elif unit not in {"M", "Y"}:
        return valued(now.isoformat(), parts) if unit == "D" else None
    else:
        start = now.replace(day=1, month=1 if unit == "Y" else now.month)
        last = almanac.shifted(start, unit, 1) - dt.timedelta(days=1)
    return valued(f"{now}/{last}", parts)


def season(parts: Values, place: Place) -> Value:
    """Return a season of a year; the winter is named by the year in which it begins."""
    year, season = stated_year(parts, place), str(parts["SEASON"])
    now = place.anchor.now
    if "TOLD" in parts and place.is_told(parts) and place.anchor.era is None:
        year = _season_told(season, int(parts["REL"]), place)
    elif parts.get("ERA") == "BC" or (year is None and place.anchor.era is not None):
        return valued(f"BC{abs(year or place.anchor.era or 0):04d}-{season}", parts)
    elif year is None and now is not None and not place.yearly and not {"EVERY", "SAME", "THATYEAR"} & parts.keys():
        relation = int(parts.get("REL", 0)) if "YEAR" not in parts else 0
        begun = season == "WI" and now.month < 7 and not relation and not place.anchor.narrative
        year = now.year + relation - begun
        if relation and ("NEAR" in parts or place.language.settings.get("month") != "year"):
            year = _related(season, relation, now)
        if "REL" not in parts:
            year = _toward(year, (_BEGINS[season], 3), now, parts, place)
    return valued(f"{written_year(year)}-{season}", parts)


def _related(season: str, relation: int, now: dt.date) -> int:
    """Return the year of the last such season that is over, or of the next that has not begun, or of one further."""
    since = 12 * now.year + now.month - _BEGINS[season]
    return (since - 3) // 12 + relation + 1 if relation < 0 else since // 12 + relation


def seasons(parts: Values, place: Place) -> Value:
    """Return the seasons from one to another, of one year or of two."""
    last = {"year": parts["year2"]} if "year2" in parts else {}
    first = season(parts, place).value
    second = season({**parts, **last, "SEASON": parts["SEASON2"]}, place).value
    year, last_year, is_winter = first[:4], second[:4], first.endswith("WI")
    if last_year.isdecimal() and (year > last_year or (year == last_year and is_winter and first > second)):
        first = f"{int(last_year) - is_winter:04d}{first[4:]}"  # the winter before the spring of that year
    return valued(f"{first}/{second}", parts)


def _season_told(season: str, relation: int, place: Place) -> int | None:
    """Return the year of the season that follows, precedes or holds what was mentioned last, be it but a year."""
    now, month = place.anchor.mentioned_to("Y"), place.anchor.mentioned_to("M")
    if now is None:
        return None
    if month is None:
        return now.year + relation * (season != "WI" or relation < 0)
    if not relation:
        return now.year - (season == "WI" and month.month <= _BEGINS["SP"])
    return _related(season, relation, month)


def _toward(year: int, period: tuple[int, int], now: dt.date, parts: Values, place: Place) -> int:
    """Return the year in which a period is not over, if the sentence speaks of the future, or has begun, if the past.

    `period` is its first month and how many it has. Where the present is said like the future ("they ski in winter")
    nothing tells that it is to come. In a story it is of the year reached.
    """
    if place.anchor.narrative:
        return year
    month, months = period
    since, said = 12 * (now.year - year) + now.month - month, -1 if "SINCE" in parts else place.tense
    if said > 0 and place.language.settings.get("present") != "future":
        return year + (since >= months)
    return year - (said < 0 and since < 0)


def quarter(parts: Values, place: Place) -> Value | None:
    """Return a quarter of a year."""
    if {"num", "roman"}.isdisjoint(parts):
        return relative.relative(parts, place)
    return _part_of_year(parts, place, "Q", 4)


def quarters(parts: Values, place: Place) -> Value | None:
    """Return the quarters from one to another of a year."""
    last = {"year": parts["year2"]} if "year2" in parts else {}
    first, second = (parts.get(f"num{n}", parts.get(f"roman{n}", 0)) for n in ("", "2"))
    ends = [quarter({**parts, "num": first}, place), quarter({**parts, **last, "num": second}, place)]
    return None if None in ends else valued("/".join(end.value for end in ends if end is not None), parts)


def half(parts: Values, place: Place) -> Value | None:
    """Return a half of a year."""
    return _part_of_year(parts, place, "H", 2)


def _part_of_year(parts: Values, place: Place, letter: str, most: int) -> Value | None:
    number, year = int(parts.get("num", parts.get("roman", 0))), stated_year(parts, place)
    now, months = place.anchor.now, 12 // most
    if year is None and now is not None:
        year = _toward(now.year, (months * (number - 1) + 1, months), now, parts, place)
    written = written_year(year)
    return valued(f"{written}-{letter}{number}", parts) if 0 < number <= most else None


def century(parts: Values, place: Place) -> Value | None:
    """Return a century by the first two digits of its years, the 19th is `18`; a millennium by the first one."""
    number = ordinal_century(parts, place)
    if number is None:
        return Value("DATE", "XX")
    digits = 1 if "MILLENNIUM" in parts else 2
    return valued(f"{before_christ(parts)}{number - 1:0{digits}d}", parts)


def ordinal_century(parts: Values, place: Place) -> int | None:
    """Return which century is said, the first AD being 1."""
    if "roman" in parts or "num" in parts:
        return int(parts.get("roman", parts.get("num", 0)))
    unit, count = deixis(parts)
    if unit == "C" and place.anchor.now is not None:
        return place.anchor.now.year // 100 + 1 + count
    return None


def decade(parts: Values, place: Place) -> Value | None:
    """Return a decade by the first three digits of its years: `199`."""
    if {"nth", "tenth"} & parts.keys():  # the first decade of a century, the last
        parts = {**parts, "yy": 10 * (int(parts.get("nth", 10)) - 1)}
    year = int(parts.get("decade", parts.get("year", parts.get("yy", -1))))
    if year < 0:
        return relative.relative(parts, place)
    if year > 999 and year % 10:  # a year, though several are spoken of
        return valued(str(year), parts)
    if year < 100:
        century = ordinal_century(
            {name: value for name, value in parts.items() if name != "num" or "CENTURY" in parts}, place
        )
        if century is not None and "CENTURY" in parts:
            year += (century - 1) * 100
        elif "ERA" not in parts:
            year = full_year(year, place, near=True)
    return valued(f"{before_christ(parts)}{year // 10:03d}", parts)
