"""A timeline in a file from which one event, or one column, is taken without the others.

In the file: where its contents begin and where it ends; the events, the columns, the contents. Values of the model
stand there as plain ones, which the interpreter writes and reads by itself: one of a class is a tuple, of the number of
the class and those of its fields that are not as usual, a tuple is a list.
"""

from __future__ import annotations

import datetime as dt
import marshal
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from timeline import model
from timeline.columns import COLUMNS, Shelf, column
from timeline.when import Point, When

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from timeline.memory.marks import Marks
    from timeline.model import Event, Timeline

_NUMBER: Final = 8  # octets
_FIRST: Final = 2 * _NUMBER
_CLASSES: Final[tuple[type[Any], ...]] = (
    model.Event,
    model.Observance,
    model.Citation,
    model.Claim,
    model.Conflict,
    model.Related,
    model.Document,
    model.Mention,
    model.Timex,
    model.Timeline,
    When,
    Point,
)
_USUAL: Final = tuple(
    {
        field.name: field.default_factory() if callable(field.default_factory) else field.default
        for field in fields(each)
    }
    if is_dataclass(each)
    else {name: each._field_defaults.get(name, MISSING) for name in each._fields}
    for each in _CLASSES
)
_NUMBERS: Final = {each: number for number, each in enumerate(_CLASSES)}
_DAY: Final = -1


def write(path: Path, marks: Marks, timeline: Timeline) -> None:
    """Write a timeline with the marks of what it was made of. Raises OutputError."""
    from timeline import atomic  # noqa: PLC0415 - most runs write nothing

    parts = [marshal.dumps(_plain(event)) for event in timeline.events]
    parts += [marshal.dumps(_shared(column(timeline.events, name))) for name in COLUMNS]
    ends = list(accumulate(map(len, parts), initial=_FIRST))
    contents = marshal.dumps((marks, ends, _plain(replace(timeline, events=()))))
    places = (ends[-1], ends[-1] + len(contents))
    atomic.write(path, b"".join((*(place.to_bytes(_NUMBER, "big") for place in places), *parts, contents)))


def read(path: Path, hold: Callable[[Marks], bool]) -> Timeline:
    """Return the timeline in a file, its events on a shelf.

    Raises LookupError if its marks do not hold or it is not whole, and whatever comes of a file that is none of ours.
    """
    import mmap  # noqa: PLC0415 - who makes it anew has nothing to read

    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    begin, end = (int.from_bytes(data[place : place + _NUMBER], "big") for place in (0, _NUMBER))
    if end != len(data):
        raise LookupError(path)
    marks, ends, contents = marshal.loads(data[begin:])  # noqa: S302 - it is ours, and so are the others
    if not hold(marks):
        raise LookupError(path)
    number = len(ends) - 1 - len(COLUMNS)
    names = {name: number + n for n, name in enumerate(COLUMNS)}

    def part(n: int) -> Any:  # noqa: ANN401 - what is plain of an event or a column
        return marshal.loads(data[ends[n] : ends[n + 1]])  # noqa: S302 - the same

    def event(n: int) -> Event:
        taken: Event = _whole(part(n))
        return taken

    timeline: Timeline = _whole(contents)
    return replace(timeline, events=Shelf(range(number), event, cache(lambda name: part(names[name]))))


def _shared(values: Sequence[Any]) -> list[Any]:
    """Return the values, those that are equal as one, which is written once."""
    known: dict[Any, Any] = {}
    return [known.setdefault(value, value) for value in values]


def _plain(value: Any) -> Any:  # noqa: ANN401 - any that a timeline is made of
    """Return the value as a plain one. Raises KeyError for one of a class that the model does not have."""
    if isinstance(value, str | int | None):
        return value
    if type(value) is tuple:
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, dt.date):
        return _DAY, value.toordinal()
    number = _NUMBERS[type(value)]
    said = ((name, getattr(value, name), usual) for name, usual in _USUAL[number].items())
    return number, {name: _plain(each) for name, each, usual in said if each != usual}


def _whole(value: Any) -> Any:  # noqa: ANN401 - the same
    """Return the value that was made plain."""
    kind = type(value)
    if kind is list:
        return tuple([_whole(each) for each in value])  # a list is made faster than it is yielded
    if kind is dict:
        return {key: _whole(each) for key, each in value.items()}
    if kind is not tuple:
        return value
    number, said = value
    if number == _DAY:
        return dt.date.fromordinal(said)
    return _CLASSES[number](**{name: _whole(each) for name, each in said.items()})
