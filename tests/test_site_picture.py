from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.facts import BULLETIN, CLOSURE, PROPOSED, SAPPHIRE, SILO, TREATY, ZONE
from timeline.site.picture import WIDTH, Mark, Picture, draw
from timeline.when import When
from timeline.wording import wording

if TYPE_CHECKING:
    from timeline.model import Event

TODAY = dt.date(2026, 7, 30)


def dated(when: str, kind: str = "treaty") -> Event:
    """Return an event with a date."""
    return replace(TREATY, id=when, when=When.parse(when), kind=kind)


def drawn(*events: Event, language: str = "en", soon: tuple[str, ...] = ()) -> Picture:
    """Return the picture of events, in the middle of 2026."""
    picture = draw(events, soon, TODAY, wording(language))
    assert picture is not None
    return picture


def only(picture: Picture) -> Mark:
    """Return the only mark of a picture."""
    ((mark,),) = (lane.marks for lane in picture.lanes)
    return mark


def test_years_stand_at_even_distances() -> None:
    """From before the first event to after the last, as many numbers as fit."""
    picture = drawn(dated("1945-07-16"), dated("2026-02-05"))
    assert [year for _, year in picture.ticks] == [str(year) for year in range(1940, 2031, 10)]
    gaps = {round(after - before) for (before, _), (after, _) in pairwise(picture.ticks)}
    assert gaps == {102}


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("1991-08-29", "1991-12-16", ["1991", "1992"]),
        ("1991", "1999", ["1991", "1992", "1993", "1994", "1995", "1996", "1997", "1998", "1999", "2000"]),
        ("-0043-03-15", "1991", ["201 BC", "1 BC", *map(str, range(200, 2001, 200))]),
    ],
)
def test_a_short_and_a_long_chronology(first: str, last: str, ticks: list[str]) -> None:
    """Steps are of 1, 2 or 5, with noughts; the years before Christ are said as such."""
    picture = drawn(dated(first), dated(last))
    assert [year for _, year in picture.ticks] == ticks


def test_a_day_is_where_it_belongs() -> None:
    """A day stands as far between the numbers of its decade as it lies in it."""
    picture = drawn(dated("1990-01-01"), dated("1999-12-31"))
    places = [mark.x for mark in picture.lanes[0].marks]
    assert places[0] == picture.ticks[0][0]
    assert picture.ticks[-1][0] - places[1] < 1


@pytest.mark.parametrize(
    ("when", "sign"),
    [
        ("1996-09-24", "day"),
        ("1996-09", "month"),
        ("1996", "year"),
        ("1994-11-20/1994-11-23", "span"),
        ("199X", "span"),
    ],
)
def test_a_mark_says_how_finely_a_date_is_known(when: str, sign: str) -> None:
    """A day, a month and a year are dots of three kinds, what is longer is a bar."""
    mark = only(drawn(dated(when)))
    assert mark.sign == sign
    assert (mark.width > 0) == (sign == "span")


def test_a_bar_is_as_long_as_what_lasts() -> None:
    """Five years are half as long as ten; a few days are as long as can be seen."""
    picture = drawn(dated("1991-01-01/1995-12-31"), dated("1990/1999", "law"), dated("1994-11-20/1994-11-23", "test"))
    five, ten, days = (lane.marks[0].width for lane in picture.lanes)
    assert five == pytest.approx(ten / 2, rel=0.01)
    assert days == 14


def test_an_open_end_runs_to_the_edge() -> None:
    """What has not ended, as far as is known, goes on to the end of the picture."""
    picture = drawn(dated("1991/.."), dated("1999", "law"))
    mark = picture.lanes[0].marks[0]
    assert mark.x + mark.width == pytest.approx(picture.ticks[-1][0], abs=0.2)


def test_lanes_are_kinds() -> None:
    """In the order of the catalogue, those without events left out, what documents propose last."""
    proposed = replace(PROPOSED, kind="event")
    picture = drawn(CLOSURE, SAPPHIRE, TREATY, ZONE, BULLETIN, proposed)
    assert [lane.kind for lane in picture.lanes] == ["treaty", "law", "milestone", "meeting", "event"]


def test_what_would_overlap_is_put_on_top() -> None:
    """Two of one day stand on each other, one of another year beside them on the line."""
    picture = drawn(dated("1994-02-14"), replace(dated("1994-02-14"), id="again"), dated("1999-01-01"))
    lower, upper, beside = picture.lanes[0].marks
    assert lower.x == upper.x < beside.x
    assert upper.y < lower.y == beside.y


def test_written_from_the_right_time_runs_from_the_right() -> None:
    """The Arabic picture is the mirror of the others, its bars too."""
    events = (CLOSURE, SAPPHIRE, TREATY, SILO)
    left, right = drawn(*events), drawn(*events, language="ar")
    for one, other in zip(left.lanes, right.lanes, strict=True):
        for mark, mirrored in zip(one.marks, other.marks, strict=True):
            assert mirrored.y == mark.y
            assert mirrored.x == pytest.approx(WIDTH - mark.x - mark.width, abs=0.2)
    assert right.ticks[0][0] == pytest.approx(WIDTH - left.ticks[0][0])


def test_today_is_drawn_where_it_is() -> None:
    """Only if the picture goes so far."""
    assert drawn(dated("1999-01-01")).now is None
    reaching = drawn(dated("1999-01-01"), dated("2026-02-05"))
    assert reaching.now is not None
    assert reaching.ticks[-2][0] < reaching.now < reaching.ticks[-1][0]


def test_a_coming_jubilee_stands_out() -> None:
    """Only the event that was named."""
    picture = drawn(CLOSURE, TREATY, soon=("sts-closure-1991",))
    assert [(mark.event.id, mark.soon) for lane in picture.lanes for mark in lane.marks] == [
        ("ctbt-opened-1996", False),
        ("sts-closure-1991", True),
    ]


def test_nothing_to_show() -> None:
    """Without a year there is no picture."""
    assert draw((), (), TODAY, wording("en")) is None
    assert draw((dated("XXXX-03"),), (), TODAY, wording("en")) is None
