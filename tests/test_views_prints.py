"""Whole prints, as text that a person can read: `snapshots/*.txt`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tests.views import DRAWN, assert_prints, canvas, chronicle, drawing, event, observance, plain, timeline
from timeline.model import LANGUAGES, Claim, Conflict, Mention, Timeline
from timeline.views import VIEWS, Canvas
from timeline.views.bidi import MODES
from timeline.when import When
from tools.pictures import VIEWS as PICTURES

each_view = pytest.mark.parametrize("view", DRAWN)


@pytest.mark.parametrize(
    ("view", "width", "language"),
    [
        ("rail", 60, "en"),
        ("rail", 80, "kk"),
        ("rail", 120, "en"),
        ("rail", 160, "ru"),
        ("rail", 100, "ar"),
        ("ledger", 60, "ru"),
        ("ledger", 80, "en"),
        ("ledger", 120, "kk"),
        ("upcoming", 60, "ru"),
        ("upcoming", 80, "en"),
        ("on", 80, "en"),
        ("month", 60, "kk"),
        ("month", 80, "ar"),
        ("year", 80, "en"),
        ("year", 100, "ru"),
        ("dashboard", 60, "ru"),
        ("dashboard", 80, "en"),
        ("dashboard", 120, "ar"),
        ("lanes", 80, "ru"),
        ("lanes", 120, "en"),
        ("stats", 60, "ru"),
        ("stats", 80, "en"),
        ("strip", 80, "en"),
        ("strip", 120, "ar"),
    ],
)
def test_a_print_is_as_it_was(view: str, width: int, language: str) -> None:
    """The twenty-four events look as they did when a person last looked at them."""
    assert_prints(f"{view}-{width}-{language}", drawing(view)(chronicle(), canvas(width, language)))


def test_a_print_in_ascii_is_as_it_was() -> None:
    """The same without a sign of our own that is not ASCII, and with what is proposed and to come."""
    whole = chronicle()
    more = timeline(
        *whole.events,
        event("2026-11~", "Joint seminar with the office", source="Seed 002", proposed=True),
        event("XXXX-03", "Meeting in Vienna", source="Seed 002", proposed=True),
        observances=whole.observances,
    )
    assert_prints("rail-60-ascii", drawing("rail")(more, canvas(60, today=dt.date(2026, 3, 1), ascii=True)))


@each_view
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_all_that_is_ours_can_be_ascii(view: str, width: int) -> None:
    """Signs, bars, rules, tallies and punctuation, of a month with several events on a day."""
    events = [event(when, source="Site", commemorate=True) for when in ("1991-07-29/1991-07-31", "1996-07-30", "2027")]
    week = observance("XXXX-07-30", "Week", source="", since=2010)
    page = canvas(width, ascii=True)
    lines = plain(drawing(view)(timeline(*events, event("2010~"), observances=[week]), page))
    assert [line for line in lines if not line.isascii()] == []


@pytest.mark.parametrize(("view", "most"), [("rail", 56), ("ledger", 46), ("lanes", 35)])
def test_little_is_said_in_little_room(view: str, most: int) -> None:
    """Twenty-four events with short titles and sources take no more lines at 120 columns than they need."""
    events = [event(str(each.when), each.title("en")[:44], id=each.id) for each in chronicle().events]
    assert len(plain(drawing(view)(timeline(*events), canvas(120)))) <= most


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_timeline_says_so(view: str) -> None:
    """There is a line to read, and no frame around nothing."""
    lines = plain(drawing(view)(Timeline(title={}), canvas()))
    assert lines[-1].startswith(("There are no events", "Nothing is marked"))


@each_view
def test_no_escape_codes_in_a_pipe(view: str) -> None:
    """Lines are single, without blanks at their end, controls or marks of direction."""
    for line in plain(drawing(view)(chronicle(), canvas(80, "ar"))):
        assert line == line.rstrip()
        assert not [char for char in line if category(char) in {"Cc", "Cf"}]


def test_only_the_sixteen_colours() -> None:
    """Even a terminal of all colours is asked for those of ANSI only, and for bold, dim, italic, underline, reverse."""
    rare = [event("2020", kind=f"kind {number}") for number in range(6)]  # enough for every colour of themes
    console = Console(force_terminal=True, color_system="truecolor", width=120)
    with console.capture() as capture:
        for render in map(drawing, DRAWN):
            for line in render(timeline(*chronicle().events, *rare), canvas(120)):
                console.print(line, soft_wrap=True)
    codes = {code for part in capture.get().split("\x1b[")[1:] for code in part.partition("m")[0].split(";")}
    assert codes <= {"0", "1", "2", "3", "4", "7", "30", "31", "32", "33", "36", "46", "94", "95"}


def test_every_view_has_its_picture() -> None:
    """A view that is added is looked at as well."""
    assert {*PICTURES} == {*DRAWN}


TITLES = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="核试验条约。、（）日本語한국어", max_size=40),
    st.text(alphabet="☢\ufe0f👩\u200d🚀🇰🇿 ⚛", max_size=30),
    st.text(alphabet="e\u0301\u0308 \u0610مُعَاهَدَة ", max_size=60),
    st.text(alphabet="إغلاق موقع سيميبالاتينسك 1991", max_size=60),
    st.text(alphabet="abc", min_size=300, max_size=300),
    st.text(alphabet="a\u05d0\u0627\u0644 1(\u202e\u2067\u2069\u200f\u200d\u200b", max_size=60),
    st.just("Қазақстан мен Иордания арасындағы келісім " * 7),
)
WRITTEN = (
    "1991-08-29 1994-11 2010~ 199X 19XX 1995-04-21? 2016-03-31/2016-04-01 2023-12-27/2024-01-03 2010/2012 1991/.. "
    "../1950 2026-07-30 2027 2031-08-29 XXXX-03 -0043 Y17000 1994-21%"
)
DATES = st.sampled_from(WRITTEN.split())
KINDS = st.sampled_from(["treaty", "law", "vote", "speech", "meeting", "核试验", "test", "tests", "☢"])
EVENTS = st.builds(
    event,
    DATES,
    TITLES,
    source=TITLES,
    kind=KINDS,
    tags=st.lists(TITLES.filter(bool), max_size=2).map(tuple),
    commemorate=st.booleans(),
    proposed=st.booleans(),
)
OBSERVANCES = st.builds(
    observance,
    st.sampled_from(["XXXX-08-29", "XXXX-10-24/XXXX-10-30", "XXXX-03"]),
    TITLES,
    source=TITLES,
    since=st.none() | st.integers(1900, 2030),
)
MENTIONS = st.builds(
    Mention,
    document=TITLES,
    start=st.just(0),
    end=st.just(1),
    quote=TITLES,
    language=st.just("kk"),
    basis=st.sampled_from(["stated", "named", "same date"]),
)
CLAIMS = st.builds(Claim, when=DATES.map(When.parse), source=TITLES)
CONFLICTS = st.builds(Conflict, event_id=st.just(""), ours=CLAIMS, theirs=CLAIMS, note=TITLES)
TIMELINES = st.builds(
    lambda events, observances, mentions, conflicts: replace(
        timeline(*events, observances=observances), mentions=mentions, conflicts=conflicts
    ),
    st.lists(EVENTS, max_size=5),
    st.lists(OBSERVANCES, max_size=2),
    st.lists(MENTIONS, max_size=2).map(tuple),
    st.lists(CONFLICTS, max_size=1).map(tuple),
)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)) | st.sampled_from(
    [dt.date(2026, 8, 29), dt.date(2026, 7, 30), dt.date(2028, 2, 29)]
)
PAGES = st.builds(
    canvas,
    st.integers(40, 200),
    st.sampled_from(LANGUAGES),
    today=DAYS,
    ascii=st.booleans(),
    bidi=st.sampled_from(MODES),
)


@each_view
@given(TIMELINES, PAGES)
def test_no_line_is_wider_than_the_page(view: str, drawn: Timeline, page: Canvas) -> None:
    """From 40 to 200 columns, on any day, whatever the titles, sources, themes and dates."""
    lines = page.page(drawing(view)(drawn, page))
    assert [line.plain for line in lines if line.cell_len > page.width or "\n" in line.plain] == []
