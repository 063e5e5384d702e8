"""Languages of which only the calendar is known: dates as their readers write them, and files as CLDR has them."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.temporal import tag
from timeline.temporal.lexicon import CALENDARS, NAMES, load
from tools.cldr import FOLDER, document, languages

READ = {
    "az": [("Respublika 1991-ci il 30 avqust tarixində", "1991-08-30"), ("18 oktyabr 1991", "1991-10-18")],
    "be": [("27 ліпеня 1990 г. прынята", "1990-07-27"), ("жнівень 1991", "1991-08")],
    "ca": [("l’11 de setembre de 1714", "1714-09-11"), ("el dijous 23 d'abril del 2020", "2020-04-23")],
    "cs": [("Dne 17. listopadu 1989 v Praze", "1989-11-17"), ("29. 8. 1991", "1991-08-29"), ("leden 1993", "1993-01")],
    "da": [("tirsdag den 9. april 1940", "1940-04-09"), ("i maj 1945", "1945-05")],
    "de": [
        ("Am 3. Okt. 1990 trat", "1990-10-03"),
        ("Montag, 29. August 1949", "1949-08-29"),
        ("im März 1848", "1848-03"),
    ],
    "el": [("Στις 25 Μαρτίου 1821", "1821-03-25"), ("την Πέμπτη 24 Ιουλίου 1974", "1974-07-24")],
    "es": [
        ("El 12 de octubre de 1492", "1492-10-12"),
        ("en agosto de 1991", "1991-08"),
        ("1º de enero de 2000", "2000-01-01"),
    ],
    "eu": [("1991(e)ko abuztuaren 29(a)", "1991-08-29"), ("1991ko abuztuaren 29a", "1991-08-29")],
    "fa": [("۱۱ فوریهٔ ۱۹۷۹ در تهران", "1979-02-11"), ("اوت ۱۹۵۳", "1953-08")],
    "fi": [("Suomi itsenäistyi 6. joulukuuta 1917.", "1917-12-06"), ("tammikuu 1918", "1918-01")],
    "fil": [("noong Hunyo 12, 1898", "1898-06-12"), ("06/12/1898", "1898-06-12")],
    "fr": [
        ("Le 1er janvier 2002, l'euro", "2002-01-01"),
        ("LE 29 AOÛT 1991", "1991-08-29"),
        ("en juil. 1789", "1789-07"),
    ],
    "he": [("ביום שישי, 14 במאי 1948", "1948-05-14"), ("נובמבר 1947", "1947-11")],
    "hr": [("Dana 8. listopada 1991. u Zagrebu", "1991-10-08"), ("lipanj 1991.", "1991-06")],
    "hu": [("1956. október 23-án", "1956-10-23"), ("2004. 05. 01.", "2004-05-01"), ("1848. március", "1848-03")],
    "hy": [("21 սեպտեմբերի, 1991 թ.", "1991-09-21")],
    "it": [("lunedì 2 giugno 1946", "1946-06-02"), ("il 1º gennaio 2002", "2002-01-01"), ("25/04/1945", "1945-04-25")],
    "ka": [("1918 წლის 26 მაისი", "1918-05-26"), ("9 აპრილი, 1991", "1991-04-09")],
    "ky": [("1991-ж., 31-август", "1991-08-31"), ("1991-жылы 31-август", "1991-08-31")],
    "lt": [("1990 m. kovo 11 d. Vilniuje", "1990-03-11")],
    "lv": [("1918. gada 18. novembris", "1918-11-18")],
    "mn": [("1921 оны долоодугаар сарын 11", "1921-07-11")],
    "nl": [("op zaterdag 5 mei 1945", "1945-05-05"), ("1 jan. 2002", "2002-01-01")],
    "pl": [("11 listopada 1918 r. w Warszawie", "1918-11-11"), ("CZERWIEC 1989", "1989-06")],
    "pt": [("na quinta-feira, 25 de abril de 1974", "1974-04-25"), ("em dezembro de 1988", "1988-12")],
    "ro": [("luni, 1 decembrie 1918", "1918-12-01")],
    "sv": [("den 6 juni 1523", "1523-06-06"), ("1991-08-29", "1991-08-29")],
    "tg": [("9 Сентябр 1991", "1991-09-09")],
    "tr": [("29 Ekim 1923 Pazartesi", "1923-10-29"), ("10 KASIM 1938'de", "1938-11-10"), ("EKİM 1923", "1923-10")],
    "tt": [("30 август, 1990 ел", "1990-08-30")],
    "uk": [("24 серпня 1991 року", "1991-08-24"), ("п’ятниця, 26 квітня 1986 р.", "1986-04-26")],
    "uz": [("1991-yil 31-avgust kuni", "1991-08-31"), ("1-sentabr, 1991", "1991-09-01")],
    "vi": [("ngày 2 tháng 9 năm 1945", "1945-09-02"), ("tháng 12 năm 1972", "1972-12")],
}
"""By language: a text and the value of the one date in it."""

NOT_READ = {
    "de": ["Im Mai kommt er.", "Die 61 Mitglieder", "12 Aprilscherze"],
    "fr": ["Il marche vers la planète Mars.", "mars", "le 35 mai"],
    "it": ["un set di 6 bicchieri", "mar 2"],
    "tr": ["Ocak 5 kez yandı", "mayıs böceği"],
}
"""Month names that are no date by themselves, and numbers beside other words."""


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [(code, text, value) for code, examples in READ.items() for text, value in examples],
)
def test_dates_as_they_are_written(code: str, text: str, value: str) -> None:
    """A date in the order and the forms of its language has one value, and is of that language."""
    (timex,) = tag(text, languages=[code])
    assert (timex.value, timex.language) == (value, code)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in NOT_READ.items() for text in texts])
def test_what_is_no_date(code: str, text: str) -> None:
    """A month by itself is too often another word to be read at this level."""
    assert tag(text, languages=[code]) == []


def test_a_day_without_a_year() -> None:
    """The year comes from the day of publication, or stays open."""
    text = "Am 1. Mai wird gefeiert."
    assert [timex.value for timex in tag(text, languages=["de"])] == ["XXXX-05-01"]
    (timex,) = tag(text, published=dt.date(2024, 4, 20), languages=["de"])
    assert timex.value == "2024-05-01"


def test_the_extent_is_the_whole_date() -> None:
    """Weekday, prepositions within and the year's word belong to the date, the preposition before it does not."""
    (date,) = tag("el lunes 29 de agosto de 1949 en", languages=["es"])
    assert date.text == "lunes 29 de agosto de 1949"
    (date,) = tag("з 24 серпня 1991 р. до", languages=["uk"])
    assert date.text == "24 серпня 1991 р."


