"""The EDTF twin of a TIMEX3 value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.temporal.edtf import edtf


@pytest.mark.parametrize("value", ["1991-08-29", "1991-08", "1991", "0988", "XXXX-08-29", "XXXX-08"])
def test_days_months_and_years_are_written_alike(value: str) -> None:
    """With or without a year."""
    assert str(edtf(value)) == value


@pytest.mark.parametrize(("value", "written"), [("199", "199X"), ("098", "098X"), ("19", "19XX"), ("00", "00XX")])
def test_decades_and_centuries(value: str, written: str) -> None:
    """TIMEX3 leaves digits away, EDTF writes X: the 1990s, the 20th century."""
    assert str(edtf(value)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [("2021-SP", "2021-21"), ("2021-SU", "2021-22"), ("2021-FA", "2021-23"), ("2021-WI", "2021-24")],
)
def test_seasons(value: str, written: str) -> None:
    """They have months of their own: 21 is spring."""
    assert str(edtf(value)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2021-Q1", "2021-01/2021-03"),
        ("2021-Q4", "2021-10/2021-12"),
        ("2021-H1", "2021-01/2021-06"),
        ("2021-H2", "2021-07/2021-12"),
    ],
)
def test_quarters_and_halves_are_intervals_of_months(value: str, written: str) -> None:
    """EDTF at level 1 has no name for them."""
    assert str(edtf(value)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2021-W22", "2021-05-31/2021-06-06"),
        ("2020-W53", "2020-12-28/2021-01-03"),  # over the turn of the year
        ("2021-W01", "2021-01-04/2021-01-10"),
        ("2021-W22-WE", "2021-06-05/2021-06-06"),
    ],
)
def test_weeks_are_intervals_of_days(value: str, written: str) -> None:
    """From Monday to Sunday; a weekend is its end."""
    assert str(edtf(value)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [("BC0490", "-0489"), ("BC0490-09", "-0489-09"), ("BC0490-09-12", "-0489-09-12"), ("BC0001", "0000")],
)
def test_before_christ(value: str, written: str) -> None:
    """There is a year 0 in EDTF, which is 1 BC: Marathon was fought in -0489."""
    assert str(edtf(value)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1949/1989", "1949/1989"),
        ("1994-11-20/1994-11-23", "1994-11-20/1994-11-23"),
        ("1840/1841", "1840/1841"),  # a Hijri year
        ("13/14", "13XX/14XX"),
        ("196/198", "196X/198X"),
        ("2021-Q1/2021-Q3", "2021-01/2021-09"),
        ("2021-W01/2021-W03", "2021-01-04/2021-01-24"),
        ("BC0480/BC0479", "-0479/-0478"),
        ("XXXX-03-01/XXXX-03-05", "XXXX-03-01/XXXX-03-05"),
    ],
)
def test_a_range_is_from_the_first_of_the_one_to_the_last_of_the_other(value: str, written: str) -> None:
    """Each end in its own form; of an interval at an end its outer bound counts."""
    assert str(edtf(value)) == written


@pytest.mark.parametrize("value", ["P5Y", "P2.5Y", "PXY", "PT30M", "P5M/P6M", "P1DE"])
def test_durations_are_at_no_time(value: str) -> None:
    """Thirty-five years have no place in a chronology."""
    assert edtf(value) is None


@pytest.mark.parametrize("value", ["PRESENT_REF", "PAST_REF", "FUTURE_REF", "1991/PRESENT_REF"])
def test_references_are_not_placed(value: str) -> None:
    """Nobody said when "now" was."""
    assert edtf(value) is None


@pytest.mark.parametrize("value", ["XXXX-XX-XX", "1991-02-31", "2023-02-29", "2021-13", "2021-W53", "1989/1949"])
def test_what_cannot_be_is_not_placed(value: str) -> None:
    """31 February, 29 February of a common year, a 53rd week of a year of 52, an end before its beginning."""
    assert edtf(value) is None


@pytest.mark.parametrize(
    "value", ["XXXX", "XXXX-SU", "XXXX-WXX-5", "2021-06-01T18:00", "2021-Q5", "1/2/3", "1949/", ""]
)
def test_what_edtf_has_no_word_for(value: str) -> None:
    """Every summer, every Friday, six in the evening."""
    assert edtf(value) is None


@given(st.text(alphabet="0123456789-/XBCWQHSUEPRT:.", max_size=21))
def test_whatever_the_value(value: str) -> None:
    """It has a twin, which is written as EDTF, or it has none; it never fails."""
    twin = edtf(value)
    assert twin is None or twin.earliest < twin.latest
