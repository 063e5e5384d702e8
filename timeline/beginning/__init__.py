"""The beginning of a workspace: `seeds/` and `calendars/` with an example in each, made whole or not at all.

What stands in it is beside this file, as it will stand there; `$today`, `$year` and `$last` are filled in.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from timeline.atomic import told
from timeline.errors import OutputError

if TYPE_CHECKING:
    import datetime as dt

_HERE: Final = Path(__file__).parent
_NAMES: Final = ("calendars", "seeds")
"""The last of them makes a folder a workspace."""
_AHEAD: Final = 10
"""Years after this one whose anniversaries the calendars are to hold."""


def begin(folder: Path, today: dt.date) -> None:
    """Make the folder a workspace that was begun today; it may be there already, with whatever else is in it.

    Raises OutputError, with everything as it was, when it is a file, has one of our names, or cannot be written.
    """
    with told(folder), ExitStack() as undo:
        _refuse_what_is_there(folder)
        if not folder.exists():
            folder.mkdir()
            undo.callback(folder.rmdir)
        with TemporaryDirectory(prefix=".", dir=folder) as beside:
            _write(Path(beside), today)
            _move(Path(beside), folder)
        undo.pop_all()


def _refuse_what_is_there(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputError("is a file; a workspace is a folder: give another name", path=folder)
    for name in _NAMES:
        if os.path.lexists(folder / name):
            raise OutputError(
                f"has {name!r} already, and nothing is replaced: move it, or give another folder", path=folder
            )


def _write(folder: Path, today: dt.date) -> None:
    said = {"today": today, "year": today.year, "last": today.year + _AHEAD}
    for source in (path for name in _NAMES for path in (_HERE / name).rglob("*") if path.is_file()):
        path = folder / source.relative_to(_HERE)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(Template(source.read_text("utf-8")).substitute(said).encode())


def _move(beside: Path, folder: Path) -> None:
    """Put what stands beside it into the folder; what is there goes back if the rest cannot follow."""
    with ExitStack() as undo:
        for name in _NAMES:
            (beside / name).rename(folder / name)
            undo.callback((folder / name).rename, beside / name)
        undo.pop_all()
