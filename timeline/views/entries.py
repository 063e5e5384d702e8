"""What the views say of one fact: its sign, its date in a column, its age, its source; and of all of them together.

The past is counted in completed years, floored. What is known to the month or the year has an approximate age and is
never said to fall on a day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar

from rich.text import Text

from timeline.anniversaries import JUBILEE, completed_years, is_starred, next_occurrence, years_ago
from timeline.columns import column
from timeline.model import Event
from timeline.views import dates
from timeline.views.canvas import HUES
from timeline.when import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import Fact, Observance, Occurrence, Timeline
    from timeline.views.canvas import Canvas
    from timeline.when import When

Kind = TypeVar("Kind")

SOON: Final = 100
"""An anniversary is near when it comes within so many days."""

_SAMPLE: Final = 500
_TERSE: Final = 80  # below so many columns a coming anniversary is said in its shorter form
_DOUBTS: Final = {"~": "approximate", "?": "uncertain"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact as a view shows it: `sign` names its glyph, `count` stands at the right, `remark` after the title.

    `marked` facts are commemorated, `near` ones soon; the date of `loose` ones is not known to the day.
    """

    sign: str
    date: str
    title: str
    source: str
    count: str
    remark: str = ""
    hue: str = ""
    marked: bool = False
    near: bool = False
    loose: bool = False

    @property
    def signs(self) -> tuple[str, str, str]:
        """Return what of it a legend explains."""
        return self.sign, self.date[-2:], self.count


def of_event(event: Event, canvas: Canvas, hue: str, date: str, count: tuple[str, bool]) -> Entry:
    """Return the entry of an event, with the date and the count (and whether it is near) that the view gives it."""
    return Entry(
        sign="proposed" if event.proposed else dates.sign(event.when),
        date=date,
        title=event.title(canvas.wording.language),
        source=source(event),
        count=count[0],
        remark=canvas.say("proposed") if event.proposed else "",
        hue=hue,
        marked=event.commemorate and not event.proposed,
        near=count[1],
        loose=event.when.precision is not Precision.DAY,
    )


def of_observance(observance: Observance, canvas: Canvas) -> Entry:
    """Return the entry of an observance: its day of every year, and since when it is kept."""
    return Entry(
        sign=dates.sign(observance.when),
        date=canvas.short(observance.when),
        title=observance.title(canvas.wording.language),
        source=source(observance),
        count=since(observance, canvas),
        loose=observance.when.precision is not Precision.DAY,
    )


def of_occurrence(each: Occurrence, canvas: Canvas, hues: Mapping[str, str], date: str) -> Entry:
    """Return the entry of a fact in one year: an event with its years in words, an observance as it always is."""
    if not isinstance(each.fact, Event):
        return replace(of_observance(each.fact, canvas), date=date)
    said = canvas.years(each.years) if each.years else ""
    count = f"~{said}" if said and dates.doubt(each.fact.when) else said
    starred = is_starred(each)
    said = f"{canvas.glyph('jubilee')} {count}" if starred else count
    return of_event(each.fact, canvas, hues[each.fact.kind], date, (said, starred))


def of_loose(event: Event, canvas: Canvas, hues: Mapping[str, str], year: int) -> Entry:
    """Return the entry of an event that is on no day: its month if it is known, and about how many years it is ago."""
    years = year - (event.when.year or year)
    date = canvas.short(event.when) + dates.doubt(event.when)
    return of_event(event, canvas, hues[event.kind], date, (f"~{canvas.years(years)}" if years else "", False))


def number(each: Occurrence, canvas: Canvas) -> str:
    """Return which anniversary it is, as a number; nothing for the event itself and for observances."""
    if not isinstance(each.fact, Event) or not each.years:
        return ""
    count = canvas.figure(each.years)
    return f"{canvas.glyph('jubilee')} {count}" if is_starred(each) else count


def source(fact: Fact) -> str:
    """Return where the fact comes from: the title of its first citation, or the document it quotes."""
    return next((citation.title or citation.document for citation in fact.citations), "")


def since(observance: Observance, canvas: Canvas) -> str:
    """Return the year since which the observance is kept, if that is known."""
    return "" if observance.since is None else canvas.say("since", year=observance.since)


def sample(timeline: Timeline) -> list[Event | Observance]:
    """Return the facts that say how wide columns are: all, or of very many some, evenly; wider ones take more lines."""
    return [*some(timeline.events), *some(timeline.observances)]


def some(*parts: Sequence[Kind]) -> list[Kind]:
    """Return all of what is to be drawn, or of very much some, evenly."""
    step = sum(map(len, parts)) // _SAMPLE + 1
    return [each for part in parts for each in part[::step]]


