from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from icalendar import Calendar

from tests.exports import FEED, PUBLISHED, body, hostile, rendered, titled
from tests.facts import CLOSURE, DAY_AGAINST_TESTS, SAPPHIRE, TIMELINE, TREATY, WARHEAD
from timeline.feeds.entry import Entry, entries
from timeline.model import LANGUAGES, Timeline

if TYPE_CHECKING:
    from timeline.feeds.config import Feed

CSV = (
    "uid,first_day,last_day,title,title_language,years,jubilee,event,event_date,event_title,description,categories,"
    "url,revised\r\n"
    "int-day-against-nuclear-tests-2026@example.org,2026-08-29,2026-08-29,International Day against Nuclear Tests,en,,"
    "no,int-day-against-nuclear-tests,XXXX-08-29,International Day against Nuclear Tests,"
    '"29 August.\nKept since 2010, for the 17th time.",Observance; nuclear-testing,,2026-11-22\r\n'
    "project-sapphire-1994-2026@example.org,2026-11-20,2026-11-23,Project Sapphire — 32 years,en,32,"
    "no,project-sapphire-1994,1994-11-20/1994-11-23,Project Sapphire,20–23 November 1994.,Anniversary,,2026-11-22\r\n"
)


def events(told: list[Entry], feed: Feed = FEED, language: str = "en") -> list[dict[str, Any]]:
    """Return the events of a JSON-LD list."""
    found: list[dict[str, Any]] = json.loads(rendered("jsonld", told, feed=feed, language=language))["itemListElement"]
    return found


def rows(told: list[Entry]) -> list[dict[str, str]]:
    """Return the rows of a CSV file by the names of their fields."""
    return list(csv.DictReader(io.StringIO(rendered("csv", told).decode(), newline="")))


# jCal


@pytest.mark.parametrize("language", LANGUAGES)
def test_jcal_is_the_calendar(language: str) -> None:
    """What icalendar makes of the whole .ics in jCal is what we wrote piece by piece."""
    told = entries(replace(FEED, horizon=(2024, 2036)), TIMELINE, language)
    calendar = Calendar.from_ical(rendered("ics", told, language=language))
    assert json.loads(rendered("jcal", told, language=language)) == json.loads(json.dumps(calendar.to_jcal()))


@given(hostile)
def test_jcal_is_the_calendar_with_any_title(title: str) -> None:
    """The title comes back from both, the same."""
    told = titled(title)
    jcal = json.loads(rendered("jcal", told))
    assert jcal == json.loads(json.dumps(Calendar.from_ical(rendered("ics", told)).to_jcal()))
    ((_, properties, _),) = jcal[2]
    assert [value for name, _, _, value, *_ in properties if name == "summary"] == [told[0].summary]


def test_jcal_reads_as_rfc_7265_writes_it() -> None:
    """Names in small letters, dates with hyphens, categories each a value of its own, nothing escaped."""
    name, _, components = json.loads(rendered("jcal", body(CLOSURE, language="kk"), language="kk"))
    assert name == "vcalendar"
    ((kind, properties, inner),) = components
    assert (kind, inner) == ("vevent", [])
    assert ["dtstart", {}, "date", "2026-08-29"] in properties
    assert ["dtend", {}, "date", "2026-08-30"] in properties
    assert [
        "summary",
        {"language": "kk"},
        "text",
        "Семей ядролық сынақ полигонының жабылуы — 35 жыл",
    ] in properties
    assert [
        "categories",
        {"language": "en"},
        "text",
        "Anniversary",
        "Jubilee",
        "test-site",
        "kazakhstan",
    ] in properties


# JSON-LD


def test_an_anniversary_is_an_event_about_an_event() -> None:
    """Both with their days, the last inclusive, and with the source of the fact; keywords are what to filter by."""
    assert events(body(SAPPHIRE, feed=PUBLISHED, language="kk"), PUBLISHED, "kk") == [
        {
            "@type": "Event",
            "@id": "tag:example.org,2026:project-sapphire-1994-2026",
            "identifier": "project-sapphire-1994-2026@example.org",
            "name": "«Сапфир» жобасы — 32 жыл",
            "description": "1994 жылғы 20–23 қараша.",
            "inLanguage": "kk",
            "startDate": "2026-11-20",
            "endDate": "2026-11-23",
            "keywords": ["Anniversary"],
            "about": {
                "@type": "Event",
                "@id": "tag:example.org,2026:project-sapphire-1994",
                "name": "«Сапфир» жобасы",
                "startDate": "1994-11-20",
                "endDate": "1994-11-23",
            },
            "url": "https://calendars.example.org/kz/kk/e/project-sapphire-1994.html",
        }
    ]


