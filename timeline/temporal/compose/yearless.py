"""The year of a month or day that was said without one: that of its sentence, of the story, or the nearest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline.temporal import almanac
from timeline.temporal.anchor import nearest_year
from timeline.temporal.compose.place import deixis

if TYPE_CHECKING:
    import datetime as dt

    from timeline.temporal.compose.place import Place
    from timeline.temporal.numbers import Values

_OVER: Final = 10  # months back, from which on the next year is meant: from December to January
_BARE: Final = re.compile(r"[0-9]{4}")
_HEAD: Final = 12  # characters in which an apposition begins
_APPOSED: Final = re.compile(r", (?:\w+ )?\Z")


def yearless(month: int, day: int | None, parts: Values, place: Place) -> int | None:
    """Return the year of a month or day that was said without one."""
    if (
        {"EVERY", "SAME", "THATYEAR"} & parts.keys()
        or ({"REL", "DEICTIC"} & parts.keys() and deixis(parts)[0] == "Y")
        or place.yearly
    ):
        return None
    era = place.anchor.era if place.anchor.glance is None else place.anchor.glance
    if era is not None:
        return -era
    today = place.anchor.published
    if today is not None and ("YEARSAGO" in parts or deixis(parts)[0] == "D"):
        # 35 years ago, on 29 August; tomorrow, 16 March
        return nearest_year(almanac.shifted(today, "Y", -int(parts.get("YEARSAGO", 0))), month, day)
    named = None if "REL" in parts else _of_the_sentence(month, day, parts, place)
    if named is not None:
        return named
    now = place.counted_from(parts)
    if "REL" in parts and "YEAR" not in parts and now is not None:
        by_year = place.language.settings.get("month") == "year" and "NEAR" not in parts
        if place.is_told(parts):
            by_year = place.anchor.mentioned_to("M") is None
        return _related(now, (month, day), int(parts["REL"]), by_year=by_year)
    return None if place.anchor.now is None else place.anchor.year_of(month, day, place.direction(parts))


def _of_the_sentence(month: int, day: int | None, parts: Values, place: Place) -> int | None:
    """Return the year that the sentence has named, if the date can be of it: said, or left to the reader; else None."""
    anchor = place.anchor
    year, beside = anchor.named_year, anchor.beside
    if anchor.narrative and _BARE.fullmatch(beside) and _APPOSED.search(place.before(_HEAD)):
        return int(beside)  # three years later, in March
    if day is None or year is None or (anchor.narrative and not (anchor.year_said and "-" in beside)):
        return None
    toward = place.direction(parts)
    if anchor.year_said:  # in 2009, on 2 December; but "the class of 1998 will meet on 8 June"
        return year if anchor.published is None or (year - anchor.published.year) * toward >= 0 else None
    if toward:  # held in October, the next will be on 28 April
        return None
    return year + (beside[5:7].isdecimal() and int(beside[5:7]) - month >= _OVER)  # 24 December and New Year's Day


def _related(now: dt.date, date: tuple[int, int | None], relation: int, *, by_year: bool) -> int:
    """Return the year of "last September", "next 26 May": not the one that runs; or that of last year, next year."""
    if not relation or by_year:
        return now.year + relation
    month, day = date
    ahead = 31 * (month - now.month) + (0 if day is None else day - now.day)
    return now.year + relation * (ahead * relation <= 0)
