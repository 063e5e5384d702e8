"""What is to come: every anniversary that is marked and every observance, with the days that remain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.text import Text

from timeline.anniversaries import is_starred
from timeline.model import Event
from timeline.occasions import coming
from timeline.views import dates, entries
from timeline.views.canvas import QUIET, STRONG, Cell
from timeline.views.entries import SOON
from timeline.when import When

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from timeline.model import Occurrence, Timeline
    from timeline.views.canvas import Canvas

_GAP: Final = 2
_LEAST: Final = 24  # cells that a title keeps before there is a weekday


def render(
    timeline: Timeline,
    canvas: Canvas,
    end: dt.date | None = None,
    jubilees: bool = False,
) -> Iterator[Text]:
    """Yield what is marked from today to the day before `end`, one Text a line; without it, for twelve months.

    With `jubilees`, only round anniversaries.
    """
    shown = coming(timeline, canvas.today, end, jubilees=jubilees)
    head = canvas.header(canvas.say("upcoming"), canvas.say("today_is", date=canvas.date(When.on(canvas.today))))
    yield from (*head, Text())
    if not shown:
        yield from canvas.lines(canvas.say("none" if end or jubilees else "nothing_coming"), canvas.columns)
    yield from rows(shown, canvas)
    if any(turn.starred for turn in shown.turns):
        yield from (Text(), *canvas.flow([(canvas.glyph("jubilee"), canvas.say("legend.jubilee"))]))


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the columns are; `day` holds weekday and date, or a span of days. Narrow pages have no `weekday`."""

    weekday: int
    date: int
    day: int
    remain: int
    count: int
    title: int

    @classmethod
    def of(cls, shown: Sequence[Occurrence], canvas: Canvas) -> _Columns:
        """Return the columns that hold what is coming."""
        width = canvas.columns
        weekday = canvas.widest((canvas.weekday(each.start) for each in shown), width // 6)
        date = canvas.widest((dates.days(each, canvas) for each in shown if _one_day(each)), width // 6)
        spans = canvas.widest((dates.days(each, canvas) for each in shown if not _one_day(each)), width // 4)
        remain = canvas.widest((_remain(each, canvas) for each in shown), width // 4)
        count = canvas.widest((_number(each, canvas) for each in shown), width // 6)
        room = width - remain - count - 3 * _GAP
        day = max(weekday + 1 + date, spans)
        if room - day < _LEAST:
            weekday, day = 0, max(date, spans)
        return cls(weekday, date, day, remain, count, room - day)


def rows(shown: Sequence[Occurrence], canvas: Canvas, most: int | None = None) -> Iterator[Text]:
    """Yield the occurrences, each day and each new year said once, each title in at most so many lines."""
    columns = _Columns.of(entries.some(shown), canvas)
    year, last = canvas.today.year, None
    for each in shown:
        if each.start.year > year:
            year = each.start.year
            yield canvas.signpost(str(year))
        again, last = (each.start, each.end) == last, (each.start, each.end)
        near = STRONG if (each.start - canvas.today).days <= SOON else QUIET
        yield from canvas.row(
            *([canvas.cell("", columns.day)] if again else _dated(each, columns, canvas)),
            canvas.cell("" if again else _remain(each, canvas), columns.remain, near, gap=_GAP, right=True),
            canvas.cell(_number(each, canvas), columns.count, _style(each), gap=_GAP, right=True),
            Cell(_title(each, columns.title, canvas, most), columns.title, _GAP),
        )


def _dated(each: Occurrence, columns: _Columns, canvas: Canvas) -> list[Cell]:
    """Return the columns of the weekday and the date, or the one of a span of days or of a date alone."""
    if not columns.weekday or not _one_day(each):
        return [canvas.cell(dates.days(each, canvas), columns.day, STRONG, right=True)]
    gap = columns.day - columns.weekday - 1 - columns.date
    return [
        canvas.cell(canvas.weekday(each.start), columns.weekday, gap=gap),
        canvas.cell(dates.days(each, canvas), columns.date, STRONG, gap=1, right=True),
    ]


def _title(each: Occurrence, width: int, canvas: Canvas, most: int | None) -> list[Text]:
    """Return what is marked; of an observance also since when it is kept, unless lines are counted."""
    lines = canvas.lines(each.fact.title(canvas.wording.language), width, _style(each), most)
    if most or isinstance(each.fact, Event):
        return lines
    return canvas.beside(lines, canvas.aside(entries.since(each.fact, canvas)), width, QUIET)


def _number(each: Occurrence, canvas: Canvas) -> str:
    """Return which anniversary it is; a sign where there is none, so that it is not read on from the title above."""
    return entries.number(each, canvas) or canvas.figure(canvas.glyph("aside"))


def _remain(each: Occurrence, canvas: Canvas) -> str:
    """Return how many days remain."""
    days = (each.start - canvas.today).days
    if days > 0:
        return canvas.say("in_days", days=canvas.days(days))
    return canvas.say("today" if _one_day(each) else "running")


def _one_day(each: Occurrence) -> bool:
    return (each.end - each.start).days == 1


def _style(each: Occurrence) -> str:
    return STRONG if is_starred(each) else ""
