from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exports import FEED, PUBLISHED, body, rendered
from tests.facts import CLOSURE, DAY_AGAINST_TESTS, SAPPHIRE, TREATY
from timeline.clean import uri
from timeline.feeds.formats import FORMATS
from timeline.feeds.identity import tag
from timeline.model import LANGUAGES

TOLD = (CLOSURE, SAPPHIRE, TREATY, DAY_AGAINST_TESTS)

each_format = pytest.mark.parametrize("name", FORMATS)


@each_format
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_says_every_title(name: str, language: str) -> None:
    """With its count, in each of the languages."""
    told = body(*TOLD, language=language)
    text = rendered(name, told, language=language).replace(b"\r\n ", b"").decode()
    assert [entry.summary for entry in told if entry.summary not in text] == []


@each_format
def test_the_same_entries_are_the_same_bytes(name: str) -> None:
    """Nothing but what is handed in goes into a file."""
    assert rendered(name, body(*TOLD)) == rendered(name, body(*TOLD))


@each_format
def test_a_file_is_written_a_piece_at_a_time(name: str) -> None:
    """No piece holds two entries, so that a feed of any length can be streamed."""
    told = body(*TOLD)
    pieces = list(FORMATS[name].render(FEED, told, "en"))
    titles = {"International Day against Nuclear Tests", *(entry.summary for entry in told)}
    unfolded = [piece.replace(b"\r\n ", b"").decode() for piece in pieces]
    assert max(sum(title in piece for title in titles) for piece in unfolded) == 1


def test_an_atom_feed_says_where_it_stands() -> None:
    """Beside the calendar of the same name, where `timeline publish` puts it."""
    address = "https://calendars.example.org/kz/f/anniversaries.kk.atom"
    assert address in rendered("atom", [], feed=PUBLISHED, language="kk").decode()


@pytest.mark.parametrize("name", ["atom", "csv"])
def test_a_title_that_is_not_translated_says_its_language(name: str) -> None:
    """In an English feed a fact that has a Russian title only."""
    told = body(replace(TREATY, titles={"ru": "ДВЗЯИ открыт для подписания"}))
    said = {
        "atom": '<title type="text" xml:lang="ru">ДВЗЯИ открыт для подписания — 30 лет</title>',
        "csv": "ДВЗЯИ открыт для подписания — 30 лет,ru,30,",
    }
    assert said[name] in rendered(name, told).decode()


def test_a_tag_uri_has_the_domain_in_front_only() -> None:
    """RFC 4151: the UID without its domain, in the authority of the domain; what is no letter of a URI is escaped."""
    assert tag(FEED, "sts-closure-1991-2026@example.org") == "tag:example.org,2026:sts-closure-1991-2026"
    assert tag(FEED, "ғасыр 1") == "tag:example.org,2026:%D2%93%D0%B0%D1%81%D1%8B%D1%80%201"


def test_an_address_is_written_in_ascii() -> None:
    """What may stand in a URI stays, escapes are not escaped again, brackets and quotes cannot leave an attribute."""
    assert uri("https://x.org/Банк?a=1,2&b=%20#c") == "https://x.org/%D0%91%D0%B0%D0%BD%D0%BA?a=1,2&b=%20#c"
    assert uri('<"\\^`{|} >') == "%3C%22%5C%5E%60%7B%7C%7D%20%3E"
