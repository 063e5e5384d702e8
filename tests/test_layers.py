"""The floors of the house: imports go down only, and only the top floor looks out of the window.

docs/architecture.md is the map. A new room needs its place there and in `FLOORS`. Whatever the rules are, each is shown
to fail on a made-up source, so that none of them can be kept by a checker that sees nothing.
"""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = Path(timeline.__file__).parent
FLOORS = (
    {"__init__", "errors", "model", "when"},
    {"clean", "jsontext", "languages", "temporal", "wording"},
    {"anniversaries", "columns", "gather", "occasions", "selecting", "tallies"},
    {
        "atomic",
        "beginning",
        "browse",
        "catalogue",
        "datafile",
        "documents",
        "feeds",
        "memory",
        "push",
        "records",
        "serving",
        "site",
        "views",
        "workspace",
    },
    {"__main__", "cli"},
)
"""The rooms of each floor, from the ground up."""
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
TOP = len(FLOORS) - 1

CLOCK_AND_PLACE = {"locale", "time"}
CALLS = {"getenv", "now", "today", "utcnow"}
DOMAIN = ("nuclear", "disarm", "semipalatinsk", "полигон", "ядер", "ядро", "نووي")
LONGEST_FILE = 300

SOURCES = sorted(PACKAGE.rglob("*.py"))
each_file = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())


def room(path: Path) -> str:
    """Return the room a file of the package is in: the folder or module right below `timeline`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path, source: str) -> Iterator[str]:
    """Return the full name of all that a file imports, with relative imports resolved."""
    package = ("timeline", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            base = ".".join(filter(None, (start, node.module)))
            yield from (f"{base}.{name.name}" for name in node.names)


def rooms_imported(path: Path, source: str) -> set[str]:
    """Return the rooms of the package that a file imports from; names of `timeline/__init__.py` are `__init__`."""
    names = (name.split(".") for name in imported(path, source))
    parts = ((name[1] if len(name) > 1 else "__init__") for name in names if name[0] == "timeline")
    return {part if part in FLOOR_OF else "__init__" for part in parts}


def climbs(path: Path, source: str) -> list[str]:
    """Return a line for each import that goes up, and one for a room that has no floor."""
    here = room(path)
    if here not in FLOOR_OF:
        return [f"{here} has no floor: add it to FLOORS and to docs/architecture.md"]
    return [
        f"{here} (floor {FLOOR_OF[here]}) imports {there} (floor {FLOOR_OF[there]})"
        for there in sorted(rooms_imported(path, source))
        if FLOOR_OF[there] > FLOOR_OF[here]
    ]


def looks_out(source: str) -> list[str]:
    """Return a line for each place that reads a clock, a locale or the environment."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found += [f"{node.lineno}: {name.name}" for name in names if name.name in CLOCK_AND_PLACE]
            case ast.ImportFrom(module=module, names=names, level=0):
                names_taken = {name.name for name in names}
                if module in CLOCK_AND_PLACE or (module == "os" and names_taken & {"environ", "environb", "getenv"}):
                    found.append(f"{node.lineno}: {module}")
            case ast.Attribute(value=ast.Name(id="os"), attr="environ" | "environb"):
                found.append(f"{node.lineno}: os.{node.attr}")
            case ast.Call(func=ast.Attribute(attr=called) | ast.Name(id=called)) if called in CALLS:
                found.append(f"{node.lineno}: {called}()")
    return found


def cycle(imports: Mapping[str, set[str]]) -> list[str]:
    """Return the rooms of a ring of imports, the first one again at the end; empty when there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        return ring
    return []


def domain_words(source: str) -> list[str]:
    """Return the words of the shipped chronology's subject that a source contains."""
    return [word for word in DOMAIN if word in source.lower()]


# The house as it stands


def test_the_package_is_found() -> None:
    """The tests below walk over real files."""
    assert PACKAGE / "when.py" in SOURCES


def test_the_map_shows_the_same_floors() -> None:
    """docs/architecture.md names each room on its floor."""
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d) \| ([^|]+) \|", page, re.MULTILINE)
    assert {int(floor): set(re.findall(r"`(\w+)`", rooms)) for floor, rooms in rows} == dict(enumerate(FLOORS))


