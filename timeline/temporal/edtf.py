"""The EDTF twin of a TIMEX3 value: what of it a chronology can place."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from timeline.when import When

_SEASONS: Final = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_DAY: Final = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?")
_PART: Final = re.compile(r"(?P<year>\d{4})-(?:(?P<season>SP|SU|FA|WI)|Q(?P<quarter>[1-4])|H(?P<half>[12]))")
_WEEK: Final = re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)(?P<end>-WE)?")
_BEFORE_CHRIST: Final = re.compile(r"BC(?P<year>\d{4})(?P<rest>(?:-\d\d){0,2})(?:-(?P<season>SP|SU|FA|WI))?")


@lru_cache(maxsize=1 << 12)  # a text speaks of few dates, again and again
def edtf(value: str) -> When | None:
    """Return the EDTF value of a TIMEX3 one; None where there is none: durations, references, impossible days."""
    try:
        return _parse(value)
    except ValueError:
        return None


def _parse(value: str) -> When | None:
    if "/" in value:
        ends = [_parse(end) for end in value.split("/")]
        return None if None in ends else _span([end for end in ends if end is not None])
    if _DAY.fullmatch(value):
        return When.parse(value)
    if re.fullmatch(r"\d{2,3}", value):  # a century, a decade
        return When.parse(value.ljust(4, "X"))
    for pattern, read in ((_PART, _part), (_WEEK, _week), (_BEFORE_CHRIST, _before_christ)):
        if found := pattern.fullmatch(value):
            return read(found)
    return None


def _span(ends: list[When]) -> When:
    last = ends[-1]
    return When.parse(f"{ends[0].start}/{last.start if last.end is None else last.end}")


def _week(found: re.Match[str]) -> When:
    monday = dt.date.fromisocalendar(int(found["year"]), int(found["week"]), 1)
    first = monday + dt.timedelta(days=5 if found["end"] else 0)
    return When.parse(f"{first}/{monday + dt.timedelta(days=6)}")


def _before_christ(found: re.Match[str]) -> When:
    year = int(found["year"]) - 1
    season = f"-{_SEASONS[found['season']]}" if found["season"] else ""
    return When.parse(f"{f'-{year:04d}' if year else '0000'}{found['rest']}{season}")


def _part(found: re.Match[str]) -> When:
    year = found["year"]
    if found["season"]:
        return When.parse(f"{year}-{_SEASONS[found['season']]}")
    months = 3 if found["quarter"] else 6
    last = int(found["quarter"] or found["half"]) * months
    return When.parse(f"{year}-{last - months + 1:02d}/{year}-{last:02d}")
