"""The rail: years down one line, silences drawn to be seen, decades as signposts, today cutting past from future."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.text import Text

from timeline.views import dates, entries
from timeline.views.canvas import IMPRECISE, QUIET, STRONG
from timeline.views.chronology import Decade, Silence, Today, walk
from timeline.views.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.model import Timeline
    from timeline.views.canvas import Canvas
    from timeline.views.entries import Entry

_YEAR: Final = (4, 6)  # the least and the most cells of a year
_LEAD: Final = 3  # the glyph and a blank on both sides


def render(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return the timeline as a rail, one Text a line."""
    hues = entries.hues(timeline.events)
    events = {
        event.id: entries.of_event(
            event, canvas, hues[event.kind], dates.within_year(event.when, canvas), entries.age(event, canvas)
        )
        for event in timeline.events
    }
    yearly = [entries.of_observance(each, canvas) for each in timeline.observances]
    shown = (*events.values(), *yearly)
    least, most = _YEAR
    years = (dates.year(event.when, canvas) for event in timeline.events)
    year = max(least, canvas.widest(years, most))
    rail = _Rail(canvas, year, Grid.of(canvas, shown, year + _LEAD))
    return [
        *entries.heading(timeline, canvas),
        Text(),
        *rail.chronology(timeline, events),
        *rail.observances(yearly),
        *([] if shown else canvas.lines(canvas.say("nothing"), canvas.columns)),
        *entries.legend(canvas, shown),
    ]


@dataclass(frozen=True, slots=True)
class _Rail:
    canvas: Canvas
    year: int
    grid: Grid

    def chronology(self, timeline: Timeline, events: Mapping[str, Entry]) -> Iterator[Text]:
        shown = ""
        for step in walk(timeline.events, self.canvas.today):
            match step:
                case Decade(when, count):
                    label = self.canvas.say("no_year") if when is None else self.canvas.date(when)
                    yield self.canvas.signpost(label, str(count))
                case Silence(years):
                    yield from self.silence(years)
                case Today():
                    yield self.canvas.today_bar(self.year + 1)
                    shown = ""
                case event:
                    year = dates.year(event.when, self.canvas)
                    yield from self.row(events[event.id], "" if year == shown else year)
                    shown = year

    def observances(self, yearly: list[Entry]) -> Iterator[Text]:
        if yearly:
            yield Text()
            yield self.canvas.signpost(self.canvas.say("every_year"), str(len(yearly)))
        for entry in yearly:
            yield from self.row(entry, "")

    def row(self, entry: Entry, year: str) -> list[Text]:
        canvas, grid = self.canvas, self.grid
        return canvas.row(
            canvas.cell(year, self.year, STRONG),
            grid.signed(canvas, entry, below=canvas.glyph("rail")),
            grid.dated(canvas, entry, gap=1),
            *grid.told(canvas, entry),
        )

    def silence(self, years: int) -> Iterator[Text]:
        """Yield the rows of a silence: one under five years, two under ten, else three; the second says how long."""
        for number in range(1 if years < 5 else 2 if years < 10 else 3):
            line = Text.assemble(" " * (self.year + 1), (self.canvas.glyph("silence"), QUIET))
            if number == 1:
                line.append("  ").append_text(self.canvas.line(self.canvas.years(years), f"{IMPRECISE} {QUIET}"))
            yield line
