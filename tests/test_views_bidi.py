"""Text from the right on terminals that reorder it, played by python-bidi (UAX #9), and on those that do not."""

from __future__ import annotations

import re
from unicodedata import category, normalize

import pytest
from bidi import get_display
from rich.cells import cell_len
from rich.text import Text

from tests.views import DRAWN, canvas, chronicle, drawing, event, plain, timeline
from timeline.model import LANGUAGES, Timeline
from timeline.selecting import one
from timeline.views.bidi import MODES
from timeline.views.explain import render as explain
from timeline.views.shaping import shaped

CLOSURE = "إغلاق موقع سيميبالاتينسك"
TITLES = {
    "1949-08-29": "أول تجربة (آر دي إس-1).",
    "1991-08-29": CLOSURE,
    "1996-09-24": "توقيع CTBT (1996) في نيويورك",
    "2006-09-08": "CTBT: معاهدة آسيا الوسطى",
    "2012-08-29": "إطلاق «أتوم»",
    "2016": "٣٥ دولة، مُعَاهَدَة!",
}
HARD = timeline(*(event(when, title, source="UNODA (2017).", commemorate=True) for when, title in TITLES.items()))

each_view = pytest.mark.parametrize("view", DRAWN)
each_mode = pytest.mark.parametrize("bidi", [mode for mode in MODES if mode != "plain"])
each_language = pytest.mark.parametrize("language", LANGUAGES)


def seen(line: str) -> str:
    """Return a line as a terminal that reorders shows it: from the left, as VTE does.

    The library leaves it to the one who draws to mirror brackets and to set marks on their letters.
    """
    shown = get_display(line, base_dir="L")
    assert isinstance(shown, str)
    return "".join(char for char in shown if category(char) != "Cf")


@each_mode
def test_ones_stand_below_ones(bidi: str) -> None:
    """From the right as well: the days of a sheet, each below the first letter of its name, and the counts."""
    days = drawn("month", chronicle(), "ar", bidi, 60)[1:7]
    assert [_letters(line) for line in days] == [
        "                                  ح   س   ج   خ   ر   ث   ن",
        "                                  5   4   3   2   1",
        "                                 12  11  10   9   8   7   6",
        "                                 19  18  17  16  15  14  13",
        "                                 26  25  24  23  22  21  20",
        "                                         31  30‹²29  28  27",
    ]
    counts = [line[:6] for line in drawn("ledger", chronicle(), "ar", bidi, 60) if re.match(r" +\d+ .*[●○◆]", line)]
    assert {"  9   ", " 20 ★ "} <= set(counts)


def bare(sight: str) -> str:
    """Return what is seen without vowels and without the side on which brackets open."""
    return re.sub("[()«»]", "|", "".join(char for char in _letters(sight) if category(char) != "Mn"))


def drawn(view: str, drawn: Timeline, language: str, bidi: str, width: int = 100) -> list[str]:
    """Return a view as a person sees it who has asked for that mode on the terminal that it is for."""
    page = canvas(width, language, bidi=bidi)
    lines = plain(page.page(drawing(view)(drawn, page)))
    return [seen(line) for line in lines] if bidi == "marks" else lines


@pytest.mark.parametrize(
    ("text", "sight"),
    [
        ("أبج دهو", "وهد جبأ"),
        ("أبج CTBT (1996) دهو.", ".وهد CTBT (1996) جبأ"),
        ("(أبج) «دهو»", "«وهد» (جبأ)"),
        ("35 أبج", "جبأ 35"),
        ("أبج 1996–1991", "1991–1996 جبأ"),
        ("أبج ١٩٩٦", "١٩٩٦ جبأ"),
        ("CTBT: أبج 1996.", "CTBT: 1996 جبأ."),
        ("CTBT (أبج)", "CTBT (جبأ)"),
        ("Семей, 29 тамыз", "Семей, 29 тамыз"),
    ],
)
@each_mode
def test_a_text_is_seen_in_its_own_order(text: str, sight: str, bidi: str) -> None:
    """Words from the right, in them numbers and Latin from the left, points and brackets where they belong."""
    (line,) = canvas(bidi=bidi).lines(text, 40)
    if bidi == "visual":
        assert _letters(line.plain) == sight
    else:
        assert bare(seen(line.plain)) == bare(sight)


@each_mode
def test_marks_stay_on_their_letters(bidi: str) -> None:
    """A vowel follows its consonant in the order seen as well; an emoji of several characters stays one."""
    (line,) = canvas(bidi=bidi).lines("عَبُ 👩\u200d🚀 ☢\ufe0f", 40)
    if bidi == "visual":
        assert line.plain == "☢\ufe0f 👩\u200d🚀 ﺐُﻋَ"
    assert line.cell_len == 8


def test_letters_are_joined_where_the_terminal_does_not() -> None:
    """Each is in the form it has between its neighbours; lam with alif is one."""
    assert shaped("سلام") == "\ufeb3\ufefc\ufee1"
    assert shaped("لا، آب") == "\ufefb، \ufe81\ufe8f"
    assert shaped("عَب") == "\ufecb\u064e\ufe90"
    assert shaped("بـ") == "\ufe91\u0640"
    assert shaped("CTBT, Семей") == "CTBT, Семей"


def test_a_pipe_gets_the_text_and_nothing_else() -> None:
    """In plain there is no mark and the order is that of the letters."""
    assert plain(canvas().lines(f"{CLOSURE} (1991)", 80)) == [f"{CLOSURE} (1991)"]


def test_only_what_needs_marks_gets_them() -> None:
    """Latin, Cyrillic and numbers go bare."""
    page = canvas(bidi="marks")
    assert page.line("Семей, 29 тамыз").plain == "Семей, 29 тамыз"
    assert page.line(CLOSURE).plain == f"\u200e\u202b{CLOSURE}\u202c\u200e"
    assert page.line("CTBT: معاهدة").plain == "\u200eCTBT: معاهدة\u200e"


