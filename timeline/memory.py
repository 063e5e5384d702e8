"""What was made of the same bytes before. All of it is derived: it can be thrown away, and is when anything changes.

What is remembered is the program's own, in the user's own folder, as the interpreter keeps what it compiles.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from timeline import atomic
from timeline.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Made = TypeVar("Made")

_PACKAGE: Final = Path(__file__).parent
_KEY: Final = 32  # octets of the hash that stands before what is remembered


def recall(folder: Path, root: Path, sources: Iterable[Path], make: Callable[[], Made]) -> Made:
    """Return what `make` makes of the sources under `root`, from memory if neither they nor the program have changed.

    What cannot be read is made anew, and what cannot be written is not remembered.
    """
    path = folder / f"{hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:_KEY]}.pickle"
    try:
        key = _key(sources)
    except OSError:  # `make` knows how to tell of it
        return make()
    try:
        kept = path.read_bytes()
        if kept[:_KEY] == key:
            found: Made = pickle.loads(kept[_KEY:])  # noqa: S301 - it is ours, see above
            return found
    except Exception:  # noqa: BLE001, S110 - there is nothing yet, or it is spoiled, which shows in any way
        pass
    made = make()
    with suppress(OSError, OutputError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic.write(path, key + pickle.dumps(made))
    return made


def _key(sources: Iterable[Path]) -> bytes:
    """Return a hash of the files, by name and content, of the program, by the times of its files, and of Python."""
    key = hashlib.sha256(sys.version.encode())
    for path in sorted(path for path in _PACKAGE.rglob("*.*") if path.suffix in {".py", ".toml"}):
        key.update(f"{path}\0{path.stat().st_mtime_ns}\0".encode())
    for path in sorted(sources):
        content = path.read_bytes()
        key.update(f"{path}\0{len(content)}\0".encode() + content)
    return key.digest()
