"""Reading takes time in proportion to the text, whatever the text is.

Not by the clock: the calls that are made are counted, in Python and in C, for a text and for one twice as long. A loop
that looks at the same place again and again cannot hide from that. Patterns can, since their steps are no calls; rules
are none.
"""

from __future__ import annotations

import datetime as dt
from cProfile import Profile

import pytest

from timeline.temporal import tag

PUBLISHED = dt.date(2021, 6, 1)
SHORT = 20_000
"""Length of the shorter text, in characters."""
GROWTH = 2.2
"""How many times the calls may be for twice the text: twice, and a little for what comes in steps."""

UNITS = {
    "digits": "7",
    "digits and letters": "1x",
    "years without spaces": "1991-",
    "points": ".",
    "numbered points": "1.",
    "strokes": "1/1/1/1/",
    "times of day": "18:00:",
    "commas": "4,5,",
    "brackets that open": "[(«",
    "brackets that close": ")]»",
    "brackets around years": "(((((1991",
    "quoted numbers": "«1»",
    "one word without end": "ж",
    "a month without end": "тамыз",
    "an Arabic month without end": "تموز",
    "an article without end": "الـ",
    "a joiner without end": "و",
    "Kazakh years": "жыл ",
    "Kazakh abbreviations": "ж.",
    "Kazakh days": "29 тамыз ",
    "Kazakh years that want a day": "2012 жылдың 16 ",
    "Kazakh nineties or quarters": "тоқсан ",
    "Russian ranges": "с 1949 по ",
    "Russian number words": "двадцать второе ",
    "Russian months": "мая-",
    "English months": "May ",
    "English numbers": "nineteen and ",
    "English weekdays": "last Thursday, ",
    "Arabic months of two names": "آب/أغسطس/",
    "Arabic number words": "عام تسعة و",
    "Arabic durations": "منذ ثلاث سنوات ",
    "Roman numerals": "XX-XX век ",
    "soft hyphens": "\u00ad",
    "soft hyphens in a word": "а\u00adв",
    "letters and marks": "и\u0306",
    "marks alone": "\u0301",
    "lines": "\n",
    "empty lines and years": "жыл\n\n",
    "spaces": " ",
    "years between wide spaces": "1991\r\n ",
    "points and spaces": "29. 8. ",
    "spaces before a year": "          1991",
}


def calls(text: str) -> int:
    """Return how many functions are called, of Python and of C, to read the text."""
    profile = Profile()
    profile.runcall(tag, text, published=PUBLISHED)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    """Of one thing over and over; its words are met before, so that the longer text gains nothing by remembering."""
    short = unit * (SHORT // len(unit))
    long = short * 2
    tag(unit * (1000 // len(unit)), published=PUBLISHED)
    assert calls(long) <= GROWTH * calls(short)


def test_calls_are_counted() -> None:
    """The measure itself: more of what is read takes more calls."""
    assert calls("1991 жылғы 29 тамыз. " * 10) > calls("1991 жылғы 29 тамыз. ") > 100
