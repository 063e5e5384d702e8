"""A timeline in a file from which one event, or one column, is taken without the others.

In the file: its key, where its contents begin and where it ends; the events, the columns, the contents.
"""

from __future__ import annotations

import mmap
import pickle
from array import array
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from timeline.columns import COLUMNS, Shelf, column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from timeline.model import Timeline

_NUMBER: Final = 8  # octets


def write(path: Path, key: bytes, timeline: Timeline) -> None:
    """Write a timeline under a key. Raises OSError or OutputError."""
    from timeline import atomic  # noqa: PLC0415 - most runs write nothing

    parts = [pickle.dumps(event) for event in timeline.events]
    parts += [pickle.dumps(_shared(column(timeline.events, name))) for name in COLUMNS]
    first = len(key) + 2 * _NUMBER
    ends = array("Q", [first])
    for part in parts:
        ends.append(ends[-1] + len(part))
    contents = pickle.dumps((replace(timeline, events=()), ends))
    places = (ends[-1], ends[-1] + len(contents))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    atomic.write(path, b"".join((key, *(place.to_bytes(_NUMBER) for place in places), *parts, contents)))


def read(path: Path, key: bytes) -> Timeline:
    """Return the timeline written under a key, its events on a shelf. Raises LookupError if it is not there whole."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    begin, end = (int.from_bytes(data[n : n + _NUMBER]) for n in (len(key), len(key) + _NUMBER))
    if data[: len(key)] != key or end != len(data):
        raise LookupError(path)
    timeline: Timeline
    timeline, ends = pickle.loads(data[begin:])  # noqa: S301 - it is ours, and so are the others
    number = len(ends) - 1 - len(COLUMNS)
    names = {name: number + n for n, name in enumerate(COLUMNS)}

    def part(n: int) -> Any:  # noqa: ANN401 - an event or a column
        return pickle.loads(data[ends[n] : ends[n + 1]])  # noqa: S301 - the same

    shelf = Shelf(range(number), part, cache(lambda name: part(names[name])))
    return replace(timeline, events=shelf)


def _shared(values: Sequence[Any]) -> list[Any]:
    """Return the values, those that are equal as one: pickle then names it again."""
    known: dict[Any, Any] = {}
    return [known.setdefault(value, value) for value in values]
