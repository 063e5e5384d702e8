"""iCalendar (RFC 5545, RFC 7986): one VEVENT a year, the same bytes for the same facts.

Every line is written by icalendar; it is the tree that is ours. Most lines of an entry are those of another year or
another language, and writing each of them once is four times as fast as building a component for every entry.
"""

from __future__ import annotations

from functools import lru_cache
from string import punctuation
from typing import TYPE_CHECKING
from urllib.parse import quote

from icalendar import Parameters, vCategory, vText, vUri
from icalendar.parser import Contentline

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the calendar of a feed in a language, as it is served, with these entries.

    It bears no UID of its own (vdirsyncer would keep one event of it all) and no METHOD, which would ask for an
    organizer; no X-ANNIVERSARY, for which khal throws the title away.
    """
    yield b"\r\n".join((*_head(feed, body, language), b""))
    for entry in body:
        yield b"\r\n".join((*_event(entry, language), b""))
    yield b"END:VCALENDAR\r\n"


def _head(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    title, description = feed.titles[language], feed.descriptions.get(language)
    yield b"BEGIN:VCALENDAR"
    yield b"VERSION:2.0"
    yield _text("PRODID", f"-//Timeline//Timeline//{language.upper()}")
    yield b"CALSCALE:GREGORIAN"
    yield _text("NAME", title, LANGUAGE=language)
    yield _text("X-WR-CALNAME", title)
    if description:
        yield _text("DESCRIPTION", description, LANGUAGE=language)
        yield _text("X-WR-CALDESC", description)
    if body:
        yield _text("LAST-MODIFIED", _midnight(max(entry.revised for entry in body)))
    yield _text("REFRESH-INTERVAL", feed.refresh, VALUE="DURATION")
    yield _text("X-PUBLISHED-TTL", feed.refresh)


def _event(entry: Entry, language: str) -> Iterator[bytes]:
    yield b"BEGIN:VEVENT"
    yield _text("UID", entry.uid)
    yield _text("DTSTAMP", _midnight(entry.revised))
    yield _text("LAST-MODIFIED", _midnight(entry.revised))
    yield b"SEQUENCE:0"
    yield _text("DTSTART", f"{entry.start:%Y%m%d}", VALUE="DATE")
    yield _text("DTEND", f"{entry.end:%Y%m%d}", VALUE="DATE")
    yield _text("SUMMARY", entry.summary, LANGUAGE=language)
    yield _text("DESCRIPTION", entry.description, LANGUAGE=language)
    yield _categories(entry.categories)
    if entry.url:
        yield _uri("URL", quote(entry.url, safe=punctuation))  # an address may hold letters, a URI is ASCII
    yield b"TRANSP:TRANSPARENT"
    yield b"CLASS:PUBLIC"
    yield b"STATUS:CONFIRMED"
    yield b"X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    yield b"X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    yield _text("X-TIMELINE-EVENT-DATE", entry.when)
    yield b"END:VEVENT"


class _Text(vText):
    """Text that comes back as it is: icalendar would take a backslash and N in it for a line end."""

    def to_ical(self) -> bytes:
        """Return the escaped text."""
        return rb"\\".join(vText(part).to_ical() for part in self.split("\\"))


@lru_cache(maxsize=1 << 14)
def _text(name: str, value: str, **parameters: str) -> bytes:
    return _folded(name, _Text(value), **parameters)


@lru_cache(maxsize=1 << 12)
def _uri(name: str, value: str) -> bytes:
    return _folded(name, vUri(value))


@lru_cache(maxsize=1 << 12)
def _categories(names: tuple[str, ...]) -> bytes:
    return _folded("CATEGORIES", vCategory(list(names)), LANGUAGE="en")


def _folded(name: str, value: vText | vUri | vCategory, **parameters: str) -> bytes:
    line: bytes = Contentline.from_parts(name, Parameters(parameters), value).to_ical()
    return line


def _midnight(day: dt.date) -> str:
    """Return the beginning of a day in UTC: a fact is dated to the day, and its entries must not differ by the hour."""
    return f"{day:%Y%m%d}T000000Z"
