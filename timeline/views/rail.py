"""The rail: years down one line, silences drawn to be seen, decades as signposts, today cutting past from future."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.text import Text

from timeline.model import Event
from timeline.views import dates, entries
from timeline.views.canvas import IMPRECISE, QUIET, STRONG
from timeline.views.chronology import Decade, Silence, Today, walk
from timeline.views.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from timeline.model import Observance, Timeline
    from timeline.views.canvas import Canvas
    from timeline.views.entries import Entry

    Step = Decade | Silence | Today | Event | Observance | None
    """What a row of the rail shows; None for what stands around the rows."""

_YEAR: Final = (4, 6)  # the least and the most cells of a year
_LEAD: Final = 3  # the glyph and a blank on both sides


def render(timeline: Timeline, canvas: Canvas) -> Iterator[Text]:
    """Yield the timeline as a rail, one Text a line."""
    rail = Rail.of(timeline, canvas)
    for _, lines in rail.rows(timeline, rail.row):
        yield from lines


@dataclass(frozen=True, slots=True)
class Rail:
    """The columns that hold a timeline, and the entries of its facts that were met, by id: enough to draw any of it."""

    canvas: Canvas
    year: int
    grid: Grid
    hues: Mapping[str, str]
    shown: dict[str, Entry]

    @classmethod
    def of(cls, timeline: Timeline, canvas: Canvas) -> Rail:
        """Return the rail of a timeline."""
        hues = entries.hues(timeline.events)
        facts = entries.sample(timeline)
        shown = {each.id: _entry(each, canvas, hues) for each in facts}
        least, most = _YEAR
        years = {dates.year(each.when, canvas) for each in facts}
        year = max(least, canvas.widest(years, most))
        return cls(canvas, year, Grid.of(canvas, shown.values(), year + _LEAD, beside=True), hues, shown)

    def rows(self, part: Timeline, row: Callable[[str, str], list[Text]]) -> Iterator[tuple[Step, list[Text]]]:
        """Yield a part of the timeline from top to bottom, each step with its lines, drawn when it is come to.

        `row` draws a fact by its id, beside a year: it is our own `row`, or one that remembers what that has drawn.
        """
        canvas = self.canvas
        seen: dict[object, Entry] = {}
        yield None, [*entries.heading(part, canvas), Text()]
        last = ""
        for step in walk(part.events, canvas.today):
            if isinstance(step, Event):
                self._meet(step, seen)
                year = dates.year(step.when, canvas)
                yield step, row(step.id, "" if year == last else year)
                last = year
            else:
                yield step, list(self._between(step))
                last = "" if isinstance(step, Today) else last
        if part.observances:
            yield None, [Text(), canvas.signpost(canvas.say("every_year"), str(len(part.observances)))]
        for each in part.observances:
            self._meet(each, seen)
            yield each, row(each.id, "")
        if not seen:
            yield None, canvas.lines(canvas.say("nothing"), canvas.columns)
        yield None, entries.legend(canvas, seen.values())

    def row(self, fact: str, year: str) -> list[Text]:
        """Return the lines of a fact, with a year at the left or nothing."""
        canvas, grid, entry = self.canvas, self.grid, self.shown[fact]
        return canvas.row(
            canvas.cell(year, self.year, STRONG),
            grid.signed(canvas, entry, below=canvas.glyph("rail")),
            grid.dated(canvas, entry, gap=1),
            *grid.told(canvas, entry),
        )

    def _meet(self, fact: Event | Observance, seen: dict[object, Entry]) -> None:
        """Make the entry of a fact if there is none yet, and note what a legend explains of it."""
        entry = self.shown[fact.id] = self.shown.get(fact.id) or _entry(fact, self.canvas, self.hues)
        seen[entry.signs] = entry

    def _between(self, step: Decade | Silence | Today) -> Iterator[Text]:
        """Yield what stands between events."""
        match step:
            case Decade(when, count):
                label = self.canvas.say("no_year") if when is None else self.canvas.date(when)
                yield self.canvas.signpost(label, str(count))
            case Silence(years):
                yield from self._silence(years)
            case Today():
                yield self.canvas.today_bar(self.year + 1)

    def _silence(self, years: int) -> Iterator[Text]:
        """Yield the rows of a silence: one under five years, two under ten, else three; the second says how long."""
        for number in range(1 if years < 5 else 2 if years < 10 else 3):
            line = Text.assemble(" " * (self.year + 1), (self.canvas.glyph("silence"), QUIET))
            if number == 1:
                line.append("  ").append_text(self.canvas.line(self.canvas.years(years), f"{IMPRECISE} {QUIET}"))
            yield line


def _entry(fact: Event | Observance, canvas: Canvas, hues: Mapping[str, str]) -> Entry:
    if not isinstance(fact, Event):
        return entries.of_observance(fact, canvas)
    date, age = dates.within_year(fact.when, canvas), entries.age(fact, canvas)
    return entries.of_event(fact, canvas, hues[fact.kind], date, age)
