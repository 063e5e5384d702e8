"""The timeline made of the same bytes before. It is derived: it can be thrown away, and is when anything changes.

What is remembered is the program's own, in the user's own folder, as the interpreter keeps what it compiles.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

from timeline.errors import OutputError
from timeline.memory import shelved
from timeline.memory.marks import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from timeline.model import Timeline


def recall(folder: Path, root: Path, sources: Iterable[Path], make: Callable[[], Timeline]) -> Timeline:
    """Return what `make` makes of the sources under `root`, from memory if neither they nor the program have changed.

    What cannot be read is made anew, and what cannot be written is not remembered.
    """
    path = folder / f"{crc32(str(root.resolve()).encode()):08x}.timeline"  # others of that name have another key
    try:
        known = key(path.with_suffix(".marks"), sources)
    except OSError:  # `make` knows how to tell of it
        return make()
    with suppress(Exception):  # there is nothing yet, or it is spoiled, which shows in any way
        return shelved.read(path, known)
    made = make()
    with suppress(OSError, OutputError):
        shelved.write(path, known, made)
    return made
