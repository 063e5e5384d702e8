from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.clean import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("\x9b31m", "31m"),
        ("a\x00b\x7fc", "abc"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("\ufefftext", "text"),
        ("line\r\nline", "line\nline"),
        ("line\u2028line\u2029line", "line\nline\nline"),
    ],
)
def test_what_commands_a_terminal_is_taken_out(text: str, cleaned: str) -> None:
    """Escapes, C0, C1, overrides of direction and byte order marks do not pass; every kind of line end is one."""
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "Семей ядролық полигонының жабылуы",
        "إغلاق موقع سيميبالاتينسك للتجارب النووية",
        "two\nlines\tand a tab",
        "می\u200cخواهم",
        "👩\u200d🔬",
        "81‑сессия, 35\u00a0жыл",
        "\u0601 1991",
    ],
)
def test_what_is_seen_stays(text: str) -> None:
    """Letters, joiners, no-break spaces, emoji and the printed signs of Arabic are not touched."""
    assert clean(text) == text


@given(st.text())
def test_nothing_of_those_categories_is_left(text: str) -> None:
    """Whatever comes in, what goes out has no Cc but newline and tab, no line separator, and is clean already."""
    cleaned = clean(text)
    assert not {char for char in cleaned if category(char) in {"Cc", "Zl", "Zp"}} - {"\n", "\t"}
    assert clean(cleaned) == cleaned
