"""The ledger, for paper and pipes: one clean edge of dates, the source, and which anniversary it is this year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from timeline.views import dates, entries
from timeline.views.canvas import HEADING, QUIET
from timeline.views.chronology import Decade, Silence, Today, walk
from timeline.views.grid import LEAD, Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.model import Timeline
    from timeline.views.canvas import Canvas
    from timeline.views.entries import Entry


def render(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return the timeline as a ledger, one Text a line."""
    hues = entries.hues(timeline.events)
    events = {
        event.id: entries.of_event(
            event, canvas, hues[event.kind], dates.dated(event.when, canvas), entries.anniversary(event, canvas)
        )
        for event in timeline.events
    }
    yearly = [entries.of_observance(each, canvas) for each in timeline.observances]
    shown = (*events.values(), *yearly)
    heads = (canvas.say("head.date"), canvas.say("head.source"), canvas.say("head.count", year=canvas.today.year))
    grid = Grid.of(canvas, shown, LEAD, heads)
    body = [*_chronology(timeline, canvas, grid, events), *_observances(canvas, grid, yearly)]
    return [
        *entries.heading(timeline, canvas),
        *(_heads(canvas, grid, *heads) if shown else [Text(), *canvas.lines(canvas.say("nothing"), canvas.columns)]),
        # The decades stand clear of each other by a blank line; the heads of the columns are enough above the first.
        *(body[1:] if body and not body[0].plain else body),
        *entries.legend(canvas, shown),
    ]


def _chronology(timeline: Timeline, canvas: Canvas, grid: Grid, events: Mapping[str, Entry]) -> Iterator[Text]:
    for step in walk(timeline.events, canvas.today):
        match step:
            case Decade(when, _):
                yield from _section(canvas, canvas.say("no_year") if when is None else canvas.date(when))
            case Silence():
                pass  # the decades show it well enough here
            case Today():
                yield canvas.today_bar(2)
            case event:
                yield from grid.row(canvas, events[event.id])


def _observances(canvas: Canvas, grid: Grid, yearly: list[Entry]) -> Iterator[Text]:
    if yearly:
        yield from _section(canvas, canvas.say("every_year"))
    for entry in yearly:
        yield from grid.row(canvas, entry)


def _section(canvas: Canvas, name: str) -> list[Text]:
    return [Text(), *canvas.lines(name, canvas.columns, HEADING)]


def _heads(canvas: Canvas, grid: Grid, date: str, source: str, count: str) -> list[Text]:
    """Return what the columns hold."""
    return canvas.row(
        canvas.cell(date, grid.date, QUIET, right=True),
        canvas.cell(canvas.say("head.event"), grid.title, QUIET, gap=LEAD + 2),
        *([canvas.cell(source, grid.source, QUIET, gap=2)] if grid.source else []),
        canvas.cell(count, grid.count, QUIET, gap=2, right=True),
    )
