"""Whether files are those that they were: by their content, or by marks that only change with it.

A file whose size, times and place on the disk are those under which it was read is not read again. One that had been
changed shortly before may have been changed again since, within what its clock can tell: it is read.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from timeline.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PACKAGE: Final = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - for os.scandir
_SHORTLY: Final = 2 * 10**9  # nanoseconds: the times of a FAT disk are even seconds


def key(notes: Path, sources: Iterable[Path]) -> bytes:
    """Return a hash of the files, by name and content, of the program, by the times of its files, and of Python.

    `notes` is a file of ours, in which the hash stands beside the marks that it was made under. Raises OSError.
    """
    paths = sorted(map(str, sources))
    program = [sys.version, *sorted(_program(_PACKAGE))]
    marks = [(path, *_mark(os.stat(path))) for path in paths]  # noqa: PTH116 - there are many
    with suppress(Exception):  # there are no notes yet, or they are spoiled
        noted: tuple[list[Any], list[Any], bytes] = marshal.loads(notes.read_bytes())  # noqa: S302 - they are ours
        settled = notes.stat().st_mtime_ns - _SHORTLY
        if noted[:2] == (program, marks) and all(max(mark[2:4]) < settled for mark in marks):
            return noted[2]
    made = _hash(program, paths)
    with suppress(OSError, OutputError):
        from timeline import atomic  # noqa: PLC0415 - most runs write nothing

        notes.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic.write(notes, marshal.dumps((program, marks, made)))
        notes.touch()  # they may be the same, but now are newer than what they are about
    return made


def _mark(stat: os.stat_result) -> tuple[int, int, int, int]:
    """Return what is other when a file is: size, time of its content, time of these marks themselves, place."""
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _program(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the files that the program is made of, each with its size and time."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _program(entry.path)
            elif entry.name.endswith((".py", ".toml")):
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns


def _hash(program: list[Any], paths: list[str]) -> bytes:
    from hashlib import sha256  # noqa: PLC0415 - the same
    from pathlib import Path  # noqa: PLC0415 - the same

    made = sha256(repr(program).encode())
    for path in paths:
        content = Path(path).read_bytes()
        made.update(f"{path}\0{len(content)}\0".encode() + content)
    return made.digest()
