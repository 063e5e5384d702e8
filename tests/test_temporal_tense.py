"""The tense of a sentence: whether a date in it was, or will be."""

from __future__ import annotations

import pytest

from timeline.temporal.fold import fold
from timeline.temporal.lexicon import load
from timeline.temporal.tense import direction

PAST, UNSAID, FUTURE = -1, 0, 1


def heard(language: str, text: str, date: str) -> int:
    """Return the direction of the date in its sentence."""
    folded = fold(text)
    start = folded.index(fold(date))
    return direction(folded, start, start + len(date), load(language))


@pytest.mark.parametrize(
    ("language", "text", "date", "where"),
    [
        ("kk", "Кеңес 5 наурызда өтті.", "5 наурызда", PAST),
        ("kk", "Кеңес 5 наурызда өтеді.", "5 наурызда", FUTURE),
        ("kk", "Кеңес 5 наурызда болған еді.", "5 наурызда", PAST),
        ("kk", "5 наурызда кеңес.", "5 наурызда", UNSAID),
        ("ru", "Выставка открылась 5 марта.", "5 марта", PAST),
        ("ru", "Выставка будет открыта 5 марта.", "5 марта", FUTURE),
        ("ru", "Письмо от 5 марта.", "5 марта", UNSAID),
        ("en", "The treaty was signed on 5 March.", "5 March", PAST),
        ("en", "The talks will begin on 5 March.", "5 March", FUTURE),
        ("en", "The talks will be held on 5 March.", "5 March", FUTURE),
        ("en", "The office is closed on 5 March.", "5 March", UNSAID),
        ("en", "A letter of 5 March.", "5 March", UNSAID),
        ("ar", "كان ذلك في 5 مارس.", "5 مارس", PAST),
        ("ar", "سوف يبدأ في 5 مارس.", "5 مارس", FUTURE),
        ("ar", "رسالة 5 مارس.", "5 مارس", UNSAID),
    ],
)
def test_the_tense_says_where_to_look(language: str, text: str, date: str, where: int) -> None:
    """Was it, or will it be: verbs, and in Kazakh their endings."""
    assert heard(language, text, date) == where


@pytest.mark.parametrize(
    ("language", "text", "date", "where"),
    [
        ("en", "He said that talks will begin on 5 March.", "5 March", FUTURE),
        ("en", "He said on 5 March that talks will begin.", "5 March", PAST),
        ("ru", "Он сказал, что выставка была закрыта и будет открыта 5 марта.", "5 марта", FUTURE),
    ],
)
def test_of_two_tenses_in_a_clause_the_nearer_is_told(language: str, text: str, date: str, where: int) -> None:
    """What was said on a day, and what it will be on another."""
    assert heard(language, text, date) == where


def test_a_sentence_of_both_tenses_does_not_say() -> None:
    """Nothing is made of contradictory words in other clauses."""
    assert heard("en", "It was closed, in March, it will be open.", "March") == UNSAID


def test_in_kazakh_the_last_verb_decides() -> None:
    """The finite verb ends the sentence, what comes before it is told of something else."""
    assert heard("kk", "Былтыр өткен кеңес 5 наурызда жалғасады.", "5 наурызда") == FUTURE


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("قالت الوزارة إن الاجتماع سيعقد في 5 مارس.", FUTURE),
        ("صرح الوزير في 5 مارس بأن الاجتماع سيعقد قريبا.", PAST),
        ("في 5 مارس سينعقد المجلس، كما قالت الوزارة.", FUTURE),
        ("سيارة في وسط بيروت في 5 مارس.", UNSAID),
    ],
)
def test_in_arabic_the_verb_before_the_date_decides(text: str, where: int) -> None:
    """Its own form tells the tense, not that of the verb of saying; what only looks like a verb tells nothing."""
    assert heard("ar", text, "5 مارس") == where


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "He was there. The talks will begin on 5 March. It was cold.", "5 March"),
        ("en", "It was cold!\nThe talks will begin on 5 March\n\nThe hall was full", "5 March"),
        ("ar", "هل كان ذلك؟ سوف يبدأ في 5 مارس.", "5 مارس"),
        ("ru", "Он был там. По словам А. Петрова, дом 5 марта будет открыт.", "5 марта"),
        ("kk", "1980 ж. салынған үй 5 наурызда ашылады.", "5 наурызда"),
    ],
)
def test_only_its_own_sentence_is_heard(language: str, text: str, date: str) -> None:
    """Full stops, question marks of both scripts and empty lines end a sentence, an initial or «ж.» does not."""
    assert heard(language, text, date) == FUTURE
