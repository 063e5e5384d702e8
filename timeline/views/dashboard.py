"""The dashboard: the years as a strip, this month, and what comes next, within the lines of one screen."""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import TYPE_CHECKING, Final

from rich.text import Text

from timeline import occasions
from timeline.model import Occurrence
from timeline.views import dates, entries, sheet, strip, upcoming
from timeline.views.canvas import QUIET, STRONG, Cell
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.model import Timeline
    from timeline.occasions import Found, Occasion, Turn
    from timeline.views.canvas import Canvas

_LINES: Final = 23
"""What a screen of 24 lines shows above its prompt."""

_TALL: Final = 2  # lines of bars
_BETWEEN: Final = 3  # cells between the sheet and its list
_LEAST: Final = 36  # cells of a list that is worth its place


def render(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return the timeline at a glance, one Text a line."""
    if not (timeline.events or timeline.observances):
        return [*entries.heading(timeline, canvas), Text(), *canvas.lines(canvas.say("nothing"), canvas.columns)]
    first = canvas.today.replace(day=1)
    month = occasions.of_month(timeline, first)
    days = sheet.render(canvas, first, month.turns)
    listed = _listed(month, len(days)) if _room(canvas) >= _LEAST else []
    above = [
        *entries.heading(timeline, canvas),
        *strip.bars(timeline, canvas, _TALL),
        Text(),
        *_beside(days, timeline, canvas, listed, len(month.turns)),
        Text(),
        *canvas.header(canvas.say("upcoming"), canvas.say("today_is", date=canvas.date(When.on(canvas.today)))),
    ]
    ahead = occasions.coming(timeline, canvas.today)
    below = [Text(), *canvas.flow(_signs(canvas, month.turns, listed, ahead.turns))]
    room = max(_LINES - len(above) - len(below), 1)
    rows = [*upcoming.rows(ahead[:room], canvas, most=1)]
    return [*above, *(rows[:room] or canvas.lines(canvas.say("nothing_coming"), canvas.columns)), *below]


def _listed(month: Found[Occasion], most: int) -> list[Occurrence]:
    """Return what of a month has a place in so many lines, of which one may say that there is more: the round first."""
    turns = month.turns
    if len(turns) > most:
        turns = sorted(sorted(turns, key=lambda turn: (not turn.starred, not turn.marked))[: most - 1])
    return [each for each in map(month.take, turns) if isinstance(each, Occurrence)]


def _beside(days: list[Text], timeline: Timeline, canvas: Canvas, listed: list[Occurrence], number: int) -> list[Text]:
    """Return the sheet of this month, with what is listed of so many at its right where there is room."""
    room = _room(canvas)
    if room < _LEAST:
        return days
    lines = [*_list(listed, entries.hues(timeline.events), canvas, room)]
    if len(listed) < number:
        more = canvas.say("more", n=number - len(listed), month=f"{canvas.today:%Y-%m}")
        lines.append(canvas.line(more, QUIET, room))
    return canvas.row(Cell(days, sheet.width(canvas)), Cell(lines, room, gap=_BETWEEN))


def _room(canvas: Canvas) -> int:
    """Return how many cells are left beside the sheet."""
    return canvas.columns - sheet.width(canvas) - _BETWEEN


def _list(found: list[Occurrence], hues: Mapping[str, str], canvas: Canvas, room: int) -> Iterator[Text]:
    """Yield a line for each occurrence: its day, its sign, which anniversary it is, its title."""
    day = canvas.widest((_day(each, canvas) for each in found), room // 4)
    number = canvas.widest((entries.number(each, canvas) for each in found), room // 4)
    title = room - day - number - 5
    last = ""
    for each in found:
        entry = entries.of_occurrence(each, canvas, hues, _day(each, canvas))
        again, last = entry.date == last, entry.date
        yield from canvas.row(
            canvas.cell("" if again else entry.date, day, right=True),
            canvas.cell(canvas.glyph(entry.sign), 1, entry.hue, gap=1),
            canvas.cell(entries.number(each, canvas), number, STRONG if entry.near else QUIET, gap=1, right=True),
            Cell([canvas.line(entry.title, STRONG if entry.marked else "", title)], title, gap=2),
        )


def _day(each: Occurrence, canvas: Canvas) -> str:
    """Return the day of the month; of a span, as much of it as lies in the month."""
    last, month = each.end - dt.timedelta(days=1), (canvas.today.year, canvas.today.month)
    if last == each.start:
        return canvas.figure(last.day)
    days = [str(day.day) if (day.year, day.month) == month else "" for day in (each.start, last)]
    return "–".join(days)


def _signs(canvas: Canvas, month: list[Turn], listed: list[Occurrence], ahead: list[Turn]) -> Iterator[tuple[str, str]]:
    """Yield the signs of the page, each with what it means."""
    signs = {dates.sign(each.fact.when) for each in listed}
    yield from ((canvas.glyph(name), canvas.say(f"legend.{name}")) for name in ("day", "span") if name in signs)
    if any(turn.starred for turn in chain(month, ahead)):
        yield canvas.glyph("jubilee"), canvas.say("legend.jubilee")
    yield from sheet.legend(canvas, month)
    yield f"{canvas.glyph('now')} {canvas.glyph('here')}", canvas.say("legend.today")
