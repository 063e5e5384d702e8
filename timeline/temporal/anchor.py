"""What an expression leans on: the day of publication, or in a narrative the date last mentioned.

Without either nothing is resolved. Of two readings of a yearless date the sentence decides (its tense), else the
nearer one; in a narrative it is the year that the story has reached.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise, takewhile, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline.when import Precision

if TYPE_CHECKING:
    from timeline.temporal.language import Language
    from timeline.when import When

SENTENCE_END: Final = re.compile(r"[.!?؟]\s")
_BEFORE: Final = re.compile(r".*(?:[.!?؟] |\n)", re.DOTALL)
_CLAUSE: Final = re.compile(r"[,;:()،؛]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DATELINE: Final = re.compile(r"(?: *\([^()\n]{1,40}\))? *(?:--|[–—-]) ")  # Astana, March 14 (AP) – The bank will …
_PLACE: Final = re.compile(r"\s*[^\W\d][^,;:\n]{1,30}, (?:[^,;:\n]{2,30}, )?")
_AFTER: Final = re.compile(r"[.!?؟] |\n")
_YEAR_OR_DAY: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d.*)?)?")
ASIDE: Final = 3  # years away from where a story has got to
_WHOLE_YEAR: Final = 11  # months back from December to January, to which a story goes on rather
_WHOLE_SEASON: Final = 7  # months back from a winter, or an autumn, to the months that follow it
_DONE: Final = 2
_SAID: Final = 3
_CUES: Final = {"past": -1, "future": 1, "done": _DONE, "said": _SAID, "neither": 0}
_VERB: Final = 2  # words at the end of a sentence in which a language that ends on it has its verb
_REPORT: Final = 4  # words at its end that can say who said it
_SENTENCE: Final = 200  # characters on either side in which the rest of the sentence is looked for
_WEEK: Final = Precision.DAY  # a week is known by its days, and less finely than one of them
_DAY: Final = _WEEK + 1
_FINENESS: Final = {
    "C": Precision.CENTURY, "DE": Precision.DECADE, "Y": Precision.YEAR, "H6": Precision.SEASON, "Q": Precision.SEASON,
    "M": Precision.MONTH, "W": _WEEK, "WE": _WEEK, "FN": _WEEK,
}  # fmt: skip


@dataclass(slots=True)
class Anchor:
    """Where the text has got to: its day of publication, the day `mentioned` last and the one that its story is at.

    That is the `last` one mentioned that was not an `aside`, a year glanced at from afar; `to_the_day` says whether it
    was a day, `finely` and `finely_told` how finely the two are known, `era` the year BC as long as the story stays
    before Christ, `glance` the one that the sentence has named last, `value` how what was mentioned is written.
    `beside` is the date that the sentence has named last: what "on the 27th" is of, and "at three"; `several` whether
    it speaks of several days, a range or a set; `named_year` the year that it has said, and not only pointed to
    as "yesterday" does.
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
    several: bool = False
    to_the_day: bool = False
    era: int | None = None
    glance: int | None = None
    aside: int | None = None
    month_first: bool | None = None
    strides: bool = False

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
        self.beside, self.named_year, self.several, self.glance = "", None, False, None

    def name(self, mark: Mark, *, said: bool) -> None:
        """Take note of a year, month or day that the sentence has named."""
        self.beside, self.several = mark.beside, mark.several
        if said and mark.year is not None:
            self.named_year = mark.year

    def mention(self, mark: Mark) -> None:
        """Take note of a date that was understood; of a range the story has reached the end."""
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
        if self._is_aside(day.year, bare=mark.finely == Precision.YEAR):
            self.aside = day.year
        else:
            self.era = self.aside = None
            self.last, self.finely_told, self.to_the_day = day, mark.finely, mark.to_the_day

    def _holds(self, when: When) -> bool:
        """Return whether the date mentioned last lies in this one."""
        return self.mentioned is not None and when.earliest <= self.mentioned.toordinal() < when.latest

    def _is_aside(self, year: int, *, bare: bool = True) -> bool:
        """Return whether a story only glances at a year far from the one it has reached; a second glance is a step.

        A story that strides glances at nothing but a `bare` year of its past: a house built in 1913.
        """
        reached = 1 - self.era if self.era is not None else self.last.year if self.last else None
        if not self.narrative or reached is None or abs(year - reached) < ASIDE:
            return False
        if self.strides:
            return bare and year < reached
        return self.aside is None or abs(year - self.aside) >= ASIDE

    def year_of(self, month: int, day: int | None, direction: int) -> int | None:
        """Return the year of a month, or day of a month, that was said without one; None without an anchor.

        `direction` is -1 for the latest one past, 1 for the next, 0 for the nearest; a story goes on in its year.
        """
        now = self.now
        if now is None:
            return None
        if self.narrative and self.last is not None and not direction:
            back = _WHOLE_SEASON if self.finely_told == Precision.SEASON else _WHOLE_YEAR
            return now.year + (now.month - month >= back)
        if day is None:
            away = {year: 12 * (year - now.year) + month - now.month for year in _near(now, 1)}
        else:
            around = [year for year in _near(now, 8) if day <= monthrange(year, month)[1]]
            away = {year: (dt.date(year, month, day) - now).days for year in around}
        fitting = [(abs(distance), year) for year, distance in away.items() if distance * direction >= 0]
        return min(fitting)[1] if fitting else now.year


