"""A workspace of one's own: what `timeline init` makes, and that all commands take it as it is."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_cli import REPOSITORY, Session
from timeline.beginning import begin
from timeline.errors import OutputError
from timeline.model import LANGUAGES

FILES = [
    "calendars/feeds.toml",
    "seeds/documents/example.txt",
    "seeds/documents/example.txt.toml",
    "seeds/events/example.toml",
    "seeds/timeline.toml",
]
"""What a new workspace holds."""

COMMENTED = re.compile(r"^# (?=\[\[|[a-z_.]+ = )", re.MULTILINE)
"""What stands before a line that can be taken in by hand."""

FILLING = """
import datetime, pathlib, resource, sys
from timeline.beginning import begin
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
begin(pathlib.Path(sys.argv[1]), datetime.date(2026, 7, 30))
"""
"""Begins a workspace on a disk that takes the shorter of its files only."""

IN_THE_WAY = """
import datetime, pathlib, sys
from timeline.beginning import begin

def act(event, arguments):
    if event == "os.rename" and pathlib.Path(arguments[1]).name == "seeds":
        pathlib.Path(arguments[1]).write_text("mine")

sys.addaudithook(act)
begin(pathlib.Path(sys.argv[1]), datetime.date(2026, 7, 30))
"""
"""Begins a workspace in which somebody writes a file named seeds at the last moment."""


def files(folder: Path) -> list[str]:
    """Return the files in a folder and below, hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def last_line(program: str, folder: Path) -> str:
    """Return the last line that a program says of a folder on stderr."""
    run = subprocess.run([sys.executable, "-c", program, folder], capture_output=True, text=True, check=False)
    return run.stderr.splitlines()[-1]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a new workspace."""
    assert Session(tmp_path)("init", "own") == 0
    return tmp_path / "own"


# What is made


def test_a_new_folder(tmp_path: Path) -> None:
    """It is made, and said so in three lines, with what to do next."""
    session = Session(tmp_path)
    assert session("init", "harbours") == 0
    assert session.out == (
        "The workspace harbours is ready, with an example event, document and calendar.\n"
        "Next, in that folder: timeline, then timeline check and timeline build.\n"
        "The comments in seeds/events/example.toml say how to put in your own.\n"
    )
    assert session.err == ""
    assert files(tmp_path / "harbours") == FILES


def test_the_folder_one_is_in(tmp_path: Path) -> None:
    """It needs no name, and what else is in it stays."""
    (tmp_path / "README").write_text("mine", "utf-8")
    session = Session(tmp_path)
    assert session("init") == 0
    assert session.out.startswith(f"The workspace {tmp_path.name} is ready")
    assert files(tmp_path) == ["README", *FILES]
    assert (tmp_path / "README").read_text("utf-8") == "mine"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_language_of_the_user(tmp_path: Path, language: str) -> None:
    """In three lines that name the file to go on with."""
    session = Session(tmp_path, variables={"TIMELINE_LANG": language})
    assert session("init", "own") == 0
    made, following, yours = session.out.splitlines()
    assert "own" in made
    assert "timeline build" in following
    assert "seeds/events/example.toml" in yours
    assert ("ready" in made) == (language == "en")


def test_a_setting_that_waits_for_the_workspace(tmp_path: Path) -> None:
    """Who has named it in TIMELINE_WORKSPACE already can make it now."""
    session = Session(tmp_path, variables={"TIMELINE_WORKSPACE": str(tmp_path / "own")})
    assert session("check") == 2
    assert session.err.endswith("own: is no workspace: it has no folder 'seeds'; timeline init makes one\n")
    assert session("init", "own") == 0
    assert session("check") == 0


# What it can do


def test_nothing_is_wrong_with_it(own: Path) -> None:
    """`timeline check` takes it as it is."""
    session = Session(own)
    assert session("check") == 0
    assert session.out == "nothing is wrong: 1 document, 1 event and 0 observances\n"


def test_it_is_seen_at_a_glance(own: Path) -> None:
    """Its title, and its anniversary to come."""
    session = Session(own)
    assert session() == 0
    assert session.out.startswith("Example chronology  ")
    assert "Fri 14 May  in 288 days  61  Example: the harbour opens\n" in session.out


@pytest.mark.parametrize(
    ("language", "coming"),
    [
        ("kk", "61  Мысал: айлақтың ашылуы\n"),
        ("ru", "61  Пример: открытие гавани\n"),
        ("en", "61  Example: the harbour opens\n"),
        ("ar", "61  مثال: افتتاح الميناء\n"),
    ],
)
def test_its_anniversary_comes(own: Path, language: str, coming: str) -> None:
    """In each language, whatever day it was made on."""
    session = Session(own)
    assert session("upcoming", "--lang", language) == 0
    assert session.out.endswith(coming)


def test_it_is_built(own: Path) -> None:
    """Its document is tied to its event, the second date in it proposed, and a calendar written in each language."""
    session = Session(own)
    assert session("build") == 0
    assert session.out == (
        "read 1 document, 1 event and 0 observances; 1 mention of 1 of them\n"
        "new, proposed until someone accepts them: 1\n"
        "  1967-09  The first lighthouse is to be lit in September 1967.  (example.txt)\n"
        "4 calendars: 4 written, 0 unchanged\n"
        "  anniversaries: ar, en, kk, ru\n"
    )
    assert session.err == ""
    calendar = (own / "calendars/anniversaries.en.ics").read_text("utf-8")
    days = [line for line in calendar.splitlines() if line.startswith("DTSTART")]
    assert days == [f"DTSTART;VALUE=DATE:{year}0514" for year in range(2026, 2037)]
    assert "DTSTAMP:20260730T000000Z" in calendar  # the day on which it was made
    assert "SUMMARY;LANGUAGE=en:Example: the harbour opens — 61 years" in calendar


def test_it_is_published(own: Path) -> None:
    """With a page for the event in each language."""
    assert Session(own)("publish", "site", "--address", "https://example.org/days") == 0
    pages = sorted(path.relative_to(own / "site").as_posix() for path in (own / "site").rglob("example-*.html"))
    assert pages == [f"{language}/e/example-harbour-1966.html" for language in ("ar", "en", "kk", "ru")]


# What its files explain


def test_what_is_commented_out_is_right(own: Path) -> None:
    """Every line and block that is there to be taken in can be, all of them at once."""
    taken = 0
    for path in own.rglob("*.toml"):
        text, count = COMMENTED.subn("", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
        taken += count
    assert taken == 23
    session = Session(own)
    assert session("check") == 0, session.out
    assert session.out == "nothing is wrong: 1 document, 1 event and 1 observance\n"
    assert session("build") == 0
    assert "  harbour: ar, en, kk, ru\n" in session.out
    assert session("--lang", "en") == 0
    assert session.out.startswith("Example chronology  ")


@pytest.mark.parametrize(
    ("page", "heading", "example"),
    [
        ("catalogue.md", "An event", "seeds/events/example.toml"),
        ("feeds.md", "feeds.toml", "calendars/feeds.toml"),
    ],
)
def test_every_key_is_explained(own: Path, page: str, heading: str, example: str) -> None:
    """What the documentation has a row for stands in the example, taken in or commented out."""
    section = (REPOSITORY / "docs" / page).read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    told = set(re.findall(r"^\| `([a-z_]+)", section, re.MULTILINE))
    said = set(re.findall(r"^(?:# )?([a-z_]+)[a-z.]* = ", (own / example).read_text("utf-8"), re.MULTILINE))
    assert "name" in told or "id" in told
    assert told - said == set()


# What is refused


@pytest.mark.parametrize("name", ["seeds", "calendars"])
def test_what_is_there_is_not_replaced(tmp_path: Path, name: str) -> None:
    """A folder that has one of the two names keeps it, and gets nothing beside it."""
    (tmp_path / "own" / name).mkdir(parents=True)
    (tmp_path / "own" / name / "mine.txt").write_text("mine", "utf-8")
    session = Session(tmp_path)
    assert session("init", "own") == 1
    assert session.out == ""
    place = tmp_path / "own"
    assert session.err == (
        f"timeline: {place}: has '{name}' already, and nothing is replaced: move it, or give another folder\n"
    )
    assert files(tmp_path) == [f"own/{name}/mine.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file stays a file."""
    (tmp_path / "own").write_text("mine", "utf-8")
    session = Session(tmp_path)
    assert session("init", "own") == 1
    assert session.err == f"timeline: {tmp_path / 'own'}: is a file; a workspace is a folder: give another name\n"
    assert (tmp_path / "own").read_text("utf-8") == "mine"


