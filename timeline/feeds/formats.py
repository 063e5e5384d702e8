"""The formats in which a feed can be written: one module here with `render`, and one row in `FORMATS`.

A renderer is pure: the same entries give the same bytes, and it yields them a piece at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.feeds import atom, calendar, csv, ics, jcal, jsonfeed, jsonld, markdown, remind, rss
from timeline.feeds.config import Feed
from timeline.feeds.entry import Entry

Render = Callable[[Feed, Sequence[Entry], str], Iterator[bytes]]
"""A feed, entries by their first day, and the feed's language go in."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a feed is written: with `render`, into a file of a `suffix`, served as a media type.

    One that tells what is `coming` holds the next twelve months unless asked for more, the others the feed's horizon.
    """

    render: Render
    suffix: str
    media_type: str
    coming: bool = False


FORMATS: Final = {
    "ics": Format(ics.render, "ics", "text/calendar; charset=utf-8"),
    "jcal": Format(jcal.render, "jcs", "application/calendar+json"),
    "rss": Format(rss.render, "rss", "application/rss+xml; charset=utf-8", coming=True),
    "atom": Format(atom.render, "atom", "application/atom+xml; charset=utf-8", coming=True),
    "jsonfeed": Format(jsonfeed.render, "json", "application/feed+json", coming=True),
    "jsonld": Format(jsonld.render, "jsonld", "application/ld+json"),
    "csv": Format(csv.render, "csv", "text/csv; charset=utf-8; header=present"),
    "markdown": Format(markdown.render, "md", "text/markdown; charset=utf-8"),
    "remind": Format(remind.render, "rem", "text/plain; charset=utf-8"),
    "calendar": Format(calendar.render, "calendar", "text/plain; charset=utf-8", coming=True),
}
