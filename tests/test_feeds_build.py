from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.facts import CLOSURE, TIMELINE, TREATY
from timeline.errors import DataError, OutputError
from timeline.feeds import build, config, ics
from timeline.feeds.entry import entries
from timeline.model import LANGUAGES, Timeline
from timeline.when import When
from timeline.workspace import Workspace

ROOT = Path(__file__).parent.parent
FEEDS_TOML = """
domain = "example.org"
languages = ["kk", "en"]
horizon = [2024, 2036]
refresh = "PT12H"
[[feed]]
name = "anniversaries"
title = { kk = "Мерейтойлар", en = "Anniversaries" }
"""
JUBILEES_TOML = """
[[feed]]
name = "jubilees"
only = "jubilees"
alarms = [7]
color = "teal"
title = { kk = "Мерейтойлар ғана", en = "Jubilees only" }
"""
REVISED = CLOSURE.revised


@pytest.fixture
def calendars(tmp_path: Path) -> Path:
    """Return a folder with a feeds.toml."""
    (tmp_path / "feeds.toml").write_text(FEEDS_TOML, "utf-8")
    return tmp_path


def names(folder: Path) -> list[str]:
    """Return what is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_build_writes_each_language_once(calendars: Path) -> None:
    """The first build writes a file a language; the second changes no byte and says so."""
    both = (calendars / "anniversaries.en.ics", calendars / "anniversaries.kk.ics")
    first = build(TIMELINE, calendars)
    assert (first.changed, first.unchanged) == (both, ())
    second = build(TIMELINE, calendars)
    assert (second.changed, second.unchanged) == ((), both)
    assert names(calendars) == ["anniversaries.en.ics", "anniversaries.kk.ics", "feeds.toml"]
    assert both[0].read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_what_is_shared_is_what_each_feed_renders_alone() -> None:
    """Every committed calendar has the bytes that its feed gives by itself."""
    timeline = Workspace(ROOT).load()
    feeds = config.load(ROOT / "calendars" / "feeds.toml")
    assert len(feeds) == 12
    for feed in feeds:
        for language in feed.languages:
            alone = b"".join(ics.render(feed, entries(feed, timeline, language), language))
            assert (ROOT / "calendars" / f"{feed.name}.{language}.ics").read_bytes() == alone


def test_our_own_feeds_cover_what_they_name() -> None:
    """Every event known to the day is in the history, and every entry of a theme among the anniversaries."""
    folder, timeline = ROOT / "calendars", Workspace(ROOT).load()
    found = {
        feed.name: set(re.findall(rb"UID:(.+)\r", (folder / f"{feed.name}.en.ics").read_bytes().replace(b"\r\n ", b"")))
        for feed in config.load(folder / "feeds.toml")
    }
    borne = {tag for fact in (*timeline.events, *timeline.observances) for tag in fact.tags}
    assert [tag for feed in config.load(folder / "feeds.toml") for tag in feed.tags if tag not in borne] == []
    history = found.pop("history")
    assert b"rds-1-1949-1949@nuclear-disarmament.timeline" in history
    assert b"sts-closure-1991-1991@nuclear-disarmament.timeline" in history
    assert len(history) == sum(event.when.days is not None for event in timeline.events if not event.proposed)
    assert [name for name, uids in found.items() if not uids or not uids <= found["anniversaries"]] == []
    assert found["plan-ahead"] == found["anniversaries"]


def test_one_changed_fact_touches_its_own_entries_only(calendars: Path) -> None:
    """A new title with a new day changes the entries of its event and the age of the calendar, not one byte more."""
    build(TIMELINE, calendars)
    path = calendars / "anniversaries.en.ics"
    before = path.read_bytes().split(b"BEGIN:VEVENT")
    day = REVISED.replace(year=2027)
    renamed = replace(TREATY, titles={**TREATY.titles, "en": "The CTBT opens"}, earlier=(TREATY.revised,), revised=day)
    built = build(replace(TIMELINE, events=(*TIMELINE.events[:3], renamed, *TIMELINE.events[4:])), calendars)
    after = path.read_bytes().split(b"BEGIN:VEVENT")
    assert before[0].replace(b"LAST-MODIFIED:20261122", b"LAST-MODIFIED:20271122") == after[0]
    changed = [new for old, new in zip(before[1:], after[1:], strict=True) if old != new]
    assert len(changed) == 13
    stamp = b"CREATED:20260801T000000Z\r\nLAST-MODIFIED:20271122T000000Z\r\nSEQUENCE:1\r\n"
    assert all(b"UID:ctbt-opened-1996-" in new and stamp in new for new in changed)
    assert built.unrevised == ()


def test_a_change_under_an_old_date_is_told(calendars: Path) -> None:
    """An event that says something new without a new day in `revised` is named: Google may not notice."""
    build(TIMELINE, calendars)
    renamed = replace(TREATY, titles={**TREATY.titles, "en": "The CTBT opens"})
    events = (*TIMELINE.events[:3], renamed, *TIMELINE.events[4:])
    assert build(replace(TIMELINE, events=events), calendars).unrevised == ("ctbt-opened-1996",)
    assert build(replace(TIMELINE, events=events), calendars).unrevised == ()


def test_a_new_colour_or_reminder_is_no_change_of_an_event(calendars: Path) -> None:
    """What a feed adds to every entry is not held against the events; neither is an entry that is new."""
    (calendars / "feeds.toml").write_text(FEEDS_TOML + JUBILEES_TOML, "utf-8")
    build(TIMELINE, calendars)
    (calendars / "feeds.toml").write_text(
        FEEDS_TOML.replace("2036", "2037") + JUBILEES_TOML.replace("teal", "navy").replace("[7]", "[30, 7]"), "utf-8"
    )
    built = build(TIMELINE, calendars)
    assert len(built.changed) == 4
    assert built.unrevised == ()


def test_a_feed_taken_out_leaves_a_file_that_is_told(calendars: Path) -> None:
    """Someone may still be subscribed to it: it is named and not deleted."""
    (calendars / "feeds.toml").write_text(FEEDS_TOML + JUBILEES_TOML, "utf-8")
    build(TIMELINE, calendars)
    (calendars / "feeds.toml").write_text(FEEDS_TOML, "utf-8")
    left = (calendars / "jubilees.en.ics", calendars / "jubilees.kk.ics")
    assert build(TIMELINE, calendars).stale == left
    assert all(path.exists() for path in left)


def test_an_empty_feed_is_told(calendars: Path) -> None:
    """A feed of a tag that nothing bears is a calendar all the same, and named."""
    (calendars / "feeds.toml").write_text(FEEDS_TOML + JUBILEES_TOML + 'tags = ["tset-site"]\n', "utf-8")
    assert [feed.name for feed in build(TIMELINE, calendars).empty] == ["jubilees"]
    assert b"BEGIN:VTIMEZONE" in (calendars / "jubilees.kk.ics").read_bytes()


def test_a_title_that_is_missing_is_told_once(calendars: Path) -> None:
    """An event without a Kazakh title is named once, however many entries and feeds it has."""
    (calendars / "feeds.toml").write_text(FEEDS_TOML + JUBILEES_TOML, "utf-8")
    english = replace(TREATY, titles={"en": "CTBT opens for signature"})
    assert build(replace(TIMELINE, events=(english,)), calendars).untranslated == ((english, ("kk",)),)


def test_days_that_outlook_refuses_are_told(calendars: Path) -> None:
    """An event of 1600 or of 4501 is not in the history, and is named; its anniversaries are where they belong."""
    text = FEEDS_TOML + JUBILEES_TOML.replace('only = "jubilees"', 'only = "history"')
    (calendars / "feeds.toml").write_text(text, "utf-8")
    early, first, last, late = (
        replace(CLOSURE, id=f"of-{when[:4]}", when=When.parse(when))
        for when in ("1600-12-31", "1601-01-01", "4500-12-31", "4500-12-31/4501-01-02")
    )
    built = build(Timeline(title={}, events=(early, first, last, late)), calendars)
    assert built.outside == (early, late)
    history = (calendars / "jubilees.en.ics").read_bytes()
    assert re.findall(rb"DTSTART;VALUE=DATE:(\d+)", history) == [b"16010101", b"45001231"]
    assert b"UID:of-1600-2026@" in (calendars / "anniversaries.en.ics").read_bytes()


def test_a_build_without_feeds_says_which_file_is_missing(tmp_path: Path) -> None:
    """Nothing is written when feeds.toml is not there."""
    with pytest.raises(DataError, match=r"feeds\.toml: is not there"):
        build(TIMELINE, tmp_path)


def test_a_folder_in_the_way_of_a_feed_is_told(calendars: Path) -> None:
    """A feed that cannot be written is an error of output, named by its file, and the others are not written either."""
    (calendars / "anniversaries.kk.ics").mkdir()
    with pytest.raises(OutputError, match=r"anniversaries\.kk\.ics: cannot be written"):
        build(TIMELINE, calendars)
    assert names(calendars) == ["anniversaries.kk.ics", "feeds.toml"]


PROGRAM = """\
import pathlib, sys
from tests.facts import TIMELINE
from timeline.feeds import build
if len(sys.argv) > 2:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
for _ in range(5):
    build(TIMELINE, pathlib.Path(sys.argv[1]))
