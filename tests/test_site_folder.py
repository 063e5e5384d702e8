from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.errors import OutputError
from timeline.site.folder import Written, replace

ROOT = Path(__file__).parent.parent
OLD = {"index.html": b"old", "f/days.ics": b"same", "gone.html": b"gone"}
NEW = {"index.html": b"new", "f/days.ics": b"same", "en/index.html": b"there"}

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has real folders, no links to them")

DYING = """
import os, pathlib, signal, sys
from itertools import count
from tests.test_site_folder import NEW, OLD, names, seen
from timeline.site.folder import replace

ACTS = {"open", "os.mkdir", "os.link", "os.symlink", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}
folder = pathlib.Path(sys.argv[1])

def die(left):
    def act(event, arguments):
        nonlocal left
        if event in ACTS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(act)
    replace(folder, NEW.items())
    os._exit(0)

for step in count(1):
    replace(folder, OLD.items())
    child = os.fork()
    if not child:
        die(step)
    _, status = os.waitpid(child, 0)
    if status == 0:
        break
    tree = {"old": OLD, "new": NEW}
    shown = [name for name in tree if tree[name] == seen(folder)]
    replace(folder, NEW.items())
    print(os.WTERMSIG(status), *shown, len(names(folder.parent)))
"""
"""Puts the new tree in the place of the old one again and again, and is killed before its first act on the disk, before
its second, and so on; prints by which signal, which tree was there then, and how many things after the next run."""

FILLING = """
import pathlib, sys
from timeline.site.folder import replace

replace(pathlib.Path(sys.argv[1]), ((f"{n}.html", b"x" * 4096) for n in range(1000)))
"""


def seen(folder: Path) -> dict[str, bytes]:
    """Return what a reader sees in a folder: its files and their bytes, without the manifest."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".published")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def names(folder: Path) -> list[str]:
    """Return what stands in a folder, without the tokens of the trees."""
    return sorted(path.name[:6] if path.name.startswith(".site.") else path.name for path in folder.iterdir())


def test_a_new_folder(tmp_path: Path) -> None:
    """A tree is written where there was none, and told of in numbers."""
    assert replace(tmp_path / "site", OLD.items()) == Written(files=3, size=11, changed=3)
    assert seen(tmp_path / "site") == OLD


def test_a_new_tree_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """What is new is there, what is gone is not; two files were written and one went."""
    replace(tmp_path / "site", OLD.items())
    assert replace(tmp_path / "site", NEW.items()) == Written(files=3, size=12, changed=3)
    assert seen(tmp_path / "site") == NEW


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """A folder made beforehand, with nothing in it, is as good as none."""
    (tmp_path / "site").mkdir()
    replace(tmp_path / "site", OLD.items())
    assert seen(tmp_path / "site") == OLD


def test_what_did_not_change_is_the_same_file(tmp_path: Path) -> None:
    """A server makes its ETag of the file's time: it stays, so that subscribers need not fetch it again."""
    replace(tmp_path / "site", OLD.items())
    before = (tmp_path / "site" / "f" / "days.ics").stat()
    replace(tmp_path / "site", NEW.items())
    after = (tmp_path / "site" / "f" / "days.ics").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_same_tree_again_changes_nothing(tmp_path: Path) -> None:
    """The folder leads to the tree it led to before, and nothing is left beside it."""
    replace(tmp_path / "site", OLD.items())
    before = (tmp_path / "site").resolve()
    assert replace(tmp_path / "site", OLD.items()).changed == 0
    assert (tmp_path / "site").resolve() == before
    assert names(tmp_path) == [".site.", "site"]


@posix
def test_a_reader_inside_the_old_tree_finds_it_whole(tmp_path: Path) -> None:
    """Who has opened the folder goes on reading the tree that it was; it stays until the next run but one."""
    replace(tmp_path / "site", OLD.items())
    inside = os.open(tmp_path / "site", os.O_RDONLY)
    replace(tmp_path / "site", NEW.items())
    with open(os.open("gone.html", os.O_RDONLY, dir_fd=inside), "rb") as file:  # noqa: PTH123 - a Path knows no dir_fd
        assert file.read() == b"gone"
    replace(tmp_path / "site", OLD.items())
    os.close(inside)
    assert names(tmp_path) == [".site.", ".site.", "site"]


@posix
def test_a_copy_of_a_tree_is_ours_too(tmp_path: Path) -> None:
    """A tree copied from elsewhere, a real folder, is replaced like any other."""
    replace(tmp_path / "built", OLD.items())
    shutil.copytree(tmp_path / "built", tmp_path / "site")
    replace(tmp_path / "site", NEW.items())
    assert seen(tmp_path / "site") == NEW


