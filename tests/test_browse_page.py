"""What a screen shows and what is searched in it, without a screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.views import canvas, chronicle, event, observance, plain, timeline
from timeline.browse.index import Index
from timeline.browse.page import Layout
from timeline.errors import TimelineError
from timeline.model import Citation, Document
from timeline.selecting import Filter
from timeline.views import rail

SMALL = timeline(
    event("1949-08-29", "First test", id="test"),
    event("1991-08-29", "Closure of the test site", id="closure"),
    observances=[observance("XXXX-08-29", "Day against tests", id="day")],
)


def test_a_page_is_the_print() -> None:
    """Line for line, whatever is asked of it."""
    assert plain(Layout(chronicle(), canvas(80)).page(chronicle()).lines) == plain(rail.render(chronicle(), canvas(80)))


def test_every_fact_knows_its_lines() -> None:
    """Events and observances, from top to bottom, and today between them."""
    page = Layout(SMALL, canvas(40)).page(SMALL)
    said = {fact: [page.lines[line].plain for line in page.extent(fact)] for fact in page.facts}
    assert said == {
        "test": ["1949 ● 29 Aug  First test       76 years", "     │         · UNODA"],
        "closure": ["1991 ● 29 Aug  Closure of the   34 years", "     │         test site", "     │         · UNODA"],
        "day": ["     ● 29 Aug  Day against", "     │         tests · UNODA"],
    }
    assert page.today is not None
    assert "today" in page.lines[page.today].plain


def test_between_facts_is_the_next_one() -> None:
    """A signpost leads to the event below it; below the last there is only the last."""
    page = Layout(SMALL, canvas(80)).page(SMALL)
    assert page.at(0) == page.at(page.extent("test").start) == "test"
    assert page.at(page.extent("test").stop) == "closure"
    assert page.at(len(page.lines)) == "day"


def test_steps_end_at_the_ends() -> None:
    """And begin at the first where one stands nowhere."""
    page = Layout(SMALL, canvas(80)).page(SMALL)
    assert [page.beside("closure", steps) for steps in (-2, -1, 0, 1, 2)] == ["test", "test", "closure", "day", "day"]
    assert page.beside("no such", 1) == "test"


def test_an_empty_page_has_no_facts() -> None:
    """Nor does one fail to ask."""
    page = Layout(timeline(), canvas(80)).page(timeline())
    assert (page.at(0), page.beside("", 1), page.extent(""), page.today) == ("", "", range(0), None)


def test_a_part_is_not_drawn_again() -> None:
    """Its columns are those of the whole, and its lines the very same."""
    layout = Layout(chronicle(), canvas(80))
    whole, part = layout.page(chronicle()), layout.page(Index(chronicle()).part(Filter(words=("semipalatinsk",))))
    assert len(part.facts) == 5
    for fact in ("rds-1-1949", "sts-closure-1991"):
        lines = [whole.lines[line] for line in whole.extent(fact)]
        assert all(one is other for one, other in zip(lines, (part.lines[n] for n in part.extent(fact)), strict=True))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sapphire", ["project-sapphire-1994"]),
        ("САПФИР вывоз", ["project-sapphire-1994"]),
        ("шахтасы", ["kz-last-silo-1996"]),
        ("اغلاق اخر نفق", ["sts-last-tunnel-2000"]),
        ("трех средах", ["ptbt-signed-1963"]),
        ("64-35", ["unga-64-35-2009"]),
        ("atlantis", []),
    ],
)
def test_words_of_any_language_find_an_event(words: str, found: list[str]) -> None:
    """Letters are folded, the order of words is free, ids count too."""
    part = Index(chronicle()).part(Filter(words=tuple(words.split())))
    assert [fact.id for fact in (*part.events, *part.observances)] == found


def test_no_words_find_everything() -> None:
    """The timeline itself."""
    assert Index(SMALL).part(Filter()) is SMALL


def test_the_address_is_of_the_first_source_that_has_one() -> None:
    """Else of a document that is quoted."""
    document = Document(name="001.txt", text="", url="https://akorda.kz/1")
    quoted, book = Citation(title="Speech", document="001.txt"), Citation(title="A book")
    page = Citation(title="A page", url="http://example.org/2")
    facts = [
        event("1991", id="quoted", citations=(book, quoted)),
        event("1992", id="page", citations=(book, quoted, page)),
    ]
    index = Index(replace(timeline(*facts), documents=(document,)))
    assert index.address("quoted") == "https://akorda.kz/1"
    assert index.address("page") == "http://example.org/2"


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "javascript:alert(1)", "HTTPS"])
def test_only_the_web_has_addresses(url: str) -> None:
    """Nothing else is handed to a browser."""
    index = Index(timeline(event("1991-08-29", id="closure", citations=(Citation(title="A book", url=url),))))
    with pytest.raises(TimelineError, match="closure: none of its sources has an address on the web"):
        index.address("closure")
