"""Files for `remind`: one REM a line, its UID in a comment above it. They are UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry

_YEARS: Final = range(1990, 2076)
"""The years that remind counts; what lies outside is left in a comment, since it refuses such a line."""

_ACTIVE: Final = str.maketrans({"%": "%%", "[": '["["]', "\\": "[char(92)]"})
"""What remind would read as a substitution, an expression, or a line that goes on."""


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the file with these entries; one of several days is told on each of them."""
    yield f"# {_text(feed.titles[language])}\n".encode()
    for entry in body:
        yield f"# {_text(entry.uid)}\n{_reminder(entry)}\n".encode()


def _reminder(entry: Entry) -> str:
    days = f"{entry.start}" if entry.start == entry.last else f"FROM {entry.start} UNTIL {entry.last}"
    reminder = f"REM {days} MSG {_text(entry.summary)}"
    return reminder if entry.start.year in _YEARS and entry.last.year in _YEARS else f"# {reminder}"


def _text(text: str) -> str:
    """Return the text on one line, as remind gives it back."""
    return " ".join(clean(text).split()).translate(_ACTIVE)
