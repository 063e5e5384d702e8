"""CSV (RFC 4180): a header in English, a row for each entry, for spreadsheets and scripts.

UTF-8 without a mark of byte order, CRLF. No cell that people wrote is a formula.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from timeline.clean import cell

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


def render(_feed: Feed, body: Sequence[Entry], _language: str) -> Iterator[bytes]:
    """Yield the header and a row for each entry."""
    yield _row(FIELDS)
    for entry in body:
        yield _row(
            (
                cell(entry.uid),
                f"{entry.start}",
                f"{entry.last}",
                cell(entry.summary),
                entry.language,
                "" if entry.years is None else f"{entry.years}",
                "yes" if entry.jubilee else "no",
                cell(entry.id),
                entry.when,
                cell(entry.title),
                cell(entry.description),
                cell("; ".join(entry.categories)),
                cell(entry.url),
                f"{entry.revised}",
            )
        )


def _row(cells: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)  # its dialect is that of RFC 4180
    return line.getvalue().encode()