@each_mode
def test_a_count_stays_at_the_right_of_an_arabic_title(bidi: str) -> None:
    """In a print from the left the date begins the line and the count ends it, whatever the title."""
    found = [line for line in drawn("rail", HARD, "en", bidi, 60) if re.match(r"\d{4} [●○]", line)]
    assert [(line[:13], line[-13:].strip()) for line in found] == [
        ("1949 ● 29 Aug", "77 in 30 d"),
        ("1991 ● 29 Aug", "★ 35 in 30 d"),
        ("1996 ● 24 Sep", "★ 30 in 56 d"),
        ("2006 ●  8 Sep", "★ 20 in 40 d"),
        ("2012 ● 29 Aug", "14 in 30 d"),
        ("2016 ○       ", "~10 years"),
    ]


@each_mode
def test_a_count_stays_at_the_left_in_an_arabic_print(bidi: str) -> None:
    """There the date ends the line, at the last column, and the count begins it."""
    *found, _ = [line for line in drawn("ledger", HARD, "ar", bidi, 60) if re.search("[●○]", line)]
    ends = ["1949 سطسغأ 29", "1991 سطسغأ 29", "1996 ربمتبس 24", "2006 ربمتبس 8", "2012 سطسغأ 29", "2016"]
    assert [re.split("[●○]", _letters(line))[1].strip() for line in found] == ends
    assert [line[:6].strip() for line in found] == ["77", "35 ★", "30 ★", "20 ★", "14", "10 ★"]


@each_view
@each_language
def test_what_is_seen_stands_where_it_was_put(view: str, language: str) -> None:
    """Every line begins and ends in the same columns as the plain one; from the right, in those of its reflection."""
    from_the_right = language == "ar"
    plainly = drawn(view, HARD, language, "plain", 120 - from_the_right)
    for line, whole in zip(drawn(view, HARD, language, "marks", 120), plainly, strict=True):
        begins, ends = reach(whole)
        assert reach(line) == ((120 - ends, 120 - begins) if from_the_right and whole else (begins, ends))


def reach(line: str) -> tuple[int, int]:
    """Return where a line begins and ends; a single figure stands in the place of ones, beside the tens."""
    blank = cell_len(line) - cell_len(line.lstrip())
    return blank - (blank > 1 and bool(re.match(r"\w(?!\W?\w)", line.lstrip()))), cell_len(line)


@each_view
@each_language
@each_mode
@pytest.mark.parametrize("whole", [HARD, chronicle()], ids=["hard", "chronicle"])
def test_numbers_keep_their_digits(view: str, language: str, bidi: str, whole: Timeline) -> None:
    """Every number of a line is seen in it as it was written."""
    plainly = drawn(view, whole, language, "plain", 200 - (language == "ar"))
    for line, written in zip(drawn(view, whole, language, bidi, 200), plainly, strict=True):
        assert sorted(re.findall(r"\d+", line)) == sorted(re.findall(r"\d+", written))


@each_view
@each_language
@pytest.mark.parametrize("whole", [HARD, chronicle()], ids=["hard", "chronicle"])
def test_both_ways_lead_to_the_same_sight(view: str, language: str, whole: Timeline) -> None:
    """What a terminal makes of the marks is what is printed for a terminal that makes nothing of them."""
    for marks, visual in zip(*(drawn(view, whole, language, bidi, 200) for bidi in ("marks", "visual")), strict=True):
        assert bare(marks).split() == bare(visual).split()


@each_mode
def test_an_explanation_is_set_from_the_right(bidi: str) -> None:
    """In Arabic its headings stand at the right edge, and what they head further in."""
    page = canvas(60, "ar", bidi=bidi)
    lines = plain(page.page(explain(one(HARD, CLOSURE), page)))
    assert {cell_len(line) for line in lines if line} == {
        60,
        58,
        57,
    }  # what is headed hangs from codes and points further in
    sight = [seen(line) if bidi == "marks" else _letters(line) for line in lines]
    assert sight[0].strip() == CLOSURE[::-1]
    assert [line.strip() for line in sight if line.endswith("خيراتلا")] == ["خيراتلا"]


def test_a_page_from_the_right_is_a_reflection() -> None:
    """Signs and blanks change sides with what they belong to and keep their style; numbers stay as they are."""
    page = canvas(40, "ar", bidi="visual")
    day = Text.assemble("› ", (" 5", "reverse"), ("¹", "bold"), " 2026  ", page.line("CTBT", "dim"))
    (line,) = page.page([day])
    assert line.plain == " " * 24 + "CTBT  2026 ¹5  ‹"
    styles = {span.style: line.plain[span.start : span.end] for span in line.spans}
    assert styles["bold"] == "¹"
    assert styles["dim"] == "CTBT"
    assert [line.plain[span.start : span.end] for span in line.spans if span.style == "reverse"] == ["5", " "]


def test_a_word_keeps_its_style_between_its_marks() -> None:
    """The short name of a lane is bold to its last letter, however many marks it got."""
    page = canvas(40, "ar", bidi="marks")
    (line,) = page.page([Text.assemble(("حد", "bold"), " ", page.line("حدث", "dim"))])
    assert [(span.style, line.plain[span.start : span.end]) for span in line.spans] == [
        ("dim", "\u200e\u202bحدث\u202c\u200e"),
        ("bold", "\u200e\u202bحد\u202c\u200e"),
    ]


def _letters(shown: str) -> str:
    """Return a text in the order seen with letters in place of their forms."""
    return "".join(normalize("NFKC", char)[::-1] if "\ufb50" <= char <= "\ufefc" else char for char in shown)
