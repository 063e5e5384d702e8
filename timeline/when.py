"""Uncertain dates: EDTF (ISO 8601-2:2019) level 1 values, and nothing that was not said.

A `When` keeps exactly the digits it was given. What is unsaid stays unsaid: `2010` is a year and never 1 January,
`XXXX-08-29` is a day of every year and never this year's. Bounds are half-open, `[earliest, latest)`, in days of the
proleptic Gregorian calendar as `datetime.date.toordinal` counts them, carried on below year 1, where dates have no
`date`. The year 0000 is 1 BC (ISO 8601).
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from enum import IntEnum
from functools import total_ordering
from typing import Final

OPEN: Final = ".."
"""The end of an interval that has no bound."""
UNKNOWN: Final = ""
"""The end of an interval that nobody knows."""

FOREVER: Final = 10**12
"""Beyond every date: the bound of an open or unknown end, in days."""

_FOUR_CENTURIES: Final = 146_097  # days in 400 Gregorian years
_SEASON_MONTHS: Final = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}
_POINT: Final = re.compile(
    r"(?P<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)|XXXX|Y-?[1-9][0-9]{4,8})"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<doubt>[?~%]?)",
    re.ASCII,
)


class Precision(IntEnum):
    """How finely a date is known, coarsest first."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6


