"""Counts that programs read: the rows of `stats`."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace

import pytest

from tests.facts import BULLETIN, CLOSURE, SILO, TIMELINE, TREATY
from timeline.model import Citation, Event, Mention, Timeline
from timeline.records.counts import Count, counts
from timeline.records.formats import COUNTS, FORMATS, Sheet, sheet
from timeline.when import When
from timeline.wording import wording

TODAY = dt.date(2026, 7, 30)
QUOTE = Mention(document="1.txt", start=0, end=1, quote="x", language="kk", basis="stated", event_id=TREATY.id)
UNDATED = Event(id="x", titles={"en": "x"}, when=When.parse("XXXX-03"), kind="law", revised=dt.date(2026, 1, 1))
SMALL = replace(
    TIMELINE,
    events=(replace(CLOSURE, citations=()), TREATY, SILO, BULLETIN, UNDATED),
    observances=(),
    mentions=(QUOTE,),
)


def printed(form: str, timeline: Timeline = SMALL, language: str = "en") -> str:
    """Return what `stats` prints in a form."""
    return b"".join(FORMATS[form](sheet("stats", timeline, TODAY, wording(language)))).decode()


def test_a_count_has_a_name_for_programs_and_one_for_people() -> None:
    """Decades in their order, those of no known year last; all else the most frequent first, and of equals by name."""
    assert counts(SMALL, wording("ru")) == [
        Count(by="decade", name="199X", title="1990-е годы", count=3),
        Count(by="decade", name="201X", title="2010-е годы", count=1),
        Count(by="decade", name="", title="Год неизвестен", count=1),
        Count(by="kind", name="law", title="закон", count=2),
        Count(by="kind", name="meeting", title="встреча", count=1),
        Count(by="kind", name="milestone", title="веха", count=1),
        Count(by="kind", name="treaty", title="договор", count=1),
        Count(by="tag", name="ctbt", title="ctbt", count=1),
        Count(by="tag", name="kazakhstan", title="kazakhstan", count=1),
        Count(by="tag", name="test-site", title="test-site", count=1),
        Count(by="language", name="kk", title="казахский", count=1),
    ]


def test_a_site_is_one_source_however_many_pages_of_it_speak_of_an_event() -> None:
    """By its name; a book by its title."""
    pages = tuple(Citation(title="a page", url=f"https://www.un.org/{page}") for page in "ab")
    cited = replace(SMALL, events=(replace(TREATY, citations=(*pages, Citation(title="A book"))),))
    assert [(each.name, each.count) for each in counts(cited, wording("en")) if each.by == "source"] == [
        ("A book", 1),
        ("un.org", 1),
    ]


def test_json() -> None:
    """An array of its own, all of it: no row is left out for want of room."""
    read = json.loads(printed("json"))
    assert {key: value for key, value in read.items() if key != "counts"} == {
        "schema": 2,
        "title": "A small chronology",
        "language": "en",
        "today": "2026-07-30",
    }
    assert read["counts"][0] == {"by": "decade", "name": "199X", "title": "1990s", "count": 3}
    assert [json.loads(line) for line in printed("jsonl").splitlines()] == read["counts"]


@pytest.mark.parametrize(("form", "between"), [("csv", ","), ("tsv", "\t")])
def test_columns(form: str, between: str) -> None:
    """Four of them, with a head also where nothing is counted."""
    head, first, *_ = csv.reader(io.StringIO(printed(form), newline=""), delimiter=between)
    assert (head, first) == (["by", "name", "title", "count"], ["decade", "199X", "1990s", "3"])
    assert printed(form, Timeline(title={})).strip() == between.join(head)


def test_markdown() -> None:
    """A table for each thing that is counted by."""
    assert printed("markdown").splitlines()[:12] == [
        "# A small chronology",
        "",
        "| By decade | |",
        "|---|--:|",
        "| 1990s | 3 |",
        "| 2010s | 1 |",
        "| Year not known | 1 |",
        "",
        "| By theme | |",
        "|---|--:|",
        "| law | 2 |",
        "| meeting | 1 |",
    ]
    assert printed("markdown", language="ar").startswith('<div lang="ar" dir="rtl">\n\n# ')


def test_html() -> None:
    """The same on a page, in its language and direction."""
    text = printed("html", language="ar")
    assert '<html lang="ar" dir="rtl">' in text
    assert '<tr><th scope="row" dir="auto">ctbt</th><td>1</td></tr>' in text
    assert text.count("<table>") == text.count("<caption>") == text.count("</table>") == 4


def test_no_name_commands_a_terminal_or_a_spreadsheet() -> None:
    """A tag or a source may be called anything."""
    rows = [Count(by="tag", name="=A\x1b[31m|\n<b>", title="=A\x1b[31m|\n<b>", count=1)]
    for form, render in FORMATS.items():
        text = b"".join(render(Sheet("x", TODAY, wording("en"), COUNTS, rows))).decode()
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]|\\\\u001b|,=|\t=", text)
        assert form != "html" or "&lt;b&gt;" in text
