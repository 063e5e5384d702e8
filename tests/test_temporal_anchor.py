"""What an expression leans on: the day of publication, the date last mentioned."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.temporal.anchor import Anchor, marked
from timeline.when import When

PAST, UNSAID, FUTURE = -1, 0, 1


def published(day: str) -> Anchor:
    """Return the anchor at the beginning of a text of that day."""
    return Anchor(dt.date.fromisoformat(day), narrative=False)


def told(*dates: str) -> Anchor:
    """Return the anchor of a narrative, published on 19 December 2009, that has mentioned these dates."""
    anchor = Anchor(dt.date(2009, 12, 19), narrative=True)
    for date in dates:
        anchor.mention(marked(date, When.parse(date)))
    return anchor


# The year of a day or month


@pytest.mark.parametrize(
    ("month", "day", "where", "year"),
    [
        (5, 20, UNSAID, 2021),
        (12, 16, UNSAID, 2020),  # 167 days back, 198 ahead
        (1, 5, UNSAID, 2021),
        (5, 20, PAST, 2021),
        (8, 29, PAST, 2020),
        (8, 29, FUTURE, 2021),
        (5, 20, FUTURE, 2022),
        (6, 1, PAST, 2021),  # the day itself
        (6, 1, FUTURE, 2021),
    ],
)
def test_a_day_without_a_year(month: int, day: int, where: int, year: int) -> None:
    """Said on 1 June 2021: the nearest one, the latest one past, the next to come."""
    assert published("2021-06-01").year_of(month, day, where) == year


@pytest.mark.parametrize(
    ("month", "where", "year"),
    [
        (5, UNSAID, 2021),
        (12, UNSAID, 2020),  # six months either way: the one that is known
        (1, UNSAID, 2021),
        (10, UNSAID, 2021),
        (9, PAST, 2020),
        (9, FUTURE, 2021),
        (3, FUTURE, 2022),
        (6, PAST, 2021),  # the month that is running
        (6, FUTURE, 2021),
    ],
)
def test_a_month_without_a_year(month: int, where: int, year: int) -> None:
    """The same for months, on 1 June 2021."""
    assert published("2021-06-01").year_of(month, None, where) == year


@pytest.mark.parametrize(("where", "year"), [(PAST, 2020), (FUTURE, 2024), (UNSAID, 2020)])
def test_29_february_is_in_a_leap_year(where: int, year: int) -> None:
    """Said on 1 June 2021."""
    assert published("2021-06-01").year_of(2, 29, where) == year


def test_the_nearest_may_be_in_another_year() -> None:
    """In the last days of December 3 January is ahead, in the first of January 30 December is past."""
    assert published("2021-12-30").year_of(1, 3, UNSAID) == 2022
    assert published("2022-01-02").year_of(12, 30, UNSAID) == 2021


@pytest.mark.parametrize("narrative", [False, True])
def test_nothing_to_lean_on(narrative: bool) -> None:
    """Without a day of publication, and before a date was mentioned, a yearless date has no year."""
    assert Anchor(None, narrative).year_of(3, 5, UNSAID) is None


def test_the_ends_of_the_calendar() -> None:
    """The first and the last year that there are have only one neighbour."""
    assert Anchor(dt.date(1, 1, 1), narrative=False).year_of(12, 31, FUTURE) == 1
    assert Anchor(dt.date(9999, 12, 31), narrative=False).year_of(1, 1, PAST) == 9999


# A story


def test_a_story_goes_on_in_its_year() -> None:
    """«On 25 June 1950 … in September …» is September 1950, whenever it was published."""
    assert told("1950-06-25").year_of(9, 15, UNSAID) == 1950
    assert told("1950-06-25").year_of(8, None, UNSAID) == 1950


def test_a_story_goes_on_from_a_winter() -> None:
    """«In the winter of 1941 … in March» is March 1942, «in December» is that of 1941."""
    assert told("1941-24").year_of(3, 15, UNSAID) == 1942
    assert told("1941-24").year_of(12, None, UNSAID) == 1941


def test_a_story_goes_on_rather_than_far_back() -> None:
    """«On 30 November 1853 … on 28 March» is March 1854, «in June» of the year that it has reached."""
    assert told("1853-11-30").year_of(3, 28, UNSAID) == 1854
    assert told("1853-11-30").year_of(6, None, UNSAID) == 1853


def test_a_day_within_a_range_over_the_end_of_a_year() -> None:
    """«From 7 December 1939 to 8 January 1940 … on Christmas Eve … on 5 March»."""
    story = told("1939-12-07/1940-01-08")
    assert story.year_of(12, 24, UNSAID) == 1939
    assert story.year_of(1, 2, UNSAID) == 1940
    assert story.year_of(3, 5, UNSAID) == 1940


def test_a_story_looks_back_or_ahead_where_the_words_say_so() -> None:
    """«the previous January», in June 1950 and in the January before."""
    assert told("1950-06-25").year_of(9, None, PAST) == 1949
    assert told("1950-06-25").year_of(3, None, FUTURE) == 1951


def test_a_story_begins_on_the_day_of_its_publication() -> None:
    """As long as no date was mentioned."""
    assert told().told == dt.date(2009, 12, 19)
    assert told().year_of(12, 25, UNSAID) == 2009


def test_a_report_leans_on_its_publication_throughout() -> None:
    """However many dates it mentions."""
    anchor = published("2021-06-01")
    anchor.mention(marked("1991-08-29", When.parse("1991-08-29")))
    assert anchor.now == dt.date(2021, 6, 1)
    assert anchor.told == dt.date(1991, 8, 29)


# The date last mentioned


@pytest.mark.parametrize(
    ("date", "last", "to_the_day"),
    [
        ("1991-08-29", dt.date(1991, 8, 29), True),
        ("1991-08", dt.date(1991, 8, 1), False),
        ("1991", dt.date(1991, 1, 1), False),
        ("1994-11-20/1994-11-23", dt.date(1994, 11, 23), False),  # a range: the story is at its end
    ],
)
def test_a_date_is_taken_note_of(date: str, last: dt.date, to_the_day: bool) -> None:
    """With how exactly it was said."""
    anchor = told(date)
    assert (anchor.last, anchor.to_the_day) == (last, to_the_day)


def test_a_later_mention_replaces_the_earlier() -> None:
    """Also one of a time before."""
    assert told("1950-06-25", "1949-10").last == dt.date(1949, 10, 1)


def test_no_day_is_made_of_a_month() -> None:
    """«In May 1943 … the next day» is of no day, «the next month» is June."""
    assert told("1943-05").mentioned_to("D") is None
    assert told("1943-05").mentioned_to("M") == dt.date(1943, 5, 1)


def test_a_year_does_not_hide_its_day() -> None:
    """«On 5 May 1943 … that year … that day» is the day again; another year has none."""
    assert told("1943-05-05", "1943").mentioned_to("D") == dt.date(1943, 5, 5)
    assert told("1943-05-05", "1944").mentioned_to("D") is None


def test_a_story_glances_at_a_far_year_without_going_there() -> None:
    """«since August 1945» in a story of 1950 is a look back; what comes next is in 1950 again."""
    assert told("1950-06-25", "1945-08").last == dt.date(1950, 6, 25)


def test_a_century_is_no_step() -> None:
    """«Its roots lay in the 18th century» leaves the story where it is, but "the following decade" goes on from it."""
    story = told("1982-04-02", "17XX")
    assert story.last == dt.date(1982, 4, 2)
    assert story.mentioned == dt.date(1700, 1, 1)


def test_a_second_glance_is_a_step() -> None:
    """Two dates of one far time: the story has gone there."""
    assert told("1950-06-25", "1945-08", "1945-09-02").last == dt.date(1945, 9, 2)


def test_a_story_that_strides_goes_to_far_years() -> None:
    """A life is told from year to year; only a bare year of its past is a glance: the house built in 1913."""
    anchor = Anchor(None, narrative=True, strides=True)
    reached = []
    for date in ("1902-05-03", "1924-09", "1928", "1913", "1937-11-05", "1930-01"):
        anchor.mention(marked(date, When.parse(date)))
        reached.append(str(anchor.last))
    assert reached == ["1902-05-03", "1924-09-01", "1928-01-01", "1928-01-01", "1937-11-05", "1930-01-01"]


def test_a_report_may_go_anywhere() -> None:
    """Only a story has a place where it stays."""
    anchor = published("2021-06-01")
    anchor.mention(marked("1950-06-25", When.parse("1950-06-25")))
    anchor.mention(marked("1918", When.parse("1918")))
    assert anchor.last == dt.date(1918, 1, 1)


def test_what_is_no_date_leaves_the_story_where_it_is() -> None:
    """Durations have no `when`, and a day of every year is in no year."""
    anchor = told("1950-06-25")
    anchor.mention(marked("P5Y", None))
    anchor.mention(marked("XXXX-08-29", When.parse("XXXX-08-29")))
    assert anchor.last == dt.date(1950, 6, 25)


def test_a_story_before_christ() -> None:
    """The year that it has reached is kept by itself, since no `date` can hold it."""
    anchor = told()
    anchor.mention(marked("BC0490", When.parse("-0489")))
    assert anchor.era == 490
    anchor.mention(marked("BC0489", When.parse("-0488")))
    assert anchor.era == 489


def test_a_story_before_christ_stays_there_until_it_leaves() -> None:
    """An excavation of 1899 is a glance, two dates of our time are the end of it."""
    anchor = told()
    anchor.mention(marked("BC0490", When.parse("-0489")))
    anchor.mention(marked("1899", When.parse("1899")))
    stayed = anchor.era
    anchor.mention(marked("1900", When.parse("1900")))
    assert (stayed, anchor.era) == (490, None)
    assert anchor.last == dt.date(1900, 1, 1)


@pytest.mark.parametrize(
    ("date", "opens", "bracketed", "reached"),
    [
        ("1965-04", True, False, 1965),
        ("1965-04", False, False, 1949),
        ("1965-04-09", False, False, 1965),
        ("1965-04-09", False, True, 1949),
        ("1978-04-09", True, False, 1949),  # too far
    ],
)
def test_a_story_leaps(date: str, reached: int, *, opens: bool, bracketed: bool) -> None:
    """To a day some years ahead, or to a month that opens a paragraph; anything else is a glance."""
    anchor = told("1948-12-31", "1949-07")
    mark = marked(date, When.parse(date))
    anchor.name(mark, "said")
    anchor.mention(mark, opens=opens, bracketed=bracketed)
    assert anchor.year_of(8, None, UNSAID) == reached
