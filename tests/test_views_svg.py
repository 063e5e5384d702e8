"""The picture of a print: what it is made of, that all of the print is in it, and that it stands alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from tests.test_cli import Session
from tests.test_site_style import colours, contrast
from tests.test_views_prints import DAYS, TIMELINES
from tests.views import canvas, chronicle
from timeline.clean import clean
from timeline.model import LANGUAGES
from timeline.views import VIEWS, Canvas, svg
from timeline.views import view as drawing
from timeline.views.canvas import BAR, FULL, HUES
from timeline.views.shapes import BARS, CELL, LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Timeline

MARGIN = 2 * CELL
each_view = pytest.mark.parametrize("view", VIEWS)
PAGES = st.builds(
    canvas,
    st.integers(40, 200),
    st.sampled_from(LANGUAGES),
    today=DAYS,
    ascii=st.booleans(),
    bidi=st.just("marks"),
)


def picture(*lines: Text, page: Canvas | None = None, title: str = "A chronology") -> str:
    """Return the picture of some lines."""
    return b"".join(svg.render(lines, page or canvas(40, bidi="marks"), title)).decode()


def of_view(view: str, timeline: Timeline, page: Canvas) -> str:
    """Return the picture of a view."""
    return picture(*page.page(drawing(view)(timeline, page)), page=page)


def body(text: str) -> list[str]:
    """Return the lines of a picture after its ground."""
    return text.splitlines()[text.splitlines().index("</style>") + 2 : -1]


@dataclass(frozen=True)
class Word:
    """A text of a picture: where its line stands, its left and right edge, and what it says."""

    y: float
    left: float
    right: float
    said: str


def words(text: str) -> Iterator[Word]:
    """Yield the texts of a picture, as an XML parser reads it."""
    for element in ET.fromstring(text).iter("{http://www.w3.org/2000/svg}text"):  # noqa: S314 - our own
        y = float(element.attrib["y"])
        if "x" in element.attrib:
            yield _word(element, y)
        else:
            yield from (_word(each, y) for each in element.iter("{http://www.w3.org/2000/svg}tspan"))


def _word(element: ET.Element, y: float) -> Word:
    x, width = float(element.attrib["x"]), float(element.attrib["textLength"])
    left = x - width if element.attrib.get("direction") == "rtl" else x
    return Word(y, left, left + width, element.text or "")


def test_a_line_is_words_on_a_grid() -> None:
    """Cells are 9 by 20, in a margin of 18; columns stand where they stood, and what is styled has a class."""
    line = Text.assemble(("1991", "bold"), " ", ("●", "green"), "  29 Aug  A test ", ("· a source", "dim"))
    assert body(picture(line)) == [
        '<path class="green" d="M67.5 28m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z"/>',
        (
            '<text y="33"><tspan class="bold" x="18" textLength="36">1991</tspan> '
            '<tspan class="sign" x="63" textLength="9">●</tspan> '
            '<tspan x="90" textLength="54">29 Aug</tspan> '
            '<tspan x="162" textLength="54">A test</tspan> '
            '<tspan class="soft" x="225" textLength="90">· a source</tspan></text>'
        ),
    ]


def test_rules_and_bars_are_drawn_from_edge_to_edge() -> None:
    """A rule is one rectangle however long; a rail goes from one line to the next; a bar is as high as it says."""
    drawn = body(picture(Text("───"), Text("│ │", "dim"), Text("▄█", BAR)))
    assert drawn == [
        '<path d="M18 28h27v1h-27z"/>',
        '<path class="soft" d="M22 38h1v20h-1z"/>',
        '<path class="soft" d="M40 38h1v20h-1z"/>',
        '<path class="cyan" d="M18 68h9v10h-9zM27 58h9v20h-9z"/>',
    ]


def test_a_text_on_a_ground_has_the_colour_of_the_paper() -> None:
    """A full day of a sheet, and today, which is reversed."""
    assert body(picture(Text.assemble((" 9", FULL), ("20", "bold reverse")))) == [
        '<rect class="cyan" x="18" y="18" width="18" height="20"/>',
        '<rect class="ink" x="36" y="18" width="18" height="20"/>',
        (
            '<text y="33"><tspan class="paper" x="27" textLength="9">9</tspan> '
            '<tspan class="paper bold" x="36" textLength="18">20</tspan></text>'
        ),
    ]


def test_arabic_is_a_text_of_its_own_that_begins_at_its_right_edge() -> None:
    """The letters are in the order in which they are read, and no mark is left."""
    title = "إغلاق موقع (1991)"
    page = canvas(40, bidi="marks")
    (line,) = page.row(page.cell("1991", 4), page.cell(title, 30, "bold", gap=2), page.cell("35", 2, gap=2))
    assert body(picture(line)) == [
        '<text y="33"><tspan x="18" textLength="36">1991</tspan> <tspan x="360" textLength="18">35</tspan></text>',
        (
            '<text class="arabic bold" direction="rtl" x="225" y="33" '
            f'textLength="153" lengthAdjust="spacingAndGlyphs">{title}</text>'
        ),
    ]


def test_a_line_with_arabic_in_it_goes_its_own_way() -> None:
    """A text that begins from the left is put in order from the left, with what it holds."""
    (line,) = canvas(40, bidi="marks").lines("ar: تجربة", 30)
    assert body(picture(line)) == [
        '<text class="arabic" x="18" y="33" textLength="81" lengthAdjust="spacingAndGlyphs">ar: تجربة</text>'
    ]


def test_a_blank_at_an_end_of_arabic_is_a_place_and_not_a_letter() -> None:
    """What stands in a column of figures leaves a cell for ones or tens, and is not stretched over it."""
    page = canvas(40, bidi="marks")
    (line,) = page.row(page.cell("الخميس 5\u2007", 9))
    assert body(picture(line)) == [
        (
            '<text class="arabic" direction="rtl" x="99" y="33" '
            'textLength="72" lengthAdjust="spacingAndGlyphs">الخميس 5</text>'
        )
    ]


def test_a_page_in_arabic_is_set_from_the_right() -> None:
    """Years at the right edge, counts at the left, and the language is said."""
    text = of_view("rail", chronicle(), canvas(80, "ar", bidi="marks"))
    assert 'xml:lang="ar"' in text
    years = [each for each in words(text) if re.fullmatch(r"(19|20)\d\d", each.said)]
    assert {each.right for each in years} == {MARGIN + 80 * CELL}


def test_wide_letters_take_two_cells() -> None:
    """They stand apart from narrow ones, so that those keep to theirs."""
    assert [(each.left, each.right, each.said) for each in words(picture(Text("CTBT 核试验 x")))] == [
        (18, 54, "CTBT"),
        (63, 117, "核试验"),
        (126, 135, "x"),
    ]


def test_what_is_linked_is_a_link() -> None:
    """To the web, and to nowhere else; nothing in an address ends its attribute."""
    web = Text("source", 'link https://example.org/?a="&b')
    assert '<a href="https://example.org/?a=%22&amp;b"><tspan x="18" textLength="54">source</tspan></a>' in picture(web)
    assert "javascript" not in picture(Text("source", "link javascript:alert(1)"))


def test_a_title_and_the_day() -> None:
    """Who hears the picture read out is told both first."""
    root = ET.fromstring(picture(title="A <b> & \x1b[31m\ud800"))  # noqa: S314 - our own
    assert [each.text for each in root[:2]] == ["A <b> & [31m\ufffd", "today · 30 July 2026"]


@each_view
def test_a_picture_loads_and_runs_nothing(view: str) -> None:
    """The one address in it is the name of its format."""
    text = of_view(view, chronicle(), canvas(bidi="marks"))
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search("url\\(|@import|@font-face|<script|<image|<use|foreignObject|href", text)


def test_no_rule_reaches_out_of_the_picture() -> None:
    """It can be put into a page as it is: what has no class in it is styled by nobody else, and styles nobody else."""
    style = picture().partition("<style>")[2].partition("</style>")[0]
    selectors = [each for rule in re.findall(r"([^{}]+)\{[^{}]*\}", style) for each in rule.split(",")]
    assert [each for each in selectors if not each.strip().startswith(".timeline ")] == []


def letters(text: str) -> Counter[str]:
    """Return what a text has but blanks and what is drawn: bars and rules."""
    return Counter(char for char in clean(text) if not char.isspace() and char not in BARS)


@each_view
@given(TIMELINES, PAGES)
def test_all_of_a_print_is_in_its_picture(view: str, drawn: Timeline, page: Canvas) -> None:
    """Whatever the titles: it is XML, each line has the letters that it has on a terminal, but for bars and rules."""
    lines = page.page(drawing(view)(drawn, page))
    found: dict[float, str] = {}
    for each in words(picture(*lines, page=page)):
        found[each.y] = found.get(each.y, "") + each.said
    for number, line in enumerate(lines):
        said = letters(re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", line.plain))
        assert letters(found.get(MARGIN + number * LINE + 15, "")) == said


@each_view
@given(TIMELINES, PAGES)
def test_nothing_lies_on_anything_else(view: str, drawn: Timeline, page: Canvas) -> None:
    """No two texts share a cell, and none is outside the page."""
    shown = sorted(words(of_view(view, drawn, page)), key=lambda each: (each.y, each.left))
    assert [both for both in pairwise(shown) if both[0].y == both[1].y and both[0].right > both[1].left] == []
    assert [each for each in shown if each.left < MARGIN or each.right > MARGIN + page.width * CELL] == []


@each_view
def test_the_same_print_is_the_same_picture(view: str) -> None:
    """To the byte."""
    pages = [canvas(language="ar", bidi="marks") for _ in range(2)]
    assert of_view(view, chronicle(), pages[0]) == of_view(view, chronicle(), pages[1])


def test_every_colour_of_the_canvas_is_known() -> None:
    """The colours of themes, and of bars."""
    assert {*HUES, BAR, FULL.removeprefix("black on ")} <= svg.COLOURS.keys()


@pytest.mark.parametrize("ground", [0, 1])
@pytest.mark.parametrize("name", [name for name in svg.COLOURS if name != "paper"])
def test_every_colour_can_be_read(name: str, ground: int) -> None:
    """On the paper, and the paper on it: 4.5 to 1 at least (WCAG 2.2, 1.4.3)."""
    assert contrast(svg.COLOURS[name][ground], svg.COLOURS["paper"][ground]) >= 4.5


@pytest.mark.parametrize(("ground", "scheme"), [(0, "light"), (1, "dark")])
def test_a_picture_looks_like_the_site(ground: int, scheme: str) -> None:
    """It has its paper and its ink."""
    assert {name: svg.COLOURS[name][ground] for name in ("paper", "ink", "soft")} == {
        name: colours(scheme)[name] for name in ("paper", "ink", "soft")
    }


# As it is asked for


@pytest.mark.parametrize(
    "arguments",
    [
        ["--output", "svg"],
        ["show", "--output", "svg"],
        ["--output", "svg", "show", "--view", "ledger"],
        ["show", "--view", "lanes", "--output", "svg"],
        ["upcoming", "--output", "svg"],
        ["today", "--output", "svg"],
        ["on", "08-29", "--output", "svg"],
        ["month", "2026-08", "--output", "svg"],
        ["year", "2026", "--output", "svg"],
        ["strip", "--output", "svg"],
        ["stats", "--output", "svg"],
        ["explain", "sts-closure-1991", "--output", "svg"],
        ["show", "nothing-of-that-name", "--output", "svg"],
    ],
)
def test_every_view_is_a_picture(arguments: list[str]) -> None:
    """As wide as COLUMNS says, and of what is not found a picture that says so."""
    session = Session(variables={"COLUMNS": "90"})
    assert session(*arguments) == 0
    root = ET.fromstring(session.out)  # noqa: S314 - our own
    assert root.attrib["width"] == str(90 * CELL + 2 * MARGIN)
    assert list(words(session.out))


def test_a_picture_is_utf_8_whatever_the_stream_takes() -> None:
    """It goes into a file; `--ascii` is for who wants it so."""
    session = Session(encoding="latin-1")
    session("strip", "--output", "svg")
    assert "▲" in session.out.encode("latin-1").decode()
    session("strip", "--output", "svg", "--ascii")
    assert "▲" not in session.out.encode("latin-1").decode()


def test_what_is_printed_stands_in_the_picture() -> None:
    """The same words in the same lines."""
    drawn, table = Session(), Session()
    drawn("year", "2026", "--output", "svg")
    table("year", "2026")
    lines = [letters(line) for line in table.out.splitlines()]
    found: dict[float, str] = {}
    for each in words(drawn.out):
        found[each.y] = found.get(each.y, "") + each.said
    assert [letters(found.get(MARGIN + number * LINE + 15, "")) for number in range(len(lines))] == lines


def test_the_file_of_an_export_is_not_a_form() -> None:
    """Said before the command it would be taken for one."""
    session = Session()
    assert session("--output", "svg", "export", "rss") == 2
    assert "export has no use for --output before it" in session.err
