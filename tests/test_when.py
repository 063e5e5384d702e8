"""The manual of `timeline.when`: what can be written, how finely it is known, which days it can be, in what order."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.when import FOREVER, OPEN, UNKNOWN, Point, Precision, When, ordinal

if TYPE_CHECKING:
    from time import struct_time


def day(year: int, month: int, number: int) -> int:
    """Return the number of a day in the years that `datetime.date` knows."""
    return dt.date(year, month, number).toordinal()


# What can be written


@pytest.mark.parametrize(
    "text",
    [
        "1991-08-29",  # a day
        "1994-11",  # a month
        "2010",  # a year
        "199X",  # a decade
        "19XX",  # a century
        "2001-21",  # spring
        "2001-22",  # summer
        "2001-23",  # autumn
        "2001-24",  # winter
        "1991-08-XX",  # some day of a month
        "1991-XX",  # some month of a year
        "1991-XX-XX",  # some day of a year
        "XXXX-08-29",  # a day of every year
        "XXXX-03",  # a month of every year
        "XXXX-08-XX",  # some day of a month of every year
        "XXXX-10-24/XXXX-10-30",  # a week of every year
        "1994-11-20/1994-11-23",  # a span of days
        "2016-03-31/2016-04-01",  # a span over the end of a month
        "1991-08-29/1992",  # a span whose ends are not equally known
        "2010/..",  # from 2010, without end
        "../2010",  # until 2010, without beginning
        "2010/",  # from 2010 to nobody knows when
        "/2010",  # from nobody knows when to 2010
        "2010?",  # uncertain
        "2010~",  # approximate
        "2010%",  # both
        "1991-08-29?",
        "1994-11~/1994-12",
        "0000",  # 1 BC
        "-0044-03-15",  # 45 BC
        "-001X",
        "Y12345",  # beyond four digits
        "Y-12345",
    ],
)
def test_reads_and_writes_every_documented_form(text: str) -> None:
    """A value keeps exactly what was written."""
    assert str(When.parse(text)) == text


def test_a_point_keeps_its_parts_as_digits() -> None:
    """Each part stands by itself, with the mark of doubt last."""
    assert When.parse("1991-08-29?").start == Point("1991", "08", "29", "?")


def test_an_interval_keeps_its_open_and_unknown_ends_apart() -> None:
    """Two dots say that there is no bound; nothing at all says that nobody knows it."""
    assert (When.parse("2010/..").end, When.parse("2010/").end) == (OPEN, UNKNOWN)


def test_on_gives_the_value_of_a_calendar_day() -> None:
    """A `date` is known to the day."""
    assert str(When.on(dt.date(1991, 8, 29))) == "1991-08-29"


def test_on_writes_four_digits_of_an_early_year() -> None:
    """The year 44 is written 0044."""
    assert str(When.on(dt.date(44, 3, 15))) == "0044-03-15"


# How finely it is known


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1991-08-29", Precision.DAY),
        ("XXXX-08-29", Precision.DAY),
        ("1994-11-20/1994-11-23", Precision.DAY),
        ("1994-11", Precision.MONTH),
        ("1994-11-XX", Precision.MONTH),
        ("XXXX-03", Precision.MONTH),
        ("2001-21", Precision.SEASON),
        ("2010", Precision.YEAR),
        ("2010~", Precision.YEAR),
        ("2010-XX", Precision.YEAR),
        ("2010-XX-XX", Precision.YEAR),
        ("Y12345", Precision.YEAR),
        ("199X", Precision.DECADE),
        ("19XX", Precision.CENTURY),
        ("1991-08-29/..", Precision.DAY),
        ("/1991-08", Precision.MONTH),
    ],
)
def test_precision_is_the_finest_part_that_is_said(text: str, precision: Precision) -> None:
    """An `X` in place of a digit says nothing."""
    assert When.parse(text).precision is precision


def test_the_precision_of_an_interval_is_that_of_its_coarser_end() -> None:
    """From a day to some time in a year is known to the year."""
    assert When.parse("1991-08-29/1992").precision is Precision.YEAR


def test_precision_is_ordered_from_coarse_to_fine() -> None:
    """A decade is less than a year, a month less than a day."""
    assert Precision.CENTURY < Precision.DECADE < Precision.YEAR < Precision.SEASON < Precision.MONTH < Precision.DAY


# Which days it can be: [earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1991-08-29", day(1991, 8, 29), day(1991, 8, 30)),
        ("1991-12-31", day(1991, 12, 31), day(1992, 1, 1)),
        ("1994-11", day(1994, 11, 1), day(1994, 12, 1)),
        ("1994-12", day(1994, 12, 1), day(1995, 1, 1)),
        ("1994-11-XX", day(1994, 11, 1), day(1994, 12, 1)),
        ("2010", day(2010, 1, 1), day(2011, 1, 1)),
        ("2010~", day(2010, 1, 1), day(2011, 1, 1)),
        ("2010-XX", day(2010, 1, 1), day(2011, 1, 1)),
        ("199X", day(1990, 1, 1), day(2000, 1, 1)),
        ("19XX", day(1900, 1, 1), day(2000, 1, 1)),
        ("2001-21", day(2001, 3, 1), day(2001, 6, 1)),
        ("2001-22", day(2001, 6, 1), day(2001, 9, 1)),
        ("2001-23", day(2001, 9, 1), day(2001, 12, 1)),
        ("1994-11-20/1994-11-23", day(1994, 11, 20), day(1994, 11, 24)),
        ("2016-03-31/2016-04-01", day(2016, 3, 31), day(2016, 4, 2)),
        ("1991-08-29/1992", day(1991, 8, 29), day(1993, 1, 1)),
    ],
)
def test_bounds_are_half_open(text: str, earliest: int, latest: int) -> None:
    """`earliest` is the first day it can be, `latest` the day after the last."""
    when = When.parse(text)
    assert (when.earliest, when.latest) == (earliest, latest)


def test_winter_runs_into_the_next_year() -> None:
    """The winter of 2001 begins in December 2001 and takes in the whole of February 2002."""
    winter = When.parse("2001-24")
    assert (winter.earliest, winter.latest) == (day(2001, 12, 1), day(2002, 3, 1))


def test_winter_ends_on_29_february_before_a_leap_year_spring() -> None:
    """The winter of 2003 has a 29 February in it."""
    assert When.parse("2003-24").latest == day(2004, 2, 29) + 1


@pytest.mark.parametrize("text", ["2010/..", "2010/"])
def test_nothing_bounds_an_open_or_unknown_end(text: str) -> None:
    """From 2010 on: every later day is possible."""
    when = When.parse(text)
    assert (when.earliest, when.latest) == (day(2010, 1, 1), FOREVER)


@pytest.mark.parametrize("text", ["../2010", "/2010"])
def test_nothing_bounds_an_open_or_unknown_beginning(text: str) -> None:
    """Until 2010: every earlier day is possible."""
    when = When.parse(text)
    assert (when.earliest, when.latest) == (-FOREVER, day(2011, 1, 1))


def test_a_day_without_a_year_can_be_in_any_of_the_four_digit_years() -> None:
    """`XXXX` runs from 0000, a leap year that ends on the day numbered 0, to 9999."""
    when = When.parse("XXXX-08-29")
    assert (when.earliest, when.latest) == (-124, day(9999, 8, 30))


# Years that `datetime.date` does not have


def test_year_zero_is_the_leap_year_before_year_one() -> None:
    """The year 0000 is 1 BC: 366 days, of which the last is number 0."""
    when = When.parse("0000")
    assert (when.earliest, when.latest) == (-365, 1)


def test_days_are_counted_on_below_year_one() -> None:
    """31 December of the year 0000 is the day before 1 January 0001, which is number 1."""
    assert When.parse("0000-12-31").earliest == 0


def test_years_below_zero_repeat_every_400_years() -> None:
    """The ides of March of 45 BC (-0044) are 146,097 days before those of the year 356."""
    assert When.parse("-0044-03-15").earliest == day(356, 3, 15) - 146_097


def test_a_decade_below_zero_begins_with_the_year_furthest_back() -> None:
    """`-001X` is the years -19 to -10."""
    when = When.parse("-001X")
    assert (when.earliest, when.latest) == (ordinal(-19), ordinal(-9))


def test_years_beyond_9999_repeat_every_400_years() -> None:
    """The year 12345 begins 30 times 400 years after the year 345."""
    assert When.parse("Y12345").earliest == day(345, 1, 1) + 30 * 146_097


def test_the_furthest_years_stay_within_forever() -> None:
    """No year that can be written lies beyond an open end."""
    assert When.parse("Y-999999999").earliest > -FOREVER
    assert When.parse("Y999999999").latest < FOREVER


def test_ordinal_lets_the_month_run_past_december() -> None:
    """Month 13 of 2003 is January 2004."""
    assert ordinal(2003, 13, 5) == day(2004, 1, 5)


# 29 February


@pytest.mark.parametrize("text", ["2000-02-29", "2024-02-29", "0000-02-29", "-0004-02-29", "XXXX-02-29"])
def test_29_february_is_a_day_of_leap_years_and_of_no_year_in_particular(text: str) -> None:
    """Where no year is said, one that has the day can be meant."""
    assert str(When.parse(text)) == text


@pytest.mark.parametrize("text", ["1900-02-29", "2023-02-29", "-0001-02-29", "2024-02-30", "XXXX-02-30"])
def test_29_february_is_refused_in_common_years_and_30_february_always(text: str) -> None:
    """1900 is a common year: centuries are, unless 400 divides them."""
    with pytest.raises(ValueError, match=r"there is no day (29|30) in that month"):
        When.parse(text)


# The order


def test_stands_in_the_order_of_a_chronology() -> None:
    """By earliest day, then coarser before finer, then shorter before longer."""
    in_order = [
        "../1991",
        "XXXX-08-29",
        "19XX",
        "1949-08-29",
        "199X",
        "1991",
        "1991-01",
        "1991-01-01",
        "1991-01-01/1991-01-03",
        "1991-01-02",
        "1991-08-29",
        "1992",
    ]
    assert [str(when) for when in sorted(map(When.parse, reversed(in_order)))] == in_order


def test_a_year_stands_before_its_own_january() -> None:
    """What is known less finely heads what is known more finely."""
    assert When.parse("1991") < When.parse("1991-01") < When.parse("1991-01-01")


def test_doubt_makes_another_value() -> None:
    """About 2010 is not 2010, and stands after it."""
    assert When.parse("2010") < When.parse("2010~")


def test_has_no_order_with_anything_else() -> None:
    """A `When` is not compared with a string."""
    with pytest.raises(TypeError, match="not supported between"):
        _ = When.parse("2010") < "2011"  # type: ignore[operator]


# What is known of it


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1991-08-29", dt.date(1991, 8, 29), dt.date(1991, 8, 29)),
        ("1991-08-29?", dt.date(1991, 8, 29), dt.date(1991, 8, 29)),
        ("1994-11-20/1994-11-23", dt.date(1994, 11, 20), dt.date(1994, 11, 23)),
        ("9999-12-31", dt.date(9999, 12, 31), dt.date(9999, 12, 31)),
    ],
)
def test_days_are_the_first_and_the_last_inclusive(text: str, first: dt.date, last: dt.date) -> None:
    """A span of days is given as a person would say it."""
    assert When.parse(text).days == (first, last)


@pytest.mark.parametrize(
    "text",
    ["1994-11", "2010", "XXXX-08-29", "1991-08-29/1992", "1991-08-29/..", "/1991-08-29", "-0044-03-15", "0000-12-31"],
)
def test_there_are_no_days_where_a_day_was_not_said(text: str) -> None:
    """Never invents a day, and has none that `datetime.date` cannot hold."""
    assert When.parse(text).days is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1991-08-29", 1991),
        ("2010~", 2010),
        ("2009-12-31/2010-01-01", 2009),
        ("-0044-03-15", -44),
        ("Y12345", 12345),
        ("2010/..", 2010),
    ],
)
def test_year_is_the_one_it_falls_or_begins_in(text: str, year: int) -> None:
    """A span belongs to the year of its first day."""
    assert When.parse(text).year == year


@pytest.mark.parametrize("text", ["199X", "XXXX-08-29", "../2010", "/2010"])
def test_there_is_no_year_where_none_was_said(text: str) -> None:
    """A decade is no year, and what ends in 2010 does not begin in it."""
    assert When.parse(text).year is None


@pytest.mark.parametrize(
    ("text", "yearly"),
    [("XXXX-08-29", True), ("XXXX-03", True), ("XXXX-10-24/XXXX-10-30", True), ("1991-08-29", False), ("199X", False)],
)
def test_yearly_says_whether_no_year_is_said(text: str, yearly: bool) -> None:
    """A day of every year has no digit of the year."""
    assert When.parse(text).yearly is yearly


def test_a_yearly_span_may_run_over_the_new_year() -> None:
    """From 31 December to 1 January, every year."""
    assert When.parse("XXXX-12-31/XXXX-01-01").yearly


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("2010", ""),
        ("2010?", "?"),
        ("2010~", "~"),
        ("2010%", "%"),
        ("1994-11-20?/1994-11-23", "?"),
        ("1994-11~/1994-12~", "~"),
        ("1994-11?/1994-12~", "%"),
    ],
)
def test_doubt_gathers_the_marks_of_all_its_points(text: str, doubt: str) -> None:
    """One end uncertain and the other approximate make a span that is both."""
    assert When.parse(text).doubt == doubt


def test_an_interval_says_that_it_is_one() -> None:
    """A span has two ends even if one of them is open."""
    assert When.parse("2010/..").is_interval
    assert not When.parse("2010").is_interval


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1991-08-29", "1991-08"),
        ("1991", "199X"),
        ("1994-11-20/1994-11-23", "1994-11-23"),
        ("2010/..", "2026-08-29"),
        ("XXXX-08-29", "1991-08-29"),
    ],
)
def test_overlaps_when_the_bounds_of_both_hold_a_day_in_common(one: str, other: str) -> None:
    """In either direction; the bounds of a yearly value hold every day of every year."""
    assert When.parse(one).overlaps(When.parse(other))
    assert When.parse(other).overlaps(When.parse(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("1991-08-29", "1991-08-30"), ("1991", "1992"), ("1994-11-20/1994-11-23", "1994-11-24"), ("../2010", "2011/..")],
)
def test_neighbours_do_not_overlap(one: str, other: str) -> None:
    """The day after the last is not part of it."""
    assert not When.parse(one).overlaps(When.parse(other))
    assert not When.parse(other).overlaps(When.parse(one))


# What is refused, and how


@pytest.mark.parametrize(
    "text",
    [
        "",
        "29 August 1991",
        "29.08.1991",
        "1991-8-29",
        "91-08-29",
        "1991-08-29T12:00",
        " 1991",
        "1991\n",
        "1991-",
        "1991-08-29??",
        "1991-?08",  # level 2
        "{1991,1994}",
        "1991S2",
        "1XXX",
        "XXXX-",
        "199X-",
        "Y1991",  # four digits need no Y
        "Y9999999999",
        "١٩٩١",
    ],
)
def test_refuses_what_is_not_edtf(text: str) -> None:
    """The message quotes what was given and shows what could have been."""
    with pytest.raises(
        ValueError, match=r"is not an EDTF date such as 1991-08-29, 1994-11, 2010~, 199X or XXXX-08-29$"
    ):
        When.parse(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1991-02-31", "'1991-02-31': there is no day 31 in that month"),
        ("1991-04-31", "'1991-04-31': there is no day 31 in that month"),
        ("1991-08-00", "'1991-08-00': there is no day 00 in that month"),
        ("1991-13", "'1991-13': there is no month 13"),
        ("1991-00-01", "'1991-00-01': there is no month 00"),
        ("2001-25", "'2001-25': there is no month 25"),
        ("2001-21-05", "'2001-21-05': there is no month 21"),
        ("-0000", "'-0000': the year 0000 (1 BC) has no sign"),
        ("XXXX", "'XXXX' says nothing: no digit of it is known"),
        ("XXXX-XX", "'XXXX-XX' says nothing: no digit of it is known"),
        ("XXXX-XX-XX", "'XXXX-XX-XX' says nothing: no digit of it is known"),
        ("1991-XX-29", "'1991-XX-29' gives a day of a month that is not known"),
        ("XXXX-XX-29", "'XXXX-XX-29' gives a day of a month that is not known"),
        ("199X-08", "'199X-08' gives a month of a year that is only known to the decade or century"),
        ("Y12345-08", "'Y12345-08' gives a month of a year with more than four digits, which stands alone"),
        ("1991/1992/1993", "'1991/1992/1993' has more than one '/'; an interval is start/end"),
        ("../..", "'../..' has no date on either side of '/'"),
        ("/", "'/' has no date on either side of '/'"),
        ("1992/1991", "'1992/1991' ends before it starts"),
        ("1991-08-29/1991-08-28", "'1991-08-29/1991-08-28' ends before it starts"),
        ("XXXX-08-29/1991", "'XXXX-08-29/1991' gives the year on one side of '/' only; give it on both or neither"),
        ("1991/1992-02-30", "'1992-02-30': there is no day 30 in that month"),
    ],
)
def test_says_which_part_is_wrong(text: str, message: str) -> None:
    """Each message names the part as it was written."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        When.parse(text)


