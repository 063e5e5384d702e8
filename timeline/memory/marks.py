"""Whether files are those that they were, by marks that change with them: none is read to know it.

A file is other when its size, its times or its place on the disk are. One that had been changed shortly before it was
read may be changed again within what its clock can tell: that one is kept whole, and compared.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Marks = list[list[Any]]
    """What `taken` returns."""

_PACKAGE: Final = str(Path(__file__).parent.parent)
_SHORTLY: Final = 2 * 10**9  # nanoseconds: the times of a FAT disk are even seconds


def taken(sources: Iterable[Path], now: int) -> Marks:
    """Return the marks of the files, of those that the program is made of, and of Python.

    `now` is the time, in nanoseconds, on the clock that the files are dated by. Raises OSError.
    """
    found = [_mark(path) for path in sorted(map(str, sources))]
    for mark in found:
        if max(mark[2:4]) > now - _SHORTLY:
            mark.append(Path(mark[0]).read_bytes())
    return [[sys.version], sorted(_program(_PACKAGE)), *found]


def hold(marks: Marks, sources: Iterable[Path]) -> bool:
    """Return whether the marks are those of the files now. Raises OSError."""
    version, program, *found = marks
    paths = sorted(map(str, sources))
    return (
        version == [sys.version]
        and [_mark(path) for path in paths] == [mark[:5] for mark in found]
        and sorted(_program(_PACKAGE)) == program
        and all(Path(mark[0]).read_bytes() == mark[5] for mark in found if len(mark) > 5)
    )


def _mark(path: str) -> list[Any]:
    """Return what is other when a file is: size, time of its content, time of these marks themselves, place."""
    stat = os.stat(path)  # noqa: PTH116 - there are many
    return [path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def _program(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the files that the program is made of, each with its size and time."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _program(entry.path)
            elif entry.name.endswith((".py", ".toml")):
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns
