from __future__ import annotations

import datetime as dt

import pytest

from tests.views import canvas, event, observance, plain, timeline
from timeline.model import Citation
from timeline.views import entries, ledger, rail

FAR, NEAR = False, True


@pytest.mark.parametrize(
    ("when", "today", "said"),
    [
        ("1991-08-29", "2026-07-30", "34 years"),
        ("1991-08-29", "2026-08-29", "35 years"),
        ("1994-11", "2026-07-30", "~31 years"),
        ("2010", "2026-07-30", "~16 years"),
        ("1995-04-21?", "2026-07-30", "~31 years"),
        ("2025-08-29", "2026-07-30", "335 days"),
        ("2025-11", "2026-07-30", "under a year"),
        ("2026", "2026-07-30", "this year"),
        ("2026-07", "2026-07-30", "this month"),
        ("2024/2027", "2026-07-30", "now"),
        ("199X", "2026-07-30", ""),
        ("XXXX-03", "2026-07-30", ""),
        ("2026-12", "2026-07-30", "ahead"),
        ("2026-12-10", "2026-07-30", "in 133 days"),
        ("2031-08-29", "2026-07-30", "in 5 years"),
    ],
)
def test_an_age_is_floored_and_as_precise_as_the_date(when: str, today: str, said: str) -> None:
    """Completed years, about if the day is not known; days within the first year; how soon what is to come."""
    page = canvas(today=dt.date.fromisoformat(today))
    assert entries.age(event(when), page) == (said, FAR)


@pytest.mark.parametrize(
    ("when", "today", "said"),
    [
        ("1991-08-29", "2026-05-21", "★ 35 y in 100 d"),
        ("1991-08-29", "2026-07-30", "★ 35 y in 30 d"),
        ("1991-08-29", "2026-08-29", "★ 35 years today"),
        ("1949-08-29", "2026-07-30", "77 y in 30 d"),
        ("1994-11-20/1994-11-23", "2026-11-22", "32 years today"),
        ("2026-08-29", "2026-07-30", "in 30 days"),
        ("2026-07-30", "2026-07-30", "today"),
        ("2026-04-27/2026-05-22", "2026-05-01", "now"),
    ],
)
def test_what_is_near_is_said_to_be(when: str, today: str, said: str) -> None:
    """Within a hundred days the coming anniversary takes the place of the age, jubilees with a star."""
    page = canvas(today=dt.date.fromisoformat(today))
    assert entries.age(event(when, commemorate=True), page) == (said, NEAR)


def test_an_anniversary_is_far_before_a_hundred_days() -> None:
    """A hundred and one days before, it is the age that counts."""
    page = canvas(today=dt.date(2026, 5, 20))
    assert entries.age(event("1991-08-29", commemorate=True), page) == ("34 years", FAR)


def test_only_what_is_commemorated_has_an_anniversary() -> None:
    """What is not marked every year is only so many years old."""
    assert entries.age(event("1991-08-29"), canvas()) == ("34 years", FAR)


def test_narrow_pages_say_it_shorter() -> None:
    """Below eighty columns the word for years is left out."""
    assert entries.age(event("1991-08-29", commemorate=True), canvas(60)) == ("★ 35 in 30 d", NEAR)


@pytest.mark.parametrize(
    ("language", "said"),
    [("kk", "★ 30 күннен соң 35 ж."), ("ru", "★ 35 лет через 30 дн."), ("ar", "★ 35 عامًا، بقي 30 يومًا")],
)
def test_it_is_said_in_four_languages(language: str, said: str) -> None:
    """A coming jubilee is said in the order and the plural forms of the language."""
    assert entries.age(event("1991-08-29", commemorate=True), canvas(language=language)) == (said, NEAR)


@pytest.mark.parametrize(
    ("when", "commemorate", "said"),
    [
        ("1991-08-29", True, ("★ 35", NEAR)),
        ("1991-08-29", False, ("35", FAR)),
        ("1994-02-14", True, ("32", FAR)),
        ("2010", False, ("16", FAR)),
        ("2010~", False, ("~16", FAR)),
        ("2026-02-05", True, ("", FAR)),
        ("199X", False, ("", FAR)),
        ("XXXX-03", False, ("", FAR)),
    ],
)
def test_the_ledger_says_which_anniversary_this_year_has(when: str, commemorate: bool, said: tuple[str, bool]) -> None:
    """The number is that of the calendar year, whether the day has come or not."""
    assert entries.anniversary(event(when, commemorate=commemorate), canvas()) == said


def test_a_proposed_event_is_shown_as_proposed() -> None:
    """It has a sign and the word, and is not marked even if it were to be."""
    proposed = event("1991-08-29", proposed=True, commemorate=True)
    entry = entries.of_event(proposed, canvas(), "green", "29 Aug", ("34 years", FAR))
    assert (entry.sign, entry.remark, entry.marked) == ("proposed", "proposed", False)
    assert entries.age(proposed, canvas()) == ("34 years", FAR)


def test_what_is_not_known_to_the_day_is_in_italics() -> None:
    """Its date, if it has one beside its year, and its count; so is a silence, which is no date at all."""
    styled = [
        (line.plain[span.start : span.end].strip(), "italic" in str(span.style))
        for line in rail.render(timeline(event("1961"), event("1996-09~"), event("1996-09-24")), canvas(80))
        for span in line.spans
    ]
    assert [said for said, italic in styled if italic and said] == [
        *("~65 years", "34 years"),
        *("Sep~", "~29 years", "29 years"),
    ]


def test_dates_have_one_edge() -> None:
    """A mark of doubt stands beyond it; where no date has one, no cell is kept for it."""
    doubted = [event(when, "Silo", source="") for when in ("1995-04-21?", "1996-09", "1996-11-04")]
    lines = plain(ledger.render(timeline(*doubted), canvas(60)))
    assert [line[:20] for line in lines[3:6]] == [
        "21 Apr 1995? ●  Silo",
        "   Sep 1996  ◐  Silo",
        " 4 Nov 1996  ●  Silo",
    ]
    spans = timeline(event("2011-11-27/2011-11-28", "Summit", source=""), event("2011-12~", "Talks", source=""))
    assert [line[:19] for line in plain(ledger.render(spans, canvas(40)))[4:7]] == [
        "   27–28  ◆  Summit",
        "Nov 2011",
        "Dec 2011~ ◐  Talks ",
    ]
    sure = plain(ledger.render(timeline(*doubted[1:]), canvas(60)))
    assert [line[:18] for line in sure[3:5]] == ["  Sep 1996 ◐  Silo", "4 Nov 1996 ●  Silo"]


def test_the_source_is_the_first_citation() -> None:
    """A citation without a title is named by its document; without citations there is no source."""
    quoted = event("1991-08-29", citations=(Citation(title="", document="002.txt"), Citation(title="UNODA")))
    assert entries.source(quoted) == "002.txt"
    assert entries.source(event("1991-08-29", source="")) == ""


def test_an_observance_says_since_when() -> None:
    """It has the day of every year and the year it was first kept."""
    day = observance("XXXX-10-24/XXXX-10-30", since=1978)
    entry = entries.of_observance(day, canvas())
    assert (entry.date, entry.title, entry.count) == ("24–30 Oct", "Disarmament Week", "since 1978")


def test_the_heading_counts_events_and_years() -> None:
    """The name at the left, the number of events and the years from first to last at the right."""
    assert plain(entries.heading(timeline(event("1949-08-29"), event("2010/2012")), canvas())) == [
        "Kazakhstan and nuclear disarmament" + " " * 26 + "2 events · 1949–2012"
    ]


def test_the_heading_says_one_year_once() -> None:
    """One event in one year; a year before Christ as it is said."""
    assert plain(entries.heading(timeline(event("2010")), canvas(60)))[0].endswith("  1 event · 2010")
    assert plain(entries.heading(timeline(event("-0043"), event("2010")), canvas()))[0].endswith(
        "2 events · 44 BC–2010"
    )


def test_the_legend_names_only_what_is_used() -> None:
    """Signs that no entry shows are not explained."""
    one = event("1995-04-21?")
    shown = [entries.of_event(one, canvas(), "", "21 Apr?", entries.age(one, canvas()))]
    assert plain(entries.legend(canvas(), shown)) == ["", "● exact day  ~ about  ? uncertain"]
    assert entries.legend(canvas(), []) == []


def test_kinds_have_colours_by_frequency() -> None:
    """The most frequent kind has the first colour; the same timeline has the same colours every time."""
    events = [event("1991", kind="law"), event("1992", kind="treaty"), event("1993", kind="treaty")]
    assert entries.hues(events) == {"treaty": "green", "law": "bright_magenta"}
