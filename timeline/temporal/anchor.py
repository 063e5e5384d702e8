"""What an expression leans on: the day of publication, or in a narrative the date last mentioned.

Without either nothing is resolved. Of two readings of a yearless date the sentence decides (its tense), else the
nearer one; in a narrative it is the year that the story has reached.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline.when import Precision

if TYPE_CHECKING:
    from timeline.when import When

_PLAIN: Final = re.compile(r"\d{4}(?:-(?:SP|SU|FA|\d\d(?:-\d\d.*)?))?")
ASIDE: Final = 3  # years away from where a story has got to
_LEAP: Final = 20  # years that a story does not leap over, not even to a day
_WHOLE_YEAR: Final = 8  # months back, from which on a story rather goes on: from November to March
_WHOLE_SEASON: Final = 7  # months back from a winter, or an autumn, to the months that follow it
_WEEK: Final = Precision.DAY  # a week is known by its days, and less finely than one of them
_DAY: Final = _WEEK + 1
_FINENESS: Final = {
    "C": Precision.CENTURY, "DE": Precision.DECADE, "Y": Precision.YEAR, "H6": Precision.SEASON, "Q": Precision.SEASON,
    "M": Precision.MONTH, "W": _WEEK, "WE": _WEEK, "FN": _WEEK,
}  # fmt: skip


@dataclass(slots=True)
class Anchor:
    """Where the text has got to: its day of publication, the day `mentioned` last and the one that its story is at.

    That is the `last` one mentioned that was not an `aside`, a year glanced at from afar, or left for one afar; of a
    range it is the end, and `since` the beginning. `to_the_day` says whether it was a day, `finely` and `finely_told`
    how finely the two are known, `era` the year BC as long as the story stays before Christ, `glance` the one that the
    sentence has named last, `value` how what was mentioned is written.
    `beside` is the date that the sentence has named last: what "on the 27th" is of, and "at three"; `several` whether
    it speaks of several days, a range or a set; `named_year` the year that it can go on with, which is not one only
    pointed to as "yesterday" does; `year_said` whether that was said, not left to the reader.
    `month_first` says whether the dates in figures that can be read in one way only put the month first; it is None
    when there are none, or they do not agree. `strides` says whether the story goes on by years rather than by days, as
    the story of a life does.
    """

    published: dt.date | None
    narrative: bool
    last: dt.date | None = None
    mentioned: dt.date | None = None
    finely: int = 0
    finely_told: int = _DAY
    value: str = ""
    beside: str = ""
    named_year: int | None = None
    year_said: bool = False
    several: bool = False
    to_the_day: bool = False
    era: int | None = None
    glance: int | None = None
    aside: int | None = None
    since: dt.date | None = None
    month_first: bool | None = None
    strides: bool = False

    @property
    def is_fresh(self) -> bool:
        """Whether nothing was told so far: there is but the day of publication to lean on."""
        return not (self.value or self.beside or self.several or self.narrative or self.month_first is not None)

    @property
    def named_day(self) -> dt.date | None:
        """The day that the sentence has named, if it is one alone."""
        if self.several:
            return None
        try:
            return dt.date.fromisoformat(self.beside)
        except ValueError:
            return None

    @property
    def told(self) -> dt.date | None:
        """The day that a story has reached: the one last mentioned, at its beginning that of its publication."""
        return self.last or self.published

    def told_to(self, unit: str) -> dt.date | None:
        """Return the day that a story has reached, if it is known as finely as the unit: no day is made up."""
        return self.told if self.finely_told >= _FINENESS.get(unit, _DAY) else None

    def mentioned_to(self, unit: str) -> dt.date | None:
        """Return the date mentioned last, if it is known as finely as the unit."""
        return self.mentioned if self.finely >= _FINENESS.get(unit, _DAY) else None

    @property
    def now(self) -> dt.date | None:
        """The day that a date without a year is near to."""
        return self.told if self.narrative else self.published

    def begin_sentence(self) -> None:
        """Forget what the sentence has named."""
        self.beside, self.named_year, self.year_said, self.several, self.glance = "", None, False, False, None

    def name(self, mark: Mark, year: Literal["", "unsaid", "said"]) -> None:
        """Take note of a year, month or day that the sentence has named, and of its year if it can go on with it."""
        self.beside, self.several = mark.beside, mark.several
        if mark.year is not None and (year == "said" or (year and not self.year_said)):
            self.named_year, self.year_said = mark.year, year == "said"

    def mention(self, mark: Mark, *, bracketed: bool = False, opens: bool = False) -> None:
        """Take note of a date that was understood; of a range the story has reached the end.

        It can be `bracketed`, or be what `opens` a paragraph.
        """
        when, day = mark.when, mark.day
        if when is None:
            return
        self.value = mark.value
        if mark.ancient is not None:
            self.glance = 1 - mark.ancient
            if self._is_aside(mark.ancient):
                self.aside = mark.ancient
            else:
                self.era, self.aside = 1 - mark.ancient, None
            return
        if day is None:
            return
        self.glance = None
        if mark.finely >= self.finely or not self._holds(when):  # "that year" does not hide its day
            self.mentioned, self.finely = day, mark.finely
        if mark.finely < Precision.YEAR:
            return  # a century is no step of a story
        leaps = self.year_said and not bracketed and mark.finely >= (Precision.MONTH if opens else _DAY)
        if self._is_aside(day.year, bare=mark.finely == Precision.YEAR, leaps=leaps):
            self.aside = day.year
        else:
            left = self.last.year if self.narrative and self.last is not None else day.year
            self.era, self.aside = None, left if abs(day.year - left) >= ASIDE else None
            self.last, self.finely_told, self.to_the_day = day, mark.finely, mark.to_the_day
            self.since = dt.date.fromordinal(when.earliest) if when.is_interval and when.earliest > 0 else None

    def years_on(self, mark: Mark) -> int:
        """Return how many years a date lies ahead of the one that a story has reached, below 0 behind it."""
        last, day = self.last, mark.day
        return 0 if last is None or day is None else day.year - last.year

    def _holds(self, when: When) -> bool:
        """Return whether the date mentioned last lies in this one."""
        return self.mentioned is not None and when.earliest <= self.mentioned.toordinal() < when.latest

    def _is_aside(self, year: int, *, bare: bool = True, leaps: bool = False) -> bool:
        """Return whether a story only glances at a year far from the one it has reached; a second glance is a step.

        A story that strides glances at nothing but a `bare` year of its past: a house built in 1913. Any other `leaps`
        to a day ahead that is said with its year, in a new paragraph to a month, and may come back.
        """
        reached = 1 - self.era if self.era is not None else self.last.year if self.last else None
        if not self.narrative or reached is None or abs(year - reached) < ASIDE:
            return False
        if self.since is not None and not bare and abs(year - self.since.year) < ASIDE:
            return False  # fought from 1701 to 1714: in November 1700
        if self.strides:
            return bare and year < reached
        if leaps and reached < year < reached + _LEAP:
            return False
        return self.aside is None or abs(year - self.aside) >= ASIDE

    def year_of(self, month: int, day: int | None, direction: int) -> int | None:
        """Return the year of a month, or day of a month, that was said without one; None without an anchor.

        `direction` is -1 for the latest one past, 1 for the next, 0 for the nearest; a story goes on in its year.
        """
        now = self.now
        if now is None:
            return None
        if self.narrative and self.last is not None and not direction:
            begins = self.since or now
            for year in range(begins.year, min(begins.year + 2, now.year)):
                if begins <= dt.date(year, month, min(day or 28, 28)) <= now:
                    return year  # from December to January, on Christmas Eve
            back = _WHOLE_SEASON if self.finely_told == Precision.SEASON else _WHOLE_YEAR
            return now.year + (now.month - month >= back)
        return nearest_year(now, month, day, direction)


class Mark(NamedTuple):
    """What an anchor takes note of in a value.

    `when` is None if it is of no time of its own, `day` its first day, of a range the last, if `datetime` has it;
    `finely` says how finely that is known, `to_the_day` whether it is a day. `ancient` is its year if that is BC.
    `beside` is what a sentence can go on from, of a range the end, `several` whether it is one; `year` is the one that
    is said there; `is_plain` whether it is written as a year, a month or a day.
    """

    value: str
    when: When | None
    day: dt.date | None
    finely: int
    to_the_day: bool
    ancient: int | None
    beside: str
    several: bool
    year: int | None
    is_plain: bool


def marked(value: str, when: When | None) -> Mark:
    """Return what an anchor takes note of in a TIMEX3 value, with its EDTF twin."""
    day, precision, ancient = None, None, None
    when = None if when is None or when.yearly else when
    if when is not None:
        precision = when.precision
        number = when.latest - 1 if when.is_interval else when.earliest
        day = dt.date.fromordinal(number) if 0 < number <= dt.date.max.toordinal() else None
        ancient = when.points[-1].years()[0] if value.startswith("BC") else None
    begins, _, ends = value.rpartition("/")
    beside = ends.partition("T")[0]
    is_day = precision is Precision.DAY
    return Mark(
        value=value,
        when=when,
        day=day,
        finely=(precision or 0) + (is_day and "W" not in value),
        to_the_day=is_day and when is not None and not when.is_interval,
        ancient=ancient,
        beside=beside,
        several=bool(begins) and not begins.startswith(f"{beside}T"),
        year=int(beside[:4]) if beside[:4].isdecimal() else None,
        is_plain=_PLAIN.fullmatch(value) is not None,
    )


def nearest_year(now: dt.date, month: int, day: int | None, direction: int = 0) -> int:
    """Return the year in which a month, or a day of it, is nearest to a day, on the side of it that is asked for."""
    if day is None:
        away = {year: 12 * (year - now.year) + month - now.month for year in _near(now, 1)}
    else:
        around = [year for year in _near(now, 8) if day <= monthrange(year, month)[1]]
        away = {year: (dt.date(year, month, day) - now).days for year in around}
    fitting = [(abs(distance), year) for year, distance in away.items() if distance * direction >= 0]
    return min(fitting)[1] if fitting else now.year


def _near(day: dt.date, years: int) -> range:
    return range(max(day.year - years, dt.MINYEAR), min(day.year + years, dt.MAXYEAR) + 1)
