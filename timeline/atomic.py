"""Writing files whole or not at all: who reads one sees what was there before, or what is there now.

One file is written by `write`; several, of which none may change unless all can, within `together`.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

_REASONS = {
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file may not be so large",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "part of its path is a file, not a folder",
    errno.ENAMETOOLONG: "its name is too long",
}
_NOTHING = "nothing was changed"


@dataclass(slots=True)
class Draft:
    """What will stand at `path`; until then it stands `beside` the file."""

    path: Path
    beside: Path
    _target: Path
    _file: BinaryIO

    def write(self, data: bytes) -> None:
        """Add to it."""
        with told(self.path):
            self._file.write(data)

    def differs(self) -> bool:
        """Return whether its bytes, of which there will be no more, are others than those that are there."""
        with told(self.path):
            self._file.close()
            if not self._target.is_file() or self._target.stat().st_size != self.beside.stat().st_size:
                return True
            from filecmp import cmp  # noqa: PLC0415 - what is new is compared with nothing

            return not cmp(self.beside, self._target, shallow=False)

    def sync(self) -> None:
        """Have it on the disk, with the rights of the file that it replaces."""
        with told(self.path):
            with self.beside.open("rb+") as file:
                os.fsync(file.fileno())
            if self._target.exists():
                shutil.copymode(self._target, self.beside)

    def replace(self, changed: str = "") -> None:
        """Put it in its place; what is `changed` already is told if it cannot be."""
        with told(self.path, changed or _NOTHING):
            self.beside.replace(self._target)

    def discard(self) -> None:
        """Leave nothing of it; what was put in its place stays there."""
        with suppress(OSError):  # what could not be flushed is not wanted either
            self._file.close()
        self.beside.unlink(missing_ok=True)


@dataclass(slots=True)
class Batch:
    """Files that are written together. `changed` are those whose bytes are new, once they are in their places."""

    drafts: list[Draft] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)

    def open(self, path: Path) -> Draft:
        """Return the empty draft of a file. Raises OutputError when none can be made."""
        if path.is_dir():
            raise OutputError("cannot be written: a folder of that name is in the way; move it", path=path)
        with told(path):
            target = path.resolve()  # a link stays a link: its file is replaced
            beside = target.with_name(f".{target.name}.{os.urandom(4).hex()}")
            draft = Draft(path, beside, target, beside.open("xb"))
        self.drafts.append(draft)
        return draft


@contextmanager
def together() -> Iterator[Batch]:
    """Yield a batch whose files are put in their places when the block ends; none, if any cannot be written.

    Only the last step, a rename, is taken file by file: if the system refuses one, it is told which are new already.
    Files whose bytes are there already are left alone. Raises OutputError.
    """
    batch = Batch()
    try:
        yield batch
        new = [draft for draft in batch.drafts if draft.differs()]
        for draft in new:
            draft.sync()
        for draft in new:
            draft.replace(", ".join(f"{path.name} is new already" for path in batch.changed))
            batch.changed.append(draft.path)
    finally:
        for draft in batch.drafts:
            draft.discard()


def write(path: Path, data: bytes) -> bool:
    """Return whether the file's bytes changed; bytes that are there already are not written again.

    Raises OutputError, leaving nothing behind, when they cannot be written.
    """
    with told(path):
        if path.is_file() and path.read_bytes() == data:
            return False
    with together() as batch:
        batch.open(path).write(data)
    return bool(batch.changed)


@contextmanager
def told(path: Path, left: str = _NOTHING) -> Iterator[None]:
    """Tell of an error of the system in our words: what was there is whole, and how things were `left`."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise OutputError(f"cannot be written: {reason}; {left}", path=path) from error
