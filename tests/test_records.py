"""Rows that programs read, and the forms in which they are printed."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from tests.facts import CLOSURE, DAY_AGAINST_TESTS, TIMELINE, WARHEAD
from timeline.model import Citation, Event, Mention, Timeline
from timeline.records import SCHEMA, Coming, Other, Quote, Record, coming, facts, told
from timeline.records.counts import Count
from timeline.records.formats import FACTS, FIELDS, FORMATS, Sheet
from timeline.when import When
from timeline.wording import wording

TODAY = dt.date(2026, 7, 30)
PAGE = (Path(__file__).parent.parent / "docs" / "json.md").read_text("utf-8")


def printed(form: str, timeline: Timeline = TIMELINE, language: str = "en") -> str:
    """Return the small chronology in a form."""
    rows = facts(timeline, TODAY, language)
    return b"".join(FORMATS[form](Sheet("A small chronology", TODAY, wording(language), FACTS, rows))).decode()


def only(*events: Event) -> Timeline:
    """Return a chronology of these events."""
    return replace(TIMELINE, events=events, observances=())


def row(fact: str) -> Record:
    """Return the row of a fact."""
    return next(each for each in facts(TIMELINE, TODAY, "en") if each.id == fact)


def test_an_event() -> None:
    """On 30 July 2026 34 years have been completed since the closure, and the 35th is 30 days away."""
    found = row("sts-closure-1991")
    assert (found.type, found.when, found.precision, found.kind) == ("event", "1991-08-29", "day", "law")
    assert (found.first_day, found.last_day, found.years) == ("1991-08-29", "1991-08-29", 34)
    assert found.next == Coming(first_day="2026-08-29", last_day="2026-08-29", days=30, years=35, jubilee=True)


def test_a_span_has_two_days() -> None:
    """Both of them inclusive."""
    found = row("project-sapphire-1994")
    assert (found.first_day, found.last_day) == ("1994-11-20", "1994-11-23")
    assert found.next is not None
    assert (found.next.first_day, found.next.last_day) == ("2026-11-20", "2026-11-23")


def test_no_day_is_invented() -> None:
    """What is known to the month has no first day, and nothing says when it comes again."""
    found = row("kz-last-silo-1996")
    assert (found.when, found.precision, found.first_day, found.last_day, found.next) == (
        "1996-09~",
        "month",
        None,
        None,
        None,
    )


def test_what_is_not_marked_does_not_come_again() -> None:
    """The bulletin has its age and no anniversary."""
    assert (row("bulletin-2012").years, row("bulletin-2012").next) == (14, None)


def test_an_observance() -> None:
    """It has no kind; it counts from the year in which it was first kept."""
    found = row("int-day-against-nuclear-tests")
    assert (found.type, found.kind, found.since, found.born_of) == ("observance", None, 2010, "sts-closure-1991")
    assert found.years is None
    assert found.next is not None
    assert found.next.years == 16


def test_what_supports_a_fact() -> None:
    """Its quotes and the dates of other sources stand with it."""
    quote = Mention(
        document="1.txt",
        start=3,
        end=9,
        quote="в 1995 г.",
        language="ru",
        basis="stated",
        when=When.parse("1995"),
        event_id=WARHEAD.id,
    )
    (found,) = facts(replace(only(WARHEAD), mentions=(quote,), conflicts=WARHEAD.disputes), TODAY, "en")
    assert found.quotes == (
        Quote(document="1.txt", start=3, end=9, text="в 1995 г.", language="ru", basis="stated", when="1995"),
    )
    assert found.conflicts == (Other(when="1995-05", source="a news report"),)
    assert found.unconfirmed == ("1995-04-24",)


def test_what_is_coming() -> None:
    """By day, and only what is marked in the twelve months; what runs today comes round again within them."""
    found = coming(TIMELINE, dt.date(2026, 10, 25), "en")
    days = [(each.id, each.next.first_day, each.next.days) for each in found if each.next]
    assert days[0] == ("disarmament-week", "2026-10-24", 0)
    assert days[1] == ("project-sapphire-1994", "2026-11-20", 26)
    assert days[-1] == ("disarmament-week", "2027-10-24", 364)


def test_as_far_ahead_as_asked() -> None:
    """To the day before the end; the round first on its day."""
    found = coming(TIMELINE, TODAY, "en", dt.date(2026, 8, 30))
    assert [each.id for each in found] == ["sts-closure-1991", "int-day-against-nuclear-tests"]
    assert coming(TIMELINE, TODAY, "en", dt.date(2026, 8, 29)) == []


def test_what_a_view_tells() -> None:
    """`upcoming` what is coming, as far as it is drawn; a rail the facts of its timeline."""
    end = dt.date(2026, 8, 30)
    assert told("upcoming", TIMELINE, TODAY, "en", end) == coming(TIMELINE, TODAY, "en", end)
    assert told("rail", TIMELINE, TODAY, "en") == facts(TIMELINE, TODAY, "en")


def test_json() -> None:
    """One object with what holds for all, and the facts, one a line."""
    text = printed("json")
    read = json.loads(text)
    assert {key: value for key, value in read.items() if key != "facts"} == {
        "schema": 2,
        "title": "A small chronology",
        "language": "en",
        "today": "2026-07-30",
    }
    assert len(read["facts"]) == len(text.splitlines()) - 2 == 11
    assert read["facts"][0]["next"]["years"] == 35
    assert read["facts"][0]["sources"][0]["url"] == "https://adilet.zan.kz/kaz/docs/U910000409_"


def test_jsonl_is_the_facts_of_json() -> None:
    """A line each."""
    assert [json.loads(line) for line in printed("jsonl").splitlines()] == json.loads(printed("json"))["facts"]


def test_no_text_commands_a_terminal() -> None:
    """Control characters and overrides are in no form."""
    spoiled = replace(CLOSURE, titles={"en": "A\x1b[31m\u202ered\x9b title"})
    for form in FORMATS:
        text = printed(form, only(spoiled))
        assert "red title" in text
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]|\\\\u00[01]", text)


def test_csv_read_back() -> None:
    """A row under each head; nothing where nothing is known."""
    rows = list(csv.DictReader(io.StringIO(printed("csv"), newline="")))
    assert rows[0]["next_jubilee"] == "yes"
    assert rows[0]["tags"] == "test-site; kazakhstan"
    assert rows[4] | {"title": ""} == {
        "id": "kz-last-silo-1996",
        "type": "event",
        "when": "1996-09~",
        "first_day": "",
        "last_day": "",
        "title": "",
        "title_language": "en",
        "kind": "milestone",
        "tags": "",
        "confidence": "high",
        "proposed": "no",
        "years": "29",
        "next_first_day": "",
        "next_last_day": "",
        "next_days": "",
        "next_years": "",
        "next_jubilee": "",
        "source": "",
        "url": "",
    }


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_cell_is_a_formula(form: str) -> None:
    """What a spreadsheet would reckon is made text."""
    text = printed(form, only(replace(CLOSURE, titles={"en": "=HYPERLINK(1)"})))
    assert re.search("[\t,]'=HYPERLINK", text)


def test_tsv_keeps_to_its_lines() -> None:
    """Tabs and line ends inside a cell are blanks."""
    text = printed("tsv", only(replace(CLOSURE, titles={"en": "one\ttwo\nthree"})))
    assert [len(line.split("\t")) for line in text.splitlines()] == [len(FIELDS)] * 2
    assert "\tone two three\t" in text


def test_markdown() -> None:
    """A table that a report takes: what would be a sign is escaped, a jubilee is bold."""
    cited = Citation(title="№ 409", url="https://example.org/409")
    text = printed("markdown", only(replace(CLOSURE, titles={"en": "A | b *c*"}, citations=(cited,))))
    assert text.splitlines() == [
        "# A small chronology",
        "",
        "| date | event | anniversary | source |",
        "|---|---|---|---|",
        "| 29 August 1991 | **A \\| b \\*c\\*** | 29 August 2026 · 35 years | [№ 409](<https://example.org/409>) |",
    ]


def test_html() -> None:
    """A page in its language and direction; a title in another language says which."""
    arabic = printed("html", only(replace(CLOSURE, titles={"kk": "<b>Полигон</b>"})), "ar")
    assert '<html lang="ar" dir="rtl">' in arabic
    assert '<td lang="kk" dir="auto"><strong>&lt;b&gt;Полигон&lt;/b&gt;</strong></td>' in arabic
    assert "29 أغسطس 2026 · 35 عامًا" in arabic


def test_an_address_stays_inside_its_quotation_marks() -> None:
    """Nothing that is written in a catalogue adds an attribute or ends a link."""
    source = Citation(title="A", url='https://example.org/"><script>')
    spoiled = only(replace(CLOSURE, citations=(source,)))
    assert 'href="https://example.org/%22%3E%3Cscript%3E"' in printed("html", spoiled)
    assert "(<https://example.org/%22%3E%3Cscript%3E>)" in printed("markdown", spoiled)


def test_observances_are_not_counted_for_people() -> None:
    """They are days of their own."""
    text = printed("markdown", Timeline(title={"en": "x"}, observances=(DAY_AGAINST_TESTS,)))
    assert "| 29 August | International Day against Nuclear Tests | 29 August 2026 |  |" in text


# The page that documents them


def documented(heading: str) -> list[str]:
    """Return the names in the first column of the table under a heading."""
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ")[0]
    first = (line.split("|")[1] for line in section.splitlines() if line.startswith("| `"))
    return [name for cell in first for name in re.findall(r"`(\w+)`", cell)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("A fact", Record),
        ("next", Coming),
        ("sources", Citation),
        ("quotes", Quote),
        ("conflicts and related", Other),
        ("A count", Count),
    ],
)
def test_the_page_has_every_field(heading: str, kind: type) -> None:
    """In the order in which they are printed."""
    assert documented(heading) == [field.name for field in fields(kind)]


def test_the_page_has_every_column() -> None:
    """Of CSV and TSV."""
    assert documented("CSV and TSV") == list(FIELDS)


def test_the_page_says_which_schema_it_is() -> None:
    """So that no one changes a field and forgets the number."""
    assert f"`schema` is {SCHEMA}. " in PAGE