class Mark(NamedTuple):
    """What an anchor takes note of in a value.

    `when` is None if it is of no time of its own, `day` its first day, of a range the last, if `datetime` has it;
    `finely` says how finely that is known, `to_the_day` whether it is a day. `ancient` is its year if that is BC.
    `beside` is what a sentence can go on from, of a range the end, `several` whether it is one; `year` is the one that
    is said there; `is_plain` whether it is a year or a day, and nothing else.
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
        is_plain=_YEAR_OR_DAY.fullmatch(value) is not None,
    )


def _near(day: dt.date, years: int) -> range:
    return range(max(day.year - years, dt.MINYEAR), min(day.year + years, dt.MAXYEAR) + 1)


def direction(text: str, start: int, end: int, language: Language) -> int:
    """Return -1 if the sentence around the expression speaks of the past, 1 if of the future, 0 if it does not say.

    The clause in which the expression stands is asked first: there a word of saying is of the past as well, and of two
    tenses the nearer one is told. The date at the head of a report says nothing.
    """
    before = _BEFORE.sub("", text[max(0, start - _SENTENCE) : start])
    if _PLACE.fullmatch(before) and _DATELINE.match(text, end):
        return 0
    after = _AFTER.split(text[end : end + _SENTENCE], maxsplit=1)[0]
    words, behind = (_WORD.findall(part) for part in (before, after))
    sentence = words + behind
    verb = language.settings.get("verb")
    if verb == "last":
        clauses = (_WORD.findall(clause) for clause in _CLAUSE.split(after)[:-1])
        if own := next(filter(None, (_tense(clause[-1], language) for clause in clauses if clause)), 0):
            return own
        told = behind[:-_REPORT]
        told += takewhile(lambda word: word not in language.cues.get("says", ()), behind[-_REPORT:])
        return _of_the_end(words + told, language) or _of_the_end(sentence, language)
    if verb == "first":
        return next(filter(None, (_tense(word, language) for word in (*reversed(words), *behind))), 0)
    clause = _WORD.findall(_CLAUSE.split(before)[-1]), _WORD.findall(_CLAUSE.split(after, maxsplit=1)[0])
    return _told(clause, sentence, language)


def _told(clause: tuple[list[str], list[str]], sentence: list[str], language: Language) -> int:
    """Return the tense that a clause tells before a date and behind it, of two the nearer; else its sentence tells."""
    before, behind = (_signs(words, language) for words in clause)
    signs = {*before, *behind} - {0}
    if {1, -1} <= signs:  # he said on Monday that it will be held on Friday
        nearest = chain.from_iterable(zip_longest(reversed(before), behind, fillvalue=0))
        return next(sign for sign in nearest if sign in {1, -1})
    if not signs and any(word in language.cues.get("hints", ()) for words in clause for word in words):
        return 1
    if signs <= {_DONE}:
        signs |= {*_signs(sentence, language)} - {0, _SAID}
    if not signs:
        return int(any(word in language.cues.get("asks", ()) for word in sentence[:1]))
    return 0 if {1, -1} <= signs else 1 if 1 in signs else -1


def _signs(words: list[str], language: Language) -> list[int]:
    """Return what each word tells; behind "is" a form of the past is but a participle, or of what is to come."""
    auxiliary, arranged = (language.cues.get(name, ()) for name in ("auxiliary", "arranged"))
    told = ((last, word, _tense(word, language)) for last, word in pairwise(["", *words]))
    return [int(word in arranged) if last in auxiliary and sign in {-1, _DONE} else sign for last, word, sign in told]


def _of_the_end(words: list[str], language: Language) -> int:
    """Return the tense that the last words tell, of two the last."""
    said = [sign for word in words[-_VERB:] if (sign := _tense(word, language))]
    return said[-1] if said else 0


@lru_cache(maxsize=1 << 16)
def _tense(word: str, language: Language) -> int:
    """Return -1 for a word of the past, 1 for one of the future, 0 for any other; the longest cue decides.

    A cue is the word, or with a dash its end or its beginning; each further dash stands for a letter that it must have.
    `_DONE` is past unless the sentence says that it is to be, `_SAID` in its clause only.
    """
    stems = {word, *(word.removeprefix(front) for front in language.proclitics)}
    fits = [
        (cue in stems, len(cue.strip("-")), sign)
        for name, sign in _CUES.items()
        for cue in language.cues.get(name, ())
        if cue in stems
        or (cue[0] == "-" and len(word) + 1 >= len(cue) and word.endswith(cue.lstrip("-")))
        or (cue[-1] == "-" and any(len(stem) + 1 >= len(cue) and stem.startswith(cue.rstrip("-")) for stem in stems))
    ]
    return max(fits)[-1] if fits else 0
