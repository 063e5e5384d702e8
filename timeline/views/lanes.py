"""The lanes: one rail a theme, side by side, each from its first event to its last; from 80 columns on.

On narrower pages there is no room for them and the ledger is drawn. Of many themes the rarest share a lane.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.text import Text

from timeline.columns import column
from timeline.model import Event
from timeline.views import dates, entries, ledger
from timeline.views.canvas import IMPRECISE, QUIET, STRONG, Cell
from timeline.views.chronology import Decade, Silence, Today, walk
from timeline.views.grid import Grid, edged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.model import Observance, Timeline
    from timeline.views.canvas import Canvas
    from timeline.views.entries import Entry

_ROOM: Final = 80  # columns of the narrowest page that has lanes
_SOURCED: Final = 140  # columns from which on there is room for the sources
_SHARE: Final = 13  # a page has one lane for so many columns
_LANE: Final = 3  # cells from one lane to the next
_SILENCE: Final = 5  # years from which on a silence has a row
_YEAR: Final = (4, 6)  # the least and the most cells of a year


def render(timeline: Timeline, canvas: Canvas) -> Iterator[Text]:
    """Yield the timeline as lanes, or as a ledger on a narrow page, one Text a line."""
    if canvas.width < _ROOM or not timeline.events:
        yield from ledger.render(timeline, canvas)
        return
    lanes, hues = _lanes(timeline, canvas), entries.hues(timeline.events)
    facts = entries.sample(timeline)
    least, most = _YEAR
    year = max(least, canvas.widest({dates.year(each.when, canvas) for each in facts}, most))
    shown = (_entry(each, canvas, hues) for each in facts)
    page = _Page(canvas, lanes, year, Grid.of(canvas, shown, year + len(lanes) * _LANE + 2), hues, {})
    yield from entries.heading(timeline, canvas)
    yield page.heads()
    yield from page.chronology(timeline)
    yield from page.observances(timeline.observances)
    yield Text()
    yield from canvas.flow((lane.head, lane.name) for lane in lanes)
    yield from entries.legend(canvas, page.seen.values())[1:]


@dataclass(frozen=True, slots=True)
class _Lane:
    """One theme, or the rarest together: its kinds, name, short head and colour, and its first and last event."""

    kinds: Sequence[str]
    name: str
    head: str
    hue: str
    first: int
    last: int

    def runs(self, number: int) -> bool:
        """Return whether it runs between the event before and the event of that number."""
        return self.first < number <= self.last


@dataclass(frozen=True, slots=True)
class _Page:
    canvas: Canvas
    lanes: Sequence[_Lane]
    year: int
    grid: Grid
    hues: Mapping[str, str]
    seen: dict[object, Entry]

    def heads(self) -> Text:
        """Return the short names of the lanes, each above its own."""
        line = self.across((lane.head, STRONG) for lane in self.lanes)
        return Text(" " * (self.year + self.grid.date + 3)).append_text(line)

    def chronology(self, timeline: Timeline) -> Iterator[Text]:
        shown, number = "", 0
        for step in walk(timeline.events, self.canvas.today):
            match step:
                case Silence(years) if years >= _SILENCE:
                    yield from self.silence(years, number)
                case Today():
                    yield self.canvas.today_bar(self.year + 1)
                    shown = ""
                case Decade(None, count):
                    yield self.canvas.signpost(self.canvas.say("no_year"), str(count))
                case Event():
                    year = dates.year(step.when, self.canvas)
                    yield from self.row(step, self.entry(step), "" if year == shown else year, number)
                    shown, number = year, number + 1

    def entry(self, fact: Event | Observance) -> Entry:
        """Return the entry of a fact, and note what a legend explains of it."""
        entry = _entry(fact, self.canvas, self.hues)
        self.seen[entry.signs] = entry
        return entry

    def row(self, event: Event, entry: Entry, year: str, number: int) -> list[Text]:
        canvas, rail = self.canvas, self.canvas.glyph("rail")
        cells = (self.grid.dated(canvas, entry, gap=1), *self.grid.told(canvas, entry))
        on = self.across(
            (canvas.glyph(entry.sign), lane.hue)
            if event.kind in lane.kinds
            else (rail if lane.runs(number) and number < lane.last else "", lane.hue)
            for lane in self.lanes
        )
        further = max(len(cell.lines) for cell in cells) - 1
        below = [self.between(rail, number + 1)] * further if further else []
        beside = Cell([on, *below], len(self.lanes) * _LANE - 1, 2)
        return canvas.row(canvas.cell(year, self.year, STRONG), cells[0], beside, *cells[1:])

    def silence(self, years: int, number: int) -> list[Text]:
        """Return the row of a silence before the event of that number."""
        canvas, width = self.canvas, len(self.lanes) * _LANE
        said = edged(canvas.years(years), self.grid.doubt)
        label = canvas.cell(said, self.year + 1 + self.grid.date, f"{IMPRECISE} {QUIET}", right=True)
        return canvas.row(label, Cell([self.between(canvas.glyph("silence"), number)], width, 2))

    def observances(self, yearly: Sequence[Observance]) -> Iterator[Text]:
        if yearly:
            yield Text()
            yield self.canvas.signpost(self.canvas.say("every_year"), str(len(yearly)))
        for entry in map(self.entry, yearly):
            sign = Cell([Text(self.canvas.glyph(entry.sign))], 1, len(self.lanes) * _LANE)
            yield from self.canvas.row(
                self.grid.dated(self.canvas, entry, gap=self.year + 1), sign, *self.grid.told(self.canvas, entry)
            )

    def between(self, glyph: str, number: int) -> Text:
        """Return the lanes that run between two events."""
        return self.across((glyph if lane.runs(number) else "", lane.hue) for lane in self.lanes)

    def across(self, signs: Iterable[tuple[str, str]]) -> Text:
        """Return a sign or nothing in each lane."""
        return _across(self.canvas, tuple(signs))


@lru_cache(1024)
def _across(canvas: Canvas, signs: tuple[tuple[str, str], ...]) -> Text:
    """Return a sign or nothing in each lane: most rows have the same as others."""
    line, blank = Text(), 0
    for sign, style in signs:
        if sign:
            part = canvas.line(sign, style, _LANE - 1)
            line.append(" " * blank).append_text(part)
            blank = -part.cell_len
        blank += _LANE
    return line


def _lanes(timeline: Timeline, canvas: Canvas) -> list[_Lane]:
    """Return the lanes in the order of their first events, the shared one last."""
    hues = entries.hues(timeline.events)
    extents = _extents(timeline.events)
    kinds, room = list(hues), canvas.columns // _SHARE
    own = kinds if len(kinds) <= room else kinds[: room - 1]
    themes = [([kind], canvas.kind(kind), hues[kind]) for kind in sorted(own, key=lambda kind: extents[kind][0])]
    if len(own) < len(kinds):
        themes.append((kinds[len(own) :], canvas.say("other"), ""))
    lanes: list[_Lane] = []
    for shared, name, hue in themes:
        ends = [number for kind in shared for number in extents[kind]]
        lanes.append(_Lane(shared, name, _head(name, lanes), hue, min(ends), max(ends)))
    return lanes


def _extents(events: Sequence[Event]) -> Mapping[str, tuple[int, int]]:
    """Return the numbers of the first and the last event of each kind, in the order in which they are drawn."""
    kinds = zip(column(events, "kind"), column(events, "decade"), strict=True)
    drawn = [kind for kind, _ in sorted(kinds, key=lambda each: not each[1])]  # those of no known year come last
    last = {kind: number for number, kind in enumerate(drawn)}
    first = {kind: len(drawn) - 1 - number for number, kind in enumerate(reversed(drawn))}
    return {kind: (first[kind], last[kind]) for kind in last}


def _head(name: str, lanes: list[_Lane]) -> str:
    """Return two letters of a name that no lane before it has: the first and, if need be, a later one."""
    taken = {lane.head for lane in lanes}
    heads = [name[:1] + letter for letter in name[1:] if letter.isalpha()]
    return next((head for head in heads if head not in taken), name[:2])


def _entry(fact: Event | Observance, canvas: Canvas, hues: Mapping[str, str]) -> Entry:
    """Return the entry of a fact, without its source where there is no room for it."""
    if isinstance(fact, Event):
        date, age = dates.within_year(fact.when, canvas), entries.age(fact, canvas, terse=canvas.width < _SOURCED)
        entry = entries.of_event(fact, canvas, hues[fact.kind], date, age)
    else:
        entry = entries.of_observance(fact, canvas)
    return entry if canvas.width >= _SOURCED else replace(entry, source="")
