"""What a text gives away about itself: whether it tells a story, by days or by years; whether it puts the month first.

It is gathered passage by passage, so that a long text need not be held as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline.temporal.anchor import ASIDE
from timeline.temporal.tense import direction

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from timeline.temporal.read import Found

_YEAR: Final = re.compile(r"(?:1[0-9]|20)(?<![0-9]{3})[0-9]{2}(?![0-9])")
_TOLD: Final = 3  # years that a text must name before it can be taken for a narrative
_WITHIN: Final = 4  # dates without a year, to each step over some years, from which on a story goes by days
_MANY: Final = 20  # with so many, those of the last two years count as past as well


@dataclass(slots=True)
class Evidence:
    """What was seen so far: `years` in figures, those `past` long ago and those `gone`; `ancient` ones, BC.

    `points` says whether anything leans on the day of publication ("on Thursday", "last year"), `opens` whether the
    first date in it is a day of a year. `near` and `far` are the steps on from one year to the next that is named,
    `last` the year named last; `within` the dates without a year.
    `firsts` says of the dates in figures that can be read in one way only (31/12, 12/31) whether the month is first.
    """

    published: dt.date | None
    years: int = 0
    past: int = 0
    gone: int = 0
    ancient: int = 0
    points: bool = False
    opens: bool | None = None
    near: int = 0
    far: int = 0
    within: int = 0
    last: int | None = None
    firsts: frozenset[bool] = frozenset()

    def add(self, text: str, found: Iterable[Found]) -> None:
        """Take note of a passage and of what was found in it."""
        written = list(_YEAR.finditer(text))
        times = [(one.start, one.end) for one in found if "hhmm" in one.expression.parts] if written else []
        for figures in written:
            if any(start <= figures.start() < end for start, end in times):
                continue
            year = int(figures[0])
            step = -1 if self.last is None else year - self.last
            self.near += 0 <= step < ASIDE
            self.far += step >= ASIDE
            self.last = year
            self.years += 1
            if self.published is not None:
                self.past += year < self.published.year - 2
                self.gone += year < self.published.year
        few = self.published is not None and self.past < _TOLD
        for one in found:
            expression = one.expression
            if few and not self.points:
                self.points = self._points(text, one)
            if self.opens is None:
                self.opens = expression.opens
            self.ancient += expression.is_ancient
            self.within += expression.names_year == "unsaid"
            if expression.firsts:
                self.firsts |= expression.firsts

    def _points(self, text: str, one: Found) -> bool:
        """Return whether an expression leans on the day of publication, by itself or by the tense of its sentence."""
        if one.expression.points != "tense":
            return bool(one.expression.points)
        return bool(self.opens) and direction(text, one.start, one.end, one.expression.language) > 0

    @property
    def narrative(self) -> bool:
        """Whether the text tells of a time other than its own: most of the years it names are long past.

        Few are enough if it opens with a day of one, and nothing in it points to its own time.
        """
        return self.ancient >= _TOLD or (
            self.gone > 0
            and (
                (self.past >= _TOLD and self.past > 0.8 * self.years)
                or (0 < self.past == self.years and bool(self.opens) and not self.points)
                or (self.years >= _MANY and self.gone > 0.6 * self.years)
            )
        )

    @property
    def strides(self) -> bool:
        """Whether a story goes from year to far year, as that of a life does, and tells little within one."""
        return self.far >= max(self.near, self.within / _WITHIN, 1)

    @property
    def month_first(self) -> bool | None:
        """Whether it has the month first in figures; None if it shows neither, or both."""
        return None if len(self.firsts) != 1 else next(iter(self.firsts))
