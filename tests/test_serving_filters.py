"""Calendars by a query: what it may say, and that the same is the same however it is said."""

from __future__ import annotations

import pytest
from icalendar import Calendar
from starlette.exceptions import HTTPException

from tests.facts import TIMELINE
from timeline.feeds.config import Feed
from timeline.serving.filters import Filter, check, read, render

FEED = Feed(
    name="all",
    domain="example.org",
    titles={"en": "Days", "kk": "Күндер"},
    languages=("en", "kk"),
    horizon=(2026, 2027),
    refresh="PT12H",
    address="https://example.org/cal",
)
TAGS = ("test-site", "kazakhstan", "ctbt", "nuclear-testing")


def titles(asked: Filter, feed: Feed = FEED) -> list[str]:
    """Return the titles of the calendar that is asked for."""
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(render(asked, feed, TIMELINE)).events]


@pytest.mark.parametrize(
    "query",
    [
        b"tags=ctbt,test-site&remind=30,7",
        b"remind=7,30&tags=test-site,ctbt",
        b"tags=test-site&tags=ctbt&remind=7&remind=30",
        b"tags=ctbt,test-site,ctbt,&remind=30,7,7&lang=",
        b"tags=ctbt%2Ctest-site&remind=30%2C007",
        b"remind=30,7&lang=en&tags=ctbt,test-site",
    ],
)
def test_a_normal_form(query: bytes) -> None:
    """Order, repetition, escapes and what is empty make no difference."""
    asked = read("all", "en", query)
    assert asked == Filter("all", "en", ("ctbt", "test-site"), (30, 7))
    assert (asked.path, asked.query) == ("/f/all.en.ics", "tags=ctbt,test-site&remind=30,7")


def test_another_language_is_another_path() -> None:
    """What asks for nothing else has no query left."""
    asked = read("all", "en", b"lang=kk")
    assert (asked.path, asked.query) == ("/f/all.kk.ics", "")


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        (b"tag=ctbt", 400, "there is no filter 'tag'; there are lang, remind, tags"),
        (b"lang=kk,en", 400, "a calendar is in one language: lang=kk"),
        (b"remind=soon", 400, "remind is up to 5 numbers of days, 1 to 365: remind=30,7"),
        (b"remind=0", 400, "remind is up to 5 numbers of days, 1 to 365: remind=30,7"),
        (b"remind=366", 400, "remind is up to 5 numbers of days, 1 to 365: remind=30,7"),
        (b"remind=-7", 400, "remind is up to 5 numbers of days, 1 to 365: remind=30,7"),
        ("remind=٧".encode(), 400, "the query cannot be read"),
        (b"remind=%D9%A7", 400, "remind is up to 5 numbers of days, 1 to 365: remind=30,7"),
        (b"remind=1,2,3,4,5,6", 400, "remind is up to 5 numbers of days, 1 to 365: remind=30,7"),
        (b"remind=" + b"9" * 900, 400, "remind is up to 5 numbers of days, 1 to 365: remind=30,7"),
        (b"tags=%FF", 400, "the query cannot be read"),
        (b"&".join([b"tags=ctbt"] * 7), 400, "the query cannot be read"),
        (b"tags=" + b"a" * 1000, 414, "a query is at most 1000 bytes long"),
    ],
)
def test_what_a_query_may_not_say(query: bytes, status: int, said: str) -> None:
    """One line says what is wrong with it."""
    with pytest.raises(HTTPException) as caught:
        read("all", "en", query)
    assert (caught.value.status_code, caught.value.detail) == (status, said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Filter("none", "en"), "there is no calendar /f/none.en.ics"),
        (Filter("all", "ru"), "there is no calendar /f/all.ru.ics"),
        (Filter("all", "en", ("ctbt", "peace")), "there is no tag 'peace'"),
    ],
)
def test_what_there_is_not(asked: Filter, said: str) -> None:
    """A feed, a language of it, a tag."""
    with pytest.raises(HTTPException) as caught:
        check(asked, [FEED], TAGS)
    assert (caught.value.status_code, caught.value.detail) == (404, said)


def test_tags_keep_what_bears_one_of_them() -> None:
    """Events and observances."""
    assert titles(Filter("all", "en", ("ctbt", "nuclear-testing"))) == [
        "International Day against Nuclear Tests",
        "CTBT opens for signature — 30 years",
        "International Day against Nuclear Tests",
        "CTBT opens for signature — 31 years",
    ]


def test_tags_take_nothing_that_the_feed_does_not() -> None:
    """A feed of one subject, asked for another, holds what is of both."""
    of_tests = Feed(
        name="tests",
        domain="example.org",
        titles={"en": "Tests"},
        languages=("en",),
        horizon=(2026, 2026),
        refresh="PT12H",
        tags=("test-site", "nuclear-testing"),
    )
    assert titles(Filter("tests", "en", ("kazakhstan", "ctbt")), of_tests) == [
        "Closure of the Semipalatinsk nuclear test site — 35 years"
    ]


def test_reminders_ring_before_a_jubilee() -> None:
    """So many days, in the language of the calendar; the other years have none."""
    calendar = Calendar.from_ical(render(Filter("all", "kk", ("ctbt",), (30, 7)), FEED, TIMELINE))
    jubilee, year_after = calendar.events
    assert [alarm["TRIGGER"].to_ical() for alarm in jubilee.walk("VALARM")] == [b"-P30D", b"-P7D"]
    assert year_after.walk("VALARM") == []


def test_a_filtered_calendar_says_where_it_is_from() -> None:
    """So that a client which follows SOURCE does not get everything the next time."""
    calendar = Calendar.from_ical(render(Filter("all", "kk", ("ctbt",), (7,)), FEED, TIMELINE))
    assert calendar["SOURCE"] == "https://example.org/cal/f/all.kk.ics?tags=ctbt&remind=7"
