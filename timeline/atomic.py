"""Writing a file whole or not at all: who reads it sees what was there before, or what is there now."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from typing import TYPE_CHECKING

from timeline.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

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


def write(path: Path, data: bytes) -> bool:
    """Return whether the file's bytes changed; bytes that are there already are not written again.

    Raises OutputError, leaving nothing behind, when they cannot be written.
    """
    if path.is_dir():
        raise OutputError("cannot be written: a folder of that name is in the way; move it", path=path)
    try:
        target = path.resolve()  # a link stays a link: its file is replaced
        if target.is_file() and target.read_bytes() == data:
            return False
        _replace(target, data)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise OutputError(f"cannot be written: {reason}; nothing was changed", path=path) from error
    return True


def _replace(target: Path, data: bytes) -> None:
    """Put the bytes in the file's place by way of a new file beside it."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
