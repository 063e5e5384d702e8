"""What can go wrong, said in one line: what, where, and what to do.

Every error that reaches a user is one of these; anything else is a fault of ours and keeps its traceback.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pathlib import Path


class Exit(IntEnum):
    """How a run ended, as the shell sees it."""

    OK = 0
    FAILED = 1
    USAGE = 2
    INTERRUPTED = 130


class TimelineError(Exception):
    """Something failed or was found wrong."""

    exit_code: ClassVar[Exit] = Exit.FAILED

    def __init__(self, what: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        """Say `what` is wrong and what to do; `path` and `line` (counted from 1) say where."""
        super().__init__(what)
        self.what = what
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """Return the one line a user reads: `path:line: what`."""
        place = "" if self.path is None else f"{self.path}:"
        if place and self.line is not None:
            place += f"{self.line}:"
        return f"{place} {self.what}".strip()


class UsageError(TimelineError):
    """The command was asked for something it does not have or cannot take."""

    exit_code = Exit.USAGE


class DocumentError(TimelineError):
    """A document cannot be read."""


class DataError(TimelineError):
    """A file that people write (the catalogue, a sidecar, feeds.toml) says something it may not."""


class OutputError(TimelineError):
    """A result cannot be written; what was there before is whole."""
