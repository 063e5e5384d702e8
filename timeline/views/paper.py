"""The ledger on sheets of paper: what it is and when it was printed on each, its number, its sources at its foot.

A sheet can be read without the others: a source used again is told again where it is used, under the same number. No
entry is parted, and no heading from what it heads, unless it is longer than a sheet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from timeline.views import entries, ledger
from timeline.views.canvas import QUIET, STRONG, Cell
from timeline.views.notes import numbered, told
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from timeline.model import Timeline
    from timeline.views.canvas import Canvas
    from timeline.views.notes import Notes

SIZE: Final = (76, 60)
"""Columns and lines of a sheet: what CUPS prints of text on A4 as well as on Letter, at ten characters an inch."""

FEWEST: Final = 30
"""The fewest lines of a sheet."""

_NUMBER: Final = re.compile(r"\[(\d+)\]")
_SIGNS: Final = ("day", "month", "year", "span", "proposed")
_STROKE: Final = 20  # cells of the line above the notes


def sheets(timeline: Timeline, canvas: Canvas, lines: int = SIZE[1]) -> list[list[Text]]:
    """Return the ledger in sheets of so many lines, each filled to its last."""
    marked, notes = numbered(timeline)
    name = len(entries.heading(marked, canvas))
    heads, *rows = list(ledger.render(marked, canvas))[name:]
    blocks = _blocks(rows, _sign(heads, canvas), {canvas.glyph(each) for each in _SIGNS})
    room = max(lines, FEWEST) - 5  # name and day, a blank line, the heads; at the foot a blank line and the number
    bodies = list(_filled(blocks, notes, canvas, room))
    return [
        [*_head(timeline, canvas), heads, *body, *_foot(canvas, number, len(bodies))]
        for number, body in enumerate(bodies, 1)
    ]


def _sign(heads: Text, canvas: Canvas) -> int:
    """Return the cell in which the sign of an entry stands: two before its title."""
    return cell_len(heads.plain.partition(canvas.say("head.event"))[0]) - 3


def _blocks(lines: Iterable[Text], sign: int, signs: AbstractSet[str]) -> Iterator[list[Text]]:
    """Yield the lines that belong together: an entry, after what heads it and before the blank line behind it."""
    block: list[Text] = []
    whole = False
    for line in lines:
        cells = "".join(char for char in line.plain if cell_len(char))
        entry = cells[sign : sign + 1] in signs
        if whole and (entry or cells[:1].strip()):
            yield block
            block, whole = [], False
        block.append(line)
        whole = whole or entry
    yield block


def _filled(blocks: Iterable[list[Text]], notes: Notes, canvas: Canvas, room: int) -> Iterator[list[Text]]:
    """Yield what stands between head and foot of each sheet, its notes in the last lines."""
    body: list[Text] = []
    numbers: list[int] = []
    for block in blocks:
        said = [number for line in block for number in _numbers(line, notes)]
        more = [*numbers, *(number for number in dict.fromkeys(said) if number not in numbers)]
        if body and len(body) + len(_trimmed(block)) + len(_told(more, notes, canvas)) > room:
            yield _laid(body, _told(numbers, notes, canvas), room)
            body, more = [], list(dict.fromkeys(said))
        body, numbers = [*body, *block], more
    yield _laid(body, _told(numbers, notes, canvas), room)


def _numbers(line: Text, notes: Notes) -> list[int]:
    """Return the numbers of notes that a line names."""
    return [number for number in map(int, _NUMBER.findall(line.plain)) if 0 < number <= len(notes)]


def _told(numbers: list[int], notes: Notes, canvas: Canvas) -> list[Text]:
    """Return the notes of these numbers, below a short stroke, in the order of their numbers."""
    cells = len(f"[{len(notes)}]")
    width = canvas.columns - cells - 1
    rows = [
        canvas.row(
            canvas.cell(f"[{number}]", cells, QUIET, right=True), canvas.cell(told(notes[number - 1]), width, gap=1)
        )
        for number in sorted(numbers)
    ]
    return (
        [Text(), Text(canvas.glyph("rule") * _STROKE, QUIET), *(line for row in rows for line in row)] if rows else []
    )


def _laid(body: list[Text], notes: list[Text], room: int) -> list[Text]:
    """Return a body and its notes, with as many blank lines between them as fill the room."""
    body = _trimmed(body)
    return [*body, *[Text()] * (room - len(body) - len(notes)), *notes]


def _trimmed(lines: list[Text]) -> list[Text]:
    """Return lines without the blank ones at their ends."""
    full = [number for number, line in enumerate(lines) if line.plain]
    return lines[full[0] : full[-1] + 1] if full else []


def _head(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return what stands above every sheet: what it is, and when it was printed."""
    printed = canvas.say("printed", date=canvas.date(When.on(canvas.today)))
    name = timeline.name(canvas.wording.language)
    aside = canvas.line(printed, QUIET)
    room = canvas.columns - aside.cell_len - 2
    return [*canvas.row(Cell([canvas.line(name, STRONG, room)], room), Cell([aside], aside.cell_len, gap=2)), Text()]


def _foot(canvas: Canvas, number: int, whole: int) -> list[Text]:
    """Return what stands below every sheet: its number, and of how many."""
    said = f"{number} / {whole}"
    return [Text(), Text.assemble(" " * ((canvas.columns - len(said)) // 2), canvas.line(said, QUIET))]
