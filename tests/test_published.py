from __future__ import annotations

import datetime as dt

from timeline.documents import published


def test_first_line_with_a_label() -> None:
    """A date in figures at the head of the first line, behind one word of label, is the document's own."""
    text = " date 2025-12-19 Мемлекет басшысы: Жаһандық қауіпсіздік\nТОКИО. KAZINFORM – …"
    assert published.find(text) == (dt.date(2025, 12, 19), "first line")


def test_alone_on_a_line_near_the_foot() -> None:
    """A date that is all of a line near the end is the document's own, day first."""
    text = "Тақырып\n\nМәтін.\n\n27.02.2026\n\nСеріктестер"
    assert published.find(text) == (dt.date(2026, 2, 27), "line 5")


def test_alone_on_a_line_in_words() -> None:
    """It may be written in words."""
    assert published.find("Заголовок\n29 августа 1991 года\nТекст.") == (dt.date(1991, 8, 29), "line 2")


def test_a_date_in_a_sentence_is_what_the_document_speaks_of() -> None:
    """A sentence that begins with a date does not date its document."""
    assert published.find("2012 жылдың 16 ақпанында кездесу өтті.") is None
    assert published.find('Мәтін.\n2017 жылғы "1" қарашада Астанада жасалды.') is None


def test_far_from_head_and_foot() -> None:
    """A line of a table in the middle of a text does not date it."""
    text = "\n".join(["жол"] * 10 + ["27.02.2026"] + ["жол"] * 10)
    assert published.find(text) is None


def test_two_days_that_disagree() -> None:
    """Of two such days neither is believed."""
    assert published.find("27.02.2026\n\nМәтін.\n\n28.02.2026\n") is None


def test_a_month_is_no_day() -> None:
    """A day is not invented for a month alone on a line."""
    assert published.find("Тақырып\nтамыз айы\nақпан 2012\n") is None
