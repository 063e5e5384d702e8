from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline.views.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("CTBT opened for signature", 16, ["CTBT opened for", "signature"]),
        ("CTBT  opened\n\tfor signature", 80, ["CTBT opened for signature"]),
        ("Семипалатинск", 6, ["Семипа", "латинс", "к"]),
        ("全面禁止核试验条约", 7, ["全面禁", "止核试", "验条约"]),
        ("UN 全面禁止", 7, ["UN 全面", "禁止"]),
        ("", 10, []),
        (" \n ", 10, []),
    ],
)
def test_text_breaks_where_it_may(text: str, width: int, lines: list[str]) -> None:
    """Lines break at spaces, between wide characters, and inside a word only if it is longer than a line."""
    assert wrap(text, width) == lines


def test_no_short_word_is_left_alone() -> None:
    """The last line takes the word before it along; one of a fifth of the line or more, or of two words, may stay."""
    closure = "Decree No. 409 closes the Semipalatinsk nuclear test site"
    assert wrap(closure, 53) == ["Decree No. 409 closes the Semipalatinsk nuclear", "test site"]
    assert wrap(closure, 53, lone=True) == ["Decree No. 409 closes the Semipalatinsk nuclear test", "site"]
    assert wrap(closure, 48) == ["Decree No. 409 closes the Semipalatinsk nuclear", "test site"]
    assert wrap("Treaty of Rarotonga signed", 20) == ["Treaty of Rarotonga", "signed"]
    assert wrap("Rarotonga opened so", 16) == ["Rarotonga opened", "so"]
    assert wrap("Lisbon Protocol to START I signed", 31) == ["Lisbon Protocol to START I", "signed"]
    assert wrap("Указ о закрытии № 409", 18) == ["Указ о закрытии №", "409"]
    assert wrap("полигонын жабу туралы № 409 Жар", 28) == ["полигонын жабу туралы № 409", "Жар"]


def test_an_address_breaks_between_its_parts() -> None:
    """After a stroke in the second half of the line, else after a hyphen or point there, else where the line ends."""
    closure = "https://www.inform.kz/en/closure-of-semipalatinsk-test-site_a3560618"
    assert wrap(closure, 40) == ["https://www.inform.kz/en/", "closure-of-semipalatinsk-test-site_", "a3560618"]
    assert wrap("https://egov.kz/?lang=kk&day=1991-08-29", 30) == ["https://egov.kz/?lang=kk&day=", "1991-08-29"]
    assert wrap("https://enbekshiqazaq.kz", 20) == ["https://enbekshiqaza", "q.kz"]
    assert wrap("https://e-history.kz/kk", 12, 1, "…") == ["https://e-h…"]


def test_a_blank_that_does_not_break_holds() -> None:
    """A number and what it counts stay together, and a column of figures keeps its blanks."""
    assert wrap("closed on 29\u00a0August", 12) == ["closed on", "29\u00a0August"]
    assert wrap("Thu \u20075", 10) == ["Thu \u20075"]


def test_a_letter_keeps_its_marks() -> None:
    """An accent and the vowel signs of Arabic stay with the letter before them, even where a word is broken."""
    assert wrap("e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301"]
    assert wrap("مُعَاهَدَة", 3) == ["مُعَا", "هَدَة"]


def test_an_emoji_of_many_parts_is_not_broken() -> None:
    """What a joiner joins stays one, and takes two cells."""
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert wrap(f"{family}{family}", 3) == [family, family]


def test_a_joiner_between_letters_takes_nothing_from_the_measure() -> None:
    """A zero-width joiner that shapes letters is dropped: after it a letter would be measured as nothing."""
    assert wrap("ه\u200dب", 10) == ["هب"]


def test_a_joiner_before_an_emoji_alone_takes_nothing_from_the_measure() -> None:
    """It joins it to nothing."""
    assert wrap("\u200d🐀 a\u200d🐀", 5) == ["🐀 a", "🐀"]


def test_a_cut_has_a_sign() -> None:
    """Lines beyond those there is room for are cut, and the last says so within the width."""
    assert wrap("Peace Palace Library", 14, 1, "…") == ["Peace Palace…"]
    assert wrap("Peace Palace Library", 16, 1, "...") == ["Peace Palace..."]
    assert wrap("Peace Palace Library", 7, 2, "…") == ["Peace", "Palace…"]
    assert wrap("全面禁止核试验条约", 8, 1, "…") == ["全面禁…"]
    assert wrap("enbekshiqazaq.kz", 9, 1, "…") == ["enbekshi…"]
    assert wrap("Peace Palace", 12, 1, "…") == ["Peace Palace"]


@given(st.text(), st.integers(2, 30))
def test_no_line_is_wider_and_no_letter_is_lost(text: str, width: int) -> None:
    """Whatever the text, its lines fit and hold all of it but white space and joiners."""
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()).replace("\u200d", "") == "".join(text.split()).replace("\u200d", "")
