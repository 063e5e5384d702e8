"""Dates as columns show them: the year apart, the rest short, doubt as a mark, precision as a sign.

Nothing is added to what is known: a year has no month here, a decade no year.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.when import OPEN, Point, Precision, When

if TYPE_CHECKING:
    from timeline.model import Occurrence
    from timeline.views.canvas import Canvas
    from timeline.when import End
    from timeline.wording import Wording


def sign(when: When) -> str:
    """Return the name of the glyph that shows how finely the date is known."""
    if when.is_interval:
        return "span"
    return {Precision.DAY: "day", Precision.MONTH: "month", Precision.SEASON: "month"}.get(when.precision, "year")


def doubt(when: When) -> str:
    """Return the marks of doubt behind a date: `?` uncertain, `~` approximate, or both."""
    return "?~" if when.doubt == "%" else when.doubt


def year(when: When, canvas: Canvas) -> str:
    """Return the year that the date falls or begins in; nothing if it is not known to the year."""
    first, last = when.points[0].years()
    return year_name(first, canvas) if first == last else ""


def year_name(number: int, words: Canvas | Wording) -> str:
    """Return a year as it is said: `1991`, `44 BC` for -43."""
    if 0 < number <= 9999:
        return str(number)
    return words.date(When.parse(f"{number:0{4 + (number < 0)}}" if abs(number) <= 9999 else f"Y{number}"))


def within_year(when: When, canvas: Canvas) -> str:
    """Return the date beside its year: `29 Aug`, `3–7 Mar`, `–2012` for what began in another year; marks of doubt."""
    if when.end is None or _one_year(when):
        return canvas.short(when) + doubt(when)
    first = canvas.short(When(when.start)) if isinstance(when.start, Point) else ""
    return canvas.plain(f"{first}–{_end(when.end, canvas)}") + doubt(when)


def dated(when: When, canvas: Canvas) -> str:
    """Return the date with its year, short: `29 Aug 1949`, `Nov 1994`, `1990s`, `27 Dec 2023–3 Jan 2024`."""
    if when.end is not None and not _one_year(when):
        return canvas.plain(f"{_end(when.start, canvas)}–{_end(when.end, canvas)}") + doubt(when)
    said, part = year(when, canvas), canvas.short(when)
    if said and part:
        said = canvas.say("dated", date=part, year=said)
    return (said or part or canvas.date(When(Point(when.points[0].year)))) + doubt(when)


def days(each: Occurrence, canvas: Canvas) -> str:
    """Return the day of an occurrence, or the days of a span, without the year."""
    last = each.end - dt.timedelta(days=1)
    return canvas.short(When(When.on(each.start).start, None if last == each.start else When.on(last).start))


def _end(end: End, canvas: Canvas) -> str:
    """Return one end of an interval: a date without its doubt, `…` where it is open, `?` where nobody knows."""
    if isinstance(end, Point):
        return dated(When(Point(end.year, end.month, end.day)), canvas)
    return "…" if end == OPEN else "?"


def _one_year(when: When) -> bool:
    """Return whether both ends of an interval are said and lie in one year."""
    return len(when.points) == 2 and when.points[0].year == when.points[1].year
