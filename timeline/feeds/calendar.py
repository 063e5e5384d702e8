"""Files for BSD `calendar`: a day, a tab, a title. A day has no year there, so a fact is told of its first year only.

The C preprocessor reads them before `calendar` does.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from timeline.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the file with these entries; one of several days stands on each of them."""
    yield f"LANG=utf-8\n/* {_line(feed.titles[language])} */\n".encode()
    told = set()
    for entry in body:
        for day in map(dt.date.fromordinal, range(entry.start.toordinal(), entry.end.toordinal())):
            if (known := (entry.id, day.month, day.day)) not in told:
                told.add(known)
                yield f"{_MONTHS[day.month - 1]} {day.day:02}\t{_line(entry.summary)}\n".encode()


def _line(text: str) -> str:
    """Return the text on one line, with nothing in it that begins or ends a comment or goes on in the next line."""
    line = " ".join(clean(text).replace("/*", "/ *").replace("*/", "* /").split())
    return f"{line}\N{NO-BREAK SPACE}" if line.endswith("\\") else line
