"""jCal (RFC 7265): the iCalendar of the feed in JSON, property by property, so that the two cannot differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icalendar import Calendar, Component

from timeline.feeds import ics
from timeline.feeds.jsontext import dumps, streamed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the calendar with these entries: each piece that `ics` writes, turned by icalendar."""
    pieces = ics.render(feed, body, language)
    name, properties, _ = Calendar.from_ical(next(pieces) + b"END:VCALENDAR\r\n").to_jcal()
    opening = f"[{dumps(name)},{dumps(properties)},["
    events = (piece for piece in pieces if piece.startswith(b"BEGIN:VEVENT"))
    return streamed(opening, (Component.from_ical(event).to_jcal() for event in events), "]]")
