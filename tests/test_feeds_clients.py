"""What we write, as real calendar programs read it: nothing lost, nothing doubled, every title and day as they are.

`make test-clients` installs them, in an environment of their own, and runs these tests.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
import subprocess
import threading
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from tests.facts import CLOSURE, TIMELINE
from timeline.catalogue import load
from timeline.feeds import build, config
from timeline.feeds.entry import entries
from timeline.model import LANGUAGES, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.client

ROOT = Path(__file__).parent.parent
FEEDS = ROOT / "calendars" / "feeds.toml"

Told = list[tuple[str, ...]]
"""First day, last day, title and, where the program keeps it, UID of every entry; sorted."""

KHAL = """\
[calendars]
[[cal]]
path = {home}/calendar
[sqlite]
path = {home}/khal.db
[locale]
# Without these, khal takes its formats from the locale of the process.
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Asia/Almaty
default_timezone = Asia/Almaty
"""
VDIRSYNCER = """\
[general]
status_path = "{home}/status"
[pair feed]
a = "remote"
b = "local"
collections = null
[storage remote]
type = "http"
url = "http://127.0.0.1:{port}/anniversaries.{language}.ics"
[storage local]
type = "filesystem"
path = "{home}/local"
fileext = ".ics"
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word on stderr."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def chronology() -> Timeline:
    """Return our own catalogue, with an event whose title has all that a calendar must escape."""
    catalogue = load(ROOT / "seeds" / "events")
    hard = replace(
        CLOSURE,
        id="hard-title",
        titles={
            "kk": "Үтір, нүктелі үтір; кері сызық \\ және \\n — ұзын атау: " + "ғасырлар бойы " * 12 + "☢️",
            "ru": "Запятая, точка с запятой; обратная черта \\ и \\n: «ёлочки» " + "и так далее, " * 12 + "☢️",
            "en": 'Comma, semicolon; backslash \\ and \\n: "quotes" ' + "and so on, " * 12 + "☢️",
            "ar": "فاصلة، فاصلة منقوطة؛ خط مائل عكسي \\ و \\n: " + "وهكذا " * 12 + "☢️",
        },
    )
    return Timeline(title={}, events=(*catalogue.events, hard), observances=catalogue.observances)


def feed(chronology: Timeline, language: str) -> Told:
    """Return what the committed feed tells of the chronology."""
    ours = next(feed for feed in config.load(FEEDS) if feed.name == "anniversaries")
    last = dt.timedelta(days=1)
    return sorted(
        (f"{each.start}", f"{each.end - last}", each.summary, each.uid) for each in entries(ours, chronology, language)
    )


def run(home: Path, *command: str | Path) -> str:
    """Return what a calendar program prints, run in a home of its own; fail if it is missing or fails."""
    folder = ROOT / ".clients" / "bin"
    if not (folder / command[0]).exists():
        pytest.fail(f"{command[0]} is not in {folder}: run `make test-clients`, which installs it")
    environment = {"HOME": str(home), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [folder / command[0], *command[1:]], capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def calendars(home: Path, chronology: Timeline) -> Path:
    """Return a folder with the feeds of a chronology, built anew."""
    folder = home / "calendars"
    folder.mkdir(exist_ok=True)
    (folder / "feeds.toml").write_bytes(FEEDS.read_bytes())
    build(chronology, folder)
    return folder


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """Yield a folder that is served on the loopback, and the port."""
    folder = calendars(tmp_path, TIMELINE)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield tmp_path, server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def vdirsyncer(home: Path, port: int, language: str) -> Told:
    """Return what vdirsyncer keeps after fetching the feed in a language: one file an entry.

    It gives every entry that comes over http a UID of its own making.
    """
    (home / "config").write_text(VDIRSYNCER.format(home=home, port=port, language=language), "utf-8")
    run(home, "vdirsyncer", "-c", home / "config", "discover")
    run(home, "vdirsyncer", "-c", home / "config", "sync")
    told = []
    for path in (home / "local").iterdir():
        (event,) = Calendar.from_ical(path.read_bytes()).events
        last = event.end - dt.timedelta(days=1)
        told.append((f"{event.start}", f"{last}", str(event["SUMMARY"])))
    return sorted(told)


def without_uid(told: Told) -> Told:
    """Return what is told without its UIDs."""
    return sorted(each[:3] for each in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_khal_takes_all(tmp_path: Path, chronology: Timeline, language: str) -> None:
    """What khal imported it lists: each entry once, on its days, its title byte for byte."""
    (tmp_path / "calendar").mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(home=tmp_path), "utf-8")
    source = calendars(tmp_path, chronology) / f"anniversaries.{language}.ics"
    khal = ("khal", "-c", tmp_path / "khal.conf")
    run(tmp_path, *khal, "import", "--batch", "-a", "cal", source)
    form = "{start-date}\t{end-date}\t{title}\t{uid}"
    listed = run(tmp_path, *khal, "list", "--once", "--day-format", "", "--format", form, "2024-01-01", "2037-01-01")
    assert sorted(tuple(line.split("\t")) for line in listed.splitlines() if line) == feed(chronology, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_vdirsyncer_takes_all(served: tuple[Path, int], chronology: Timeline, language: str) -> None:
    """What vdirsyncer fetched it keeps: a file an entry, on its days, its title byte for byte."""
    home, port = served
    calendars(home, chronology)
    assert vdirsyncer(home, port, language) == without_uid(feed(chronology, language))


def test_vdirsyncer_follows_an_edit(served: tuple[Path, int]) -> None:
    """A new title replaces the old one and an event taken out is gone; nothing is kept twice."""
    home, port = served
    assert vdirsyncer(home, port, "en") == without_uid(feed(TIMELINE, "en"))
    renamed = replace(CLOSURE, titles={"en": "The test site is closed"})
    edited = replace(TIMELINE, events=(renamed, *TIMELINE.events[2:]))
    calendars(home, edited)
    assert vdirsyncer(home, port, "en") == without_uid(feed(edited, "en"))
