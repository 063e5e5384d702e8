"""The tagger, by what a reader of each language would expect: gold sentences in tests/data/gold, and its promises."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.temporal import tag
from timeline.temporal.compose import KINDS, made_by
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Timex

GOLD = Path(__file__).parent / "data" / "gold"


class Sentence(NamedTuple):
    """A gold sentence and what is to be found in it."""

    language: str
    published: dt.date | None
    text: str
    expected: list[str]


def gold() -> Iterator[Sentence]:
    """Yield the gold sentences of all languages."""
    for path in sorted(GOLD.glob("*.txt")):
        published, sentence = None, None
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("    ") and sentence is not None:
                sentence.expected.append(line.strip())
                continue
            if sentence is not None:
                yield sentence
            sentence = None
            if line.startswith("published "):
                published = dt.date.fromisoformat(line.split()[1])
            elif line and not line.startswith("#"):
                sentence = Sentence(path.stem, published, line, [])
        if sentence is not None:
            yield sentence


def said(timex: Timex) -> str:
    """Return a timex as the gold writes it."""
    kind = "" if timex.type == "DATE" else f" {timex.type}"
    return f"{timex.text} = {timex.value}{f' {timex.mod}' if timex.mod else ''}{kind}"


@pytest.mark.parametrize("sentence", list(gold()), ids=lambda sentence: f"{sentence.language}: {sentence.text[:40]}")
def test_gold(sentence: Sentence) -> None:
    """Each gold sentence yields its expressions and no others, in its own language."""
    timexes = tag(sentence.text, published=sentence.published)
    assert [said(timex) for timex in timexes] == sentence.expected
    assert all(timex.language == sentence.language for timex in timexes if timex.rule != "numeric")


def test_every_language_has_gold() -> None:
    """A language without gold sentences is not done."""
    assert {path.stem for path in GOLD.glob("*.txt")} == {"ar", "en", "kk", "ru"}


def test_edtf_twin() -> None:
    """A date carries its EDTF value; a duration has none."""
    date, duration = tag("29 августа 1991 года; 35 лет")
    assert date.when == When.parse("1991-08-29")
    assert duration.when is None


@pytest.mark.parametrize(
    ("text", "value", "freq"),
    [
        ("We meet twice a month.", "P1M", "2X"),
        ("Виделись раз в две недели.", "P2W", "1X"),
        ("يجتمعون ثلاث مرات في السنة.", "P1Y", "3X"),
        ("Олар айына екі рет жиналады.", "P1M", "2X"),
        ("We meet every other week.", "P2W", ""),
    ],
)
def test_how_often(text: str, value: str, freq: str) -> None:
    """A set says its period and, where the text does, how many times something comes in it."""
    (timex,) = tag(text)
    assert (timex.type, timex.value, timex.freq) == ("SET", value, freq)


def test_a_day_is_of_the_month_that_its_sentence_has_named() -> None:
    """A day goes forward from the date beside it, in a story to the next month; else it is of the month that runs."""
    today = dt.date(2024, 3, 15)
    assert [timex.value for timex in tag("We met on 3 May 2020 and on the 27th.", published=today)][1] == "2020-05-27"
    assert [timex.value for timex in tag("We met on 3 May 2020. Now on the 27th?", published=today)][1:] == [
        "PRESENT_REF",
        "2024-03-27",
    ]
    assert [timex.value for timex in tag("We met on 30 May 2020 and on the 2nd.", published=today)][1] == "2020-06-02"
    assert [timex.value for timex in tag("In February 2023, on the 28th, on the 30th.")][1:] == [
        "2023-02-28",
        "XXXX-XX-30",
    ]


def test_a_short_story() -> None:
    """A text that opens with a day of long ago goes on from there, unless something in it points to its own time."""
    today = dt.date(2024, 3, 15)
    site = "On 29 August 1949 the first bomb was tested. "
    assert [timex.value for timex in tag(f"{site}In October it was made known.", published=today)][1] == "1949-10"
    assert [timex.value for timex in tag(f"{site}It will be told in October.", published=today)][1] == "2024-10"
    assert [timex.value for timex in tag(f"{site}It is told today. In October it was made known.", published=today)][
        1:
    ] == [
        "2024-03-15",
        "2023-10",
    ]
    assert [timex.value for timex in tag("1949 жылғы 29 тамызда сынақ өтті. Қазанда бұл жарияланды.", published=today)][
        1
    ] == "1949-10"


def test_what_a_text_says_is_of_its_own_day_and_words() -> None:
    """The same words mean another day in a text of another day, behind another date, or in another tense."""
    days = (dt.date(2024, 3, 1), None, dt.date(2024, 3, 15), dt.date(2024, 3, 1))
    assert [tag("Кеше жиын өтті.", published=day)[0].value for day in days] == [
        "2024-02-29", "XXXX-XX-XX", "2024-03-14", "2024-02-29",
    ]  # fmt: skip
    ides = dt.date(2024, 3, 15)
    said = ("It opens on 2 May.", "It opened on 2 May.", "It opened on 2 May 1999, it reopened on 2 May.")
    assert [tag(text, published=ides)[-1].value for text in said] == ["2024-05-02", "2023-05-02", "1999-05-02"]


def test_phrase_reaches_over_the_particle() -> None:
    """`phrase` holds the particle that governs the date, `start, end` does not."""
    text = "Полигон 1991 жылғы 29 тамызға дейін жұмыс істеді."
    (timex,) = tag(text)
    assert text[timex.start : timex.end] == "1991 жылғы 29 тамызға"
    assert text[slice(*timex.phrase)] == "1991 жылғы 29 тамызға дейін"


def test_a_year_and_its_word_parted_by_a_line_end() -> None:
    """A line end inside an expression does not hide it, and offsets point at the text as it was given."""
    text = "бірге, 1961 \nжылғы Есірткі құралдары туралы"
    (timex,) = tag(text)
    assert (timex.text, timex.value) == ("1961 \nжылғы", "1961")


@pytest.mark.parametrize(
    "space",
    ["  ", "\n", "\r\n", "\t", " \n    ", "\u00a0", "\u2003"],
    ids=["two", "lf", "crlf", "tab", "indent", "nbsp", "em"],
)
def test_gold_however_it_is_spaced(space: str) -> None:
    """Nor do they hide what stands around it and says what it means: the name of an observance, the tense."""
    for sentence in gold():
        found = tag(sentence.text.replace(" ", space), published=sentence.published)
        assert [" ".join(said(timex).split()) for timex in found] == sentence.expected


def test_no_expression_crosses_a_blank_line() -> None:
    """Two paragraphs are two statements."""
    assert [timex.value for timex in tag("бет 16\n\nақпан 2012 жылы")] == ["2012-02"]


@pytest.mark.parametrize(
    "hidden",
    [
        "29 ав\u00adгуста 1991",  # soft hyphen
        "29\u00a0августа\u202f1991",  # spaces that do not break
        "\u200e29 августа\u200f 1991",  # bidi marks
        "29 АВГУСТА 1991",
    ],
)
def test_what_hides_inside_words(hidden: str) -> None:
    """Characters that a reader does not see neither hide a date nor move its offsets."""
    (timex,) = tag(f"Закрыт {hidden} указом.")
    assert timex.value == "1991-08-29"
    assert timex.text.strip("\u200e\u200f") == hidden.strip("\u200e\u200f")


def test_the_number_of_a_note() -> None:
    """Written behind a date it is no part of it."""
    text = "It was closed on 29 August 1991¹, and the treaty (24 September 1996)² followed within five years³."
    assert [(timex.text, timex.value) for timex in tag(text)] == [
        ("29 August 1991", "1991-08-29"),
        ("24 September 1996", "1996-09-24"),
        ("five years", "P5Y"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was closed on August 29,1991.", "1991-08-29"),
        ("Утверждено 29. 08. 1991 г. в Москве.", "1991-08-29"),
        ("Цезарь убит в 44 году до н. э", "BC0044"),
        ("Қала б. з. б 44 жылы қираған", "BC0044"),
        ("They met on 5 May 1998 at 3 p.m", "1998-05-05T15:00"),
        ("29 августа − Международный день действий против ядерных испытаний.", "XXXX-08-29"),
    ],
)
def test_slips_of_writing(text: str, value: str) -> None:
    """A space too few behind a comma, too many behind a stop, no stop behind an abbreviation, a minus for a dash."""
    assert tag(text)[-1].value == value


def test_decomposed_letters() -> None:
    """Й written as и and a breve is й."""
    (timex,) = tag("5 мая 1998, 1 июня".replace("й", "и\u0306"), languages=["ru"])[:1]
    assert timex.value == "1998-05-05"
    (kazakh,) = tag("1998 жылғы 5 қыркүи\u0306ек")
    assert kazakh.value == "1998-09-05"


def test_languages_in_one_sentence() -> None:
    """A sentence may mix languages and scripts."""
    text = "On 29 August 1991 (29 августа 1991 года, 1991 жылғы 29 тамыз, 29 أغسطس 1991)"
    assert [(timex.language, timex.value) for timex in tag(text)] == [
        ("en", "1991-08-29"),
        ("ru", "1991-08-29"),
        ("kk", "1991-08-29"),
        ("ar", "1991-08-29"),
    ]


def test_only_the_languages_asked_for() -> None:
    """`languages` narrows what is read."""
    text = "On 29 August 1991 (29 августа 1991 года)"
    assert [timex.language for timex in tag(text, languages=["ru"])] == ["ru"]


def test_a_language_that_there_is_not() -> None:
    """An unknown language is refused, and the message names those there are."""
    with pytest.raises(ValueError, match="no language 'xx'; there are ar, en, kk, ru"):
        tag("", languages=["xx"])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Filed 05/06/1998, answered 05/13/1998.", ["1998-05-06", "1998-05-13"]),
        ("Filed 05/06/1998, answered 13/05/1998.", ["1998-06-05", "1998-05-13"]),
        ("Filed 05/06/1998, answered 05/13/1998, closed 14/05/1998.", ["1998-06-05", "1998-05-13", "1998-05-14"]),
        ("Filed on 05/06/1998.", ["1998-06-05"]),
        ("Подано 05.06.1998, ответ дан 05/13/1998.", ["1998-06-05", "1998-05-13"]),
    ],
)
def test_order_of_figures(text: str, values: list[str]) -> None:
    """In English the dates that can be read in one way only decide for the others; elsewhere the day is first."""
    assert [timex.value for timex in tag(text)] == values


@pytest.mark.parametrize(
    ("text", "languages", "readings"),
    [
        ("Filed on 05/06/1998.", ["en"], [("1998-06-05", "1998-05-06")]),
        ("Filed on 05/06/1998.", ["en-GB"], [("1998-06-05", "1998-05-06")]),
        ("Filed on 05/06/1998.", ["en-US"], [("1998-05-06", "")]),
        ("Filed on 05/06/1998, closed on 14/05/1998.", ["en"], [("1998-06-05", ""), ("1998-05-14", "")]),
        ("Filed on 05/06/1998, closed on 14/05/1998.", ["en-US"], [("1998-06-05", ""), ("1998-05-14", "")]),
        ("Filed 05/06/1998, one on 05/13/1998, one on 14/05/1998.", ["en"], [
            ("1998-06-05", "1998-05-06"), ("1998-05-13", ""), ("1998-05-14", ""),
        ]),
        ("Filed on 05/05/1998.", ["en"], [("1998-05-05", "")]),
        ("From 05/06/1998 to 07/08/1998.", ["en"], [("1998-06-05/1998-08-07", "1998-05-06/1998-07-08")]),
        ("From 05/06/1998 to 01/08/1998.", ["en"], [("1998-06-05/1998-08-01", "")]),
        ("Подано 05.06.1998.", ["ru"], [("1998-06-05", "")]),
    ],
)  # fmt: skip
def test_ambiguous_figures(text: str, languages: list[str], readings: list[tuple[str, str]]) -> None:
    """A date that could be of two months says its other reading, unless other dates or the region decide."""
    assert [(timex.value, timex.alternative) for timex in tag(text, languages=languages)] == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("15 رمضان 1445", [("2024-03-25", "islamic-umalqura")]),
        ("عام 1445 هـ", [("2023/2024", "islamic-umalqura")]),
        ("1325 هـ", [("1907/1908", "islamic-civil")]),
        ("رمضان 1300 هـ", [("1883-07-06/1883-08-04", "islamic-civil")]),
        ("عيد الفطر 2024", [("2024-04-10", "islamic-umalqura")]),
        ("عيد الميلاد 2024", [("2024-12-25", "")]),
        ("10 أبريل 2024", [("2024-04-10", "")]),
    ],
)
def test_hijri_dates_say_their_calendar(text: str, readings: list[tuple[str, str]]) -> None:
    """What was converted from a Hijri calendar says from which: Umm al-Qura, or the tabular civil one."""
    assert [(timex.value, timex.calendar) for timex in tag(text)] == readings


LIVES = {
    "ru": """Он родился 3 мая 1902 года. В сентябре 1924 года его перевели в Ташкент, а в декабре он вернулся.
        В 1928 году семья получила дом, построенный в 1913 году. В августе дом сгорел.
        Арестован 5 ноября 1937 года, 26 ноября расстрелян.""",
    "kk": """Ол 1902 жылы 3 мамырда туған. 1924 жылдың қыркүйегінде Ташкентке ауыстырылды, желтоқсанда қайтып келді.
        1928 жылы отбасы 1913 жылы салынған үй алды. Тамызда үй өртеніп кетті.
        1937 жылғы 5 қарашада тұтқындалды, 26 қарашада атылды.""",
    "ar": """ولد في 3 مايو 1902. وفي سبتمبر 1924 انتقل إلى دمشق، ثم عاد في ديسمبر.
        وفي عام 1928 حصلت الأسرة على بيت بني عام 1913. وفي أغسطس احترق البيت.
        اعتقل في 5 نوفمبر 1937، وفي 26 نوفمبر أعدم.""",
}


@pytest.mark.parametrize("language", LIVES)
def test_the_story_of_a_life(language: str) -> None:
    """A date without a year is of the year that the story has reached, however far that is from the one before."""
    assert [timex.value for timex in tag(LIVES[language], published=dt.date(2024, 3, 15))] == [
        "1902-05-03", "1924-09", "1924-12", "1928", "1913", "1928-08", "1937-11-05", "1937-11-26",
    ]  # fmt: skip


CAMPAIGN = """It spent the winter of 1941-42 in training and on 15 March left for the front. The first train left at
0430 on the 16th, the last at 2245 on the 22nd; 2200 homes had burned. In late November it was back. The battle
began on the 25th; two nights later it snowed, and the next morning it thawed. From June to mid-August 1943 the front
stood still. On the 20th it moved. Its commander (1899–1971) was wounded in September, in the first days of
which it had rained. It ended the war on 9 May 1945 and was disbanded the following year."""


def test_the_story_of_a_campaign() -> None:
    """A day alone is of the month that the story has reached, and a life in brackets does not lead it away."""
    values = [timex.value for timex in tag(CAMPAIGN, published=dt.date(2021, 6, 1))]
    assert values == [
        "1941-WI", "1942-03-15", "1942-03-16T04:30", "1942-03-22T22:45", "1942-11", "1942-11-25", "1942-11-27TNI",
        "1942-11-28TMO", "1943-06", "1943-08", "1943-08-20", "1899", "1971", "1943-09", "1945-05-09", "1946",
    ]  # fmt: skip


def test_years_before_christ_in_a_story() -> None:
    """What is counted from a year leans on the one that its sentence has named."""
    text = "In 218 BC he left. On 2 August 216 BC he won. In 211 BC Capua fell; five years later Scipio landed."
    assert [timex.value for timex in tag(text)] == ["BC0218", "BC0216-08-02", "BC0211", "BC0206"]


@pytest.mark.parametrize(
    "text",
    [
        "Ол 1931 жылы туған, 1949 жылы үйленді. 1962 жылы Алматыға көшті. Келесі жылы газетке келді.",
        "Он родился в 1931 году, женился в 1949 году. В 1962 году переехал. В следующем году пришёл в газету.",
    ],
)
def test_the_next_year_of_a_story(text: str) -> None:
    """It follows the one that was told of, not the one in which the story was published."""
    assert [timex.value for timex in tag(text, published=dt.date(2024, 3, 15))] == ["1931", "1949", "1962", "1963"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "1", "жыл", "ж.", "29", "\u00ad", "«»"])
def test_nothing_to_find(text: str) -> None:
    """A text without a date yields none."""
    assert tag(text) == []


PARAGRAPH = (
    "The Semipalatinsk test site was closed on 29 August 1991. In March the workers had been told; "
    "on 12/31/1991 the guards left, and on 05/06/1992 nobody was there.\n"
)


def test_a_long_text_is_read_like_a_short_one() -> None:
    """A text longer than a passage: each paragraph gives what it gives by itself, with offsets of the whole."""
    many = 600
    found = tag(PARAGRAPH * many, published=dt.date(1992, 9, 1))
    values = ["1991-08-29", "1991-03", "1991-12-31", "1992-05-06"]
    assert [timex.value for timex in found] == values * many
    assert [timex.start for timex in found[-4:]] == [start + len(PARAGRAPH) * (many - 1) for start in (42, 61, 97, 132)]


def test_a_long_text_is_not_held_twice() -> None:
    """What reading takes beside the text and what is found in it is the same for twice the text."""
    peaks = []
    for many in (800, 1600):
        text = PARAGRAPH * many
        tracemalloc.start()
        found = tag(text)
        kept, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(found) == 4 * many
        peaks.append(peak - kept)
    assert peaks[1] < 1.2 * peaks[0]


@pytest.mark.parametrize(
    "unit", ["1", "ж", "تموز", "1991", "жыл ", "[(", "29 тамыз ", "1.", "\u00ad", "أ", "2012 жылдың 16 ", "ж."]
)
def test_long_and_hostile(unit: str) -> None:
    """A text of one thing over and over is read to its end."""
    for timex in tag(unit * (100_000 // len(unit))):
        assert timex.start < timex.end


@given(
    st.text(
        alphabet=st.sampled_from(list('0123456789 \n.,-/«»"жылтамыз29августа\u00ad\u0306\u200eأغسطسعام')), max_size=60
    )
)
def test_extents_hold(text: str) -> None:
    """Whatever the text: extents lie within it and in their phrases, in order, apart, and are quoted as they are."""
    last = 0
    for timex in tag(text):
        assert last <= timex.start < timex.end <= len(text)
        assert timex.phrase[0] <= timex.start < timex.end <= timex.phrase[1]
        assert timex.text == text[timex.start : timex.end]
        last = timex.end


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_rule_is_made_by_a_function(kind: str) -> None:
    """It is looked for by its name when a text has need of it, and is there."""
    assert callable(made_by(kind))