def test_two_dates_side_by_side() -> None:
    """A year before a day that has its own is not taken for that day's."""
    values = [timex.value for timex in tag("entre août 2023 et 5 mai 2024", languages=["fr"])]
    assert values == ["2023-08", "2024-05-05"]
    assert [timex.value for timex in tag("2023 et 5 mai 2024", languages=["fr"])] == ["2024-05-05"]


def test_together_with_the_languages_read_in_full() -> None:
    """Asked for by name, they are read beside the others."""
    text = "On 29 August 1991 (29 août 1991, 29 de agosto de 1991)"
    found = [(timex.language, timex.value) for timex in tag(text, languages=["en", "fr", "es"])]
    assert found == [("en", "1991-08-29"), ("fr", "1991-08-29"), ("es", "1991-08-29")]


def test_only_by_name() -> None:
    """They are not among the languages that are read when none is named."""
    assert not set(NAMES) & set(CALENDARS)
    assert tag("17. listopadu") == []


def test_the_files_are_what_the_generator_writes() -> None:
    """Each language that Babel knows well enough has its file, as `python tools/cldr.py` writes it, and loads."""
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == languages() == list(CALENDARS)
    for code in CALENDARS:
        assert (FOLDER / f"{code}.toml").read_text("utf-8") == document(code), code
        assert load(code).code == code
