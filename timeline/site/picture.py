"""The whole chronology as one picture: years along it, a lane for each kind of event, a mark for each event.

Here it is only measured, in units of an SVG view box; `templates/picture.svg` draws it. A mark says no more than is
known: a dot for a day, half of one for a month, a ring for a year, a bar for what lasts or may have been any time
within it. Written from the right, time runs from the right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Final

from timeline.catalogue import KINDS
from timeline.views.dates import sign, year_name
from timeline.when import Precision, ordinal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from timeline.model import Event
    from timeline.when import When
    from timeline.wording import Wording

WIDTH: Final = 1120
_RADIUS: Final = 5
_SHORTEST: Final = 14  # of a bar, which else would look like a dot
_GUTTER: Final = 150  # the names of the lanes
_MARGIN: Final = 24  # half a year's number
_HEAD: Final = 30  # the years above the first lane
_PITCH: Final = 13  # from one mark to the mark on top of it
_AIR: Final = 20  # between the marks of a lane and the line of the one above
_TICKS: Final = 12  # numbers of years that fit beside each other


@dataclass(frozen=True, slots=True)
class Mark:
    """An event: the middle of its left end, its width (nothing for a dot), its sign, whether a jubilee of it nears."""

    event: Event
    x: float
    y: float
    width: float
    sign: str
    soon: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of a kind, standing on a line at `base`."""

    kind: str
    base: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything where it belongs. `ticks` are years with their names, `now` is where today is, if that is on it."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    now: float | None


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day is, between the first of the picture and the day after its last, where time runs from the left."""

    first: int
    last: int

    def at(self, day: float) -> float:
        """Return how far from the left a day is."""
        along = (day - self.first) / (self.last - self.first) * (WIDTH - _GUTTER - 2 * _MARGIN)
        return round(_GUTTER + _MARGIN + along, 1)

    def span(self, when: When) -> tuple[float, float]:
        """Return the left end and the width of a mark; the width is nothing where the date makes a dot."""
        early, late = max(when.earliest, self.first), min(when.latest, self.last)
        if not when.is_interval and when.precision >= Precision.YEAR:
            day = when.earliest if when.precision is Precision.DAY else (early + late) / 2
            return self.at(day), 0
        return self.at(early), max(round(self.at(late) - self.at(early), 1), _SHORTEST)


def draw(events: Sequence[Event], soon: Collection[str], today: dt.date, words: Wording) -> Picture | None:
    """Return the picture, in which the events with an id in `soon` stand out; None if there is nothing to show."""
    years = [year for event in events if not event.when.yearly for point in event.when.points for year in point.years()]
    if not years:
        return None
    step = next(step for step in _steps() if (max(years) - min(years)) / step < _TICKS)
    first, last = min(years) // step * step, (max(years) // step + 1) * step
    scale = _Scale(ordinal(first), ordinal(last))
    lanes = tuple(_lanes([event for event in events if not event.when.yearly], soon, scale))
    now = scale.at(today.toordinal()) if scale.first <= today.toordinal() < scale.last else None
    ticks = tuple((scale.at(ordinal(year)), year_name(year, words)) for year in range(first, last + 1, step))
    picture = Picture(WIDTH, lanes[-1].base + _HEAD, lanes, ticks, now)
    return _mirrored(picture) if words.rtl else picture


def _mirrored(picture: Picture) -> Picture:
    """Return the picture with time running from the right."""
    return Picture(
        picture.width,
        picture.height,
        tuple(
            replace(lane, marks=tuple(replace(mark, x=round(WIDTH - mark.x - mark.width, 1)) for mark in lane.marks))
            for lane in picture.lanes
        ),
        tuple((round(WIDTH - x, 1), year) for x, year in picture.ticks),
        None if picture.now is None else round(WIDTH - picture.now, 1),
    )


def _steps() -> Iterator[int]:
    """Yield the years that may lie between two numbers: 1, 2, 5, 10, 20, 50 and so on."""
    yield from (round(10**power * digit) for power in count() for digit in (1, 2, 5))


def _lanes(events: Iterable[Event], soon: Collection[str], scale: _Scale) -> Iterator[Lane]:
    """Yield the lanes that have events, from above; what would overlap is put on top."""
    of_kind: dict[str, list[Event]] = {kind: [] for kind in KINDS}
    for event in events:
        of_kind.setdefault(event.kind, []).append(event)
    base: float = _HEAD
    for kind, members in of_kind.items():
        if not members:
            continue
        placed = list(_stacked(members, scale))
        base += _AIR + _PITCH * (1 + max(level for *_, level in placed))
        yield Lane(
            kind,
            base,
            tuple(
                Mark(
                    event,
                    x,
                    base - _PITCH * (level + 0.5) - 1,
                    width,
                    "span" if width else sign(event.when),
                    event.id in soon,
                )
                for event, x, width, level in placed
            ),
        )


def _stacked(events: Iterable[Event], scale: _Scale) -> Iterator[tuple[Event, float, float, int]]:
    """Yield each event with its left end, its width, and the lowest level on which it touches no other."""
    spans = sorted(((*scale.span(event.when), event) for event in events), key=lambda each: each[:2])
    ends: list[float] = []
    for x, width, event in spans:
        left, right = (x, x + width) if width else (x - _RADIUS, x + _RADIUS)
        level = next((level for level, end in enumerate(ends) if end + 2 <= left), len(ends))
        ends[level : level + 1] = [right]
        yield event, x, width, level
