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
    from collections.abc import Callable, Iterator, Mapping

    from timeline.model import Event, Observance, Timeline
    from timeline.views.canvas import Canvas
    from timeline.views.entries import Entry

    Step = Decade | Silence | Today | Event | Observance | None
    """What a row of the rail shows; None for what stands around the rows."""

_YEAR: Final = (4, 6)  # the least and the most cells of a year
_LEAD: Final = 3  # the glyph and a blank on both sides


def render(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return the timeline as a rail, one Text a line."""
    rail = Rail.of(timeline, canvas)
    return [line for _, lines in rail.rows(timeline, rail.row) for line in lines]


@dataclass(frozen=True, slots=True)
class Rail:
    """The columns that hold a timeline and the entries of its facts, by id: enough to draw it, or any part of it."""

    canvas: Canvas
    year: int
    grid: Grid
    shown: Mapping[str, Entry]

    @classmethod
    def of(cls, timeline: Timeline, canvas: Canvas) -> Rail:
        """Return the rail of a timeline."""
        hues = entries.hues(timeline.events)
        shown = {
            event.id: entries.of_event(
                event, canvas, hues[event.kind], dates.within_year(event.when, canvas), entries.age(event, canvas)
            )
            for event in timeline.events
        }
        shown |= {each.id: entries.of_observance(each, canvas) for each in timeline.observances}
        least, most = _YEAR
        years = {dates.year(event.when, canvas) for event in timeline.events}
        year = max(least, canvas.widest(years, most))
        return cls(canvas, year, Grid.of(canvas, shown.values(), year + _LEAD), shown)

    def rows(self, part: Timeline, row: Callable[[str, str], list[Text]]) -> Iterator[tuple[Step, list[Text]]]:
        """Yield a part of the timeline from top to bottom, each step with its lines.

        `row` draws a fact by its id, beside a year: it is our own `row`, or one that remembers what that has drawn.
        """
        canvas = self.canvas
        shown = [self.shown[fact.id] for fact in (*part.events, *part.observances)]
        yield None, [*entries.heading(part, canvas), Text()]
        yield from self._chronology(part, row)
        if part.observances:
            yield None, [Text(), canvas.signpost(canvas.say("every_year"), str(len(part.observances)))]
        for each in part.observances:
            yield each, row(each.id, "")
        if not shown:
            yield None, canvas.lines(canvas.say("nothing"), canvas.columns)
        yield None, entries.legend(canvas, shown)

    def row(self, fact: str, year: str) -> list[Text]:
        """Return the lines of a fact, with a year at the left or nothing."""
        canvas, grid, entry = self.canvas, self.grid, self.shown[fact]
        return canvas.row(
            canvas.cell(year, self.year, STRONG),
            grid.signed(canvas, entry, below=canvas.glyph("rail")),
            grid.dated(canvas, entry, gap=1),
            *grid.told(canvas, entry),
        )

    def _chronology(self, part: Timeline, row: Callable[[str, str], list[Text]]) -> Iterator[tuple[Step, list[Text]]]:
        last = ""
        for step in walk(part.events, self.canvas.today):
            match step:
                case Decade(when, count):
                    label = self.canvas.say("no_year") if when is None else self.canvas.date(when)
                    yield step, [self.canvas.signpost(label, str(count))]
                case Silence(years):
                    yield step, list(self._silence(years))
                case Today():
                    yield step, [self.canvas.today_bar(self.year + 1)]
                    last = ""
                case event:
                    year = dates.year(event.when, self.canvas)
                    yield event, row(event.id, "" if year == last else year)
                    last = year

    def _silence(self, years: int) -> Iterator[Text]:
        """Yield the rows of a silence: one under five years, two under ten, else three; the second says how long."""
        for number in range(1 if years < 5 else 2 if years < 10 else 3):
            line = Text.assemble(" " * (self.year + 1), (self.canvas.glyph("silence"), QUIET))
            if number == 1:
                line.append("  ").append_text(self.canvas.line(self.canvas.years(years), f"{IMPRECISE} {QUIET}"))
            yield line
