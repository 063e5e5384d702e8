"""Where a text is worth a look: the windows around the words that give a date away."""

from __future__ import annotations

import pytest

from timeline.temporal.fold import fold
from timeline.temporal.language import NOTHING, strong_words
from timeline.temporal.lexicon import load
from timeline.temporal.piece import cut
from timeline.temporal.scan import Scanner

LANGUAGES = tuple(map(load, ("ar", "en", "kk", "ru")))
SCANNER = Scanner(LANGUAGES)


def seen(text: str) -> list[str]:
    """Return what stands in each window of a text, its pieces parted by a bar, a word that means nothing as a tilde."""
    return ["|".join(piece for _, piece in cut(said)).replace(NOTHING, "~") for _, said in SCANNER.windows(fold(text))]


def test_a_text_without_a_telling_word_has_no_window() -> None:
    """Not even one of words that stand in phrases: "the" of "the day after tomorrow"."""
    assert not seen("the director of the institute spoke at the opening of the conference")


def test_a_window_ends_where_a_word_means_nothing() -> None:
    """Such a word is there, whichever it is, with the marks that stand between it and the rest."""
    assert seen("the site was closed (in august 1991), and scientists measured it") == ["~|(in|august|1991),|and|~"]
    assert seen("bread, 29 august: milk") == ["~,|29|august:|~"]


def test_a_word_that_means_nothing_is_passed_where_something_of_weight_is_near() -> None:
    """Rules look over up to three pieces: 2 thousand tons of oil a day."""
    assert seen("добывает 370 тысяч тонн нефти в год .") == ["~|370|тысяч|тонн|нефти|в|год|."]
    assert seen("тонн хорошей нефти марки в год") == ["~|в|год"]


def test_a_window_reaches_sixteen_pieces_to_either_side() -> None:
    """However much of what stands there means something."""
    around = " ".join(["the of"] * 8)
    assert seen(f"of {around} august {around} the") == [f"{around} august {around}".replace(" ", "|")]


def test_windows_that_touch_are_one() -> None:
    """Two dates side by side stand in one window, two with other things between them in two."""
    assert len(seen("in august 1949 and in august 1991")) == 1
    assert len(seen("in august soldiers marched through fields until september")) == 2


def test_no_window_goes_beyond_a_blank_line() -> None:
    """A line end within a paragraph is a space."""
    assert seen("closed on\n29 august") == ["~|on|29|august"]
    assert seen("august\n\nseptember") == ["august", "september"]


def test_offsets_are_those_of_the_text() -> None:
    """Of each piece, whatever stands between them; of a word that means nothing, of its letter on the inner side."""
    text = fold("Олар жабылды.\n\nПолигон, 1991 жылғы\n29 тамызда (жабылды")
    assert [(at, text[at : at + 5]) for at, _ in SCANNER.windows(text)] == [(21, "н, 19")]
    assert [text.startswith(said, 21 + at) for _, window in SCANNER.windows(text) for at, said in cut(window)] == [
        False,
        True,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("on 20 / 12 / 1928 there", "on|20 / 12 / 1928|there"),
        ("в 18 : 30 начало", "в|18 : 30|начало"),
        ("بتاريخ 11 / 12 / 10 / ( 1941 )", "بتاريخ|11 / 12 / 10 /|(|1941|)"),
        ("26 - 27 march", "26|-|27|march"),
    ],
)
def test_figures_with_spaces_around_their_strokes_are_one_piece(text: str, window: str) -> None:
    """What dashes join stays apart: it is two dates as often as one."""
    assert seen(text) == [window]


@pytest.mark.parametrize("text", ["the boys of '99", "27.02", "61 - 7", "1990-х", "4:30"])
def test_figures_that_can_be_a_date_open_a_window(text: str) -> None:
    """A year of two digits, a day and a month, a decade, a time of day."""
    assert len(seen(text)) == 1


@pytest.mark.parametrize("text", ["№ 681", "42 people", "3 141 592 653", "wing 5 of 7"])
def test_other_figures_do_not(text: str) -> None:
    """Numbers alone."""
    assert not seen(text)


def test_a_phrase_is_given_away_by_one_of_its_words() -> None:
    """By one that gives a date away anyway, else by one that means nothing else, else by its first."""
    strong = strong_words(LANGUAGES[1])
    assert "tomorrow" in strong  # the day after tomorrow
    assert "present" in strong  # at present
    assert not {"the", "of", "at"} & strong
    assert {"كانون", "تشرين"} <= strong_words(LANGUAGES[0])  # كانون الأول, where الأول is any "first"
