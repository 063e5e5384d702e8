"""The dashboard: the years as a strip, this month, and what comes next, within the lines of one screen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from rich.text import Text

from timeline import occasions
from timeline.anniversaries import coming, is_starred
from timeline.model import Event, Occurrence
from timeline.views import dates, entries, sheet, strip, upcoming
from timeline.views.canvas import QUIET, STRONG, Cell
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.model import Timeline
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
    month = occasions.of_month(timeline, canvas.today.replace(day=1))
    found = [each for each in month if isinstance(each, Occurrence)]
    above = [
        *entries.heading(timeline, canvas),
        *strip.bars(timeline, canvas, _TALL),
        Text(),
        *_month(timeline, canvas, found),
        Text(),
        *canvas.header(canvas.say("upcoming"), canvas.say("today_is", date=canvas.date(When.on(canvas.today)))),
    ]
    ahead = coming(timeline, canvas.today)
    below = [Text(), *canvas.flow(_signs(canvas, found, ahead))]
    room = max(_LINES - len(above) - len(below), 1)
    rows = [*upcoming.rows(ahead[:room], canvas, most=1)]
    return [*above, *(rows[:room] or canvas.lines(canvas.say("nothing_coming"), canvas.columns)), *below]


def _month(timeline: Timeline, canvas: Canvas, found: list[Occurrence]) -> list[Text]:
    """Return the sheet of this month, with a list of what it holds at its right where there is room."""
    days, width = sheet.render(canvas, canvas.today.replace(day=1), found), sheet.width(canvas)
    room, most = _room(canvas), len(days)
    if room < _LEAST:
        return days
    ranked = sorted(found, key=lambda each: (not is_starred(each), not _is_marked(each)))
    kept = ranked if len(found) <= most else ranked[: most - 1]
    lines = [*_list([each for each in found if each in kept], entries.hues(timeline.events), canvas, room)]
    if len(kept) < len(found):
        more = canvas.say("more", n=len(found) - len(kept), month=f"{canvas.today:%Y-%m}")
        lines.append(canvas.line(more, QUIET, room))
    return canvas.row(Cell(days, width), Cell(lines, room, gap=_BETWEEN))


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


def _is_marked(each: Occurrence) -> bool:
    return not isinstance(each.fact, Event) or each.fact.commemorate


def _signs(canvas: Canvas, found: list[Occurrence], ahead: list[Occurrence]) -> Iterator[tuple[str, str]]:
    """Yield the signs of the page, each with what it means."""
    signs = {dates.sign(each.fact.when) for each in found if _room(canvas) >= _LEAST}
    yield from ((canvas.glyph(name), canvas.say(f"legend.{name}")) for name in ("day", "span") if name in signs)
    if any(map(is_starred, (*found, *ahead))):
        yield canvas.glyph("jubilee"), canvas.say("legend.jubilee")
    yield from sheet.legend(canvas, found)
    yield f"{canvas.glyph('now')} {canvas.glyph('here')}", canvas.say("legend.today")