@each_file
def test_imports_go_down_only(path: Path) -> None:
    """No room imports from a floor above its own."""
    assert climbs(path, path.read_text("utf-8")) == []


def test_no_rooms_import_each_other_in_a_ring() -> None:
    """Rooms of one floor may use each other, one way."""
    imports: dict[str, set[str]] = {}
    for path in SOURCES:
        imports.setdefault(room(path), set()).update(rooms_imported(path, path.read_text("utf-8")) - {room(path)})
    assert cycle(imports) == []


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if FLOOR_OF.get(room(path)) != TOP],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_only_the_top_floor_looks_out(path: Path) -> None:
    """What day it is, where and for whom is read once, in `cli`, and handed down."""
    assert looks_out(path.read_text("utf-8")) == []


@each_file
def test_files_can_be_read_at_one_sitting(path: Path) -> None:
    """No file is over 300 lines."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@each_file
def test_the_subject_is_data(path: Path) -> None:
    """The code knows dates, documents and calendars; what the chronology is about stands in `seeds/`."""
    assert domain_words(path.read_text("utf-8")) == []


# The checkers, on sources that break the rules


@pytest.mark.parametrize(
    "source",
    [
        "import timeline.feeds",
        "from timeline import feeds",
        "from timeline.feeds import ics",
        "from timeline.feeds.ics import render",
        "from .feeds import ics",
        "def late() -> None:\n    from timeline.feeds import ics",
    ],
)
def test_an_import_that_goes_up_is_reported(source: str) -> None:
    """However it is written and wherever it stands."""
    assert climbs(PACKAGE / "anniversaries.py", source) == ["anniversaries (floor 2) imports feeds (floor 3)"]


def test_a_relative_import_is_counted_from_its_own_folder() -> None:
    """Two dots in `gather/` are the package itself."""
    assert climbs(PACKAGE / "gather" / "link.py", "from ..views import rail") == [
        "gather (floor 2) imports views (floor 3)",
    ]


def test_a_room_without_a_floor_is_reported() -> None:
    """Whoever adds a room says where it stands."""
    assert climbs(PACKAGE / "attic.py", "") == ["attic has no floor: add it to FLOORS and to docs/architecture.md"]


def test_imports_that_go_down_or_sideways_or_out_are_fine() -> None:
    """The standard library, other packages, the same floor and those below."""
    lines = ["import json", "import rich.text", "from timeline import __version__", "from timeline.when import When"]
    source = "\n".join([*lines, "import timeline.atomic"])
    assert climbs(PACKAGE / "feeds" / "ics.py", source) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import time", "1: time"),
        ("import locale", "1: locale"),
        ("from time import monotonic", "1: time"),
        ("from os import environ", "1: os"),
        ("import os\nos.environ['LANG']", "2: os.environ"),
        ("import os\nos.getenv('LANG')", "2: getenv()"),
        ("import datetime as dt\ndt.date.today()", "2: today()"),
        ("import datetime as dt\ndt.datetime.now(dt.UTC)", "2: now()"),
        ("import pendulum\npendulum.now()", "2: now()"),
        ("from pendulum import today\ntoday()", "2: today()"),
    ],
)
def test_a_look_out_of_the_window_is_reported(source: str, found: str) -> None:
    """Each way to learn the day, the place or the environment."""
    assert looks_out(source) == [found]


def test_a_day_that_was_handed_down_is_fine() -> None:
    """`canvas.today` is a value, and `os` has more than an environment."""
    assert looks_out("import os\nos.fsync(1)\nprint(canvas.today)") == []


def test_a_ring_of_imports_is_reported() -> None:
    """`a` uses `b`, which uses `a`."""
    assert set(cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}
    assert cycle({"a": {"b", "c"}, "b": {"c"}}) == []


def test_a_word_of_the_subject_is_reported() -> None:
    """In any case of letters and in any of the alphabets."""
    assert domain_words("TITLE = 'Nuclear'  # Семей ядролық полигоны") == ["nuclear", "полигон", "ядро"]
