from __future__ import annotations

import datetime as dt
from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.anniversaries import (
    a_year_after,
    completed_years,
    next_occurrence,
    observed_on,
    occurrences,
    years_ago,
)
from timeline.model import Event, Observance
from timeline.when import When

DAYS = st.dates(dt.date(1600, 1, 1), dt.date(2400, 12, 31))


def event(when: str, *, name: str = "event", proposed: bool = False) -> Event:
    """Return an event of that date."""
    return Event(
        id=name,
        titles={"en": name},
        revised=dt.date(2026, 11, 22),
        when=When.parse(when),
        kind="milestone",
        proposed=proposed,
    )


def observance(when: str, since: int | None = None) -> Observance:
    """Return an observance kept on that day, or those days."""
    return Observance(
        id="observance",
        titles={"en": "observance"},
        revised=dt.date(2026, 11, 22),
        when=When.parse(when),
        since=since,
    )


def in_year(fact: Event | Observance, year: int) -> list[tuple[str, str, int | None]]:
    """Return first day, day after the last, and count of what is marked in a year."""
    found = occurrences([fact], dt.date(year, 1, 1), dt.date(year + 1, 1, 1))
    return [(each.start.isoformat(), each.end.isoformat(), each.years) for each in found]


@pytest.mark.parametrize(
    ("since", "today", "years"),
    [
        ("1991-08-29", "2026-07-30", 34),  # a rounded difference says 35 here
        ("1991-08-29", "2026-08-28", 34),
        ("1991-08-29", "2026-08-29", 35),
        ("1991-08-29", "1991-08-29", 0),
        ("1991-08-29", "1991-08-28", -1),
        ("1991-08-29", "1990-08-29", -1),
        ("1991-08-29", "1990-08-28", -2),
        ("2000-02-29", "2001-02-27", 0),
        ("2000-02-29", "2001-02-28", 1),
        ("2000-02-29", "2004-02-28", 3),
        ("2000-02-29", "2004-02-29", 4),
    ],
)
def test_years_are_completed_never_rounded(since: str, today: str, years: int) -> None:
    """A year counts on its anniversary and not a day before; one begun on 29 February counts on the 28th."""
    assert completed_years(dt.date.fromisoformat(since), dt.date.fromisoformat(today)) == years


@given(DAYS, DAYS)
def test_years_are_what_the_calendar_says(since: dt.date, today: dt.date) -> None:
    """Counting year by year along the calendar gives the same number as the arithmetic."""

    def after(years: int) -> dt.date:
        year = since.year + years
        return dt.date(year, since.month, min(since.day, monthrange(year, since.month)[1]))

    years = completed_years(since, today)
    assert after(years) <= today < after(years + 1)


@pytest.mark.parametrize(
    ("month", "day", "year", "observed"),
    [
        (2, 29, 2024, "2024-02-29"),
        (2, 29, 2026, "2026-02-28"),
        (2, 29, 1900, "1900-02-28"),
        (2, 28, 2024, "2024-02-28"),
    ],
)
def test_the_29th_of_february_is_observed_on_the_28th_of_a_common_year(
    month: int, day: int, year: int, observed: str
) -> None:
    """A leap day has its anniversary every year, in its own month."""
    assert observed_on(month, day, year).isoformat() == observed


