"""What was made of the same bytes before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facts import TIMELINE
from timeline.memory import recall
from timeline.workspace import find

if TYPE_CHECKING:
    from pathlib import Path


class Maker:
    """It makes the small chronology, and counts how often."""

    def __init__(self) -> None:
        """Begin at none."""
        self.times = 0

    def __call__(self) -> object:
        """Return the chronology."""
        self.times += 1
        return TIMELINE


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a file that something is made of."""
    path = tmp_path / "seeds" / "one.toml"
    path.parent.mkdir()
    path.write_text("one", "utf-8")
    return path


def recalled(source: Path, make: Maker) -> object:
    """Return what is made of the source, or remembered beside it."""
    return recall(source.parent.parent / "memory", source.parent, [source], make)


def test_it_is_made_once(source: Path) -> None:
    """The second time it is remembered, whole."""
    make = Maker()
    assert recalled(source, make) == recalled(source, make) == TIMELINE
    assert make.times == 1


def test_it_is_made_anew_when_a_file_changes(source: Path) -> None:
    """By a single byte, at the same length; what was remembered is replaced."""
    make = Maker()
    recalled(source, make)
    source.write_text("onE", "utf-8")
    recalled(source, make)
    assert make.times == 2
    assert len(list((source.parent.parent / "memory").iterdir())) == 1


@pytest.mark.parametrize("keep", [0, 20, 40, 400])
def test_spoiled_memory(source: Path, keep: int) -> None:
    """It is made anew, however much of the file is left."""
    make = Maker()
    recalled(source, make)
    (kept,) = (source.parent.parent / "memory").iterdir()
    kept.write_bytes(kept.read_bytes()[:keep])
    assert recalled(source, make) == TIMELINE
    assert make.times == 2


def test_a_folder_that_cannot_be(source: Path) -> None:
    """Where nothing can be remembered everything still works."""
    make = Maker()
    (source.parent.parent / "memory").write_text("a file is in the way", "utf-8")
    assert recalled(source, make) == recalled(source, make) == TIMELINE
    assert make.times == 2


def test_a_source_that_cannot_be_read(source: Path) -> None:
    """What makes it is asked, and tells of it in its own words."""
    make = Maker()
    source.unlink()
    assert recalled(source, make) == TIMELINE


def test_a_workspace_is_remembered_as_it_is(tmp_path: Path) -> None:
    """The shipped one, with its quotes and conflicts."""
    workspace = find(tmp_path)
    grown = workspace.load()
    assert workspace.load(tmp_path / "memory") == grown
    assert workspace.load(tmp_path / "memory") == grown
