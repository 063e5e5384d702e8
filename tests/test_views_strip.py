"""The strip: heights, silence, names of years, today."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.views import canvas, event, plain, timeline
from timeline.views import strip

TREATIES = timeline(*(event(when) for when in ("1987-12-08", "1991-07-31", "1991-08-29", "1991-10-05", "1996-09-24")))
YEAR_2006 = dt.date(2006, 7, 1)


def test_the_higher_the_more_events() -> None:
    """A line an event where there is room, a point for silence, a tick above each name, and a sign for today."""
    assert plain(strip.render(TREATIES, canvas(40, today=YEAR_2006)))[2:] == [
        "",
        "         █",
        "         █",
        "·█·······█·········█····················",
        "──────┬──────────────────┬────────────▲─",
        "     1990               2000",
        "",
        "most in 1991: 3 events",
        "longest silence 1996–2006: 9 years",
        "",
        "▲ today",
    ]


def test_less_than_a_line_is_an_eighth_of_it() -> None:
    """Three events in two lines: one of them is two thirds of a line high, rounded up to eighths."""
    assert plain(strip.bars(TREATIES, canvas(40, today=YEAR_2006), 2))[:2] == [
        "         █",
        "·▆·······█·········▆····················",
    ]


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        ("2019", "2026", "2020 2022 2024 2026"),
        ("1949", "2026", "1960 1980 2000 2020"),
        ("1526", "2026", "1600 1700 1800 1900 2000"),
        ("-0499", "2026", "1 BC 1000 2000"),
    ],
)
def test_as_many_years_are_named_as_have_room(first: str, last: str, named: str) -> None:
    """Every other year of a few, else every other decade, or the centuries, or the millennia."""
    names = plain(strip.bars(timeline(event(first), event(last)), canvas(40), 1))[-1]
    assert " ".join(names.split()) == named


def test_nothing_is_drawn_for_events_of_no_year() -> None:
    """A day of every year is at no place of the strip."""
    assert strip.bars(timeline(event("XXXX-03")), canvas(), 1) == []


def test_in_ascii() -> None:
    """Bars, axis and today."""
    assert plain(strip.bars(TREATIES, canvas(40, today=YEAR_2006, ascii=True), 1)) == [
        "-:-------#---------:--------------------",
        "------+------------------+------------^-",
        "     1990               2000",
    ]