def test_the_list_says_what_it_is() -> None:
    """A schema.org ItemList in order, in one language, with as many items as it says."""
    document = json.loads(rendered("jsonld", body(CLOSURE, TREATY, language="ru"), language="ru"))
    assert [item["inLanguage"] for item in document.pop("itemListElement")] == ["ru", "ru"]
    assert document == {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "@id": "tag:example.org,2026:anniversaries.ru",
        "name": "Годовщины",
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": 2,
    }


def test_a_source_is_not_the_page_of_an_event() -> None:
    """Without a page of our own, what a source says is a work about the event."""
    (closure,) = events(body(CLOSURE))
    assert "url" not in closure
    assert closure["subjectOf"] == {
        "@type": "CreativeWork",
        "url": "https://adilet.zan.kz/kaz/docs/U910000409_",
    }


def test_a_day_in_doubt_is_no_date() -> None:
    """21 April 1995 is uncertain: its anniversary is kept on a day, the event itself is given none."""
    (warhead,) = events(body(WARHEAD))
    assert warhead["startDate"] == "2026-04-21"
    assert warhead["about"] == {
        "@type": "Event",
        "@id": "tag:example.org,2026:kz-last-warhead-1995",
        "name": "Last nuclear warhead leaves Kazakhstan",
    }


def test_an_observance_is_one_of_a_series() -> None:
    """The day that is kept every year is about nothing that has a date."""
    (day,) = events(body(DAY_AGAINST_TESTS))
    assert "about" not in day
    assert day["superEvent"] == {
        "@type": "EventSeries",
        "@id": "tag:example.org,2026:int-day-against-nuclear-tests",
        "name": "International Day against Nuclear Tests",
    }


def test_the_event_itself_is_about_nothing_else() -> None:
    """In a feed of history an event stands on its own day."""
    history = replace(FEED, only="history", horizon=(1601, 4500))
    (treaty,) = events(entries(history, Timeline(title={}, events=(TREATY,)), "en"))
    assert (treaty["startDate"], treaty["keywords"]) == ("1996-09-24", ["Event", "ctbt"])
    assert treaty.keys() & {"about", "superEvent"} == set()


@given(hostile)
def test_json_ld_may_stand_in_a_page(title: str) -> None:
    """Any title comes back, and none ends the <script> or begins a comment in it."""
    told = titled(title)
    assert b"<" not in rendered("jsonld", told)
    (event,) = events(told)
    assert (event["name"], event["about"]["name"]) == (told[0].summary, told[0].title)


# CSV


def test_csv_is_a_table_of_entries() -> None:
    """To the last byte: lines end in CRLF, days are inclusive, what has a comma or a line end is quoted."""
    assert rendered("csv", body(DAY_AGAINST_TESTS, SAPPHIRE)).decode() == CSV


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", " =", "＝", "＋", "－", "＠"])
def test_no_title_is_a_formula(sign: str) -> None:
    """A spreadsheet would compute what begins like this; an apostrophe makes it text."""
    (row,) = rows(titled(f'{sign}HYPERLINK("http://evil.example","x")'))
    assert row["title"] == f'\'{sign}HYPERLINK("http://evil.example","x") — 35 years'
    assert row["event_title"] == f'\'{sign}HYPERLINK("http://evil.example","x")'


def test_a_sign_inside_a_title_is_no_formula() -> None:
    """Only the beginning counts."""
    (row,) = rows(titled("CTBT = a treaty - 1996"))
    assert row["title"] == "CTBT = a treaty - 1996 — 35 years"


@given(hostile)
def test_any_title_is_one_cell(title: str) -> None:
    """Commas, quotes and line ends are in the cell; it differs from the title by an apostrophe at most."""
    told = titled(title)
    (row,) = rows(told)
    assert row["title"].removeprefix("'") == told[0].summary.removeprefix("'")
    assert row["revised"] == "2026-11-22"


def test_nothing_is_a_list_of_nothing() -> None:
    """The calendar of jCal has what keeps that of ics from being empty, JSON-LD its list, CSV its header."""
    name, properties, components = json.loads(rendered("jcal", []))
    assert (name, properties[0]) == ("vcalendar", ["version", {}, "text", "2.0"])
    assert [kind for kind, *_ in components] == ["vtimezone"]
    assert json.loads(rendered("jsonld", []))["numberOfItems"] == 0
    assert rows([]) == []
    assert rendered("csv", []).decode() == CSV.split("\r\n", maxsplit=1)[0] + "\r\n"
