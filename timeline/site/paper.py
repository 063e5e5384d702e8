"""The ledger as one page that a browser prints, with all it needs in it: it can be sent by mail and opened from a disk.

Browsers put no notes at the foot of a sheet, so the sources stand at the end, numbered and linked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from timeline.clean import clean
from timeline.site.page import Site, direction, web
from timeline.site.rendering import render as filled
from timeline.views import Canvas, dates, entries
from timeline.views.chronology import Decade, Silence, Today, walk
from timeline.views.notes import numbered
from timeline.when import When
from timeline.wording import wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from timeline.model import Event, Observance, Timeline

_WIDE: Final = 100  # cells, from which on the words of a page are the longer ones


@dataclass(frozen=True, slots=True)
class Row:
    """One fact in a ledger; `numbers` are those of its sources. Without a fact it is where today stands."""

    date: str
    fact: Event | Observance | None = None
    count: str = ""
    numbers: tuple[str, ...] = ()


def render(timeline: Timeline, language: str, today: dt.date) -> bytes:
    """Return the page in a language, as of a day."""
    marked, notes = numbered(timeline)
    canvas = Canvas(_WIDE, today, wording(language))
    return filled(
        "paper.html",
        name=Site(timeline, (), today).title(language),
        words=canvas.wording,
        canvas=canvas,
        direction=direction,
        quoted=_quoted,
        printed=canvas.date(When.on(today)),
        sections=list(_sections(marked, canvas)),
        notes=[(note, web(note.url)) for note in notes],
    )


def _sections(timeline: Timeline, canvas: Canvas) -> Iterator[tuple[str, list[Row]]]:
    """Yield what heads the rows, and the rows: the decades, then what is kept every year."""
    heading, rows = "", list[Row]()
    for step in walk(timeline.events, canvas.today):
        match step:
            case Decade(when, _):
                if rows:
                    yield heading, rows
                heading, rows = canvas.say("no_year") if when is None else canvas.date(when), []
            case Silence():
                pass
            case Today():
                rows.append(Row(canvas.date(When.on(canvas.today))))
            case event:
                count, _ = entries.anniversary(event, canvas)
                rows.append(_row(event, dates.dated(event.when, canvas), count))
    if rows:
        yield heading, rows
    if timeline.observances:
        yield (
            canvas.say("every_year"),
            [_row(each, canvas.short(each.when), entries.since(each, canvas)) for each in timeline.observances],
        )


def _row(fact: Event | Observance, date: str, count: str) -> Row:
    return Row(date, fact, count, tuple(re.findall(r"\d+", entries.source(fact))))


def _quoted(text: str) -> Markup:
    """Return a text as a string of CSS inside a page: nothing in it ends the string or the style sheet."""
    said = "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in clean(text))
    return Markup(f'"{said}"')  # noqa: S704 - letters, numbers and escapes only
