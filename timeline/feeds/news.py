"""What RSS, Atom and JSON Feed say alike of an entry: that it is coming, on which day, and since when that is news.

Readers sort by date, and hide what bears one to come. So an entry is dated not by its own day, and not by its fact's
alone, which may be long past: it is news from when it comes in sight, a year ahead, or when its fact is written later.
"""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import TYPE_CHECKING

from timeline.anniversaries import observed_on
from timeline.wording import wording

if TYPE_CHECKING:
    from timeline.feeds.entry import Entry


def published(entry: Entry) -> dt.datetime:
    """Return the moment since which an entry is news, a midnight in UTC."""
    return _midnight(max(entry.created, _in_sight(entry)))


def updated(entry: Entry) -> dt.datetime:
    """Return the moment at which what an entry says was last new, a midnight in UTC; never before `published`."""
    return _midnight(max(entry.revised, _in_sight(entry)))


def stamp(moment: dt.datetime) -> str:
    """Return a moment in UTC as RFC 3339 writes it."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def text(entry: Entry, language: str) -> str:
    """Return what is told of an entry, in lines: its day, unless that is the fact's own, and its description."""
    words = wording(language)
    if str(entry.days) == entry.when:
        return entry.description
    return f"{words.say('feed.on', date=words.date(entry.days))}\n{entry.description}"


def html(entry: Entry, language: str) -> str:
    """Return the same as HTML, in its language and direction, which readers cannot know."""
    direction = "rtl" if wording(language).rtl else "ltr"
    lines = "<br>\n".join(escape(line) for line in text(entry, language).split("\n"))
    return f'<p lang="{language}" dir="{direction}">{lines}</p>'


def _in_sight(entry: Entry) -> dt.date:
    return observed_on(entry.start.month, entry.start.day, entry.start.year - 1)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
