"""What a day, a month and a year hold."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.views import canvas, chronicle, event, observance, plain, timeline
from timeline.views import month, on, upcoming, year

CLOSURE = event("1991-08-29", "Test site closed", source="", commemorate=True)
BANK = event("2017-08-29", "Bank inaugurated", source="")
TESTS = observance("XXXX-08-29", "Day against Nuclear Tests", source="", since=2010)
AUGUST = dt.date(2026, 8, 1)


def test_a_day_is_told_in_all_its_years() -> None:
    """Events by year with the count of the year asked for, marked or not; then the days kept every year."""
    shown = on.render(timeline(BANK, CLOSURE, observances=[TESTS]), canvas(60), dt.date(2026, 8, 29))
    assert plain(shown) == [
        "On this day                               Sat 29 August 2026",
        "",
        "  1991 ●  Test site closed                        ★ 35 years",
        "  2017 ●  Bank inaugurated                           9 years",
        "",
        "Every year ─────────────────────────────────────────────── 1",
        "29 Aug ●  Day against Nuclear Tests               since 2010",
        "",
        "● exact day  ★ round anniversary",
    ]


def test_an_empty_day_leads_to_the_next() -> None:
    """Nothing on the day itself, then the first day after it that has something."""
    lines = plain(on.render(timeline(CLOSURE), canvas(60), dt.date(2026, 8, 30)))
    assert lines[2:6] == [
        "Nothing is marked then.",
        "",
        "next · 29 August 2027 ──────────────────────────────────────",
        "1991 ●  Test site closed                            36 years",
    ]


def test_an_empty_day_leads_to_what_is_to_come_for_the_first_time() -> None:
    """An event that lies ahead comes before its own anniversary."""
    ahead = event("2026-12-10", "Conference", source="")
    lines = plain(on.render(timeline(ahead), canvas(60), dt.date(2026, 8, 30)))
    assert lines[4].startswith("next · 10 December 2026 ")
    assert lines[5] == "2026 ●  Conference"


def test_a_span_is_told_on_each_of_its_days() -> None:
    """With its days, for they are not this one."""
    removed = event("1994-11-20/1994-11-23", "Project Sapphire", source="")
    lines = plain(on.render(timeline(removed), canvas(60), dt.date(2026, 11, 22)))
    assert lines[2] == "20–23 Nov 1994 ◆  Project Sapphire                  32 years"


def test_a_day_of_the_event_itself_has_no_count() -> None:
    """In its own year an event is not its anniversary."""
    lines = plain(on.render(timeline(CLOSURE), canvas(60), dt.date(1991, 8, 29)))
    assert lines[2] == "1991 ●  Test site closed"


def test_a_month_counts_the_events_of_each_day() -> None:
    """Today has a sign of its own; in the list a day that comes again is said once."""
    shown = month.render(timeline(BANK, CLOSURE, event("1949-08-05", "Pact", source="")), canvas(60), AUGUST)
    lines = plain(month.render(timeline(BANK, CLOSURE), canvas(today=dt.date(2026, 8, 5)), AUGUST))
    assert plain(shown) == [
        "        August 2026",
        " Mo  Tu  We  Th  Fr  Sa  Su",
        "                      1   2",
        "  3   4   5¹  6   7   8   9",
        " 10  11  12  13  14  15  16",
        " 17  18  19  20  21  22  23",
        " 24  25  26  27  28  29² 30",
        " 31",
        "",
        " 5 Aug ●  Pact                                      77 years",
        "29 Aug ●  Test site closed                        ★ 35 years",
        "       ●  Bank inaugurated                           9 years",
        "",
        "● exact day  ★ round anniversary  ² events on that day",
    ]
    assert lines[3] == "  3   4 › 5   6   7   8   9"


def test_a_month_in_ascii() -> None:
    """The cells are wider, for there are no small numbers."""
    lines = plain(month.render(timeline(BANK, CLOSURE), canvas(ascii=True), AUGUST))
    assert lines[1] == " Mo   Tu   We   Th   Fr   Sa   Su"
    assert lines[6] == " 24   25   26   27   28   29*2 30"
    assert lines[-1] == "* exact day  ! round anniversary  *2 events on that day"


def test_what_is_known_to_the_month_is_on_no_day_of_it() -> None:
    """It stands in the month without a day, with about its years, and no cell counts it."""
    silo = event("1996-09~", "Last silo dismantled", source="")
    lines = plain(month.render(timeline(silo), canvas(60), dt.date(2026, 9, 1)))
    assert lines[-3:] == [
        "Sep~ ◐  Last silo dismantled                       ~30 years",
        "",
        "◐ month  ~ about",
    ]
    assert not any("¹" in line for line in lines)


def test_a_span_counts_on_each_of_its_days() -> None:
    """The week of 24 to 30 October has seven days with one event each."""
    week = observance("XXXX-10-24/XXXX-10-30", "Disarmament Week", source="")
    lines = plain(month.render(timeline(observances=[week]), canvas(), dt.date(2026, 10, 1)))
    assert lines[5:7] == [" 19  20  21  22  23  24¹ 25¹", " 26¹ 27¹ 28¹ 29¹ 30¹ 31"]


def test_a_plan_has_the_round_anniversaries_first() -> None:
    """In each month, before what comes earlier in it; what is not marked is left out unless it is of that year."""
    review = event("2026-04-27/2026-05-22", "Review Conference", source="")
    fair = event("2026", "Chair of the zone", source="")
    founded = event("1947-08-21", "Decree", source="", commemorate=True)
    shown = year.render(timeline(CLOSURE, founded, BANK, review, fair), canvas(60), 2026)
    assert plain(shown) == [
        "Plan for 2026                  4 dates · 1 round anniversary",
        "",
        "April 2026 ─────────────────────────────────────────────── 1",
        "27 Apr– ◆  Review Conference",
        " 22 May",
        "",
        "August 2026 ────────────────────────────────────────────── 2",
        " Sat 29 ●  Test site closed                       ★ 35 years",
        " Fri 21 ●  Decree                                   79 years",
        "",
        "Month not known ────────────────────────────────────────── 1",
        "        ○  Chair of the zone",
        "",
        "● exact day  ○ year only  ◆ span  ★ round anniversary",
    ]


def test_a_plan_counts_in_its_own_year() -> None:
    """Whatever today is."""
    lines = plain(year.render(timeline(CLOSURE), canvas(60), 2031))
    assert "★ 40 years" in lines[3]


def test_only_round_anniversaries_to_come() -> None:
    """Neither the other anniversaries nor the days kept every year."""
    lines = plain(upcoming.render(chronicle(), canvas(120), None, True))
    assert [line[:11] for line in lines[2:6]] == ["Sat 29 Aug ", "Tue  8 Sep ", "Thu 24 Sep ", "2027 ──────"]


@pytest.mark.parametrize(("end", "last"), [(dt.date(2026, 9, 25), "Thu 24 Sep"), (dt.date(2026, 9, 24), "Tue  8 Sep")])
def test_the_coming_ends_before_a_day(end: dt.date, last: str) -> None:
    """What falls on the end itself is not shown."""
    lines = plain(upcoming.render(chronicle(), canvas(120), end))
    assert lines[-3].startswith(last)


def test_on_its_day_the_round_anniversary_comes_first() -> None:
    """Then the oldest, and last what is kept every year, with a sign where others have a number."""
    first = event("1949-08-29", "First test", commemorate=True)
    bank = event("2017-08-29", "Bank inaugurated", commemorate=True)
    shown = upcoming.render(timeline(bank, first, CLOSURE, observances=[TESTS]), canvas(60))
    assert plain(shown)[2:6] == [
        "Sat 29 Aug  in 30 days  ★ 35  Test site closed",
        "                          77  First test",
        "                           9  Bank inaugurated",
        "                           ·  Day against Nuclear Tests",
    ]


def test_a_narrow_page_has_no_day_of_the_week() -> None:
    """It is given up before the title is."""
    (line,) = [line for line in plain(upcoming.render(timeline(CLOSURE), canvas(40))) if "Aug" in line]
    assert line == "29 Aug  in 30 days  ★ 35  Test site"
