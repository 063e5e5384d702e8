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
    """How a feed is written: with `render`.

    One that tells what is `coming` holds the next twelve months unless asked for more, the others the feed's horizon.
    """

    render: Render
    coming: bool = False


FORMATS: Final = {
    "ics": Format(ics.render),
    "jcal": Format(jcal.render),
    "rss": Format(rss.render, coming=True),
    "atom": Format(atom.render, coming=True),
    "jsonfeed": Format(jsonfeed.render, coming=True),
    "jsonld": Format(jsonld.render),
    "csv": Format(csv.render),
    "markdown": Format(markdown.render),
    "remind": Format(remind.render),
    "calendar": Format(calendar.render, coming=True),
}
