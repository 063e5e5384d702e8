"""Named days, fixed and movable, and dates of the Hijri calendar."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from timeline.temporal import almanac
from timeline.temporal.compose import dates
from timeline.temporal.compose.place import UNKNOWN_DAY, Value, dated, stated_year, unknown, valued
from timeline.temporal.compose.yearless import yearless
from timeline.temporal.edtf import edtf

if TYPE_CHECKING:
    from timeline.temporal.compose.place import Place
    from timeline.temporal.numbers import Values

_ISLAMIC: Final = {
    "hijri-new-year": (1, 1), "ashura": (1, 10), "mawlid": (3, 12), "ramadan": (9, 1), "eid-al-fitr": (10, 1),
    "arafah": (12, 9), "eid-al-adha": (12, 10),
}  # fmt: skip
_LAST_HIJRI: Final = 1600  # no Hijri year that is written of is later
_OF_EITHER: Final = range(1300, 1501)  # years of dates in figures that two calendars can have
_WRITTEN: Final = 1450  # no Hijri year that is written in figures is later, but what is of the time of publication
_AGE: Final = 100  # years around one last mentioned, of which a date in figures may be
_OF_LATE: Final = 731  # days around publication in which a Hijri date is of its time, and a Gregorian one was long ago
_SOON: Final = dt.timedelta(days=31)  # before it begins a feast is spoken of
_SURE: Final = 29  # days that every Hijri month has
_OFF: Final = 2  # days by which calendars of one month differ


def named(parts: Values, place: Place) -> Value | None:
    """Return a named day, of the year said or the nearest."""
    name = str(parts["NAMED"])
    year = stated_year(parts, place)
    if re.fullmatch(r"\d\d-\d\d", name):
        month, day = map(int, name.split("-"))
        day += int(parts.get("nth", 1)) - 1  # the second day of a feast
        return dated(year if year is not None else yearless(month, day, parts, place), month, day, parts)
    if nth := re.fullmatch(r"(\d\d)-W(\d)-(\d)", name):  # the first Monday of September, for 0 the last
        month, number, weekday = map(int, nth.groups())
        which = {"num": number} if number else {"LASTN": -1}
        return dates.weekday({**parts, "MONTH": month, "WEEKDAY": weekday, **which}, place)
    now = place.anchor.now
    if year is None and now is None:
        return unknown("Y")
    if year is None and now is not None:
        said = 0 if place.anchor.narrative else place.tense
        year = now.year + _years_on(parts, said, _feast(name, now.year)[0], now)
    if name in _ISLAMIC and year is not None and year <= _LAST_HIJRI:
        year = almanac.from_hijri(year, *_ISLAMIC[name]).year
    value, calendar = _feast(name, year or 0)
    if "nth" in parts:
        value = str(dt.date.fromisoformat(value) + dt.timedelta(days=int(parts["nth"]) - 1))
    return replace(valued(value, parts), calendar=calendar)


def _years_on(parts: Values, said: int, this: str, now: dt.date) -> int:
    """Return how many years from this one the next or the last of a feast or month is; one that runs is this one.

    So is one that is near, whatever was said of it: they announced that it begins on Wednesday. `said` is -1 where
    what is past is spoken of, 1 for what is to come, 0 for either; `this` has the days of this year.
    """
    relation, today = int(parts.get("REL", said)), now.isoformat()
    if "REL" not in parts and this[:10] <= (now + _SOON).isoformat() and today <= this[-10:]:
        return 0
    runs = this[:10] <= today <= this[-10:]
    return relation if runs or (relation > 0) == (this[-10:] < today) else 0


def _feast(name: str, year: int) -> tuple[str, str]:
    """Return the days of a movable feast in a Gregorian year, and the calendar they are converted from, if any."""
    if easter := re.fullmatch(r"(orthodox-)?easter([+-]\d+)?", name):
        sunday = almanac.easter(year, "orthodox" if easter[1] else "western")
        return (sunday + dt.timedelta(days=int(easter[2] or 0))).isoformat(), ""
    month, day = _ISLAMIC[name]
    hijri = almanac.hijri_year(dt.date(year, 1, 1))
    first = next(found for each in (hijri, hijri + 1) if (found := almanac.from_hijri(each, month, day)).year == year)
    year_of_feast = almanac.hijri_year(first)
    last = f"/{_hijri_end(year_of_feast, month)}" if name == "ramadan" else ""
    return f"{first}{last}", almanac.hijri_calendar(year_of_feast)


def in_figures(parts: Values, place: Place) -> Value | None:
    """Return a date in figures, which can be a Hijri one: 24/8/1442 is 6/4/2021."""
    if "DATE" in parts and "ERA" not in parts:
        written = dates.figures(str(parts["DATE"]), place, month_first=False)
        if "HIJRI" in parts or (written[0] in _OF_EITHER and _is_hijri(written, parts, place)):
            return hijri(parts, place)
    return dates.numeric(parts, place)


def _is_hijri(written: tuple[int, int, int], parts: Values, place: Place) -> bool:
    """Return whether a year, month and day are Hijri ones, as all but those of the Middle Ages.

    They are those of the day mentioned last; they alone fall on the weekday that is said; no other calendar has such a
    day; they are of the time of publication; or they are not to come, and the year mentioned last is far from them.
    """
    try:
        found = almanac.from_hijri(*written)
    except ValueError:
        return False
    told, published, gregorian = place.anchor.mentioned_to("D"), place.anchor.published, _weekday(written)
    if told is not None and abs(found - told) <= dt.timedelta(days=_OFF):
        return True
    fits = [day == parts.get("WEEKDAY") for day in (found.isoweekday(), gregorian)]
    if any(fits) and not all(fits):
        return fits[0]
    if gregorian is None or (published is not None and abs(found - published) <= dt.timedelta(days=_OF_LATE)):
        return True
    then = place.anchor.mentioned_to("Y")
    return written[0] <= _WRITTEN and (then is None or abs(then.year - written[0]) > _AGE)


def _weekday(written: tuple[int, int, int]) -> int | None:
    """Return the weekday of a Gregorian date; None if there is none, 30/2/1442."""
    try:
        return dt.date(*written).isoweekday()
    except ValueError:
        return None


def hijri(parts: Values, place: Place) -> Value | None:
    """Return a Hijri century, year, month or day in the Gregorian calendar, or the days or years between two."""
    year, month, day = parts.get("year", parts.get("num")), parts.get("HMONTH"), parts.get("day")
    if "DATE" in parts:
        year, month, day = dates.figures(str(parts["DATE"]), place, month_first=False)
    years = 100 if "CENTURY" in parts else 1
    if year is None:
        year = _unsaid_year(parts, place, month)
    if year is None:
        return unknown("Y")
    if int(year) > _LAST_HIJRI:  # a Gregorian year beside a Hijri month
        hijri = almanac.hijri_year(dt.date(int(year), 12, 31))
        year = hijri - (almanac.from_hijri(hijri, int(month or 1), int(day or 1)).year > int(year))
    end_year, end_day = int(parts.get("year2", year)), parts.get("day2", day)
    try:
        first = almanac.from_hijri(int(year) * years - years + 1, int(month or 1), int(day or 1))
        if end_day:
            last = almanac.from_hijri(end_year, int(month or 1), int(end_day))
        else:
            last = _hijri_end(end_year * years, None if month is None else int(month))
    except (ValueError, OverflowError):
        return Value("DATE", UNKNOWN_DAY, impossible=True)
    if first == last:
        found = valued(first.isoformat(), parts)
    elif day or month:
        found = valued(f"{first}/{last}", parts)
    else:
        value = f"{first.year:04d}/{last.year:04d}" if first.year != last.year else f"{first.year:04d}"
        found = replace(valued(value, parts), when=edtf(f"{first}/{last}"))
    return replace(found, calendar=almanac.hijri_calendar(int(year)))


def _unsaid_year(parts: Values, place: Place, month: str | float | None) -> int | None:
    """Return the Hijri year of a month or day without one: the one that the sentence has said, else as it tells."""
    if place.anchor.named_year is not None and "REL" not in parts:
        beside = place.anchor.mentioned_to("D")
        if beside is not None:
            return almanac.hijri_year(beside)
    now = place.anchor.now
    if now is None:
        return None
    year = almanac.hijri_year(now)
    if "YEAR" in parts or month is None:
        return year + int(parts.get("REL", 0))
    first = almanac.from_hijri(year, int(month), min(int(parts.get("day", 1)), _SURE))
    last = first if "day" in parts else _hijri_end(year, int(month))
    return year + _years_on(parts, place.direction(parts), f"{first}/{last}", now)


def _hijri_end(year: int, month: int | None) -> dt.date:
    """Return the last day of a Hijri month, or of a whole Hijri year."""
    following = (year + 1, 1) if month in {None, 12} else (year, int(month or 0) + 1)
    return almanac.from_hijri(*following) - dt.timedelta(days=1)
