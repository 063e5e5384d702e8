from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.views import TODAY, event
from timeline.model import Event
from timeline.views.chronology import Decade, Silence, Today, walk
from timeline.when import When

if TYPE_CHECKING:
    import datetime as dt


def steps(*whens: str, today: dt.date = TODAY) -> list[str]:
    """Return what a reader meets, in short: `1990s: 2`, `1991-08-29`, `18 years`, `today`."""
    events = sorted((event(when) for when in whens), key=lambda each: each.when)
    return [short(step) for step in walk(events, today)]


def short(step: Decade | Silence | Today | Event) -> str:
    """Return a step in a word or two."""
    match step:
        case Decade(when, count):
            return f"{when}: {count}"
        case Silence(years):
            return f"{years} years"
        case Today():
            return "today"
        case Event():
            return str(step.when)


def test_today_cuts_past_from_future() -> None:
    """Today comes after what has begun and before what has not, within a decade too."""
    assert steps("2025-12-19", "2026", "2026-07-30", "2026-07-31") == [
        "202X: 4",
        "2025-12-19",
        "2026",
        "2026-07-30",
        "today",
        "2026-07-31",
    ]


def test_today_comes_last_when_all_is_past() -> None:
    """The silence since the last event is drawn before today."""
    assert steps("2019-12-10") == ["201X: 1", "2019-12-10", "6 years", "today"]


def test_today_comes_first_when_all_is_to_come() -> None:
    """Nothing stands before today if nothing has begun."""
    assert steps("2027-01-01") == ["today", "202X: 1", "2027-01-01"]


def test_an_empty_timeline_has_no_today() -> None:
    """No event, no step."""
    assert steps() == []


@pytest.mark.parametrize(
    ("first", "then", "years"),
    [
        ("1970-03-05", "1989-02-28", ["18 years"]),
        ("1963-08-05", "1965-08-05", ["2 years"]),
        ("1963-08-05", "1965-08-04", []),
        ("1963-08", "1965-08-31", ["2 years"]),
        ("1963-08", "1965-08-30", []),
        ("2010", "2015-08-27", ["4 years"]),
        ("1949/1989", "1991-08-29", []),
        ("1949/..", "1991-08-29", ["42 years"]),
        ("-0043-03-15", "1945-07-16", ["1988 years"]),
    ],
)
def test_a_silence_counts_completed_years_that_are_certain(first: str, then: str, years: list[str]) -> None:
    """From the last day that the one can be to the first that the other can be, floored; under two years is none."""
    found = steps(first, then)
    assert [step for step in found[found.index(first) : found.index(then)] if step.endswith("years")] == years


def test_what_has_no_year_comes_last() -> None:
    """A day or month of no known year is not put into one."""
    assert steps("XXXX-03", "2026-02-05") == ["202X: 1", "2026-02-05", "today", "None: 1", "XXXX-03"]


def test_a_decade_is_told_once_with_its_count() -> None:
    """Decades stand before their first event, empty ones not at all."""
    assert steps("1991-08-29", "1994-11", "2026-02-05")[:3] == ["199X: 2", "1991-08-29", "3 years"]
    assert Decade(When.parse("202X"), 1) in list(walk([event("2026-02-05")], TODAY))
