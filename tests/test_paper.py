"""The chronology on paper: sheets of text, and a page that a browser prints."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from tests.test_cli import Session
from tests.test_views_prints import PAGES, TIMELINES
from tests.views import TODAY, assert_prints, canvas, chronicle, event, observance, timeline
from timeline.model import LANGUAGES, Citation, Timeline
from timeline.site.paper import render
from timeline.views.notes import numbered, told
from timeline.views.paper import sheets

if TYPE_CHECKING:
    from rich.text import Text

    from timeline.views import Canvas

HANDBOOK = Citation(title="Handbook", url="https://example.org/handbook")
LETTER = Citation(title="Letter", document="letter.txt")


def texts(sheet: list[Text]) -> list[str]:
    """Return the lines of a sheet."""
    return [line.plain for line in sheet]


def test_a_source_has_one_number_in_the_order_of_reading() -> None:
    """The first that is met is 1, wherever it is met again."""
    whole = timeline(
        event("1949", citations=(HANDBOOK,)),
        event("1991", citations=(LETTER, HANDBOOK)),
        observances=[observance("XXXX-08-29", citations=(LETTER,)), observance("XXXX-12-01", "Other", citations=())],
    )
    marked, notes = numbered(whole)
    assert [fact.citations[0].title for fact in (*marked.events, marked.observances[0])] == ["[1]", "[2] [1]", "[2]"]
    assert marked.observances[1].citations == ()
    assert [told(note) for note in notes] == ["Handbook, https://example.org/handbook", "Letter, letter.txt"]


def test_a_sheet_is_as_it_was() -> None:
    """The first sheet of the twenty-four events looks as it did when a person last looked at it."""
    assert_prints("paper-76-en", sheets(chronicle(), canvas(76), 40)[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_stands_alone(language: str) -> None:
    """It has the lines asked for, says what it is, when it was printed, which it is, and all sources that it names."""
    page = canvas(76, language)
    printed = {"kk": "басылған күні: 2026", "ru": "дата печати: 30", "en": "printed on 30", "ar": "تاريخ الطباعة: 30"}
    made = sheets(chronicle(), page, 40)
    assert len(made) > 1
    for number, sheet in enumerate(made, 1):
        lines = texts(sheet)
        assert len(lines) == 40
        assert printed[language] in lines[0]
        assert page.say("head.event") in lines[2]
        assert lines[-1].strip() == f"{number} / {len(made)}"
        at = next(row for row, line in enumerate(lines) if line == "─" * 20)
        named = set(re.findall(r"\[\d+\]", "\n".join(lines[:at])))
        assert named == set(re.findall(r"^ *(\[\d+\])", "\n".join(lines[at:]), re.MULTILINE))


def test_no_entry_is_parted() -> None:
    """What follows a sheet begins with an entry or what heads one; no decade is named at the end of a sheet."""
    titles = ["A title that is long enough to be set in more lines than one, as titles of treaties are"] * 60
    whole = timeline(*(event(str(1900 + number), title, id=str(number)) for number, title in enumerate(titles)))
    for sheet in sheets(whole, canvas(76), 40):
        body = [line for line in texts(sheet)[3:-2] if line]
        assert re.match(r" *\d{4}s?\b", body[0])
        before_notes = body[: body.index("─" * 20)]
        assert not before_notes[-1].endswith("0s")


def test_nothing_is_a_sheet_too() -> None:
    """A chronology without events says so on paper."""
    (sheet,) = sheets(Timeline(title={"en": "Empty"}), canvas(76))
    assert texts(sheet)[0].startswith("Empty")
    assert "There are no events yet." in texts(sheet)
    assert len(sheet) == 60


@given(TIMELINES, PAGES)
def test_no_sheet_is_wider_than_asked(drawn: Timeline, page: Canvas) -> None:
    """From 40 to 200 columns, whatever the titles, sources and dates."""
    lines = [line for sheet in sheets(drawn, page) for line in page.page(sheet)]
    assert [line.plain for line in lines if line.cell_len > page.width] == []


class _Page(HTMLParser):
    """What a test wants to know of a page: ids, links, and all tags with what they load."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.ids += [said["id"]] if "id" in said else []
        self.links += [said["href"]] if tag == "a" else []
        self.loaded += [tag] if tag in {"link", "script", "img", "iframe"} or "src" in said else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_all_in_it(language: str) -> None:
    """It loads nothing, its notes are where its numbers lead, and it is of its language and direction."""
    made = render(chronicle(), language, TODAY)
    page = _Page(made)
    assert page.loaded == []
    assert "url(" not in made.decode()
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} == set(page.ids)
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in made.decode()


def test_the_page_tells_as_the_ledger_does() -> None:
    """Dates as far as they are known, which anniversary it is this year, and where today is."""
    made = render(timeline(event("1991-08-29", "Closure", commemorate=True), event("2010~")), "en", TODAY).decode()
    assert '<td class="date">29 Aug 1991</td><td>Closure<sup><a href="#note-1">1</a></sup></td>' in made
    assert '<td class="count">★ 35</td>' in made
    assert '<td class="date">2010~</td>' in made
    assert "today · 30 July 2026" in made


def test_nothing_in_a_title_acts_on_the_page() -> None:
    """Neither in the text nor in the style sheet, which has the name; there is no address but of the web."""
    name = '</style><script>alert(1)</script>"; } body { display: none'
    bad = Citation(title="<b>source</b>", url="javascript:alert(2)")
    whole = Timeline(title={"en": name}, events=(event("1991", "<i>x</i>\x1b[2J", citations=(bad,)),))
    made = render(whole, "en", TODAY).decode()
    assert made.count("</style>") == 1
    assert "<script" not in made
    assert "javascript:" not in made
    assert "\x1b" not in made
    assert r"\3c \2f style\3e " in made


def test_show_prints_for_paper() -> None:
    """Sheets of text are parted by form feeds; the page is written whole; other forms are for no paper."""
    text, page, part, wrong = Session(), Session(), Session(), Session()
    assert text("show", "--print", "--lines", "66", "--width", "80") == 0
    made = text.out.split("\f")
    assert len(made) > 2
    assert {sheet.count("\n") for sheet in made} == {66}
    assert page("show", "--print", "--output", "html", "--lang", "ar") == 0
    assert page.out.startswith('<!doctype html>\n<html lang="ar" dir="rtl">')
    assert part("show", "--print", "--from", "1991-08-29", "--to", "1991-08-29") == 0
    assert "Decree No. 409" in part.out
    assert "\f" not in part.out
    assert wrong("show", "--print", "--output", "json") == 2
    assert "--print: paper takes table and html, not json" in wrong.err
