from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import timeline.wording
from timeline.model import LANGUAGES
from timeline.when import When
from timeline.wording import wording
from timeline.wording.cldr import Locale
from tools.cldr import locale
from tools.cldr_wording import FOLDER, document

FILES = Path(timeline.wording.__file__).parent

CATEGORIES = {"zero", "one", "two", "few", "many", "other"}


def phrases(language: str) -> dict[str, Any]:
    """Return the file of a language."""
    return tomllib.loads((FILES / f"{language}.toml").read_text("utf-8"))


def keys(table: dict[str, Any], prefix: str = "") -> set[str]:
    """Return the dotted keys, with the forms of one count as one: each language has categories of its own."""
    found = set()
    for key, value in table.items():
        if isinstance(value, dict) and not CATEGORIES & value.keys():
            found |= keys(value, f"{prefix}{key}.")
        else:
            found.add(prefix + key)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: str) -> None:
    """The four files have the same keys."""
    assert keys(phrases(language)) == keys(phrases("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cldr_says(language: str) -> None:
    """The files are those that Babel makes now, and every number counts as it does there."""
    assert (FOLDER / f"{language}.toml").read_text("utf-8") == document(language)
    ours, theirs = Locale.of(language), locale(language)
    for n in (*range(2200), 9_999, 10_000, 1_000_001, 1_234_511):
        assert (ours.plural(n), ours.ordinal(n)) == (theirs.plural_form(n), theirs.ordinal_form(n))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_its_form(language: str) -> None:
    """A count of years, days or turns can be said of any number, and says the number or is its own word."""
    words = wording(language)
    for n in range(1200):
        for said in (words.years(n), words.days(n), words.ordinal(n)):
            assert str(n) in said or said in {"عام واحد", "عامان", "يوم واحد", "يومان"}


@pytest.mark.parametrize(
    ("language", "n", "years"),
    [
        ("en", 1, "1 year"),
        ("en", 35, "35 years"),
        ("kk", 1, "1 жыл"),
        ("kk", 35, "35 жыл"),
        ("ru", 1, "1 год"),
        ("ru", 2, "2 года"),
        ("ru", 5, "5 лет"),
        ("ru", 11, "11 лет"),
        ("ru", 21, "21 год"),
        ("ru", 35, "35 лет"),
        ("ru", 111, "111 лет"),
        ("ar", 1, "عام واحد"),
        ("ar", 2, "عامان"),
        ("ar", 5, "5 أعوام"),
        ("ar", 10, "10 أعوام"),
        ("ar", 11, "11 عامًا"),
        ("ar", 35, "35 عامًا"),
        ("ar", 100, "100 عام"),
        ("ar", 103, "103 أعوام"),
    ],
)
def test_years_take_the_plural_form_of_their_number(language: str, n: int, years: str) -> None:
    """Russian and Arabic change the noun with the number, Kazakh never does."""
    assert wording(language).years(n) == years


@pytest.mark.parametrize(
    ("language", "n", "days"),
    [
        ("en", 1, "1 day"),
        ("en", 30, "30 days"),
        ("kk", 30, "30 күн"),
        ("ru", 21, "21 день"),
        ("ru", 3, "3 дня"),
        ("ru", 30, "30 дней"),
        ("ar", 1, "يوم واحد"),
        ("ar", 2, "يومان"),
        ("ar", 7, "7 أيام"),
        ("ar", 30, "30 يومًا"),
    ],
)
def test_days_take_the_plural_form_of_their_number(language: str, n: int, days: str) -> None:
    """Days follow the same categories as years."""
    assert wording(language).days(n) == days


@pytest.mark.parametrize(
    ("language", "key", "n", "said"),
    [
        ("en", "dates", 1, "1 date"),
        ("en", "jubilees", 15, "15 round anniversaries"),
        ("kk", "dates", 79, "79 атаулы күн"),
        ("ru", "dates", 1, "1 дата"),
        ("ru", "dates", 22, "22 даты"),
        ("ru", "dates", 79, "79 дат"),
        ("ru", "jubilees", 21, "21 круглая"),
        ("ru", "jubilees", 3, "3 круглые"),
        ("ru", "jubilees", 15, "15 круглых"),
        ("ar", "dates", 2, "مناسبتان"),
        ("ar", "dates", 7, "7 مناسبات"),
        ("ar", "dates", 79, "79 مناسبة"),
        ("ar", "jubilees", 1, "ذكرى يوبيلية واحدة"),
        ("ar", "jubilees", 3, "3 ذكريات يوبيلية"),
    ],
)
def test_dates_take_the_plural_form_of_their_number(language: str, key: str, n: int, said: str) -> None:
    """A plan counts its dates, and the round ones among them."""
    assert wording(language).count(f"view.{key}", n) == said


@pytest.mark.parametrize(
    ("language", "n", "ordinal"),
    [
        ("en", 1, "1st"),
        ("en", 2, "2nd"),
        ("en", 3, "3rd"),
        ("en", 11, "11th"),
        ("en", 17, "17th"),
        ("en", 22, "22nd"),
        ("ru", 17, "17-й"),
        ("ar", 17, "الـ17"),
        # бірінші, алтыншы, тоғызыншы, оныншы, он жетінші, жиырмасыншы, отызыншы, елуінші, алпысыншы, …
        ("kk", 1, "1-ші"),
        ("kk", 6, "6-шы"),
        ("kk", 9, "9-шы"),
        ("kk", 10, "10-шы"),
        ("kk", 17, "17-ші"),
        ("kk", 20, "20-шы"),
        ("kk", 30, "30-шы"),
        ("kk", 40, "40-шы"),
        ("kk", 50, "50-ші"),
        ("kk", 60, "60-шы"),
        ("kk", 70, "70-ші"),
        ("kk", 80, "80-ші"),
        ("kk", 90, "90-шы"),
        ("kk", 100, "100-ші"),
    ],
)
def test_an_ordinal_ends_as_its_word_does(language: str, n: int, ordinal: str) -> None:
    """The ending of an ordinal follows the vowels of the number's last word in Kazakh, its last digit in English."""
    assert wording(language).ordinal(n) == ordinal


@pytest.mark.parametrize(
    ("edtf", "english"),
    [
        ("1991-08-29", "29 August 1991"),
        ("1994-11", "November 1994"),
        ("1994-11-XX", "November 1994"),
        ("2010", "2010"),
        ("199X", "1990s"),
        ("19XX", "1900–1999"),
        ("2001-21", "spring 2001"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("1994-11-20/1994-11-23", "20–23 November 1994"),
        ("2016-03-31/2016-04-01", "31 March – 1 April 2016"),
        ("2016-12-31/2017-01-02", "31 December 2016 – 2 January 2017"),
        ("2004-03/2004-05", "March – May 2004"),
        ("1991/1994", "1991–1994"),
        ("1991/..", "1991 – …"),
        ("/1991-08", "? – August 1991"),
        ("XXXX-08-29", "29 August"),
        ("XXXX-03", "March"),
        ("XXXX-10-24/XXXX-10-30", "24–30 October"),
        ("2010~", "about 2010"),
        ("1991-08-29?", "29 August 1991 (uncertain)"),
        ("1996-09%", "about September 1996 (uncertain)"),
        ("1994-11-20~/1994-11-23~", "about 20–23 November 1994"),
        ("1994-11-20/1995-01-03?", "20 November 1994 – 3 January 1995 (uncertain)"),
    ],
)
def test_a_date_is_said_to_its_own_precision(edtf: str, english: str) -> None:
    """A date in words has every part it was told, no part it was not, and its doubt."""
    assert wording("en").date(When.parse(edtf)) == english


@pytest.mark.parametrize(
    ("language", "edtf", "said"),
    [
        ("kk", "1991-08-29", "1991 жылғы 29 тамыз"),
        ("kk", "1994-11", "1994 жылғы қараша"),
        ("kk", "2010", "2010 жыл"),
        ("kk", "1994-11-20/1994-11-23", "1994 жылғы 20–23 қараша"),
        ("kk", "2016-03-31/2016-04-01", "2016 жылғы 31 наурыз – 1 сәуір"),
        ("kk", "XXXX-08-29", "29 тамыз"),
        ("kk", "199X~", "шамамен 1990 жылдар"),
        ("ru", "1991-08-29", "29 августа 1991 года"),
        ("ru", "1994-11", "ноябрь 1994 года"),
        ("ru", "2010", "2010 год"),
        ("ru", "2016-03-31/2016-04-01", "31 марта – 1 апреля 2016 года"),
        ("ru", "XXXX-08-29", "29 августа"),
        ("ru", "1991-08-29?", "29 августа 1991 года (под вопросом)"),
        ("ar", "1991-08-29", "29 أغسطس 1991"),
        ("ar", "1994-11", "نوفمبر 1994"),
        ("ar", "XXXX-08-29", "29 أغسطس"),
        ("ar", "2010~", "نحو 2010"),
    ],
)
def test_each_language_orders_and_inflects_a_date_its_own_way(language: str, edtf: str, said: str) -> None:
    """Month names take the case that the language needs, and the year stands where the language puts it."""
    assert wording(language).date(When.parse(edtf)) == said


@pytest.mark.parametrize(
    ("language", "edtf", "short"),
    [
        ("en", "1991-08-29", "29 Aug"),
        ("en", "1994-11", "Nov"),
        ("en", "2010", ""),
        ("en", "199X", ""),
        ("en", "2025-03-03/2025-03-07", "3–7 Mar"),
        ("en", "2016-03-31/2016-04-01", "31 Mar–1 Apr"),
        ("en", "XXXX-08-29", "29 Aug"),
        ("en", "1991-08-29?", "29 Aug"),
        ("en", "2001-21", "spring"),
        ("kk", "1991-08-29", "29 там"),
        ("ru", "1991-08-29", "29 авг"),
        ("ru", "1994-11", "нояб"),
        ("ru", "1995-05-31", "31 мая"),
        ("ar", "1991-08-29", "29 أغسطس"),
    ],
)
def test_a_short_date_leaves_the_year_to_its_column(language: str, edtf: str, short: str) -> None:
    """A short date has day and month only, without full stops; of a year alone nothing is left."""
    assert wording(language).short(When.parse(edtf)) == short


def test_only_arabic_is_written_from_the_right() -> None:
    """The direction of each language is CLDR's."""
    assert [language for language in LANGUAGES if wording(language).rtl] == ["ar"]


def test_a_phrase_is_filled_in() -> None:
    """A phrase is found by its dotted key and takes its values by name."""
    assert wording("en").say("feed.since", year=2010, ordinal="17th") == "Kept since 2010, for the 17th time."


@pytest.mark.parametrize("key", ["feed.nothing", "feed", "feed.since.more", ""])
def test_a_phrase_that_is_not_there_is_an_error(key: str) -> None:
    """A missing phrase fails at once instead of showing its key to a reader."""
    with pytest.raises(KeyError):
        wording("en").say(key)


def test_a_language_that_is_not_spoken_is_an_error() -> None:
    """Whoever asks for French is told which languages there are."""
    with pytest.raises(ValueError, match="does not speak 'fr'; it speaks kk, ru, en, ar"):
        wording("fr")