@pytest.mark.parametrize("spoil", ["before", "after"])
def test_a_folder_with_other_things_is_refused(tmp_path: Path, spoil: str) -> None:
    """What somebody else put there is not swept away, neither from a folder of theirs nor from one of ours."""
    folder = tmp_path / "site"
    if spoil == "after":
        replace(folder, OLD.items())
    folder.mkdir(exist_ok=True)
    (folder / "thesis.txt").write_text("five years of work", "utf-8")
    before = seen(folder)
    with pytest.raises(OutputError) as caught:
        replace(folder, NEW.items())
    assert str(caught.value) == (
        f"{folder}: holds 'thesis.txt', which publish did not write, and is replaced whole: give a folder of its own"
    )
    assert seen(folder) == before


def test_a_file_of_that_name_is_refused(tmp_path: Path) -> None:
    """A file is not taken for a folder."""
    (tmp_path / "site").write_text("a file", "utf-8")
    with pytest.raises(OutputError, match="is a file; publish writes a folder: give another name"):
        replace(tmp_path / "site", NEW.items())
    assert names(tmp_path) == ["site"]


def test_a_folder_above_that_is_missing_is_said(tmp_path: Path) -> None:
    """It is more likely misspelt than meant to be made."""
    with pytest.raises(OutputError, match=r"cannot be written: there is no such folder; nothing was changed"):
        replace(tmp_path / "nowhere" / "site", NEW.items())


def test_a_tree_that_fails_on_the_way_leaves_the_old_one(tmp_path: Path) -> None:
    """Whatever goes wrong while the tree is made, the old one stands and nothing lies beside it."""
    replace(tmp_path / "site", OLD.items())

    def failing() -> None:
        replace(tmp_path / "site", ((name, NEW[name]) for name in (*NEW, "missing")))

    with pytest.raises(KeyError):
        failing()
    assert seen(tmp_path / "site") == OLD
    assert names(tmp_path) == [".site.", "site"]


def test_two_at_once(tmp_path: Path) -> None:
    """While one run writes, another is told so in one line; the first goes on as if nothing had been."""
    told = []

    def first() -> None:
        def tree() -> object:
            yield from NEW.items()
            with pytest.raises(OutputError) as caught:
                replace(tmp_path / "site", OLD.items())
            told.append(str(caught.value))

        replace(tmp_path / "site", tree())  # type: ignore[arg-type]

    first()
    assert told == [f"{tmp_path / 'site'}: is being published by another run: try again when that has ended"]
    assert seen(tmp_path / "site") == NEW
    assert names(tmp_path) == [".site.", "site"]


@posix
def test_a_run_killed_at_any_step_leaves_one_whole_tree(tmp_path: Path) -> None:
    """Killed before any of its acts, it leaves the old tree whole, or the new one; the next run tidies up."""
    run = subprocess.run(
        [sys.executable, "-c", DYING, tmp_path / "site"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert run.stderr == ""
    ends = [line.split() for line in run.stdout.splitlines()]
    assert len(ends) > 15
    assert {killed for killed, *_ in ends} == {str(int(signal.SIGKILL))}
    trees = [tree for _, tree, _ in ends]
    assert trees == sorted(trees, reverse=True)
    assert set(trees) == {"old", "new"}
    assert {things for *_, things in ends} <= {"2", "3"}  # the folder, its tree, and the one before


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk of one's own is Linux's")
def test_a_disk_that_fills_leaves_the_old_tree(tmp_path: Path) -> None:
    """On a real disk of 1 MB, a tree of 4 MB is refused: the old one is whole, and what was written of it is gone."""
    script = (
        'mount -t tmpfs -o size=1m none "$1" && "$2" -c "$3" "$1/site" && "$2" -c "$4" "$1/site"; '
        'ls -A "$1" | wc -l; cat "$1/site/index.html"'
    )
    first = "import pathlib, sys; from timeline.site.folder import replace\n"
    first += f"replace(pathlib.Path(sys.argv[1]), {OLD!r}.items())"
    own = ["unshare", "--user", "--map-root-user", "--mount"]
    command = [*own, "sh", "-c", script, "sh", str(tmp_path), sys.executable, first, FILLING]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if "unshare" in run.stderr or "mount" in run.stderr:
        pytest.skip("this system lets nobody mount a disk of their own")
    assert run.stderr.splitlines()[-1] == (
        f"timeline.errors.OutputError: {tmp_path}/site: cannot be written: the disk is full; nothing was changed"
    )
    assert run.stdout == "2\nold"
