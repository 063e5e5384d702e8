"""A folder replaced whole: who reads it sees the old tree or the new one, and a run that dies leaves the old one.

A tree is written beside the folder, as `.<name>.<token>`, and the folder is a link to it that one rename moves. What a
run that died has left there, the next one sweeps away. The tree before the last stays, for those who are still reading
it, until the next run. Windows cannot put a link in the place of another: there the folder is a real one, and for the
moment between two renames there is none.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline.atomic import told
from timeline.errors import OutputError
from timeline.site.lock import alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MANIFEST: Final = ".published"
"""The file that names all others of a tree, one a line; it is written last, and makes a folder ours."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a tree: its files, their size in bytes, and how many are new, other than before, or gone."""

    files: int
    size: int
    changed: int


def replace(folder: Path, tree: Iterable[tuple[str, bytes]]) -> Written:
    """Return what was written, after putting a tree in the place of the one in the folder.

    Files that did not change stay the same files, so that a server's ETag and Last-Modified stay true. Raises
    OutputError, with the old tree whole and nothing left beside it, when the disk refuses, when another run is at it,
    and when the folder holds what no run has put there.
    """
    folder = folder.parent.resolve() / folder.name if folder.is_symlink() else folder.resolve()
    with told(folder):
        _refuse_what_is_not_ours(folder)
        with alone(folder):
            _sweep(folder)
            try:
                return _replace(folder, tree)
            except BaseException:
                _sweep(folder)
                raise


def _replace(folder: Path, tree: Iterable[tuple[str, bytes]]) -> Written:
    beside = _beside(folder)
    beside.mkdir()
    names, size, changed = [], 0, 0
    for name, data in tree:
        names.append(name)
        size += len(data)
        changed += _put(beside / name, data, folder / name)
    changed += len(set(_manifest(folder)).difference(names))
    if changed or not folder.is_dir():
        _write(beside / MANIFEST, "".join(f"{name}\n" for name in sorted(names)).encode())
        _swap(folder, beside)
    else:
        _sweep(folder)
    return Written(len(names), size, changed)


def _put(path: Path, data: bytes, old: Path) -> bool:
    """Return whether the bytes were written; if the old tree has them, its file is linked to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if old.stat().st_size == len(data) and old.read_bytes() == data:
            os.link(old, path)
            return False
    except OSError:  # there is no such file, or the disk knows no links
        pass
    _write(path, data)
    return True


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(folder: Path, beside: Path) -> None:
    """Put the tree in the place of the folder; a real folder steps aside first, and comes back if that fails."""
    aside = _beside(folder) if folder.is_dir() and not folder.is_symlink() else None
    if aside is not None:
        folder.rename(aside)
    try:
        if sys.platform == "win32":
            beside.rename(folder)
        else:
            link = _beside(folder)
            link.symlink_to(beside.name)
            link.replace(folder)
    except BaseException:
        if aside is not None:
            aside.rename(folder)
        raise


def _refuse_what_is_not_ours(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError("is a file; publish writes a folder: give another name", path=folder)
    ours = {MANIFEST, *_manifest(folder)}
    found = folder.iterdir() if len(ours) == 1 else _files(folder)
    strange = min((path for path in found if path.relative_to(folder).as_posix() not in ours), default=None)
    if strange is not None:
        raise OutputError(
            f"holds {strange.name!r}, which publish did not write, and is replaced whole: give a folder of its own",
            path=folder,
        )


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if not path.is_dir())


def _manifest(folder: Path) -> list[str]:
    """Return the names of the files in the folder, as the run that wrote them left them; none if none did."""
    path = folder / MANIFEST
    return path.read_text("utf-8").splitlines() if path.is_file() else []


def _beside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.{secrets.token_hex(8)}")


def _sweep(folder: Path) -> None:
    """Remove every tree and link beside the folder but the tree that it shows."""
    ours = re.compile(rf"\.{re.escape(folder.name)}\.[0-9a-f]{{16}}")
    shown = folder.resolve()
    for path in folder.parent.iterdir():
        if ours.fullmatch(path.name) and path != shown:
            if path.is_symlink():
                path.unlink()
            else:
                shutil.rmtree(path)
