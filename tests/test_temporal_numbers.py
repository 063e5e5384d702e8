"""Numbers, by themselves and in words, as a reader of each language would say them."""

from __future__ import annotations

import pytest

from timeline.temporal.lexicon import load
from timeline.temporal.numbers import Part, classes, combine, compound, roman

WORDS = {
    # Kazakh
    "екі": 2, "бес": 5, "жеті": 7, "тоғыз": 9, "он": 10, "жиырма": 20, "отыз": 30, "қырық": 40, "жүз": 100, "мың": 1000,
    # Russian
    "две": 2, "пять": 5, "шесть": 6, "двадцать": 20, "девяносто": 90, "сто": 100, "девятьсот": 900,
    "тысяча": 1000, "тысячи": 1000, "тысяч": 1000, "миллион": 1_000_000,
    # English
    "oh": 0, "one": 1, "two": 2, "three": 3, "five": 5, "six": 6,
    "twelve": 12, "nineteen": 19, "twenty": 20, "thirty": 30,
    "ninety": 90, "hundred": 100, "thousand": 1000,
    # Arabic
    "واحد": 1, "ثلاث": 3, "ثلاثة": 3, "أربعة": 4, "خمسة": 5, "تسعة": 9, "عشر": 10, "عشرة": 10, "عشرين": 20, "تسعين": 90,
    "مئة": 100, "تسعمئة": 900, "ألف": 1000, "ألفين": 2000, "آلاف": 1000,
}  # fmt: skip
ORDINALS = {
    "жетінші": 7, "тоғызыншы": 9,
    "первого": 1, "девятого": 9, "четвертого": 4,
    "first": 1, "eleventh": 11,
    "عاشر": 10,
}  # fmt: skip

KAZAKH = RUSSIAN = frozenset[str]()
ENGLISH = frozenset({"pairs"})
ARABIC = frozenset({"pairs", "teens", "joined"})


def number(phrase: str, habits: frozenset[str]) -> tuple[int, int]:
    """Return what the phrase comes to, and of how many number words."""
    parts: list[Part] = []
    joined = False
    for word in phrase.split():
        if word == "and":
            joined = True
            continue
        stem = word if word in WORDS else word.removeprefix("و")
        value = ORDINALS[stem] if stem in ORDINALS else WORDS[stem]
        parts.append(Part(value, joined or stem != word, stem in ORDINALS))
        joined = False
    return combine(parts, habits)


# What a number can stand for


def test_two_digits_can_be_a_day_a_month_an_hour_or_a_short_year() -> None:
    """In «12» there is all of that; it is for the words around it to choose."""
    assert classes(12, width=2).keys() == {"num", "day", "month", "hour", "yy", "figure"}


def test_a_single_digit_is_no_short_year() -> None:
    """A year of two digits has two digits."""
    assert "yy" not in classes(5, width=1)
    assert "yy" in classes(5, width=2)


@pytest.mark.parametrize(("value", "is_day"), [(0, False), (1, True), (31, True), (32, False)])
def test_a_day_is_one_of_thirty_one(value: int, is_day: bool) -> None:
    """No month has a day 0 or 32."""
    assert ("day" in classes(value, width=2)) is is_day


@pytest.mark.parametrize(("value", "is_month"), [(1, True), (12, True), (13, False)])
def test_a_month_is_one_of_twelve(value: int, is_month: bool) -> None:
    """There is no thirteenth."""
    assert ("month" in classes(value, width=2)) is is_month


def test_what_looks_like_a_day_and_is_none() -> None:
    """«45 August» is a date that cannot be, and there is a class for it."""
    assert classes(45, width=2) == {"num": 45, "nonday": 45, "yy": 45, "figure": 45}


@pytest.mark.parametrize(
    ("value", "width", "is_year"),
    [(999, 3, False), (1000, 4, True), (1991, 4, True), (2999, 4, True), (3000, 4, False), (1991, 5, False)],
)
def test_a_year_has_four_digits(value: int, width: int, is_year: bool) -> None:
    """From 1000 to 2999, and «01991» is none."""
    assert ("year" in classes(value, width=width)) is is_year


@pytest.mark.parametrize(("value", "is_modern"), [(1499, False), (1500, True), (2100, True), (2101, False)])
def test_a_modern_year_needs_less_around_it(value: int, is_modern: bool) -> None:
    """A bare 1991 is likely a year, a bare 1280 a quantity."""
    assert ("modern" in classes(value, width=4)) is is_modern


def test_three_digits_are_big() -> None:
    """Years of three digits are read only where the words around them say so."""
    assert classes(480, width=3) == {"num": 480, "big": 480, "figure": 480}


def test_a_number_in_words_counts_as_if_written_in_digits() -> None:
    """«жиырма тоғыз» is a day as 29 is, and is marked as spelled."""
    assert classes(29) == {"num": 29, "day": 29, "yy": 29, "spelled": 29}


def test_an_ordinal_says_so() -> None:
    """29th, 2017-нші."""
    assert classes(2017, width=4, ordinal=True)["ord"] == 2017
    assert "ord" not in classes(2017, width=4)


@pytest.mark.parametrize(("value", "is_decade"), [(1990, True), (90, True), (1995, False)])
def test_only_round_numbers_are_decades(value: int, is_decade: bool) -> None:
    """1990-х, the 90s; but not 1995s."""
    assert ("decade" in classes(value, width=len(str(value)), decade=True)) is is_decade


# Roman numerals


