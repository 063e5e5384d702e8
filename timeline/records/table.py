"""Rows as a table for people, to be pasted into a report or a page, its heads in the language of the reader."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from timeline import clean
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.records import Coming, Record
    from timeline.wording import Wording


def markdown(title: str, wording: Wording, rows: Sequence[Record]) -> Iterator[bytes]:
    """Yield a heading and a table (of GitHub, of Pandoc); what comes round with a jubilee and is marked is bold.

    A language written from the right stands in a block that says so: marks of direction would be text.
    """
    yield f'<div lang="{wording.language}" dir="rtl">\n\n'.encode() if wording.rtl else b""
    yield f"# {clean.markdown(title)}\n\n".encode()
    yield f"| {' | '.join(map(clean.markdown, _heads(wording)))} |\n|---|---|---|---|\n".encode()
    for row in rows:
        date, name, coming, source = map(clean.markdown, _cells(row, wording))
        if _is_round(row):
            name = f"**{name}**"
        address = _address(row)
        yield f"| {date} | {name} | {coming} | {f'[{source}](<{address}>)' if address else source} |\n".encode()
    yield b"\n</div>\n" if wording.rtl else b""


def html(title: str, wording: Wording, rows: Sequence[Record]) -> Iterator[bytes]:
    """Yield a page (HTML 5) with a table; a title in another language than the page's says so."""
    yield from page(title, wording, _table(wording, rows))


def page(title: str, wording: Wording, body: Iterable[str]) -> Iterator[bytes]:
    """Yield a page (HTML 5) in a language, its title above what it holds."""
    direction, name = "rtl" if wording.rtl else "ltr", escape(clean.clean(title))
    yield (
        f'<!doctype html>\n<html lang="{wording.language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{name}</title>\n</head>\n<body>\n<h1>{name}</h1>\n"
    ).encode()
    yield from (each.encode() for each in body)
    yield b"</body>\n</html>\n"


def _table(wording: Wording, rows: Sequence[Record]) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in _heads(wording))
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in rows:
        date, title, coming, source = (escape(clean.clean(each)) for each in _cells(row, wording))
        said = "" if row.title_language == wording.language else f' lang="{row.title_language}" dir="auto"'
        address = escape(_address(row))
        link = f'<a href="{address}">{source}</a>' if address else source
        name = f"<strong>{title}</strong>" if _is_round(row) else title
        yield f'<tr><td>{date}</td><td{said}>{name}</td><td>{coming}</td><td dir="auto">{link}</td></tr>\n'
    yield "</tbody>\n</table>\n"


def _heads(wording: Wording) -> tuple[str, ...]:
    return tuple(wording.say(f"view.head.{name}") for name in ("date", "event", "marked", "source"))


def _cells(row: Record, wording: Wording) -> tuple[str, str, str, str]:
    """Return the date, the title, when it comes round again, and the first source."""
    source = next((each.title or each.document for each in row.sources), "")
    return wording.date(When.parse(row.when)), row.title, _coming(row, wording), source


def _coming(row: Record, wording: Wording) -> str:
    coming: Coming | None = row.next
    if coming is None:
        return ""
    days = coming.first_day if coming.first_day == coming.last_day else f"{coming.first_day}/{coming.last_day}"
    said = wording.date(When.parse(days))
    return said if coming.years is None or row.type == "observance" else f"{said} · {wording.years(coming.years)}"


def _is_round(row: Record) -> bool:
    """Return whether it comes round with a jubilee that is marked."""
    return row.commemorate and row.next is not None and row.next.jubilee


def _address(row: Record) -> str:
    return clean.uri(next((each.url for each in row.sources), ""))
