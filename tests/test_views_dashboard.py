"""The dashboard: all at a glance."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.views import canvas, chronicle, event, plain, timeline
from timeline.model import LANGUAGES
from timeline.views import dashboard

AUGUST = dt.date(2026, 8, 20)
CLOSURE = event("1991-08-29", "Test site closed", commemorate=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("today", [dt.date(2026, 2, 1), dt.date(2026, 8, 20)])
def test_it_fits_a_screen(width: int, language: str, today: dt.date) -> None:
    """Twenty-four lines with the prompt, whether a month has four weeks or parts of six."""
    assert len(dashboard.render(chronicle(), canvas(width, language, today=today))) <= 23


def test_the_month_has_its_events_beside_it() -> None:
    """Day, sign, which anniversary, title, each in a line; what is marked is bold."""
    bank = event("2017-08-29", "Bank inaugurated, the first of its kind in the world")
    workshop = event("2024-08-27/2024-08-28", "Workshop")
    lines = plain(dashboard.render(timeline(CLOSURE, bank, workshop), canvas(today=AUGUST)))
    assert lines[5:8] == [
        "        August 2026            27–28 ◆    2  Workshop",
        " Mo  Tu  We  Th  Fr  Sa  Su       29 ● ★ 35  Test site closed",
        "                      1   2          ●    9  Bank inaugurated, the first of its…",
    ]


def test_of_too_many_events_the_marked_are_shown() -> None:
    """The rest is counted, and the command named that shows it; a day keeps its place in the order."""
    others = [event(f"1950-08-{day:02}", f"Event of the {day}th") for day in range(4, 20)]
    lines = plain(dashboard.render(timeline(CLOSURE, *others), canvas(today=AUGUST)))
    assert lines[12].endswith("   29 ● ★ 35  Test site closed")
    assert lines[13].endswith("   10 more: timeline month 2026-08")


def test_a_span_shows_as_much_of_itself_as_lies_in_the_month() -> None:
    """Its other end is in another month."""
    review = event("2026-07-27/2026-08-22", "Review")
    assert any("–22 ◆" in line for line in plain(dashboard.render(timeline(review), canvas(today=AUGUST))))


def test_the_round_anniversary_of_a_day_comes_first() -> None:
    """Of several on one day it is the one that must be seen."""
    bank = event("2017-08-29", "Bank inaugurated", id="a", commemorate=True)
    lines = plain(dashboard.render(timeline(CLOSURE, bank), canvas(today=AUGUST)))
    (where,) = (number for number, line in enumerate(lines) if line.startswith("Coming"))
    assert lines[where + 1 : where + 3] == [
        "Sat 29 Aug  in 9 days  ★ 35  Test site closed",
        "                          9  Bank inaugurated",
    ]
