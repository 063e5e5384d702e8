"""Arithmetic of the calendar, on days that anyone can look up."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.temporal.almanac import easter, from_hijri, hijri_year, named, shifted


def day(written: str) -> dt.date:
    """Return the day as ISO 8601 writes it."""
    return dt.date.fromisoformat(written)


# So many units later


@pytest.mark.parametrize(
    ("start", "unit", "count", "end"),
    [
        ("2021-06-01", "D", 5, "2021-06-06"),
        ("2021-06-01", "D", -3, "2021-05-29"),
        ("2021-06-01", "W", -1, "2021-05-25"),
        ("2021-06-01", "FN", 1, "2021-06-15"),
        ("2021-06-01", "WE", 1, "2021-06-08"),
        ("2021-06-01", "M", -18, "2019-12-01"),
        ("2021-06-01", "M", 7, "2022-01-01"),
        ("2021-06-01", "Q", 1, "2021-09-01"),
        ("2021-06-01", "H6", -1, "2020-12-01"),
        ("2021-06-01", "Y", -2, "2019-06-01"),
        ("2021-06-01", "DE", -3, "1991-06-01"),
        ("2021-06-01", "C", -1, "1921-06-01"),
    ],
)
def test_each_unit_has_its_length(start: str, unit: str, count: int, end: str) -> None:
    """Weeks and fortnights are days, decades and centuries are months."""
    assert shifted(day(start), unit, count) == day(end)


@pytest.mark.parametrize("unit", ["H", "MIN", "S"])
def test_hours_stay_in_the_day(unit: str) -> None:
    """An hour ago was today."""
    assert shifted(day("2021-06-01"), unit, -1) == day("2021-06-01")


@pytest.mark.parametrize(
    ("start", "unit", "count", "end"),
    [
        ("2024-01-31", "M", 1, "2024-02-29"),
        ("2023-01-31", "M", 1, "2023-02-28"),
        ("2021-03-31", "M", -1, "2021-02-28"),
        ("2021-05-31", "M", 1, "2021-06-30"),
        ("2024-02-29", "Y", -1, "2023-02-28"),
        ("2024-02-29", "Y", 4, "2028-02-29"),
        ("2024-02-29", "C", -1, "1924-02-29"),
        ("2021-11-30", "Q", 1, "2022-02-28"),
    ],
)
def test_the_day_of_the_month_is_kept_where_there_is_one(start: str, unit: str, count: int, end: str) -> None:
    """A month after 31 January is the last of February."""
    assert shifted(day(start), unit, count) == day(end)


def test_months_run_over_the_turn_of_the_year() -> None:
    """In both directions, also by more than twelve."""
    assert shifted(day("2021-12-15"), "M", 1) == day("2022-01-15")
    assert shifted(day("2021-01-15"), "M", -1) == day("2020-12-15")
    assert shifted(day("2021-01-15"), "M", -13) == day("2019-12-15")


@pytest.mark.parametrize(("unit", "count"), [("Y", -2022), ("C", 100), ("D", -(10**9)), ("W", 10**12)])
def test_beyond_the_calendar_there_is_nothing(unit: str, count: int) -> None:
    """A million years ago is no day; it is refused, not made up."""
    with pytest.raises((ValueError, OverflowError)):
        shifted(day("2021-06-01"), unit, count)


# The unit in which a day lies


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("D", "2021-06-01"),
        ("W", "2021-W22"),
        ("FN", "2021-W22"),
        ("WE", "2021-W22-WE"),
        ("M", "2021-06"),
        ("Q", "2021-Q2"),
        ("H6", "2021-H1"),
        ("Y", "2021"),
        ("DE", "202"),
        ("C", "20"),
        ("H", "2021-06-01"),
    ],
)
def test_the_value_of_each_unit(unit: str, value: str) -> None:
    """1 June 2021, as coarsely as the unit says."""
    assert named(day("2021-06-01"), unit) == value


@pytest.mark.parametrize(
    ("written", "week"),
    [("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"), ("2024-12-30", "2025-W01"), ("2023-01-01", "2022-W52")],
)
def test_a_week_belongs_to_the_year_of_its_thursday(written: str, week: str) -> None:
    """ISO 8601: the first days of January may be in the last week of the year before."""
    assert named(day(written), "W") == week


@pytest.mark.parametrize(
    ("written", "quarter", "half"),
    [
        ("2021-03-31", "2021-Q1", "2021-H1"),
        ("2021-04-01", "2021-Q2", "2021-H1"),
        ("2021-07-01", "2021-Q3", "2021-H2"),
        ("2021-12-31", "2021-Q4", "2021-H2"),
    ],
)
def test_quarters_and_halves(written: str, quarter: str, half: str) -> None:
    """Of three and of six months."""
    assert (named(day(written), "Q"), named(day(written), "H6")) == (quarter, half)


def test_early_years_have_four_digits_too() -> None:
    """As ISO 8601 and TIMEX3 write them."""
    assert named(day("0988-07-28"), "Y") == "0988"
    assert named(day("0988-07-28"), "DE") == "098"
    assert named(day("0988-07-28"), "C") == "09"


# Easter


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (1066, "1066-04-16", "1066-04-16"),  # by the Julian calendar
        (1461, "1461-04-05", "1461-04-05"),
        (1991, "1991-03-31", "1991-04-07"),
        (2000, "2000-04-23", "2000-04-30"),
        (2024, "2024-03-31", "2024-05-05"),
        (2025, "2025-04-20", "2025-04-20"),
        (2026, "2026-04-05", "2026-04-12"),
    ],
)
def test_easter(year: int, western: str, orthodox: str) -> None:
    """The two churches agree in 2025, and before 1583; since then both days are given in the Gregorian calendar."""
    assert easter(year) == day(western)
    assert easter(year, "orthodox") == day(orthodox)


# Hijri dates


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1445, 1, 1), "2023-07-19"),
        ((1445, 9, 1), "2024-03-11"),
        ((1445, 9, 15), "2024-03-25"),
        ((1445, 10, 1), "2024-04-10"),  # Eid al-Fitr
        ((1445, 12, 10), "2024-06-16"),  # Eid al-Adha
        ((1400, 1, 1), "1979-11-20"),  # the day on which the Great Mosque of Mecca was seized
        ((1343, 1, 1), "1924-08-01"),
    ],
)
def test_umm_al_qura(hijri: tuple[int, int, int], gregorian: str) -> None:
    """From 1343 to 1500 AH the calendar of Saudi Arabia, as it was published."""
    assert from_hijri(*hijri) == day(gregorian)


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1325, 1, 1), "1907-02-14"),
        ((1326, 1, 1), "1908-02-04"),
        ((1, 1, 1), "0622-07-19"),  # Friday 16 July 622 in the Julian calendar
    ],
)
def test_tabular_calendar(hijri: tuple[int, int, int], gregorian: str) -> None:
    """Before and after it the tabular civil calendar: 1325 AH is 1907/1908."""
    assert from_hijri(*hijri) == day(gregorian)


def test_a_hijri_year_or_month_begins_on_its_first_day() -> None:
    """Month and day are 1 unless given."""
    assert from_hijri(1445) == day("2023-07-19")
    assert from_hijri(1445, 9) == day("2024-03-11")


@pytest.mark.parametrize(
    "hijri", [(1445, 8, 30), (1445, 13, 1), (1445, 1, 31), (1325, 2, 30), (1325, 13, 1), (1325, 1, 31), (0, 1, 1)]
)
def test_a_hijri_day_that_was_none(hijri: tuple[int, int, int]) -> None:
    """Shaban 1445 and Safar 1325 had 29 days; no year has a thirteenth month, no month 31 days; there was no year 0."""
    with pytest.raises(ValueError, match=r"must be in|there is no day"):
        from_hijri(*hijri)


@pytest.mark.parametrize(
    ("written", "year"), [("2024-03-25", 1445), ("2023-07-18", 1444), ("1907-06-01", 1325), ("1907-02-13", 1324)]
)
def test_the_hijri_year_of_a_day(written: str, year: int) -> None:
    """The year begins on 1 Muharram."""
    assert hijri_year(day(written)) == year