def test_a_folder_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """It is not made: it is more likely misspelt."""
    session = Session(tmp_path)
    assert session("init", "nowhere/own") == 1
    place = tmp_path / "nowhere" / "own"
    assert session.err == f"timeline: {place}: cannot be written: there is no such folder; nothing was changed\n"
    assert not (tmp_path / "nowhere").exists()


def test_a_language_that_is_none(tmp_path: Path) -> None:
    """It is told before anything is made."""
    session = Session(tmp_path)
    assert session("init", "own", "--lang", "fr") == 2
    assert not (tmp_path / "own").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is not read-only on Windows")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """It is one clear line."""
    folder = tmp_path
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):  # for root no folder is read-only but the kernel's own
        folder = Path("/proc/self/fd")
    session = Session(folder)
    assert session("init") == 1
    assert re.fullmatch(f"timeline: {folder}: cannot be written: .+; nothing was changed\n", session.err)
    tmp_path.chmod(0o755)
    assert files(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_fills(tmp_path: Path) -> None:
    """Of a workspace that does not fit nothing is left, and no folder that was made for it."""
    told = "cannot be written: the file may not be so large; nothing was changed"
    assert last_line(FILLING, tmp_path / "own") == f"timeline.errors.OutputError: {tmp_path / 'own'}: {told}"
    assert list(tmp_path.iterdir()) == []
    assert last_line(FILLING, tmp_path) == f"timeline.errors.OutputError: {tmp_path}: {told}"
    assert list(tmp_path.iterdir()) == []


def test_what_comes_in_between(tmp_path: Path) -> None:
    """If the second of the two cannot be put in its place, the first does not stay without it."""
    told = last_line(IN_THE_WAY, tmp_path)
    assert told.startswith(f"timeline.errors.OutputError: {tmp_path}: cannot be written: ")
    assert told.endswith("; nothing was changed")
    assert files(tmp_path) == ["seeds"]
    assert [path.name for path in tmp_path.iterdir()] == ["seeds"]


def test_a_workspace_is_not_begun_twice(own: Path) -> None:
    """What was written into it since is safe."""
    catalogue = own / "seeds/events/example.toml"
    catalogue.write_text("# mine\n", "utf-8")
    with pytest.raises(OutputError, match="already, and nothing is replaced"):
        begin(own, dt.date(2027, 1, 1))
    assert catalogue.read_text("utf-8") == "# mine\n"
