"""CSV (RFC 4180): a header in English, a row for each entry, for spreadsheets and scripts.

UTF-8 without a mark of byte order, CRLF. No cell that people wrote is a formula.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from timeline.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry

FIELDS: Final = (
    "uid",
    "first_day",
    "last_day",
    "title",
    "title_language",
    "years",
    "jubilee",
    "event",
    "event_date",
    "event_title",
    "description",
    "categories",
    "url",
    "revised",
)
"""Days are ISO 8601 and inclusive, `event_date` is EDTF; `years` is empty where nothing is counted."""

_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(_feed: Feed, body: Sequence[Entry], _language: str) -> Iterator[bytes]:
    """Yield the header and a row for each entry."""
    yield _row(FIELDS)
    for entry in body:
        yield _row(
            (
                _text(entry.uid),
                f"{entry.start}",
                f"{entry.last}",
                _text(entry.summary),
                entry.language,
                "" if entry.years is None else f"{entry.years}",
                "yes" if entry.jubilee else "no",
                _text(entry.id),
                entry.when,
                _text(entry.title),
                _text(entry.description),
                _text("; ".join(entry.categories)),
                _text(entry.url),
                f"{entry.revised}",
            )
        )


def _row(cells: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)  # its dialect is that of RFC 4180
    return line.getvalue().encode()


def _text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with an apostrophe before it, where it begins like one."""
    text = clean(text)
    return f"'{text}" if text[:1].isspace() or text.startswith(_FORMULA) else text