"""


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows replaces no file that another program has open: it says so"
)
def test_two_builds_at_once_leave_whole_files(calendars: Path) -> None:
    """Whoever comes last, the files are those of a build, and nothing else is left in the folder."""
    build(TIMELINE, calendars)
    alone = {path.name: path.read_bytes() for path in calendars.iterdir()}
    for language in ("kk", "en"):
        (calendars / f"anniversaries.{language}.ics").unlink()
    running = [subprocess.Popen([sys.executable, "-c", PROGRAM, calendars], cwd=ROOT) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert {path.name: path.read_bytes() for path in calendars.iterdir()} == alone


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_fills_changes_no_file(calendars: Path) -> None:
    """When the last of the calendars no longer fits, the first is not changed either, and no part is left behind."""
    (calendars / "feeds.toml").write_text(FEEDS_TOML + JUBILEES_TOML, "utf-8")
    for language in LANGUAGES:
        (calendars / f"jubilees.{language}.ics").write_bytes(b"as it was")
    before = names(calendars)
    # A limit on the size of files stops a write half-way as a full disk does; the jubilees alone would fit.
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, calendars, "40000"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr.splitlines()[-1].endswith(
        "anniversaries.kk.ics: cannot be written: the file may not be so large; nothing was changed"
    )
    assert names(calendars) == before
    assert (calendars / "jubilees.kk.ics").read_bytes() == b"as it was"
