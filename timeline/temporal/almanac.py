"""Arithmetic of the calendar: shifts by a unit, weeks, movable feasts, Hijri dates; all of it on days that are given.

Hijri dates are converted by Umm al-Qura where it holds (1343 to 1500 AH, `hijridate`), by the tabular civil calendar
outside it (`convertdate`).
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Final

_LAST_JULIAN: Final = 1582
_UMM_AL_QURA: Final = range(1343, 1501)


def shifted(day: dt.date, unit: str, count: int) -> dt.date:
    """Return the day so many units later; months and years keep the day of the month where there is one."""
    if unit in _DAYS:
        return day + dt.timedelta(days=_DAYS[unit] * count)
    months = day.year * 12 + day.month - 1 + _MONTHS[unit] * count
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def named(day: dt.date, unit: str) -> str:
    """Return the TIMEX3 value of the unit in which the day lies: 2021-06-01, 2021-W22, 2021-06, 2021-Q2, 2021, 202."""
    if unit in {"W", "FN", "WE"}:
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    parts = {
        "M": f"-{day.month:02d}",
        "Q": f"-Q{(day.month + 2) // 3}",
        "H6": f"-H{(day.month + 5) // 6}",
        "Y": "",
    }
    if unit in parts:
        return f"{day.year:04d}{parts[unit]}"
    spans = {"DE": f"{day.year // 10:03d}", "C": f"{day.year // 100:02d}", "ML": str(day.year // 1000)}
    return spans.get(unit, day.isoformat())


def easter(year: int, church: str = "western") -> dt.date:
    """Return Easter Sunday of a year in the Gregorian calendar; `church` is `western` or `orthodox`.

    Before 1583 it is a day of the Julian calendar, by which all dates of its time are told.
    """
    if year <= _LAST_JULIAN:
        moon = (19 * (year % 19) + 15) % 30
        since = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114
        return dt.date(year, since // 31, since % 31 + 1)
    from convertdate import holidays  # noqa: PLC0415 - few texts name it

    return dt.date(*holidays.easter(year, church))


def hijri_calendar(year: int) -> str:
    """Return the calendar by which a Hijri year is converted, by its name in BCP 47 (UTS #35, `-u-ca-`)."""
    return "islamic-umalqura" if year in _UMM_AL_QURA else "islamic-civil"


def from_hijri(year: int, month: int = 1, day: int = 1) -> dt.date:
    """Return the Gregorian day of a Hijri one; ValueError if there is none."""
    if year in _UMM_AL_QURA:
        from hijridate import Hijri  # noqa: PLC0415 - few texts have such dates

        return dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
    from convertdate import islamic  # noqa: PLC0415 - the same

    found = islamic.to_gregorian(year, month, day)
    if year < 1 or tuple(islamic.from_gregorian(*found)) != (year, month, day):
        raise ValueError(f"there is no day {year}-{month}-{day} in the Hijri calendar")
    return dt.date(*found)


def hijri_year(day: dt.date) -> int:
    """Return the Hijri year in which a Gregorian day lies."""
    from convertdate import islamic  # noqa: PLC0415 - few texts have such dates

    year: int = islamic.from_gregorian(day.year, day.month, day.day)[0]
    return year


_DAYS: Final = {"D": 1, "W": 7, "WE": 7, "FN": 14, "H": 0, "MIN": 0, "S": 0}
_MONTHS: Final = {"M": 1, "Q": 3, "H6": 6, "Y": 12, "DE": 120, "C": 1200, "ML": 12000}
