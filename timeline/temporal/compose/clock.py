"""Times of day, on the day that stands beside them or on which they are told."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from timeline.temporal.compose import dates, feasts, relative
from timeline.temporal.compose.place import UNKNOWN_DAY, Value
from timeline.temporal.edtf import edtf

if TYPE_CHECKING:
    from timeline.temporal.compose.place import Place
    from timeline.temporal.numbers import Values


def time(parts: Values, place: Place) -> Value | None:
    """Return a time of day: `2021-06-01T18:00`, `1950-10-09TNI`."""
    day = _day_of_time(parts, place)
    clock = _clock(parts)
    if clock is None:
        return None
    other = f"{day.alternative}T{clock}" if day.alternative else ""
    mod = str(parts["MEASURE"]) if "MEASURE" in parts else None
    return Value("TIME", f"{day.value}T{clock}", mod, edtf(day.value), alternative=other)


def times(parts: Values, place: Place) -> Value | None:
    """Return the time from one hour to another: `2021-06-01T15:00/2021-06-01T17:00`."""
    day = _day_of_time(parts, place)
    first = {name: value for name, value in parts.items() if name[-1] != "2"}
    second = {name[:-1]: value for name, value in parts.items() if name[-1] == "2"}
    half = {name: value for name, value in second.items() if name in {"AMPM", "DAYPART"}}
    begins, ends = _clock(half | first), _clock(second)
    if begins is not None and ends is not None and begins > ends and "AMPM" not in first:  # from 11 to 2 p.m.
        begins = _clock({**first, "AMPM": "AM"})
    if begins is None or ends is None:
        return None
    over = begins >= ends and re.fullmatch(r"\d{4}-\d\d-\d\d", day.value)  # from 10 p.m. to 5 a.m.
    last = dt.date.fromisoformat(day.value) + dt.timedelta(days=1) if over else day.value
    return Value("TIME", f"{day.value}T{begins}/{last}T{ends}", None, edtf(day.value))


def _clock(parts: Values) -> str | None:
    if "TIMEWORD" in parts and "num2" not in parts:
        return str(parts["TIMEWORD"])
    if "CLOCK" in parts:
        hour, minute = map(int, re.split(r"\D+", str(parts["CLOCK"]))[:2])
    elif "hhmm" in parts:
        hour, minute = divmod(int(parts["hhmm"]), 100)
    elif {"hour", "TIMEWORD"} & parts.keys() or ("num" in parts and "ERA" not in parts):
        hour = int(parts.get("hour", parts.get("num", str(parts.get("TIMEWORD", ""))[:2])))
        minute = round(float(parts.get("num2", 60 * float(parts.get("FRACTION", 0)))))
    else:
        return str(parts["DAYPART"]) if "DAYPART" in parts else None
    said = {parts.get("AMPM"), parts.get("DAYPART")}
    later = said & {"PM", "EV"} or ("MI" in said and hour < 6) or ("AF" in said and hour < 9)
    if hour < 12 and (later or ("NI" in said and hour >= 6)):
        hour += 12
    elif hour == 12 and said & {"AM", "NI"}:
        hour = 0
    if "PAST" in parts:  # двадцать минут девятого: of the ninth hour
        hour = (hour - 1) % 24
    if "LESS" in parts:  # a quarter to three
        hour, minute = (hour - 1) % 24, 60 - minute
    if "WITHIN" in parts:  # в девятом часу
        return f"{hour:02d}"
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _day_of_time(parts: Values, place: Place) -> Value:
    """Return the day that is said beside a time, else the one on which the text was published, else an unknown one."""
    found: Value | None = None
    if {"DM", "MONTH"} <= parts.keys():  # the night of 5/6 June
        found = dates.calendar({**parts, "day": int(re.split(r"\D+", str(parts["DM"]))[0])}, place)
    elif {"DATE", "DM"} & parts.keys():
        found = dates.numeric(parts, place)
    elif "HMONTH" in parts:
        found = feasts.hijri(parts, place)
    elif {"MONTH", "day"} & parts.keys():
        hours = set() if "ERA" in parts else {"num", "num2"}
        found = dates.calendar({name: value for name, value in parts.items() if name not in hours}, place)
    elif "NAMED" in parts:
        found = feasts.named(parts, place)
    elif "DEICTIC" in parts:
        found = relative.relative({"DEICTIC": parts["DEICTIC"]}, place)
    elif "WEEKDAY" in parts:
        found = dates.weekday(parts, place)
    if found is None:
        found = Value("DATE", UNKNOWN_DAY if "EVERY" in parts else _untold_day(parts, place))  # at 9 p.m. on Thursdays
    return found


def _untold_day(parts: Values, place: Place) -> str:
    """Return the day of a time that is said alone."""
    anchor = place.anchor
    if place.is_told(parts) or {"LAST", "REL"} <= parts.keys():
        day = place.counted_from(parts)
        steps = int(parts.get("REL", parts.get("nights", 0))) * (-1 if "AGO" in parts else 1)
        return UNKNOWN_DAY if day is None else (day + dt.timedelta(days=steps)).isoformat()
    if "REL" in parts and anchor.now is not None and (anchor.to_the_day or not anchor.narrative):
        return (anchor.now + dt.timedelta(days=int(parts["REL"]))).isoformat()  # last night
    if anchor.named_day is not None or anchor.several:  # on 18 March 2024, at three; from 5 to 9 May, at ten
        return UNKNOWN_DAY if anchor.named_day is None else anchor.named_day.isoformat()
    if anchor.narrative and not {"CLOCK", "hhmm", "hour", "num", "TIMEWORD", "LAST", "SAME"} & parts.keys():
        return UNKNOWN_DAY  # "at night" in a story is of no day
    if anchor.narrative or "LAST" in parts:
        return anchor.last.isoformat() if anchor.last is not None and anchor.to_the_day else UNKNOWN_DAY
    return UNKNOWN_DAY if anchor.now is None else anchor.now.isoformat()
