"""`extract`: every date of some documents and what it means, as a table or as JSON lines."""

from __future__ import annotations

import json as jsonlib
from typing import TYPE_CHECKING

from rich.cells import cell_len

from timeline import documents
from timeline.clean import clean
from timeline.errors import Exit, UsageError
from timeline.temporal import tag

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from timeline.cli.environment import Environment
    from timeline.model import Document, Timex

_HEADS = ("line", "text", "type", "value", "mod", "lang")
_EXPLAINED = ("edtf", "rule", "phrase", "note")


def extract(  # noqa: PLR0913 - each is an option
    environment: Environment,
    files: Sequence[Path],
    published: dt.date | None,
    languages: Sequence[str] | None,
    *,
    json: bool,
    explain: bool,
) -> Exit:
    """Return how it ended, after printing the dates of each file in turn; all are read before the first is printed.

    Raises UsageError on a language that there is not.
    """
    try:
        tag("", languages=languages)
    except ValueError as error:
        raise UsageError(str(error)) from error
    read = [_read(environment, path) for path in files]
    for number, document in enumerate(read):
        timexes = tag(document.text, published=published or document.published, languages=languages)
        if json:
            for timex in timexes:
                print(jsonlib.dumps(_record(document, timex), ensure_ascii=False), file=environment.stdout)
            continue
        if len(read) > 1:
            print(("\n" if number else "") + clean(document.name), file=environment.stdout)
        for line in _table(document, timexes, explain=explain):
            print(line, file=environment.stdout)
    return Exit.OK


def _read(environment: Environment, path: Path) -> Document:
    if str(path) != "-":
        return documents.read(path)
    return documents.read_stream(environment.stdin.buffer, "stdin")


def _record(document: Document, timex: Timex) -> dict[str, object]:
    """Return a timex as JSON says it: TIMEX3 names, EDTF, and offsets in characters of the document."""
    return {
        "document": document.name,
        "start": timex.start,
        "end": timex.end,
        "phrase": list(timex.phrase),
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "edtf": None if timex.when is None else str(timex.when),
        "alternative": timex.alternative or None,
        "calendar": timex.calendar or None,
        "freq": timex.freq or None,
        "language": timex.language,
        "rule": timex.rule,
    }


def _table(document: Document, timexes: Sequence[Timex], *, explain: bool) -> Iterator[str]:
    """Yield a head and one line a date, in columns as wide as they need; nothing found is said in words."""
    if not timexes:
        yield "no dates"
        return
    rows: list[tuple[str, ...]] = [_HEADS, *(_row(document, timex) for timex in timexes)]
    if explain:
        why = [_EXPLAINED, *(_why(document, timex) for timex in timexes)]
        rows = [(*row, *more) for row, more in zip(rows, why, strict=True)]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _row(document: Document, timex: Timex) -> tuple[str, ...]:
    line = document.text.count("\n", 0, timex.start) + 1
    text = " ".join(clean(timex.text).split())
    return str(line), text, timex.type, timex.value, timex.mod or "", timex.language


def _why(document: Document, timex: Timex) -> tuple[str, ...]:
    """Return the EDTF value, the rule, the extent with the governing particle, and what else is to be known."""
    note = f"or {timex.alternative}" if timex.alternative else timex.calendar or timex.freq
    phrase = " ".join(clean(document.text[slice(*timex.phrase)]).split())
    return "" if timex.when is None else str(timex.when), f"{timex.language}: {timex.rule}", phrase, note
