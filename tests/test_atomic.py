from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.atomic import together, write
from timeline.errors import OutputError


def names(folder: Path) -> list[str]:
    """Return what is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written(tmp_path: Path) -> None:
    """A file that was not there changes, and stands alone in its folder."""
    assert write(tmp_path / "feed.ics", b"BEGIN:VCALENDAR\r\n")
    assert (tmp_path / "feed.ics").read_bytes() == b"BEGIN:VCALENDAR\r\n"
    assert names(tmp_path) == ["feed.ics"]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    """Unchanged content keeps its file, so that its time of change stays true."""
    path = tmp_path / "feed.ics"
    write(path, b"same")
    before = path.stat()
    assert not write(path, b"same")
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_other_bytes_replace_the_file(tmp_path: Path) -> None:
    """Changed content is a change, and nothing else is left in the folder."""
    path = tmp_path / "feed.ics"
    write(path, b"old and longer")
    assert write(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["feed.ics"]


def test_files_written_together_change_together(tmp_path: Path) -> None:
    """Until the block ends nothing is changed; then what is new is in its place, and what is not is left alone."""
    same, old = tmp_path / "same.ics", tmp_path / "old.ics"
    write(same, b"same")
    write(old, b"old")
    before = same.stat()
    with together() as batch:
        for path, data in ((same, b"same"), (old, b"new"), (tmp_path / "first.ics", b"first")):
            batch.open(path).write(data)
        assert old.read_bytes() == b"old"
    assert batch.changed == [old, tmp_path / "first.ics"]
    assert old.read_bytes() == b"new"
    assert (same.stat().st_ino, same.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert names(tmp_path) == ["first.ics", "old.ics", "same.ics"]


def test_when_one_fails_none_changes(tmp_path: Path) -> None:
    """An error while the last is written leaves the first as it was, and no draft behind."""
    path = tmp_path / "feed.ics"
    write(path, b"old")

    def fail() -> None:
        with together() as batch:
            batch.open(path).write(b"new")
            batch.open(tmp_path / "nowhere" / "feed.ics")

    with pytest.raises(OutputError, match=r"there is no such folder; nothing was changed"):
        fail()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["feed.ics"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions and links another way")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    """A replaced file keeps its mode, and a link goes on pointing at it."""
    target, link = tmp_path / "real.ics", tmp_path / "link.ics"
    write(target, b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    """A folder that has the file's name is named in one line and left alone."""
    path = tmp_path / "feed.ics"
    path.mkdir()
    with pytest.raises(OutputError) as caught:
        write(path, b"new")
    assert str(caught.value) == f"{path}: cannot be written: a folder of that name is in the way; move it"
    assert names(tmp_path) == ["feed.ics"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    """A folder that is not there is not made: it is more likely misspelt."""
    path = tmp_path / "nowhere" / "feed.ics"
    with pytest.raises(OutputError) as caught:
        write(path, b"new")
    assert str(caught.value) == f"{path}: cannot be written: there is no such folder; nothing was changed"


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is not read-only on Windows")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    """A read-only folder is one clear line, and what was there before is whole."""
    folder = tmp_path
    write(folder / "feed.ics", b"old")
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):  # for root no folder is read-only but the kernel's own
        folder = Path("/proc/self/fd")
    with pytest.raises(OutputError, match=r"cannot be written: .+; nothing was changed"):
        write(folder / "feed.ics", b"new")
    tmp_path.chmod(0o755)
    assert (tmp_path / "feed.ics").read_bytes() == b"old"
    assert names(tmp_path) == ["feed.ics"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_fills_while_writing_leaves_what_was(tmp_path: Path) -> None:
    """When the disk takes a part of the bytes only, the old file is whole and the part is gone."""
    path = tmp_path / "feed.ics"
    write(path, b"old")
    # A limit on the size of files stops a write half-way as a full disk does, and any user can set one.
    program = (
        "import pathlib, resource, sys; from timeline.atomic import write\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "write(pathlib.Path(sys.argv[1]), b'x' * 100_000)"
    )
    run = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=False)
    assert run.stderr.splitlines()[-1] == (
        f"timeline.errors.OutputError: {path}: cannot be written: the file may not be so large; nothing was changed"
    )
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["feed.ics"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is Linux's own")
def test_a_full_disk_is_said() -> None:
    """The reason that the system gives for a full disk is the one we put in words."""
    with pytest.raises(OSError, match="No space left") as caught, Path("/dev/full").open("wb", buffering=0) as device:
        device.write(b"x")
    assert caught.value.errno == errno.ENOSPC


def in_the_way(first: Path, second: Path) -> None:
    """Write two files, and put a folder in the place of the second at the last moment."""
    with together() as batch:
        batch.open(first).write(b"new")
        batch.open(second).write(b"new")
        second.mkdir()


def test_files_that_are_new_already_are_told(tmp_path: Path) -> None:
    """When the system refuses the last rename, nobody says that nothing was changed."""
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    with pytest.raises(OutputError, match=r"b\.ics: cannot be written: .+; a\.ics is new already"):
        in_the_way(first, second)
    assert first.read_bytes() == b"new"
    assert names(tmp_path) == ["a.ics", "b.ics"]
