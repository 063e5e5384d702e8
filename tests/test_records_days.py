"""Rows of a day, a month and a year: what the view shows, in its order."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.facts import BULLETIN, TIMELINE
from tests.views import canvas, plain
from timeline.records import Coming, Record, month, on, told, year
from timeline.views import view as drawing

TODAY = dt.date(2026, 9, 12)


def ids(rows: list[Record]) -> list[str]:
    """Return the facts of the rows."""
    return [row.id for row in rows]


def test_a_day_has_what_happened_on_it_and_then_what_is_kept_on_it() -> None:
    """With the years completed on that day, and how long ago that was."""
    closure, against = on(TIMELINE, TODAY, "en", dt.date(2026, 8, 29))
    assert closure.id == "sts-closure-1991"
    assert closure.next == Coming(first_day="2026-08-29", last_day="2026-08-29", days=-14, years=35, jubilee=True)
    assert against.id == "int-day-against-nuclear-tests"
    assert against.next is not None
    assert (against.next.days, against.next.years) == (-14, 16)


def test_a_day_is_today_unless_another_is_asked_for() -> None:
    """`timeline today` asks for none."""
    assert ids(on(TIMELINE, dt.date(2026, 9, 8), "en")) == ["canwfz-signed-2006"]


def test_an_empty_day_has_no_rows() -> None:
    """The next that is not empty is told to people."""
    assert on(TIMELINE, TODAY, "en", dt.date(2026, 8, 30)) == []


def test_what_is_not_marked_is_in_the_rows_of_its_day() -> None:
    """As it is in the view: it says of itself that it is not marked, and has its count."""
    (found,) = on(TIMELINE, TODAY, "en", dt.date(2026, 2, 16))
    assert (found.id, found.commemorate) == (BULLETIN.id, False)
    assert found.next == Coming(first_day="2026-02-16", last_day="2026-02-16", days=-208, years=14, jubilee=False)


def test_an_event_on_its_own_day_has_nothing_to_count() -> None:
    """Nor is it its own anniversary."""
    found = next(row for row in on(TIMELINE, TODAY, "en", dt.date(1991, 8, 29)) if row.type == "event")
    assert found.next is not None
    assert (found.next.first_day, found.next.years, found.next.jubilee) == ("1991-08-29", None, False)


@pytest.mark.parametrize(
    ("today", "days"),
    [("2026-11-18", 2), ("2026-11-20", 0), ("2026-11-23", 0), ("2026-11-24", -1), ("2026-12-03", -10)],
)
def test_days_are_counted_to_the_first_and_from_the_last(today: str, days: int) -> None:
    """Project Sapphire lasted from 20 to 23 November; while its anniversary lasts there is nothing to wait for."""
    (found,) = month(TIMELINE, dt.date.fromisoformat(today), "en", dt.date(2026, 11, 1))
    assert found.next is not None
    assert found.next.days == days


def test_a_month_ends_with_what_is_known_to_the_month() -> None:
    """The silo of about September 1996 is put on no day."""
    rows = month(TIMELINE, TODAY, "en")
    assert ids(rows) == ["canwfz-signed-2006", "ctbt-opened-1996", "kz-last-silo-1996"]
    assert [row.next and row.next.first_day for row in rows] == ["2026-09-08", "2026-09-24", None]


def test_a_year_is_the_plan_for_it() -> None:
    """By month, the round ones first, without what is not marked; what a month is known of is at its end."""
    rows = year(TIMELINE, TODAY, "en", 2026)
    assert ids(rows) == [
        "leap-day-2000",
        "kz-last-warhead-1995",
        "sts-closure-1991",
        "int-day-against-nuclear-tests",
        "canwfz-signed-2006",
        "ctbt-opened-1996",
        "kz-last-silo-1996",
        "disarmament-week",
        "project-sapphire-1994",
    ]
    assert [row.next and row.next.years for row in rows] == [26, 31, 35, 16, 20, 30, None, None, 32]


@pytest.mark.parametrize(
    ("view", "asked"),
    [
        ("upcoming", ()),
        ("upcoming", (dt.date(2028, 9, 12), True)),
        ("on", (dt.date(2026, 8, 29),)),
        ("on", ()),
        ("month", (dt.date(2026, 9, 1),)),
        ("month", ()),
        ("year", (2031,)),
        ("year", ()),
    ],
)
def test_the_rows_are_those_of_the_view(view: str, asked: tuple[object, ...]) -> None:
    """Each title of the rows, in their order, and no other, is found in the print of the view."""
    today = dt.date(2026, 9, 8)
    said = " ".join(plain(drawing(view)(TIMELINE, canvas(200, today=today), *asked)))
    titles = {fact.title("en") for fact in (*TIMELINE.events, *TIMELINE.observances)}
    found = sorted((at, title) for title in titles for at in _places(said, title))
    assert [row.title for row in told(view, TIMELINE, today, "en", *asked)] == [title for _, title in found]


def _places(text: str, part: str) -> list[int]:
    """Return where a part begins in a text."""
    return [at for at in range(len(text)) if text.startswith(part, at)]
