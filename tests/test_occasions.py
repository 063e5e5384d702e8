"""What a stretch of days holds: it is found by columns, and is what the rules say of each fact.

Of a remembered chronology, whose events stand on a shelf, it is the same, and only what is drawn is taken out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.facts import TIMELINE
from tests.views import canvas, event, observance, plain, timeline
from timeline import occasions
from timeline.anniversaries import a_year_after, is_marked, next_occurrence, occurrences, original
from timeline.columns import Shelf, column
from timeline.model import Event, Occurrence
from timeline.records.formats import json, sheet
from timeline.selecting import Filter, chosen
from timeline.tallies import tallies
from timeline.views import VIEWS, view
from timeline.wording import wording

if TYPE_CHECKING:
    from timeline.model import Observance, Timeline

DATES = st.one_of(
    st.dates(dt.date(1985, 1, 1), dt.date(2035, 12, 31)).map(str),
    st.sampled_from(
        [
            *(
                "1996-02-29",
                "1996-02-28",
                "1991-12-31",
                "1991-08-29",
                "1991-08-29~",
                "2020-08",
                "2027-21",
                "2010~",
                "199X",
            ),
            *(
                "1994-11-20/1994-11-23",
                "1995-12-30/1996-01-02",
                "1985/..",
                "/2001",
                "2020-08/2021",
                "XXXX-03",
                "XXXX-08-29",
            ),
            *("2001-03-01/2002-02-28", "2001-03-01/2002-03-01", "2001-03-01/2002-03-02", "-0043-03-15"),
        ]
    ),
)
YEARLY = st.sampled_from(["XXXX-08-29", "XXXX-02-29", "XXXX-10-24/XXXX-10-30", "XXXX-12-30/XXXX-01-02", "XXXX-03"])
TODAY = st.dates(dt.date(1990, 1, 1), dt.date(2035, 12, 31)) | st.sampled_from(
    [
        *(dt.date(2024, 2, 29), dt.date(2025, 2, 28), dt.date(2025, 3, 1)),
        *(dt.date(2026, 12, 31), dt.date(2027, 1, 1), dt.date(2026, 8, 29)),
    ]
)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Draw a chronology of events of all precisions, marked or not, some only proposed, and of days kept every year."""
    happened = draw(st.lists(st.tuples(DATES, st.booleans(), st.sampled_from([False, False, True])), max_size=12))
    kept = draw(st.lists(st.tuples(YEARLY, st.none() | st.integers(1985, 2030)), max_size=4))
    events = (
        event(when, id=f"e{number}", commemorate=marked, proposed=proposed)
        for number, (when, marked, proposed) in enumerate(happened)
    )
    yearly = (observance(when, f"o{number}", since=since) for number, (when, since) in enumerate(kept))
    return timeline(*events, observances=yearly)


def shelved(whole: Timeline, taken: set[int] | None = None) -> Timeline:
    """Return the timeline with its events on a shelf, which notes the numbers of those that are taken out."""
    events = tuple(whole.events)

    def read(number: int) -> Event:
        if taken is not None:
            taken.add(number)
        return events[number]

    return replace(whole, events=Shelf(range(len(events)), read, lambda name: column(events, name)))


def by_the_rules(whole: Timeline, start: dt.date, end: dt.date, *, marked: bool) -> list[Occurrence]:
    """Return what the rules say of one fact after the other: of events on their own days, and of every year."""
    own = [each for each in map(original, whole.events) if each and (each.end - each.start).days <= 366]
    again = [each for each in whole.events if is_marked(each) or not marked]
    return [
        *(each for each in own if each.start < end and each.end > start),
        *occurrences([*again, *whole.observances], start, end),
    ]


def told(found: list[Occurrence]) -> list[tuple[object, ...]]:
    """Return what is to be compared of occurrences in any order."""
    return sorted((each.start, each.end, each.fact.id, each.years or 0, each.jubilee) for each in found)


@given(timelines(), TODAY)
def test_what_columns_find_is_what_the_rules_say(whole: Timeline, today: dt.date) -> None:
    """On a day, in its month, in its year, and in the twelve months to come."""
    day = dt.timedelta(days=1)
    first, year = today.replace(day=1), dt.date(today.year, 1, 1)
    month = [each for each in occasions.of_month(whole, first) if isinstance(each, Occurrence)]
    plan = [each for found in occasions.of_year(whole, today.year).values() for each in found]
    ahead = occurrences([*filter(is_marked, whole.events), *whole.observances], today, a_year_after(today))
    assert told([*occasions.of_day(whole, today)]) == told(by_the_rules(whole, today, today + day, marked=False))
    assert told(month) == told(by_the_rules(whole, first, (first + 31 * day).replace(day=1), marked=False))
    assert told([each for each in plan if isinstance(each, Occurrence)]) == told(
        [
            each
            for each in by_the_rules(whole, year, year.replace(year=today.year + 1), marked=True)
            if each.start.year == today.year
        ]
    )
    assert told([*occasions.coming(whole, today)]) == told(ahead)


