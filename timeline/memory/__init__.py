"""The timeline made of the same files before. It is derived: it can be thrown away, and is when anything changes.

What is remembered is the program's own, in the user's own folder, as the interpreter keeps what it compiles.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

from timeline.errors import OutputError
from timeline.memory import marks, shelved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from timeline.model import Timeline


def recall(folder: Path, root: Path, sources: Iterable[Path], make: Callable[[], Timeline]) -> Timeline:
    """Return what `make` makes of the sources under `root`, from memory if neither they nor the program have changed.

    What cannot be read is made anew, and what cannot be written is not remembered.
    """
    path = folder / f"{crc32(str(root).encode()):08x}.timeline"  # another of that name has other marks
    sources = tuple(sources)
    with suppress(Exception):  # there is nothing yet, or it is spoiled, which shows in any way
        return shelved.read(path, lambda kept: marks.hold(kept, sources))
    now = None
    with suppress(OSError):  # it cannot be remembered, or `make` knows how to tell what cannot be read
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch()
        now = marks.taken(sources, path.stat().st_mtime_ns)
    made = make()
    if now is not None:
        with suppress(OSError, OutputError):
            shelved.write(path, now, made)
    return made
