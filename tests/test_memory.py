"""What was made of the same bytes before."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import pytest

from tests.facts import TIMELINE
from tests.views import canvas, plain
from timeline.columns import COLUMNS, Shelf, column
from timeline.memory import marks, recall
from timeline.selecting import Filter, chosen, one
from timeline.views import VIEWS, view
from timeline.when import When
from timeline.workspace import find

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.model import Timeline


class Maker:
    """It makes the small chronology, and counts how often."""

    def __init__(self) -> None:
        """Begin at none."""
        self.times = 0

    def __call__(self) -> Timeline:
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
    assert len(list((source.parent.parent / "memory").glob("*.timeline"))) == 1


def test_it_is_made_anew_when_a_file_looks_the_same(source: Path) -> None:
    """As long as it was and as old, a moment later: the copy of a file that keeps its times."""
    make, before = Maker(), source.stat()
    recalled(source, make)
    source.write_text("onE", "utf-8")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    recalled(source, make)
    assert make.times == 2


def test_it_is_made_anew_when_another_file_is_in_its_place(source: Path) -> None:
    """With the same bytes and times: that it has another place on the disk is enough to look."""
    make, before = Maker(), source.stat()
    recalled(source, make)
    source.with_suffix(".new").write_text("one", "utf-8")
    source.with_suffix(".new").replace(source)
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    recalled(source, make)
    assert make.times == 2


def test_a_file_that_was_new_is_compared(source: Path) -> None:
    """Within two seconds a clock may not tell one change from the next: then the bytes do."""
    changed = source.stat().st_ctime_ns
    new, old = (marks.taken([source], changed + seconds * 10**9) for seconds in (1, 3))
    assert new[-1] == [*old[-1], b"one"]
    assert marks.hold(new, [source])
    assert marks.hold(old, [source])
    new[-1][-1] = b"onE"
    assert not marks.hold(new, [source])


def test_a_file_more_or_less(source: Path) -> None:
    """Marks are those of all the files and no others."""
    taken = marks.taken([source], 0)
    assert not marks.hold(taken, [])
    assert not marks.hold(taken, [source, source])


@pytest.mark.parametrize("keep", [0, 20, 40, 400])
def test_spoiled_memory(source: Path, keep: int) -> None:
    """It is made anew, however much of the file is left."""
    make = Maker()
    recalled(source, make)
    (kept,) = (source.parent.parent / "memory").glob("*.timeline")
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


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Timeline, Timeline]:
    """Return the shipped chronology as it was made, and as it is remembered."""
    workspace, memory = find(tmp_path_factory.mktemp("here")), tmp_path_factory.mktemp("memory")
    return workspace.load(memory), workspace.load(memory)


def test_a_workspace_is_remembered_as_it_is(both: tuple[Timeline, Timeline]) -> None:
    """The shipped one, with its quotes and conflicts; its events are taken from where they stand."""
    made, remembered = both
    assert remembered == made
    assert isinstance(remembered.events, Shelf)


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_those_of_the_events(both: tuple[Timeline, Timeline], name: str) -> None:
    """All of them, and those of a part, however it was taken."""
    made, remembered = both
    assert remembered.events.column(name) == column(made.events, name)  # type: ignore[attr-defined]
    assert column(remembered.events[3:90:7], name) == column(made.events[3:90:7], name)
    assert column(remembered.events[5:].pick([1, 8])[1:], name) == column(made.events[13:14], name)  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("name", VIEWS)
def test_what_is_remembered_is_drawn_as_what_is_made(both: tuple[Timeline, Timeline], name: str, width: int) -> None:
    """Line by line, in every view."""
    made, remembered = (plain(view(name)(each, canvas(width))) for each in both)
    assert made == remembered


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(first=When.parse("1990"), last=When.parse("1991")),
        Filter(last=When.parse("1963-08-05")),
        Filter(tags=("law", "history")),
        Filter(kinds=("treaty",)),
        Filter(source="unoda"),
        Filter(words=("ДОГОВОР", "ядерн")),
        Filter(jubilees_from=dt.date(2026, 7, 30)),
        Filter(first=When.parse("1949"), kinds=("test",), words=("first",), source="ctbto"),
    ],
)
def test_what_is_remembered_is_chosen_as_what_is_made(both: tuple[Timeline, Timeline], wanted: Filter) -> None:
    """The same facts with the same support, and something for each of these."""
    made, remembered = (chosen(each, wanted) for each in both)
    assert made == remembered
    assert made.events
    assert not isinstance(made.events, Shelf)


@pytest.mark.parametrize("asked", ["sts-closure-1991", "sts-closure-day-national"])
def test_one_is_the_same(both: tuple[Timeline, Timeline], asked: str) -> None:
    """An event, and a day kept every year."""
    made, remembered = (one(each, asked) for each in both)
    assert made == remembered
