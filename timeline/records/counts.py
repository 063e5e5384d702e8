"""Counts as rows: how many events there are of each decade, kind, tag and source, and quotes of each language."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from timeline import clean
from timeline.records.table import page
from timeline.tallies import called, tallies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Timeline
    from timeline.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are `by` something of a `name`; the `title` is that name as readers of a language know it."""

    by: str
    name: str
    title: str
    count: int


def counts(timeline: Timeline, words: Wording) -> list[Count]:
    """Return a row for each count, in the order of `tallies`."""
    return [
        Count(by=each.by, name=each.name, title=called(each, words), count=each.count) for each in tallies(timeline)
    ]


def markdown(title: str, wording: Wording, rows: Sequence[Count]) -> Iterator[bytes]:
    """Yield a heading, and a table for each thing that is counted by."""
    yield f'<div lang="{wording.language}" dir="rtl">\n\n'.encode() if wording.rtl else b""
    yield f"# {clean.markdown(title)}\n".encode()
    for by, group in groupby(rows, key=lambda row: row.by):
        yield f"\n| {clean.markdown(wording.say(f'view.stats.{by}'))} | |\n|---|--:|\n".encode()
        for row in group:
            yield f"| {clean.markdown(row.title)} | {row.count} |\n".encode()
    yield b"\n</div>\n" if wording.rtl else b""


def html(title: str, wording: Wording, rows: Sequence[Count]) -> Iterator[bytes]:
    """Yield a page (HTML 5) with these tables."""
    yield from page(title, wording, _tables(wording, rows))


def _tables(wording: Wording, rows: Sequence[Count]) -> Iterator[str]:
    for by, group in groupby(rows, key=lambda row: row.by):
        yield f"<table>\n<caption>{escape(wording.say(f'view.stats.{by}'))}</caption>\n<tbody>\n"
        for row in group:
            name = escape(clean.clean(row.title))
            yield f'<tr><th scope="row" dir="auto">{name}</th><td>{row.count}</td></tr>\n'
        yield "</tbody>\n</table>\n"
