"""Dates in words, to the precision they are known to and no further.

Names of months come from CLDR, the order of the parts from the language's `[date]` table. No direction marks are
written: what leaves for a file is plain text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.when import OPEN, Point, Precision, When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.when import End
    from timeline.wording.cldr import Locale

YEARLY = "XXXX"


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """How one language writes dates. Months are in order, the first of them nothing."""

    _months: Sequence[str]
    _months_of_days: Sequence[str]
    _short_months: Sequence[str]
    _short_months_of_days: Sequence[str]
    _patterns: Mapping[str, str]

    @classmethod
    def of(cls, locale: Locale, patterns: Mapping[str, str]) -> Dates:
        """Return the writer of dates of a CLDR locale with our patterns."""
        alone, beside = locale.months[patterns["months"]], locale.months["format"]
        wide, short = "wide", "abbreviated"
        return cls(["", *alone[wide]], ["", *beside[wide]], _bare(alone[short]), _bare(beside[short]), patterns)

    def full(self, when: When) -> str:
        """Return the date with its year and its doubt."""
        if when.end is None:
            return self._doubted(self._span(when.points), when.doubt)
        marks = {point.doubt for point in when.points}
        if len(when.points) == 2 and len(marks) == 1:
            return self._doubted(self._span(when.points), when.doubt)
        return f"{self._end(when.start)} – {self._end(when.end)}"

    def short(self, when: When) -> str:
        """Return the date without its year, its months shortened; nothing if only a year is known."""
        first, last = when.points[0], when.points[-1]
        if _is_days(first, last) and (first.year, first.month) == (last.year, last.month):
            return self._days(first, last, self._short_months_of_days)
        parts = (self._part(point, self._short_months, self._short_months_of_days) for point in (first, last))
        return "–".join(dict.fromkeys(filter(None, parts)))

    def _end(self, end: End) -> str:
        """Return one end of an interval: a date, `…` where it is open, `?` where nobody knows."""
        if isinstance(end, Point):
            return self._doubted(self._span((end,)), end.doubt)
        return "…" if end == OPEN else "?"

    def _span(self, points: tuple[Point, ...]) -> str:
        """Return one date, or two with what they share said once."""
        first, last = points[0], points[-1]
        if first.year != last.year:
            if first.precision is last.precision is Precision.YEAR and min(first.years()[0], last.years()[0]) > 0:
                return self._patterns["years"].format(first=first.years()[0], last=last.years()[0])
            return f"{self._span((first,))} – {self._span((last,))}"
        if _is_days(first, last) and first.month == last.month:
            part = self._days(first, last, self._months_of_days)
        else:
            parts = (self._part(point, self._months, self._months_of_days) for point in points)
            part = " – ".join(dict.fromkeys(filter(None, parts)))
        if first.year == YEARLY:
            return part
        if not part:
            return self._year(first)
        return self._patterns["in_year"].format(part=part, year=self._year(first, of=True))

    def _days(self, first: Point, last: Point, months: Sequence[str]) -> str:
        """Return the day, or the days, of one month."""
        days = dict.fromkeys(str(int(point.day)) for point in (first, last))
        return self._patterns["day"].format(day="–".join(days), month=months[int(first.month)])

    def _part(self, point: Point, alone: Sequence[str], beside: Sequence[str]) -> str:
        """Return what is known within the year: a day, a month, a season, or nothing."""
        match point.precision:
            case Precision.DAY:
                return self._days(point, point, beside)
            case Precision.MONTH:
                return alone[int(point.month)]
            case Precision.SEASON:
                return self._patterns[f"season_{point.month}"]
            case _:
                return ""

    def _year(self, point: Point, *, of: bool = False) -> str:
        """Return the year, decade or century; `of` it when a part of it goes before or after."""
        first, last = point.years()
        kind = {Precision.DECADE: "decade", Precision.CENTURY: "century"}.get(point.precision)
        if kind:
            return self._patterns[kind].format(first=first, last=last)
        kind = ("of_" if of else "") + ("year" if first > 0 else "year_bc")
        # EDTF counts 1 BC as 0 (ISO 8601).
        return self._patterns[kind].format(year=first if first > 0 else 1 - first)

    def _doubted(self, text: str, doubt: str) -> str:
        if doubt in {"~", "%"}:
            text = self._patterns["approximate"].format(date=text)
        if doubt in {"?", "%"}:
            text = self._patterns["uncertain"].format(date=text)
        return text


def _is_days(*points: Point) -> bool:
    return all(point.precision is Precision.DAY for point in points)


def _bare(months: Sequence[str]) -> Sequence[str]:
    """Return the names, after nothing, without the full stop for which a narrow column has no room."""
    return ["", *(name.rstrip(".") for name in months)]