@given(timelines(), TODAY)
def test_jubilees_are_those_of_the_next_occurrence(whole: Timeline, today: dt.date) -> None:
    """Of what is marked, whatever has one when it next comes round."""
    facts: list[Event | Observance] = [*whole.events, *whole.observances]
    coming = [(each, next_occurrence(each, today)) for each in facts if is_marked(each)]
    part = chosen(whole, Filter(jubilees_from=today))
    assert [*part.events, *part.observances] == [each for each, found in coming if found and found.jubilee]


@given(timelines(), TODAY)
def test_the_next_day_is_the_first_that_is_not_empty(whole: Timeline, today: dt.date) -> None:
    """After an empty day; then nothing falls on those between."""
    assume(not occasions.of_day(whole, today))
    following = occasions.next_day(whole, today)
    end = following or today + dt.timedelta(days=800)
    assert not by_the_rules(whole, today, end, marked=False)
    if following:
        assert following in {each.start for each in occasions.of_day(whole, following)}


@given(timelines(), TODAY)
def test_all_is_the_same_from_a_shelf(whole: Timeline, today: dt.date) -> None:
    """Every view, and the rows of every view as programs read them."""
    for name in VIEWS:
        drawn = [plain(view(name)(each, canvas(100, today=today))) for each in (whole, shelved(whole))]
        assert drawn[0] == drawn[1]
        rows = [b"".join(json(sheet(name, each, today, wording("ru")))) for each in (whole, shelved(whole))]
        assert rows[0] == rows[1]


@pytest.mark.parametrize("today", ["2024-02-29", "2025-02-28", "2026-07-30", "2026-12-31", "2027-01-01"])
def test_a_leap_day_and_the_end_of_a_year(today: str) -> None:
    """The real chronology in miniature, from a shelf; on 28 February 2025 the leap day of 2000 is 25 years ago."""
    day = dt.date.fromisoformat(today)
    for name in VIEWS:
        drawn = [plain(view(name)(each, canvas(120, today=day))) for each in (TIMELINE, shelved(TIMELINE))]
        assert drawn[0] == drawn[1]
    found = [(each.fact.id, each.years) for each in occasions.of_day(shelved(TIMELINE), dt.date(2025, 2, 28))]
    assert found == [("leap-day-2000", 25)]


def test_round_anniversaries_to_come() -> None:
    """Each in the year in which it is round, however far ahead; days kept every year are none."""
    found = occasions.coming(TIMELINE, dt.date(2027, 1, 1), dt.date(2032, 1, 1), jubilees=True)
    assert [(each.fact.id, str(each.start), each.years) for each in found] == [
        ("project-sapphire-1994", "2029-11-20", 35),
        ("leap-day-2000", "2030-02-28", 30),
        ("kz-last-warhead-1995", "2030-04-21", 35),
        ("sts-closure-1991", "2031-08-29", 40),
        ("canwfz-signed-2006", "2031-09-08", 25),
        ("ctbt-opened-1996", "2031-09-24", 35),
    ]


MANY = timeline(
    *(
        event(str(dt.date(1900, 1, 1) + dt.timedelta(days=9 * n)), id=f"e{n:04}", commemorate=n % 3 > 0)
        for n in range(5000)
    )
)
"""An event every nine days, for 123 years, two of three marked."""


@pytest.mark.parametrize(
    ("name", "most"), [("upcoming", 700), ("year", 700), ("month", 480), ("on", 30), ("dashboard", 60)]
)
def test_only_what_is_drawn_is_taken_out(name: str, most: int) -> None:
    """Beside the first page some, evenly, that say how wide the columns are; of a day all that there is."""
    taken: set[int] = set()
    assert list(islice(view(name)(shelved(MANY, taken), canvas(100)), 40))
    assert len(taken) <= most


@pytest.mark.parametrize("name", ["strip", "stats"])
def test_what_is_counted_is_not_taken_out(name: str) -> None:
    """Neither for the heights of the years and the longest silence, nor for decades, kinds and sources."""
    taken: set[int] = set()
    assert list(view(name)(shelved(MANY, taken), canvas(100)))
    assert tallies(shelved(MANY, taken)) == tallies(MANY)
    assert not taken


def test_what_has_a_jubilee_is_not_taken_out() -> None:
    """Only where to begin is looked for."""
    taken: set[int] = set()
    part = chosen(shelved(MANY, taken), Filter(jubilees_from=dt.date(2026, 7, 30)))
    assert len(part.events) > 600
    assert len(taken) <= 13
