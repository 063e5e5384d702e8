"""jCal (RFC 7265): the iCalendar of the feed in JSON, property by property, so that the two cannot differ."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from timeline.feeds import ics
from timeline.jsontext import dumps, streamed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the calendar with these entries: each piece that `ics` writes, turned by icalendar."""
    from icalendar import Calendar, Component  # noqa: PLC0415 - no other format needs it

    pieces = ics.render(feed, body, language)
    name, properties, first = Calendar.from_ical(next(pieces) + ics.END).to_jcal()
    turned = (Component.from_ical(piece).to_jcal() for piece in pieces if piece != ics.END)
    return streamed(f"[{dumps(name)},{dumps(properties)},[", chain(first, turned), "]]")