def ordinal(year: int, month: int = 1, day: int = 1) -> int:
    """Return the day's number, as `date.toordinal` does, for any year; `month` may run past 12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    cycles, year = divmod(year - 1, 400)
    return dt.date(year + 1, month, 1).toordinal() + day - 1 + cycles * _FOUR_CENTURIES


@dataclass(frozen=True, slots=True)
class Point:
    """One EDTF date, as written: `year` `-month` `-day` and a mark of `doubt` (`?`, `~`, `%` or none)."""

    year: str
    month: str = ""
    day: str = ""
    doubt: str = ""

    def __str__(self) -> str:
        """Return the EDTF string."""
        return "-".join(filter(None, (self.year, self.month, self.day))) + self.doubt

    @property
    def precision(self) -> Precision:
        """The finest part that is said."""
        if self.day and self.day != "XX":
            return Precision.DAY
        if self.month and self.month != "XX":
            return Precision.SEASON if self.month in _SEASON_MONTHS else Precision.MONTH
        return {2: Precision.CENTURY, 1: Precision.DECADE}.get(self.year.count("X"), Precision.YEAR)

    def years(self) -> tuple[int, int]:
        """Return the first and the last year it can be."""
        digits = self.year.removeprefix("Y")
        low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
        return min(low, high), max(low, high)

    def bounds(self) -> tuple[int, int]:
        """Return the half-open `[earliest, latest)` in days."""
        first, last = self.years()
        if self.month in _SEASON_MONTHS:
            low, high = _SEASON_MONTHS[self.month]
        else:
            low, high = (int(self.month), int(self.month)) if self.month.isdigit() else (1, 12)
        if self.day.isdigit():
            return ordinal(first, low, int(self.day)), ordinal(last, high, int(self.day)) + 1
        return ordinal(first, low), ordinal(last, high + 1)


End = Point | str
"""One end of an interval: a `Point`, `OPEN` or `UNKNOWN`."""


@total_ordering
@dataclass(frozen=True, slots=True)
class When:
    """A date or an interval of dates (`end` not None), its bounds inclusive as written.

    Ordered by earliest day, then coarser before finer, then shorter before longer, then as text: a year stands before
    its own January, and no two different values are equal.
    """

    start: End
    end: End | None = None

    @classmethod
    def parse(cls, text: str) -> When:
        """Return the value of an EDTF level 1 string.

        Raises ValueError, saying which part is wrong, on anything else and on impossible dates (`1991-02-30`).
        """
        if text.count("/") > 1:
            raise ValueError(f"{text!r} has more than one '/'; an interval is start/end")
        if "/" not in text:
            return cls(_point(text))
        left, right = (side if side in (OPEN, UNKNOWN) else _point(side) for side in text.split("/"))
        if not (isinstance(left, Point) or isinstance(right, Point)):
            raise ValueError(f"{text!r} has no date on either side of '/'")
        when = cls(left, right)
        if isinstance(left, Point) and isinstance(right, Point):
            if (left.year == "XXXX") != (right.year == "XXXX"):
                raise ValueError(f"{text!r} gives the year on one side of '/' only; give it on both or neither")
            if left.bounds()[0] >= right.bounds()[1]:
                raise ValueError(f"{text!r} ends before it starts")
        return when

    @classmethod
    def on(cls, day: dt.date) -> When:
        """Return the value of one calendar day."""
        return cls.parse(day.isoformat())

    def __str__(self) -> str:
        """Return the EDTF string; `When.parse` gives the same value back."""
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"

    def __lt__(self, other: When) -> bool:
        """Order by `earliest`, `precision`, `latest`, text."""
        if not isinstance(other, When):
            return NotImplemented
        return self.order < other.order

    @property
    def order(self) -> tuple[int, int, int, str]:
        """What it is ordered by. Many values are sorted by it sooner than by themselves: it is made once for each."""
        return self.earliest, self.precision, self.latest, str(self)

    @property
    def points(self) -> tuple[Point, ...]:
        """The dates that are said: one, or up to two of an interval."""
        return tuple(end for end in (self.start, self.end) if isinstance(end, Point))

    @property
    def is_interval(self) -> bool:
        """Whether it has two ends."""
        return self.end is not None

    @property
    def precision(self) -> Precision:
        """How finely it is known; of an interval, the coarser end."""
        return min(point.precision for point in self.points)

    @property
    def earliest(self) -> int:
        """The first day it can be, in days as `date.toordinal` counts them; `-FOREVER` if nothing bounds it."""
        return self.start.bounds()[0] if isinstance(self.start, Point) else -FOREVER

    @property
    def latest(self) -> int:
        """The day after the last it can be; `FOREVER` if nothing bounds it."""
        last = self.start if self.end is None else self.end
        return last.bounds()[1] if isinstance(last, Point) else FOREVER

    @property
    def yearly(self) -> bool:
        """Whether no year is said: a month or day of any year, `XXXX-08-29`."""
        return all(point.year == "XXXX" for point in self.points)

    @property
    def doubt(self) -> str:
        """`?` uncertain, `~` approximate, `%` both, or nothing: the marks of all its points together."""
        marks = {point.doubt for point in self.points} - {""}
        return "%" if len(marks) > 1 else "".join(marks)

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day, both inclusive, when both are known to the day and after 1 BC."""
        if self.precision is not Precision.DAY or self.yearly or len(self.points) != 1 + self.is_interval:
            return None
        if self.earliest < dt.date.min.toordinal():
            return None
        return dt.date.fromordinal(self.earliest), dt.date.fromordinal(self.latest - 1)

    @property
    def year(self) -> int | None:
        """The year it falls or begins in, when that is said."""
        if not isinstance(self.start, Point):
            return None
        first, last = self.start.years()
        return first if first == last else None

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it names, of a decade the first and the last; none if no year is said."""
        return () if self.yearly else tuple(year for point in self.points for year in point.years())

    @property
    def decade(self) -> When | None:
        """The decade it falls or begins in; the year or century where no decade can be told, None where no year can."""
        point = self.points[0]
        if point.year == "XXXX":
            return None
        if point.year.startswith("Y") or point.precision is Precision.CENTURY:
            return When(Point(point.year))
        return When(Point(f"{point.year[:-1]}X"))

    def overlaps(self, other: When) -> bool:
        """Return whether the bounds of both hold a day in common; those of a yearly value hold every year."""
        return self.earliest < other.latest and other.earliest < self.latest


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not an EDTF date such as 1991-08-29, 1994-11, 2010~, 199X or XXXX-08-29")
    point = Point(found["year"], found["month"] or "", found["day"] or "", found["doubt"])
    if point.year == "-0000":
        raise ValueError(f"{text!r}: the year 0000 (1 BC) has no sign")
    if point.year == "XXXX" and not (point.month + point.day).strip("X"):
        raise ValueError(f"{text!r} says nothing: no digit of it is known")
    if point.year[0] == "Y" and point.month:
        raise ValueError(f"{text!r} gives a month of a year with more than four digits, which stands alone")
    if "X" in point.year != "XXXX" and point.month:
        raise ValueError(f"{text!r} gives a month of a year that is only known to the decade or century")
    if point.month.isdigit():
        month = int(point.month)
        if not (1 <= month <= 12 or (point.month in _SEASON_MONTHS and not point.day)):
            raise ValueError(f"{text!r}: there is no month {point.month}")
        if point.day.isdigit() and not 1 <= int(point.day) <= _longest(point.years()[0], month, point.year):
            raise ValueError(f"{text!r}: there is no day {point.day} in that month")
    elif point.month == "XX" and point.day.isdigit():
        raise ValueError(f"{text!r} gives a day of a month that is not known")
    return point


def _longest(year: int, month: int, written: str) -> int:
    """Return the last day of the month; 29 for February when no year is said."""
    if written == "XXXX":
        return monthrange(2000, month)[1]
    return monthrange(year % 400 + 400, month)[1]