@pytest.mark.parametrize(
    ("word", "value"),
    [("i", 1), ("iv", 4), ("viii", 8), ("ix", 9), ("xii", 12), ("xix", 19), ("xx", 20), ("xxi", 21), ("xxxix", 39)],
)
def test_roman_numerals(word: str, value: int) -> None:
    """XX век, the XXI century."""
    assert roman(word) == value


@pytest.mark.parametrize(
    ("word", "value"), [("хх", 20), ("хіх", 19), ("ххі", 21), ("хviii", 18), ("хү", 15), ("хуііі", 18)]
)
def test_roman_numerals_typed_with_cyrillic_letters(word: str, value: int) -> None:
    """On a Kazakh keyboard Х and І are at hand, V is not: «ХІХ ғасыр», «ХVIII ғ.», «ХҮ ғасыр»."""
    assert roman(word) == value


@pytest.mark.parametrize("word", ["", "iiii", "vv", "iix", "xxxx", "mcm", "mix", "век", "civil"])
def test_words_that_are_no_roman_numeral(word: str) -> None:
    """No century has a number that is not written as the Romans did, or above 39."""
    assert roman(word) is None


# Numbers of several words


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("он жеті", 17),
        ("жиырма тоғызыншы", 29),
        ("екі мың он жетінші", 2017),
        ("екі мың жиырма бес", 2025),
        ("мың тоғыз жүз қырық тоғызыншы", 1949),
        ("екі жүз отыз", 230),
        ("жүз жиырма", 120),
        ("он екі мың", 12_000),
    ],
)
def test_kazakh(phrase: str, value: int) -> None:
    """Every part stands by itself, and a smaller part before a hundred or a thousand multiplies it."""
    assert number(phrase, KAZAKH)[0] == value


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("двадцать девятого", 29),
        ("сто двадцать пять", 125),
        ("тысяча девятьсот девяносто первого", 1991),
        ("две тысячи двадцать четвертого", 2024),
        ("шесть тысяч", 6000),
        ("две тысячи", 2000),
        ("миллион двадцать тысяч", 1_020_000),
    ],
)
def test_russian(phrase: str, value: int) -> None:
    """Hundreds are one word, thousands are counted."""
    assert number(phrase, RUSSIAN)[0] == value


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("twenty first", 21),
        ("two thousand and twenty six", 2026),
        ("nineteen ninety one", 1991),
        ("nineteen hundred", 1900),
        ("twelve hundred", 1200),
        ("twenty twenty six", 2026),
        ("nineteen oh five", 1905),
        ("two hundred and thirty", 230),
    ],
)
def test_english(phrase: str, value: int) -> None:
    """Years are said in pairs of digits, a zero between them as a letter."""
    assert number(phrase, ENGLISH)[0] == value


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("تسعة وعشرين", 29),
        ("ثلاثة عشر", 13),
        ("خمسة عشر", 15),
        ("مئة وخمسة وعشرين", 125),
        ("ألف وتسعمئة وواحد وتسعين", 1991),
        ("ألفين وأربعة وعشرين", 2024),
        ("ثلاث آلاف", 3000),
        ("ثلاثة وتسعين وتسعمئة وألف", 1993),
        ("ثلاثة وألف", 1003),
    ],
)
def test_arabic(phrase: str, value: int) -> None:
    """Ones come before tens, «و» joins all parts but the teens; in formal style the hundreds come last."""
    assert number(phrase, ARABIC)[0] == value


@pytest.mark.parametrize(
    ("phrase", "habits", "value", "words"),
    [
        ("бес он", KAZAKH, 5, 1),  # five or ten
        ("жиырма отыз", KAZAKH, 20, 1),
        ("пять шесть", RUSSIAN, 5, 1),
        ("двадцать девятого первого", RUSSIAN, 29, 2),
        ("two three", ENGLISH, 2, 1),
        ("twenty first two", ENGLISH, 21, 2),
        ("خمسة ثلاثة", ARABIC, 5, 1),
        ("عشرين ثلاثة", ARABIC, 20, 1),  # nothing joins them
        ("ثلاثة عاشر", ARABIC, 3, 1),  # the tenth is no ten
        ("عشرين ومئة", ARABIC, 20, 1),  # between twenty and a hundred
    ],
)
def test_two_numbers_side_by_side(phrase: str, habits: frozenset[str], value: int, words: int) -> None:
    """What does not go on with the number begins another one."""
    assert number(phrase, habits) == (value, words)


def test_pairs_are_a_habit_of_some_languages() -> None:
    """«он тоғыз тоқсан» is no way to say 1990 in Kazakh: it is 19 and 90."""
    assert combine([Part(19), Part(90)], KAZAKH) == (19, 1)
    assert combine([Part(19), Part(90)], ENGLISH) == (1990, 2)


def test_a_number_of_one_word() -> None:
    """A run of one part is that part."""
    assert combine([Part(35)], ENGLISH) == (35, 1)


@pytest.mark.parametrize(
    ("word", "value", "carrier"),
    [
        ("тридцатипятилетний", 35, "летний"),
        ("двухсотпятидесятилетие", 250, "летие"),
        ("сорокапятиминутный", 45, "минутный"),
        ("девяностолетию", 90, "летию"),
    ],
)
def test_a_number_written_onto_a_word(word: str, value: int, carrier: str) -> None:
    """It is read for what it says, whatever the number is."""
    assert compound(word, load("ru")) == (value, carrier)


@pytest.mark.parametrize("word", ["столетие", "десятилетие", "летний", "многолетний", "пятипятилетний", "пятиборье"])
def test_no_number_is_written_onto_a_word(word: str) -> None:
    """A century is a word of its own, and five and five make no number."""
    assert compound(word, load("ru")) is None
