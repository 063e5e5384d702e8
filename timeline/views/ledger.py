"""The ledger, for paper and pipes: one clean edge of dates, the source, and which anniversary it is this year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from timeline.model import Event
from timeline.views import dates, entries
from timeline.views.canvas import HEADING, QUIET
from timeline.views.chronology import Decade, Silence, Today, walk
from timeline.views.grid import LEAD, Grid, edged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.model import Observance, Timeline
    from timeline.views.canvas import Canvas
    from timeline.views.entries import Entry


def render(timeline: Timeline, canvas: Canvas) -> Iterator[Text]:
    """Yield the timeline as a ledger, one Text a line."""
    hues = entries.hues(timeline.events)
    facts = entries.sample(timeline)
    heads = (canvas.say("head.date"), canvas.say("head.source"), canvas.say("head.count", year=canvas.today.year))
    grid = Grid.of(canvas, (_entry(each, canvas, hues) for each in facts), LEAD, heads)
    yield from entries.heading(timeline, canvas)
    if not facts:
        yield from [Text(), *canvas.lines(canvas.say("nothing"), canvas.columns)]
        return
    yield from _heads(canvas, grid, *heads)
    seen: dict[object, Entry] = {}
    for number, step in enumerate(_steps(timeline, canvas)):
        match step:
            case str():
                # The decades stand clear of each other by a blank line; the heads of the columns are enough above the
                # first.
                yield from _section(canvas, step)[not number :]
            case Today():
                yield canvas.today_bar(2)
            case fact:
                entry = _entry(fact, canvas, hues)
                seen[entry.signs] = entry
                yield from grid.row(canvas, entry)
    yield from entries.legend(canvas, seen.values())


def _steps(timeline: Timeline, canvas: Canvas) -> Iterator[str | Today | Event | Observance]:
    """Yield the names of sections, what stands in them, and today."""
    for step in walk(timeline.events, canvas.today):
        match step:
            case Decade(when, _):
                yield canvas.say("no_year") if when is None else canvas.date(when)
            case Silence():
                pass  # the decades show it well enough here
            case _:
                yield step
    if timeline.observances:
        yield canvas.say("every_year")
    yield from timeline.observances


def _entry(fact: Event | Observance, canvas: Canvas, hues: Mapping[str, str]) -> Entry:
    if not isinstance(fact, Event):
        return entries.of_observance(fact, canvas)
    date, count = dates.dated(fact.when, canvas), entries.anniversary(fact, canvas)
    return entries.of_event(fact, canvas, hues[fact.kind], date, count)


def _section(canvas: Canvas, name: str) -> list[Text]:
    return [Text(), *canvas.lines(name, canvas.columns, HEADING)]


def _heads(canvas: Canvas, grid: Grid, date: str, source: str, count: str) -> list[Text]:
    """Return what the columns hold."""
    return canvas.row(
        canvas.cell(edged(date, grid.doubt), grid.date, QUIET, right=True),
        canvas.cell(canvas.say("head.event"), grid.title, QUIET, gap=LEAD + 2),
        *([canvas.cell(source, grid.source, QUIET, gap=2)] if grid.source else []),
        canvas.cell(count, grid.count, QUIET, gap=2, right=True),
    )
