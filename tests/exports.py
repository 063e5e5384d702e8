"""What the tests of the export formats share: a feed, its entries, a rendering, and titles that mean harm."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.facts import CLOSURE
from timeline.feeds.config import Feed
from timeline.feeds.entry import entries
from timeline.feeds.formats import FORMATS
from timeline.model import LANGUAGES, Timeline

if TYPE_CHECKING:
    from timeline.feeds.entry import Entry
    from timeline.model import Event, Observance

FEED = Feed(
    name="anniversaries",
    domain="example.org",
    titles={"kk": "Мерейтойлар", "ru": "Годовщины", "en": "Anniversaries", "ar": "ذكرى سنوية"},
    descriptions={"en": "What is marked, and when"},
    languages=LANGUAGES,
    horizon=(2026, 2026),
    refresh="PT12H",
)
PUBLISHED = replace(FEED, address="https://calendars.example.org/kz")

_SIGNS = (
    "=1+1",
    "@SUM(A1)",
    "\r\n",
    "\n- ",
    ",;",
    '"',
    "'",
    "|",
    "\\",
    "\\N",
    "`*_~#$[](<x>)",
    "&amp;",
    "]]>",
    "</script>",
    "<!--",
    "%b%_",
    '["x"]',
    "[[",
    "/* ",
    "*/",
    "//",
    "☢️",
    "👩‍🔬",
    "\u202e",
    "\u2066",
    "\x1b[31m",
    "\x00",
    "\ufeff",
    "\ufffe",
    "\t",
    "نووي",
    "é\u0301",
    "  ",
)
hostile = st.lists(
    st.one_of(st.sampled_from(_SIGNS), st.text(st.characters(exclude_categories=["Cs"]))), min_size=1
).map("".join)
"""Titles of what formats take for signs of their own, and of any characters."""


def body(*facts: Event | Observance, feed: Feed = FEED, language: str = "en") -> list[Entry]:
    """Return the entries of these facts in a feed."""
    events = tuple(fact for fact in facts if fact.when.year is not None)
    observances = tuple(fact for fact in facts if fact not in events)
    return entries(feed, Timeline(title={}, events=events, observances=observances), language)  # type: ignore[arg-type]


def titled(title: str) -> list[Entry]:
    """Return the one entry, of 29 August 2026, of an event that bears this title."""
    return body(replace(CLOSURE, titles={"en": title}))


def rendered(name: str, told: list[Entry], *, feed: Feed = FEED, language: str = "en") -> bytes:
    """Return the whole file in the format of that name."""
    return b"".join(FORMATS[name].render(feed, told, language))
