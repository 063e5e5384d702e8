from __future__ import annotations

from timeline.gather.sentences import clause, sentences


def cut(text: str) -> list[str]:
    """Return the statements of a text, each on one line."""
    return [" ".join(text[one.start : one.end].split()) for one in sentences(text)]


def test_running_text() -> None:
    """A stop before a capital ends a statement."""
    assert cut("Полигон закрыт. Указ подписан! Кем? Президентом.") == [
        "Полигон закрыт.",
        "Указ подписан!",
        "Кем?",
        "Президентом.",
    ]


def test_abbreviations_and_initials_end_nothing() -> None:
    """`ж.`, `№ 1` and initials stand inside a statement."""
    text = "Премьер-Министрі Б. Сағынтаев қол қойды (бюллетень, 2019 ж., № 1, 7-құжат)."
    assert cut(text) == [text]


def test_arabic() -> None:
    """Arabic has no capitals; its stops end statements all the same."""
    assert cut("أغلق الموقع. وقال الوزير ذلك؟ نعم.") == ["أغلق الموقع.", "وقال الوزير ذلك؟", "نعم."]


def test_lines_wrapped_by_hand_read_on() -> None:
    """A line end, and even a blank line, inside a wrapped sentence does not end it; a heading stands alone."""
    text = (
        "БАСПАСӨЗГЕ МӘЛІМДЕМЕ\n\n"
        "Екі елдің ресми өкілдері 2012 жылдың 16 ақпанында кездесу өткізіп,\n\nмәселелерді талқылады.\n"
    )
    assert cut(text) == [
        "БАСПАСӨЗГЕ МӘЛІМДЕМЕ",
        "Екі елдің ресми өкілдері 2012 жылдың 16 ақпанында кездесу өткізіп, мәселелерді талқылады.",
    ]


def test_lists() -> None:
    """Each item of a list is a statement, marked as listed and without its bullet."""
    text = "2026 жылы атап өтілетін даталар:\n\n  • Шартқа — 30 жыл;\n  • Банкке — 15 жыл.\n"
    assert cut(text) == ["2026 жылы атап өтілетін даталар:", "Шартқа — 30 жыл;", "Банкке — 15 жыл."]
    assert [one.listed for one in sentences(text)] == [False, True, True]


def test_clause() -> None:
    """A clause reaches from comma to comma around what it must hold."""
    text = "Кеше келген өкілдер 2012 жылы кездесу өткізіп, мәселені талқылады."
    (sentence,) = sentences(text)
    at = text.index("2012")
    start, end = clause(text, sentence, at, at + 4)
    assert text[start:end] == "Кеше келген өкілдер 2012 жылы кездесу өткізіп"


def test_nothing() -> None:
    """A text without words has no statements."""
    assert cut(" \n\n\t ") == []
