"""One spelling for all: what is folded, and the way back to the text as it was given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.temporal.fold import fold, plain

SOFT_HYPHEN, TATWEEL, LRM, RLM, ZWNJ = "\u00ad", "\u0640", "\u200e", "\u200f", "\u200c"
HIDDEN = [SOFT_HYPHEN, TATWEEL, LRM, RLM, ZWNJ, "\u064f", "\u0652", "\u2067", "\ufeff"]
LETTERS = list("29 аВгЁёйҚәİabZ\n«1».أآغسطسعام٢٩۱")


# What is folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("29 АВГУСТА 1991", "29 августа 1991"),
        ("ҚАЗАҚСТАН", "қазақстан"),
        ("Ещё с апрелЁм", "еще с апрелем"),
        ("٢٩", "29"),
        ("۱۹۹۱", "1991"),
        ("أغسطس", "اغسطس"),
        ("آب", "اب"),
        ("إبريل", "ابريل"),
        ("الثانى", "الثاني"),
        ("سنة", "سنه"),
        ("İstanbul", "istanbul"),
        ("ΜΑΪ\u0301ΟΥ", "μαΐου"),  # no capital has both marks in one
        ("29\u00a0августа\u202f1991", "29 августа 1991"),
        ("29  августа\n\t1991\r\nгода", "29 августа 1991 года"),
        ("конец\n \nначало", "конец\n\n\nначало"),  # a blank line
        ("2017\u2011нші", "2017-нші"),
        ("29 августа 1991¹²", "29 августа 1991**"),  # a note
        ("ﺍﻟﺜﻼﺛﺎﺀ ﺃﻏﺴﻄﺲ", "الثلاثاء اغسطس"),  # as PDF documents hold it
        (f"1929{TATWEEL}1936, 1929 {TATWEEL} 1936", "1929-1936, 1929 - 1936"),
        ("Екi апта iшiнде өтедi, internet", "екі апта ішінде өтеді, internet"),
    ],
)
def test_one_spelling(written: str, folded: str) -> None:
    """Lower case, е for ё, ASCII digits, plain alef, one space, plain hyphens, no Latin i within a Kazakh word."""
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        (f"авгу{SOFT_HYPHEN}ста", "августа"),
        (f"ع{TATWEEL}ام", "عام"),
        ("أُغُسْطُس", "اغسطس"),
        (f"{RLM}29{LRM} {RLM}آب", "29 اب"),
        (f"می{ZWNJ}شود", "میشود"),
        (f"{SOFT_HYPHEN}{SOFT_HYPHEN}", ""),
    ],
)
def test_what_is_not_seen_is_gone(written: str, folded: str) -> None:
    """Soft hyphens, tatweel, harakat and bidi marks change no word."""
    assert fold(written) == folded


@pytest.mark.parametrize("word", ["қыркүйек", "май", "ещё", "İyul", "août", "Kaesŏng", "أغسطس", "آب", "مئة", "الثالثة"])
def test_decomposed_letters_are_composed(word: str) -> None:
    """Whatever the form in which a letter with a mark was typed."""
    assert fold(unicodedata.normalize("NFD", word)) == fold(word)


@pytest.mark.parametrize("text", ["29 august 1991, 5 days", "1991 жылғы 29 тамыз", "", "«29» – 1.\n\n\n"])
def test_what_is_plain_already_stays(text: str) -> None:
    """Nothing is done that need not be."""
    assert plain(text).text == text
    assert plain(text).steps == ()


# The way back


def back(text: str, folded: str) -> str:
    """Return the part of the original text that the folded words came from."""
    found = plain(text)
    start = found.text.index(folded)
    low, high = found.original(start, start + len(folded))
    return text[low:high]


@pytest.mark.parametrize(
    ("text", "folded", "original"),
    [
        ("Закрыт 29 АВГУСТА указом", "29 августа", "29 АВГУСТА"),
        (f"За{SOFT_HYPHEN}крыт 29 авгу{SOFT_HYPHEN}ста указом", "29 августа", f"29 авгу{SOFT_HYPHEN}ста"),
        ("في 29 أُغُسْطُس 1991", "اغسطس", "أُغُسْطُس"),
        ("маи\u0306, 5 июня", "5 июня", "5 июня"),
        ("İ: 1 İyul 1991", "1 iyul", "1 İyul"),
        ("ﺍﻟﺜﻼﺛﺎﺀ 5 ﻣﺎﺭﺱ", "5 مارس", "5 ﻣﺎﺭﺱ"),
        ("Закрыт  29 \n августа  указом", "29 августа", "29 \n августа"),
        (f"Закрыт  29 авгу{SOFT_HYPHEN}ста\t\tуказом", "августа указом", f"авгу{SOFT_HYPHEN}ста\t\tуказом"),
    ],
)
def test_an_extent_leads_back(text: str, folded: str, original: str) -> None:
    """Across all that was dropped before it and in it."""
    assert back(text, folded) == original


def test_an_extent_at_the_end_leads_back_to_the_end() -> None:
    """What is hidden behind the last letter belongs to it."""
    assert back(f"29 августа{SOFT_HYPHEN}", "августа") == f"августа{SOFT_HYPHEN}"


@given(st.text(alphabet=st.sampled_from([*LETTERS, *HIDDEN]), max_size=40))
def test_every_letter_leads_back_to_what_it_came_from(text: str) -> None:
    """The letters of the original, in order and apart, fold to those of the folded text.

    But for a Latin i in Kazakh, and a line end, which alone is a space.
    """
    folded = plain(text)
    last = 0
    for at, letter in enumerate(folded.text):
        start, end = folded.original(at, at + 1)
        assert last <= start < end <= len(text)
        if text[start:end] == TATWEEL:  # between two figures
            assert letter == "-"
            continue
        expected = letter.replace("і", "i" if text[start] in "iIİ" else "і").replace("\n", " ")
        assert fold(text[start:end]) == expected
        last = end


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    """Whatever the script."""
    assert fold(fold(text)) == fold(text)
