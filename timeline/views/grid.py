"""The columns that rail and ledger share: a date, a title, its source, a count at the right edge.

Wide pages give the source a column of its own; on narrower ones it follows the title. Each column is as wide as what
stands in it needs, up to a share of the page; the title has the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from timeline.views.canvas import IMPRECISE, QUIET, STRONG, Cell
from timeline.views.wrapping import FIGURE, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from timeline.views.canvas import Canvas
    from timeline.views.entries import Entry

LEAD: Final = 2
"""Cells of the glyph and the blank before it, where a row begins with the date."""

WIDE: Final = 100
"""From so many columns on the source has its own."""

_GAP: Final = 2
_FULL_DATE: Final = 12  # cells of 29 Aug 1949 and one more
_BETWEEN_MONTHS: Final = re.compile(r"(?<=[^\W\d][–-])(?=.)")


@dataclass(frozen=True, slots=True)
class Grid:
    """How wide the columns are; `source` is 0 where the source follows the title.

    Of the cells of the date the last `doubt` are kept for its marks; `gap` ones lie before the title. On narrow pages a
    span from one month to another takes two lines, so as not to widen the column for all.
    """

    date: int
    doubt: int
    gap: int
    title: int
    source: int
    count: int

    @classmethod
    def of(
        cls,
        canvas: Canvas,
        entries: Iterable[Entry],
        lead: int,
        heads: tuple[str, str, str] = ("", "", ""),
        *,
        beside: bool = False,
    ) -> Grid:
        """Return the columns that hold the entries and the heads of date, source and count.

        The date and `lead` more cells come before the title; right `beside` it marks of doubt stand in its gap.
        """
        entries = tuple(entries)
        width, wide = canvas.columns, canvas.width >= WIDE
        dates = {part for entry in entries for part in ([entry.date] if wide else _parts(entry.date))}
        doubt = max(map(_marks, dates), default=0)
        held = (edged(part, doubt) for part in {heads[0], *dates})
        date = canvas.widest(held, max(width // 4, _FULL_DATE) + doubt)
        sources = {heads[1], *(entry.source for entry in entries)} if wide else set()
        source = canvas.widest(sources, width // 5)
        count = canvas.widest({heads[2], *(entry.count for entry in entries)}, width * 3 // 10)
        gap = max(_GAP - doubt, 1) if beside else _GAP
        taken = lead + date + gap + count + _GAP + (source and source + _GAP)
        return cls(date, doubt, gap, width - taken, source, count)

    def rows(self, canvas: Canvas, entries: Iterable[Entry]) -> Iterator[Text]:
        """Yield the entries as rows, a date that comes again said once."""
        last = ""
        for entry in entries:
            yield from self.row(canvas, replace(entry, date="") if entry.date == last else entry)
            last = entry.date

    def row(self, canvas: Canvas, entry: Entry) -> list[Text]:
        """Return an entry as a row: date, glyph, title, source, count."""
        return canvas.row(self.dated(canvas, entry), self.signed(canvas, entry), *self.told(canvas, entry))

    def dated(self, canvas: Canvas, entry: Entry, gap: int = 0) -> Cell:
        """Return the column of the date."""
        style = f"{IMPRECISE} {QUIET}" if entry.loose else ""
        lines = [
            line
            for part in self._broken(canvas, entry.date)
            for line in canvas.lines(edged(part, self.doubt), self.date, style)
        ]
        return Cell(lines, self.date, gap, right=True)

    def signed(self, canvas: Canvas, entry: Entry, below: str = "") -> Cell:
        """Return the column of the glyph, with what is drawn under it."""
        return Cell(canvas.lines(canvas.glyph(entry.sign), 1, entry.hue), 1, gap=1, below=below)

    def told(self, canvas: Canvas, entry: Entry) -> tuple[Cell, ...]:
        """Return the columns after the glyph and the date: title, source, count."""
        style = STRONG if entry.near else f"{IMPRECISE} {QUIET}" if entry.loose else QUIET
        count = canvas.cell(entry.count, self.count, style, gap=_GAP, right=True)
        if not self.source:
            return Cell(self._followed(canvas, entry), self.title, self.gap), count
        lines = self._titled(canvas, entry)
        sources = canvas.lines(entry.source, self.source, QUIET, most=max(len(lines), 1))
        return Cell(lines, self.title, self.gap), Cell(sources, self.source, _GAP), count

    def _broken(self, canvas: Canvas, date: str) -> list[str]:
        """Return a date whole if there is room for it, else the ends of a span, else as it breaks at words."""
        if self._holds(canvas, date):
            return [date]
        room = max(self.date - self.doubt, 2)
        parts = ([part] if self._holds(canvas, part) else wrap(part, room) for part in _parts(date))
        return [line for lines in parts for line in lines]

    def _holds(self, canvas: Canvas, date: str) -> bool:
        return len(canvas.lines(edged(date, self.doubt), self.date)) < 2

    def _titled(self, canvas: Canvas, entry: Entry, *, lone: bool = False) -> list[Text]:
        """Return the title with its remark."""
        lines = canvas.lines(entry.title, self.title, STRONG if entry.marked else "", lone=lone)
        return canvas.beside(lines, entry.remark and f"({entry.remark})", self.title, f"{IMPRECISE} {QUIET}")

    def _followed(self, canvas: Canvas, entry: Entry) -> list[Text]:
        """Return the title and after it the source; a word alone on its line is not alone if that follows it there."""
        source, lone = canvas.aside(entry.source), self._titled(canvas, entry, lone=True)
        lines = canvas.beside(lone, source, self.title, QUIET)
        if source and len(lines) == len(lone):
            return lines
        return canvas.beside(self._titled(canvas, entry), source, self.title, QUIET)


def edged(date: str, doubt: int) -> str:
    """Return a date with as many blanks as it has fewer than `doubt` marks, so that dates have one edge."""
    return date + FIGURE * (doubt - _marks(date)) if date else ""


def _parts(date: str) -> list[str]:
    """Return the two ends of a span from one month to another, anything else whole."""
    return _BETWEEN_MONTHS.split(date)


def _marks(date: str) -> int:
    """Return how many marks of doubt a date ends with."""
    return len(date) - len(date.rstrip("?~"))