# What holds of every value

DATES = st.dates(dt.date(1990, 12, 30), dt.date(1992, 3, 2)) | st.dates()
"""Days close enough to each other to meet, and days from all over the calendar."""
YEARS = st.one_of(
    st.integers(-9999, -1).map("{:05}".format),
    st.integers(0, 999).map("{:03}X".format),
    st.integers(0, 99).map("{:02}XX".format),
    st.integers(10_000, 999_999_999).map("Y{}".format),
    st.integers(-999_999_999, -10_000).map("Y{}".format),
)
DATED = DATES.map(dt.date.isoformat).flatmap(
    lambda day: st.sampled_from(
        [day, f"-{day}", day[:7], day[:4], f"{day[:7]}-XX", f"{day[:4]}-XX", f"{day[:4]}-XX-XX", f"{day[:4]}-24"],
    ).filter(lambda text: not text.startswith("-0000")),
)
YEARLY = st.dates().flatmap(lambda day: st.sampled_from([f"XXXX-{day:%m-%d}", f"XXXX-{day:%m}", f"XXXX-{day:%m}-XX"]))
MARKS = st.sampled_from(["", "", "?", "~", "%"])


def spans(points: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return intervals between two of the points, the earlier first."""
    return st.tuples(points, points).map(
        lambda ends: "/".join(sorted(ends, key=lambda text: When.parse(text).earliest)),
    )


POINTS = st.tuples(DATED | YEARS, MARKS).map("".join)
HALF_BOUNDED = st.tuples(POINTS, st.sampled_from(["{}/..", "{}/", "../{}", "/{}"])).map(lambda it: it[1].format(it[0]))
TEXTS = st.one_of(POINTS, YEARLY, spans(POINTS), spans(YEARLY), HALF_BOUNDED)
WHENS = TEXTS.map(When.parse)
ANYTHING = st.text() | st.text("0123456789-/X~?%.Y")


@given(TEXTS)
def test_every_value_comes_back_from_its_text(text: str) -> None:
    """Parsing and writing undo each other."""
    when = When.parse(text)
    assert str(when) == text
    assert When.parse(str(when)) == when


@given(WHENS)
def test_every_value_can_be_some_day(when: When) -> None:
    """No value is empty, and none reaches beyond forever."""
    assert -FOREVER <= when.earliest < when.latest <= FOREVER


@given(WHENS, WHENS)
def test_of_two_values_one_is_first_unless_they_are_the_same_text(one: When, other: When) -> None:
    """The order is total and antisymmetric, and equal values are written alike."""
    assert [one < other, one == other, one > other].count(True) == 1
    assert (one == other) == (str(one) == str(other))
    assert (hash(one) == hash(other)) or one != other


@given(WHENS, WHENS, WHENS)
def test_the_order_is_transitive(one: When, two: When, three: When) -> None:
    """What stands before a value stands before all that come after it."""
    first, second, third = sorted([one, two, three])
    assert first <= second <= third
    assert first <= third


@given(ANYTHING)
@example("Y" + "9" * 5000)
def test_any_text_is_a_value_or_a_value_error(text: str) -> None:
    """Whatever is read either comes back as it was or is refused in a message."""
    try:
        when = When.parse(text)
    except ValueError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
    else:
        assert str(when) == text


# A second opinion: the `edtf` package, which takes 10 ms a date

POINTS_OF_BOTH = st.one_of(
    st.tuples(DATED.filter(lambda text: not text.endswith("-24")), MARKS).map("".join),
    YEARS,  # it takes no mark of doubt on a year of more than four digits
    YEARLY,
)
costly = settings(max_examples=30)


def edtf_days(bound: struct_time) -> int:
    """Return the number of the day that the `edtf` package names."""
    return ordinal(bound[0], bound[1], bound[2])


@costly
@given(POINTS_OF_BOTH | spans(DATES.map(dt.date.isoformat)))
@example("2001-21")
@example("2001-22")
@example("2001-23")
def test_agrees_with_the_edtf_package(text: str) -> None:
    """Both name the same first and the same last day."""
    theirs, ours = parse_edtf(text), When.parse(text)
    assert (ours.earliest, ours.latest - 1) == (edtf_days(theirs.lower_strict()), edtf_days(theirs.upper_strict()))


def test_differs_from_the_edtf_package_on_winter() -> None:
    """It ends winter with the year; a winter that begins in December has two months to go."""
    assert parse_edtf("2001-24").upper_strict()[:3] == (2001, 12, 31)
    assert When.parse("2001-24").latest == day(2002, 2, 28) + 1


def test_differs_from_the_edtf_package_on_unknown_ends() -> None:
    """It gives an end that nobody knows ten years; we give it none."""
    assert parse_edtf("2010/").upper_strict()[:3] == (2020, 1, 1)
    assert When.parse("2010/").latest == FOREVER


def test_differs_from_the_edtf_package_on_days_that_never_were() -> None:
    """It takes 29 February 1900."""
    assert parse_edtf("1900-02-29").lower_strict()[:3] == (1900, 2, 29)
    with pytest.raises(ValueError, match="there is no day 29"):
        When.parse("1900-02-29")


@pytest.mark.parametrize(
    ("when", "decade"),
    [("1991-08-29", "199X"), ("199X", "199X"), ("19XX", "19XX"), ("2009/2011", "200X"), ("-0043", "-004X")],
)
def test_every_date_has_its_decade(when: str, decade: str) -> None:
    """A date belongs to the decade it begins in, and to a century if that is all that is known."""
    assert str(When.parse(when).decade) == decade


def test_a_day_of_no_known_year_has_no_decade() -> None:
    """What has no year stands in no decade."""
    assert When.parse("XXXX-03").decade is None
