"""Markdown (CommonMark): a list by year and month, to be read, pasted and printed; jubilees are bold."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from timeline.clean import markdown, uri
from timeline.when import When
from timeline.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry
    from timeline.wording import Wording


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the title, then a heading for each year and month and a line for each entry.

    A language written from the right stands in a block that says so: marks of direction would be text.
    """
    words = wording(language)
    yield f'<div lang="{language}" dir="rtl">\n\n'.encode() if words.rtl else b""
    yield f"# {markdown(feed.titles[language])}\n".encode()
    if description := feed.descriptions.get(language):
        yield f"\n{markdown(description)}\n".encode()
    for year, in_year in groupby(body, lambda entry: entry.start.year):
        yield f"\n## {words.date(When.parse(f'{year:04}'))}\n".encode()
        for month, in_month in groupby(in_year, lambda entry: entry.start.month):
            yield f"\n### {words.date(When.parse(f'XXXX-{month:02}'))}\n\n".encode()
            for entry in in_month:
                yield f"- {_line(entry, words)}\n".encode()
    yield b"\n</div>\n" if words.rtl else b""


def _line(entry: Entry, words: Wording) -> str:
    title = markdown(entry.summary)
    if entry.url:
        title = f"[{title}](<{uri(entry.url)}>)"
    if entry.jubilee:
        title = f"**{title}**"
    marked = "/".join(f"XXXX-{point.month}-{point.day}" for point in entry.days.points)
    return f"{words.date(When.parse(marked))}: {title}"
