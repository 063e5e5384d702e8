"""The rail as a reader has it before them: its lines, and which of them show which fact.

A rail is laid out once for a whole timeline; a part of it keeps the same columns and draws no fact again.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from timeline.model import Event, Observance
from timeline.views.chronology import Today
from timeline.views.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text

    from timeline.model import Timeline
    from timeline.views import Canvas


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, the facts among them from top to bottom, the lines of each, and the line of today if it is there."""

    lines: Sequence[Text]
    facts: Sequence[str]
    extents: Sequence[range]
    today: int | None

    def extent(self, fact: str) -> range:
        """Return the lines of a fact; none if it is not here."""
        return self.extents[self.facts.index(fact)] if fact in self.facts else range(0)

    def at(self, line: int) -> str:
        """Return the fact on a line, else the next below it, else the last; nothing on an empty page."""
        number = bisect_left(self.extents, line, key=lambda extent: extent.stop - 1)
        return self.facts[min(number, len(self.facts) - 1)] if self.facts else ""

    def beside(self, fact: str, steps: int) -> str:
        """Return the fact so many steps further, or the last there is that way; the first for one that is not here."""
        if fact not in self.facts:
            return self.at(0)
        return self.facts[min(max(self.facts.index(fact) + steps, 0), len(self.facts) - 1)]


class Layout:
    """The rail of a timeline on a canvas, to be asked for parts of it."""

    def __init__(self, timeline: Timeline, canvas: Canvas) -> None:
        self.timeline = timeline
        self.canvas = canvas
        self._rail = Rail.of(timeline, canvas)
        self._row: Callable[[str, str], list[Text]] = cache(self._rail.row)

    def page(self, part: Timeline) -> Page:
        """Return a part of the timeline as it is drawn."""
        lines: list[Text] = []
        facts: list[str] = []
        extents: list[range] = []
        today = None
        for step, drawn in self._rail.rows(part, self._row):
            if isinstance(step, Event | Observance):
                facts.append(step.id)
                extents.append(range(len(lines), len(lines) + len(drawn)))
            elif isinstance(step, Today):
                today = len(lines)
            lines += drawn
        return Page(lines, facts, extents, today)
