from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Parameters, vText
from icalendar.parser import Contentline

from timeline.feeds.contentline import escaped, folded

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Үтір, нүктелі үтір; қос нүкте:", r"Үтір\, нүктелі үтір\; қос нүкте:"),
        ("two\nlines", r"two\nlines"),
        ("C:\\new\\Notes", r"C:\\new\\Notes"),
        ('"quotes" and ☢️', '"quotes" and ☢️'),
    ],
)
def test_what_a_text_escapes(text: str, written: str) -> None:
    """Backslash, semicolon, comma and line end, and nothing else (RFC 5545 section 3.3.11)."""
    assert escaped(text) == written


def test_a_short_line_is_one_piece() -> None:
    """74 octets and the end of the line; nothing is added."""
    assert folded("SUMMARY:" + "a" * 66) == b"SUMMARY:" + b"a" * 66 + b"\r\n"


def test_a_long_line_is_folded() -> None:
    """Behind 74 octets comes a line end and a blank."""
    assert folded("SUMMARY:" + "a" * 67) == b"SUMMARY:" + b"a" * 66 + b"\r\n a\r\n"


@pytest.mark.parametrize("length", range(60, 68))
@pytest.mark.parametrize("char", ["ғ", "ـ", "€", "☢", "🕊"])
def test_a_character_stays_whole(length: int, char: str) -> None:
    """Wherever a character of two to four octets meets the fold, every piece is UTF-8 by itself."""
    pieces = folded(f"SUMMARY:{'a' * length}{char * 30}").split(b"\r\n ")
    assert len(pieces) > 1
    assert "".join(piece.decode() for piece in pieces) == f"SUMMARY:{'a' * length}{char * 30}\r\n"


@pytest.mark.parametrize("length", range(60, 68))
def test_an_escape_stays_whole(length: int) -> None:
    """No piece ends between a backslash and what it escapes, and an escaped backslash is not taken for one."""
    pieces = folded("SUMMARY:" + "a" * length + escaped("\\\\,;\n" * 9)).removesuffix(b"\r\n").split(b"\r\n ")
    assert all((len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0 for piece in pieces)


@given(TEXTS)
@example("\\N and \\n and \\\\N")
@example("END:VEVENT\nBEGIN:VEVENT")
@example('a^nb "c" =?: \u0085\u2028\t')
def test_icalendar_reads_what_was_written(text: str) -> None:
    """Any text comes back from icalendar's parse as it went in, from lines of at most 75 octets of UTF-8."""
    data = folded(f"SUMMARY;LANGUAGE=kk:{escaped(text)}")
    for piece in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(piece) <= 75
        piece.decode()
    name, parameters, value = Contentline.from_ical(data.removesuffix(b"\r\n").replace(b"\r\n ", b"")).parts()  # type: ignore[no-untyped-call]
    assert (name, parameters) == ("SUMMARY", {"LANGUAGE": "kk"})
    assert vText.from_ical(value) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\\^")))
def test_the_bytes_are_those_of_icalendar(text: str) -> None:
    """What has no backslash in it is written as icalendar writes it, octet for octet."""
    written: bytes = Contentline.from_parts("SUMMARY", Parameters(LANGUAGE="kk"), vText(text)).to_ical()
    assert folded(f"SUMMARY;LANGUAGE=kk:{escaped(text)}") == written + b"\r\n"
