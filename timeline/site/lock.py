"""One run at a time: a file beside the folder that is held while it is written.

The system lets go of it when a run ends, however it ends, so that no run waits for one that died.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; raises OutputError when another run holds it, OSError when it cannot be made."""
    path = folder.with_name(f".{folder.name}.lock")
    held = _hold(path)
    if held is None:
        raise OutputError("is being published by another run: try again when that has ended", path=folder)
    try:
        yield
    finally:
        if sys.platform != "win32":  # there it goes with its handle
            path.unlink(missing_ok=True)
        os.close(held)


if sys.platform == "win32":

    def _hold(path: Path) -> int | None:
        """Return a handle that alone can hold the file, None when another does; the system deletes it with it."""
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
        except (FileExistsError, PermissionError):
            return None

else:
    import fcntl

    def _hold(path: Path) -> int | None:
        """Return a handle that alone holds the file, None when another does."""
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.path.samestat(os.fstat(handle), path.stat()):
                    return handle
            except BlockingIOError:
                os.close(handle)
                return None
            except FileNotFoundError:
                pass
            os.close(handle)  # who held it before has taken it away meanwhile: this is no longer the file
