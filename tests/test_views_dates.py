from __future__ import annotations

import pytest

from tests.views import canvas
from timeline.views import dates
from timeline.when import When


@pytest.mark.parametrize(
    ("when", "sign", "year", "within"),
    [
        ("1991-08-29", "day", "1991", "29 Aug"),
        ("1994-11", "month", "1994", "Nov"),
        ("1994-22", "month", "1994", "summer"),
        ("2010", "year", "2010", ""),
        ("2010~", "year", "2010", "~"),
        ("199X", "year", "", ""),
        ("1995-04-21?", "day", "1995", "21 Apr?"),
        ("1996-09%", "month", "1996", "Sep?~"),
        ("2025-03-03/2025-03-07", "span", "2025", "3–7 Mar"),
        ("2016-03-31/2016-04-01", "span", "2016", "31 Mar–1 Apr"),
        ("2010/2012", "span", "2010", "–2012"),
        ("2023-12-27/2024-01-03", "span", "2023", "27 Dec–3 Jan 2024"),
        ("1991-08-29/..", "span", "1991", "29 Aug–…"),
        ("../1991-08-29", "span", "1991", "–29 Aug 1991"),
        ("-0043-03-15", "day", "44 BC", "15 Mar"),
        ("Y17000", "year", "17000", ""),
    ],
)
def test_a_date_stands_beside_its_year(when: str, sign: str, year: str, within: str) -> None:
    """The rail says the year apart, the rest short, doubt as a mark, and nothing that is not known."""
    value = When.parse(when)
    assert (dates.sign(value), dates.year(value, canvas()), dates.within_year(value, canvas())) == (sign, year, within)


@pytest.mark.parametrize(
    ("when", "language", "said"),
    [
        ("1949-08-29", "en", "29 Aug 1949"),
        ("1949-08-29", "kk", "1949 ж. 29 там"),
        ("1949-08-29", "ru", "29 авг 1949"),
        ("1949-08-29", "ar", "29 أغسطس 1949"),
        ("1994-11", "en", "Nov 1994"),
        ("2010?", "en", "2010?"),
        ("199X", "en", "1990s"),
        ("2016-03-31/2016-04-01", "en", "31 Mar–1 Apr 2016"),
        ("2010/2012", "en", "2010–2012"),
        ("2023-12-27/2024-01-03", "en", "27 Dec 2023–3 Jan 2024"),
        ("1991/", "en", "1991–?"),
        ("XXXX-03", "en", "Mar"),
    ],
)
def test_a_date_stands_with_its_year(when: str, language: str, said: str) -> None:
    """The ledger says the whole date, short, in the order of the language."""
    assert dates.dated(When.parse(when), canvas(language=language)) == said


def test_spans_are_drawn_in_ascii() -> None:
    """Where there is only ASCII, a hyphen joins the ends of a span."""
    assert dates.within_year(When.parse("2025-03-03/2025-03-07"), canvas(ascii=True)) == "3-7 Mar"


@pytest.mark.parametrize(
    ("when", "decade"),
    [("1991-08-29", "199X"), ("199X", "199X"), ("19XX", "19XX"), ("2009/2011", "200X"), ("-0043", "-004X")],
)
def test_every_date_has_its_decade(when: str, decade: str) -> None:
    """A date belongs to the decade it begins in, and to a century if that is all that is known."""
    assert str(When.parse(when).decade) == decade


def test_a_day_of_no_known_year_has_no_decade() -> None:
    """What has no year stands in no decade."""
    assert When.parse("XXXX-03").decade is None