def hues(events: Sequence[Event]) -> Mapping[str, str]:
    """Return a colour for every kind of event, the most frequent first; colours repeat when they run out."""
    kinds = Counter(column(events, "kind"))
    ranked = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    return {kind: HUES[rank % len(HUES)] for rank, kind in enumerate(ranked)}


def heading(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return the name of the timeline, and at the right how many events it has from which year to which."""
    years = set(chain.from_iterable(set(column(timeline.events, "years"))))
    said = canvas.count("events", len(timeline.events))
    if years:
        span = dict.fromkeys(dates.year_name(each, canvas) for each in (min(years), max(years)))
        said = f"{said} · {'–'.join(span)}"
    return canvas.header(timeline.name(canvas.wording.language), said)


def legend(canvas: Canvas, entries: Iterable[Entry], more: Iterable[tuple[str, str]] = ()) -> list[Text]:
    """Return the signs that the entries show, and more, each with what it means, after a blank line; or nothing."""
    used, marks = set(), set()
    for entry in entries:
        used.add(entry.sign)
        marks |= {*entry.date[-2:], *entry.count}
    if canvas.glyph("jubilee") in marks:
        used.add("jubilee")
    names = ("day", "month", "year", "span", "proposed", "jubilee")
    items = [(canvas.glyph(name), canvas.say(f"legend.{name}")) for name in names if name in used]
    items += [(mark, canvas.say(f"legend.{name}")) for mark, name in _DOUBTS.items() if mark in marks]
    items += more
    return [Text(), *canvas.flow(items)] if items else []


def age(event: Event, canvas: Canvas, *, terse: bool = False) -> tuple[str, bool]:
    """Return how long ago the event was or how soon it comes, and whether that or its anniversary is near.

    A coming anniversary is said in its shorter form if it is to be `terse`, and on narrow pages.
    """
    today = canvas.today.toordinal()
    if event.when.yearly:
        return "", False
    if event.when.earliest > today:
        return _ahead(event.when, canvas)
    coming = _coming(event, canvas, terse=terse)
    if coming:
        return coming, True
    if today < event.when.latest:
        return _running(event.when, canvas)
    return _ago(event.when, canvas), False


def anniversary(event: Event, canvas: Canvas) -> tuple[str, bool]:
    """Return which anniversary of the event this year has, and whether it is near."""
    year = event.when.year
    if year is None or event.when.yearly or year >= canvas.today.year:
        return "", False
    years = canvas.today.year - year
    count = canvas.figure(years, mark="~" if dates.doubt(event.when) else "")
    jubilee = event.commemorate and not event.proposed and years % JUBILEE == 0
    near = bool(_coming(event, canvas))
    return (f"{canvas.glyph('jubilee')} {count}" if jubilee else count), near


def _coming(event: Event, canvas: Canvas, *, terse: bool = False) -> str:
    """Return the anniversary that the event is about to have, if it is marked and near."""
    found = next_occurrence(event, canvas.today) if event.commemorate else None
    if found is None or (found.start - canvas.today).days > SOON:
        return ""
    days = max((found.start - canvas.today).days, 0)
    form = "near_today" if not days else "near_terse" if terse or canvas.columns < _TERSE else "near"
    years = found.years or 0
    said = canvas.say(form, years=years, days=days, in_years=canvas.years(years), in_days=canvas.days(days))
    return f"{canvas.glyph('jubilee')} {said}" if found.jubilee else said


def _ahead(when: When, canvas: Canvas) -> tuple[str, bool]:
    """Return how soon a date comes: in days, from a year on in years; only `ahead` if its day is not known."""
    if when.days is None:
        return canvas.say("ahead"), False
    days = (when.days[0] - canvas.today).days
    years = completed_years(canvas.today, when.days[0])
    if years:
        return canvas.say("in_years", years=canvas.years(years)), False
    return canvas.say("in_days", days=canvas.days(days)), days <= SOON


def _running(when: When, canvas: Canvas) -> tuple[str, bool]:
    """Return that a date is today, or that today is one of its days, or may be."""
    if when.days is not None:
        return canvas.say("today" if when.days[0] == when.days[1] else "running"), True
    if when.is_interval or when.year is None:
        return canvas.say("running"), False
    return canvas.say("this_month" if when.precision is Precision.MONTH else "this_year"), False


def _ago(when: When, canvas: Canvas) -> str:
    """Return the age of what is past: in years, in days if it is less than one."""
    years = years_ago(when, canvas.today)
    if years is None:
        return ""
    vague = when.precision is not Precision.DAY or bool(when.doubt)
    if years:
        return f"~{canvas.years(years)}" if vague else canvas.years(years)
    if vague or when.days is None:
        return canvas.say("under_a_year")
    return canvas.days((canvas.today - when.days[1]).days)
