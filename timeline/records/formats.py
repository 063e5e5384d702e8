"""The formats in which rows are printed: for programs JSON, CSV and TSV, for people Markdown and HTML.

A renderer is pure: the same rows give the same bytes, UTF-8 without a mark of byte order, a piece at a time. To add
one, write it here or in a module beside, and add its row to `FORMATS`.
"""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from timeline import jsontext
from timeline.clean import cell, clean
from timeline.records import SCHEMA, counts, table, told
from timeline.records.counts import Count

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline.model import Timeline
    from timeline.records import Record
    from timeline.wording import Wording

FIELDS: Final = (
    "id",
    "type",
    "when",
    "first_day",
    "last_day",
    "title",
    "title_language",
    "kind",
    "tags",
    "confidence",
    "proposed",
    "years",
    "next_first_day",
    "next_last_day",
    "next_days",
    "next_years",
    "next_jubilee",
    "source",
    "url",
)
"""The columns of CSV and TSV: fields of a record, of what comes `next`, and of the first source."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the rows of a sheet are: the name of their array in JSON, their columns, and how people are shown them."""

    name: str
    fields: Sequence[str]
    cells: Callable[[Any], list[str]]
    markdown: Callable[[str, Wording, Sequence[Any]], Iterator[bytes]]
    html: Callable[[str, Wording, Sequence[Any]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows on a day, all of one kind, under the title of their chronology, for readers of a language."""

    title: str
    today: dt.date
    wording: Wording
    kind: Kind
    rows: Sequence[Any]


def sheet(view: str, timeline: Timeline, today: dt.date, words: Wording, *more: object) -> Sheet:
    """Return the rows of what a view draws, given what it is given: of `stats` its counts, of every other facts."""
    title = timeline.name(words.language)
    if view == "stats":
        return Sheet(title, today, words, COUNTS, counts.counts(timeline, words))
    return Sheet(title, today, words, FACTS, told(view, timeline, today, words.language, *more))


def json(sheet: Sheet) -> Iterator[bytes]:
    """Yield one object: what holds for all, and the rows, one a line."""
    head = {
        "schema": SCHEMA,
        "title": clean(sheet.title),
        "language": sheet.wording.language,
        "today": str(sheet.today),
    }
    yield from jsontext.document(head, sheet.kind.name, map(_plain, sheet.rows))


def jsonl(sheet: Sheet) -> Iterator[bytes]:
    """Yield one object for each row, one a line."""
    for row in sheet.rows:
        yield f"{jsontext.dumps(_plain(row))}\n".encode()


def comma_separated(sheet: Sheet) -> Iterator[bytes]:
    """Yield a header and a line for each row (RFC 4180); no cell is a formula."""
    for cells in (sheet.kind.fields, *map(sheet.kind.cells, sheet.rows)):
        line = io.StringIO(newline="")
        csv.writer(line).writerow(cells)
        yield line.getvalue().encode()


def tab_separated(sheet: Sheet) -> Iterator[bytes]:
    """Yield the same without quotation marks; blanks stand for the tabs and line ends that a cell may have."""
    for cells in (sheet.kind.fields, *map(sheet.kind.cells, sheet.rows)):
        yield ("\t".join(" ".join(each.split()) for each in cells) + "\n").encode()


FORMATS: Final[Mapping[str, Callable[[Sheet], Iterator[bytes]]]] = {
    "json": json,
    "jsonl": jsonl,
    "csv": comma_separated,
    "tsv": tab_separated,
    "markdown": lambda sheet: sheet.kind.markdown(sheet.title, sheet.wording, sheet.rows),
    "html": lambda sheet: sheet.kind.html(sheet.title, sheet.wording, sheet.rows),
}


def _plain(row: Any) -> Any:  # noqa: ANN401  what JSON has
    """Return the row as JSON has it, every text in it clean."""
    return _cleaned(asdict(row))


def _cleaned(value: Any) -> Any:  # noqa: ANN401  the same
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: _cleaned(each) for key, each in value.items()}
        case list() | tuple():
            return [_cleaned(each) for each in value]
    return value


def _of_fact(row: Record) -> list[str]:
    """Return the row in the order of `FIELDS`."""
    source = row.sources[0] if row.sources else None
    coming = asdict(row.next) if row.next else {}
    said = {
        **{name: getattr(row, name) for name in FIELDS if hasattr(row, name)},
        **{f"next_{name}": value for name, value in coming.items()},
        "source": (source.title or source.document) if source else "",
        "url": source.url if source else "",
    }
    return [_said(said.get(name)) for name in FIELDS]


def _of_count(row: Count) -> list[str]:
    return [_said(each) for each in asdict(row).values()]


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        value = "; ".join(value)
    return "" if value is None else str(value) if isinstance(value, int) else cell(str(value))


FACTS: Final = Kind("facts", FIELDS, _of_fact, table.markdown, table.html)
COUNTS: Final = Kind("counts", tuple(field.name for field in fields(Count)), _of_count, counts.markdown, counts.html)
