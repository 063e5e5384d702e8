"""What the timeline is made of: its events by decade, theme, tag, language of the quotes, and source."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.text import Text

from timeline.tallies import called, tallies
from timeline.views import entries
from timeline.views.canvas import BAR, HEADING, QUIET, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Timeline
    from timeline.tallies import Tally
    from timeline.views.canvas import Canvas

_MOST: Final = {"tag": 10, "source": 10}  # rows of what there is much of
_GAP: Final = 2


def render(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return the counts of a timeline, one Text a line."""
    if not timeline.events:
        return [*entries.heading(timeline, canvas), Text(), *canvas.lines(canvas.say("nothing"), canvas.columns)]
    lines = entries.heading(timeline, canvas)
    for by, group in groupby(tallies(timeline), key=lambda each: each.by):
        lines += [Text(), *canvas.lines(canvas.say(f"stats.{by}"), canvas.columns, HEADING)]
        lines += _table(canvas, list(group), _MOST.get(by))
    return lines


def _table(canvas: Canvas, group: list[Tally], most: int | None) -> Iterator[Text]:
    """Yield a row for each tally with its count and a bar, and how many are left out."""
    shown = [(called(each, canvas.wording), each.count) for each in group[:most]]
    name = canvas.widest((said for said, _ in shown), canvas.columns * 2 // 5)
    highest = max(each.count for each in group)
    digits = len(str(highest))
    number = canvas.widest((canvas.figure(count, digits) for _, count in shown), 6)
    room = canvas.columns - name - number - 3 * _GAP
    for said, count in shown:
        bar = Text(canvas.glyph("bar") * max(count * room // highest, 1), BAR)
        yield from canvas.row(
            canvas.cell(said, name, gap=_GAP),
            canvas.cell(canvas.figure(count, digits), number, gap=_GAP, right=True),
            Cell([bar], room, _GAP),
        )
    if len(group) > len(shown):
        more = canvas.say("stats.more", n=len(group) - len(shown))
        yield from canvas.row(canvas.cell(more, canvas.columns - _GAP, QUIET, gap=_GAP))