def test_the_closure_of_the_test_site_is_35_years_ago_in_2026() -> None:
    """29 August 1991 is marked on 29 August 2026 for one day, as a jubilee of 35 years."""
    (found,) = occurrences([event("1991-08-29")], dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    assert (found.start, found.end) == (dt.date(2026, 8, 29), dt.date(2026, 8, 30))
    assert (found.years, found.jubilee) == (35, True)


def test_jubilees_are_multiples_of_five() -> None:
    """Of the years 2024 to 2036 those of an event of 1991 are 2026, 2031 and 2036."""
    found = occurrences([event("1991-08-29")], dt.date(2024, 1, 1), dt.date(2037, 1, 1))
    assert [each.start.year for each in found if each.jubilee] == [2026, 2031, 2036]
    assert len(found) == 13


def test_a_span_is_marked_over_its_days() -> None:
    """20 to 23 November 1994 is marked over four days, and a span over New Year across it."""
    assert in_year(event("1994-11-20/1994-11-23"), 2026) == [("2026-11-20", "2026-11-24", 32)]
    assert in_year(event("1995-12-30/1996-01-02"), 2026) == [
        ("2025-12-30", "2026-01-03", 30),
        ("2026-12-30", "2027-01-03", 31),
    ]


@pytest.mark.parametrize("when", ["1996-09", "1996-09~", "1996", "199X", "1991/1994", "1991-08-29/..", "XXXX-08-29"])
def test_what_is_not_known_to_the_day_is_put_on_no_day(when: str) -> None:
    """A month, a year or an open interval has no anniversary on the calendar."""
    assert in_year(event(when), 2026) == []


def test_a_span_of_a_year_has_no_anniversary() -> None:
    """What lasted a year or longer is a period: its anniversary would never end."""
    assert in_year(event("1991-08-29/1993-12-13"), 2026) == []


def test_a_proposed_event_has_no_anniversary() -> None:
    """What waits for a person is marked nowhere."""
    assert in_year(event("1991-08-29", proposed=True), 2026) == []


def test_the_year_of_the_event_is_not_an_anniversary() -> None:
    """An event of 2025 is marked from 2026 on, one to come not before it happened."""
    assert in_year(event("2025-12-19"), 2025) == []
    assert in_year(event("2025-12-19"), 2026) == [("2026-12-19", "2026-12-20", 1)]
    assert in_year(event("2028-01-01"), 2026) == []


def test_an_observance_counts_from_its_own_first_year() -> None:
    """The day kept since 2010 has completed 16 years in 2026, none in 2010, and was not kept in 2009."""
    day = observance("XXXX-08-29", since=2010)
    assert in_year(day, 2009) == []
    assert in_year(day, 2010) == [("2010-08-29", "2010-08-30", 0)]
    assert in_year(day, 2026) == [("2026-08-29", "2026-08-30", 16)]


def test_the_first_year_of_an_observance_is_no_jubilee() -> None:
    """Nothing completed is not a multiple of five."""
    (found,) = occurrences([observance("XXXX-08-29", since=2010)], dt.date(2010, 1, 1), dt.date(2011, 1, 1))
    assert not found.jubilee


def test_an_observance_of_unknown_beginning_has_no_count() -> None:
    """A week is marked over its days; since when it is kept may be unknown."""
    assert in_year(observance("XXXX-10-24/XXXX-10-30"), 2026) == [("2026-10-24", "2026-10-31", None)]
    assert in_year(observance("XXXX-12-30/XXXX-01-02"), 2026)[1:] == [("2026-12-30", "2027-01-03", None)]


def test_an_observance_of_a_month_is_put_on_no_day() -> None:
    """A month kept every year is not one of its days."""
    assert in_year(observance("XXXX-03"), 2026) == []


def test_a_window_takes_what_touches_it() -> None:
    """The window is half-open: its last day is out; a span that runs when it opens is in."""
    sapphire = event("1994-11-20/1994-11-23")
    assert occurrences([sapphire], dt.date(2026, 11, 1), dt.date(2026, 11, 20)) == []
    assert len(occurrences([sapphire], dt.date(2026, 11, 23), dt.date(2026, 11, 24))) == 1
    assert occurrences([sapphire], dt.date(2026, 11, 24), dt.date(2027, 11, 20)) == []


def test_occurrences_are_sorted_by_day_and_then_id() -> None:
    """Nine events share 29 August; they stand in the order of their ids."""
    facts = [event("1949-08-29", name="b"), event("1991-08-29", name="a"), event("1996-01-01", name="z")]
    found = occurrences(facts, dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    assert [each.fact.id for each in found] == ["z", "a", "b"]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2020, 12, 31)), st.dates(dt.date(2021, 1, 1), dt.date(2100, 12, 31)))
def test_every_anniversary_has_completed_its_years(day: dt.date, start: dt.date) -> None:
    """The count of an occurrence is the years completed on its own first day."""
    for found in occurrences([event(day.isoformat())], start, start + dt.timedelta(days=365)):
        assert found.years == completed_years(day, found.start)


def test_the_next_occurrence_is_the_one_that_runs_or_the_first_to_come() -> None:
    """On its last day a span still runs, a day later the next is a year away; an event to come has a first one."""
    sapphire = event("1994-11-20/1994-11-23")
    for today, start in (("2026-11-23", "2026-11-20"), ("2026-11-24", "2027-11-20"), ("2026-01-01", "2026-11-20")):
        found = next_occurrence(sapphire, dt.date.fromisoformat(today))
        assert found is not None
        assert found.start.isoformat() == start
    coming = next_occurrence(event("2030-05-01"), dt.date(2026, 7, 30))
    assert coming is not None
    assert (coming.start, coming.years) == (dt.date(2031, 5, 1), 1)


def test_what_is_marked_on_no_day_has_no_next() -> None:
    """A year has no day, and the calendar ends with the year 9999."""
    assert next_occurrence(event("2010"), dt.date(2026, 7, 30)) is None
    assert next_occurrence(event("1991-08-29"), dt.date(9999, 12, 31)) is None


@pytest.mark.parametrize(
    ("when", "years"),
    [
        ("1991-08-29", 34),
        ("1991-07-30", 35),
        ("1994-11-20/1994-11-23", 31),
        ("1991/..", 35),
        ("1991-07", 35),
        ("1991-08", 34),
        ("2010~", 16),
        ("-0043-03-15", 2069),
        ("2026", 0),
        ("2026-07-31", None),
        ("2027", None),
        ("199X", None),
        ("XXXX-08-29", None),
        ("/1991", None),
    ],
)
def test_years_ago_counts_what_is_certain(when: str, years: int | None) -> None:
    """On 30 July 2026 a day is counted by days, a month by months, a year by years; nothing is said of the rest."""
    assert years_ago(When.parse(when), dt.date(2026, 7, 30)) == years


def test_a_year_from_a_leap_day() -> None:
    """It ends on the 28th: the 29th of the next year there is not."""
    assert a_year_after(dt.date(2028, 2, 29)) == dt.date(2029, 2, 28)
    assert a_year_after(dt.date(2026, 7, 30)) == dt.date(2027, 7, 30)
