"""The strip: all the years side by side, as high as there are events in them; what is silent stays flat.

Every column is the same stretch of time, so that heights can be compared; the decades have their names below.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from timeline.columns import column
from timeline.views import dates, entries
from timeline.views.canvas import BAR, QUIET, STRONG
from timeline.views.chronology import silences
from timeline.when import ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Timeline
    from timeline.views.canvas import Canvas

_TALL: Final = 6
_FEW: Final = 20  # years of which each is named if there is room, and not only the decades


def render(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return the strip of a timeline with what stands out in it, one Text a line."""
    drawn = bars(timeline, canvas, _TALL)
    return [
        *entries.heading(timeline, canvas),
        Text(),
        *(drawn or canvas.lines(canvas.say("nothing"), canvas.columns)),
        *([Text(), *_facts(timeline, canvas)] if drawn else []),
    ]


def bars(timeline: Timeline, canvas: Canvas, tall: int) -> list[Text]:
    """Return up to `tall` lines of bars, the axis and its years; nothing if no event has a year."""
    middles = Counter(column(timeline.events, "middle"))
    del middles[None]
    if not middles:
        return []
    scale = _Scale.of(column(timeline.events, "years"), canvas)
    counts: Counter[int] = Counter()
    for middle, events in middles.items():
        counts[scale.column(middle)] += events
    tallest = max(counts.values())
    tall = min(tall, tallest)
    today = scale.column(canvas.today.toordinal())
    columns = [canvas.column(counts[column], tallest, tall) for column in range(canvas.columns)]
    lines = [
        Text.assemble(
            *(
                (cells[line], BAR if column <= today else QUIET)
                if cells[-1].strip() or line < tall - 1
                else (canvas.glyph("aside"), QUIET)
                for column, cells in enumerate(columns)
            )
        )
        for line in range(tall)
    ]
    for line in lines:
        line.rstrip()
    return [*lines, *_axis(scale, canvas, today)]


@dataclass(frozen=True, slots=True)
class _Scale:
    """The years from first to last, both inclusive, over so many columns."""

    first: int
    last: int
    columns: int

    @classmethod
    def of(cls, named: Sequence[tuple[int, ...]], canvas: Canvas) -> _Scale:
        """Return the scale that holds the years that events name, those of an interval's beginning, and today."""
        years = [canvas.today.year, *chain.from_iterable(each[:2] for each in set(named))]
        return cls(min(years), max(years), canvas.columns)

    def column(self, day: int) -> int:
        """Return the column of a day."""
        start, end = ordinal(self.first), ordinal(self.last + 1)
        return (day - start) * self.columns // (end - start)

    def named(self, room: int) -> Iterator[int]:
        """Yield the years to name, each with so much room: all, every fifth, the decades, or fewer."""
        span = self.last + 1 - self.first
        steps = (step * 10**power for power in count(int(span >= _FEW)) for step in (1, 2, 5))
        step = next(step for step in steps if step * self.columns >= room * span)
        yield from range(-(-self.first // step) * step, self.last + 1, step)


def _axis(scale: _Scale, canvas: Canvas, today: int) -> Iterator[Text]:
    """Yield the axis, with a tick for each year that is named and a sign for today, and the names."""
    widest = max(cell_len(dates.year_name(year, canvas)) for year in (scale.first, scale.last))
    ticks, names = {today: (canvas.glyph("now"), STRONG)}, Text()
    for year in scale.named(widest + 2):
        column = scale.column(ordinal(year))
        ticks.setdefault(column, (canvas.glyph("tick"), QUIET))
        name = canvas.line(dates.year_name(year, canvas), QUIET)
        start = min(max(column - name.cell_len // 2 + 1, 0), scale.columns - name.cell_len)
        if start > names.cell_len or not names:
            names.append(" " * (start - names.cell_len)).append_text(name)
    rule = (canvas.glyph("rule"), QUIET)
    yield Text.assemble(*(ticks.get(column, rule) for column in range(scale.columns)))
    yield names


def _facts(timeline: Timeline, canvas: Canvas) -> Iterator[Text]:
    """Yield the fullest year, the longest silence, and what the sign of today means."""
    years = Counter(column(timeline.events, "begun"))
    del years[None]
    for year, events in years.most_common(1):
        said = canvas.say("most", year=dates.year_name(year, canvas), events=canvas.count("events", events))
        yield from canvas.lines(said, canvas.columns)
    longest = max(silences(timeline.events, canvas.today), key=lambda each: each.years, default=None)
    if longest:
        first, last = (dates.year_name(year, canvas) for year in (longest.since, longest.until))
        said = canvas.say("silence", first=first, last=last, years=canvas.years(longest.years))
        yield from canvas.lines(said, canvas.columns)
    yield Text()
    yield from canvas.flow([(canvas.glyph("now"), canvas.say("legend.today"))])
