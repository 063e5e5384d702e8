"""`timeline export`, run as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from tests.test_cli import REPOSITORY, Session
from timeline.feeds.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = """\
[[event]]
id = "treaty-1996"
titles = { kk = "Шарт", en = "A treaty" }
when = "1996-09-24"
kind = "treaty"
commemorate = true
revised = 2026-08-01
sources = [{ title = "A source", url = "https://example.org/source" }]

[[observance]]
id = "new-year-week"
titles = { kk = "Апта", en = "A week" }
when = "XXXX-12-30/XXXX-01-05"
revised = 2026-08-01
sources = [{ title = "A source", url = "https://example.org/source" }]
"""
NAMES = "ics, jcal, rss, atom, jsonfeed, jsonld, csv, markdown, remind, calendar"
FEEDS = """\
domain = "example.org"

[[feed]]
name = "all"
languages = ["kk", "en"]
horizon = [2026, 2028]
refresh = "PT12H"
title = { kk = "Барлығы", en = "All" }

[[feed]]
name = "jubilees"
languages = ["en"]
only = "jubilees"
horizon = [2026, 2028]
refresh = "PT12H"
title = { en = "Jubilees" }
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a workspace with one event and one observance, and two feeds."""
    (tmp_path / "seeds" / "events").mkdir(parents=True)
    (tmp_path / "seeds" / "events" / "all.toml").write_text(SEEDS, "utf-8")
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "feeds.toml").write_text(FEEDS, "utf-8")
    return tmp_path


def days(here: Path, *arguments: str) -> list[tuple[str, str]]:
    """Return the first day and the title of what is exported as CSV."""
    session = Session(here=here)
    assert session("export", "csv", *arguments) == 0
    return [(row["first_day"], row["title"]) for row in csv.DictReader(io.StringIO(session.out, newline=""))]


def coming(here: Path, *arguments: str) -> list[tuple[str, str]]:
    """Return the same of what is exported as a JSON Feed."""
    session = Session(here=here)
    assert session("export", "jsonfeed", *arguments) == 0
    items: list[dict[str, Any]] = json.loads(session.out)["items"]
    return [(item["_timeline"]["first_day"], item["title"]) for item in items]


def test_a_table_holds_the_horizon(small: Path) -> None:
    """The first feed, all its years, in English; what lasts over New Year stands where it begins."""
    assert days(small) == [
        ("2026-09-24", "A treaty — 30 years"),
        ("2026-12-30", "A week"),
        ("2027-09-24", "A treaty — 31 years"),
        ("2027-12-30", "A week"),
        ("2028-09-24", "A treaty — 32 years"),
        ("2028-12-30", "A week"),
    ]


def test_news_are_of_the_next_twelve_months(small: Path) -> None:
    """From today, which runs on 25 September, to the day before the same day of the next year."""
    assert coming(small, "--today", "2026-09-25") == [("2026-12-30", "A week"), ("2027-09-24", "A treaty — 31 years")]
    assert coming(small, "--today", "2026-09-24", "--lang", "kk") == [
        ("2026-09-24", "Шарт — 30 жыл"),
        ("2026-12-30", "Апта"),
    ]


def test_what_runs_today_is_coming_still(small: Path) -> None:
    """On 2 January the week of the old year has not ended."""
    assert coming(small, "--today", "2027-01-02")[0] == ("2026-12-30", "A week")


def test_what_is_coming_outlasts_the_horizon(small: Path) -> None:
    """The horizon is that of the calendar files; a news feed goes on."""
    assert coming(small, "--today", "2040-02-01") == [("2040-09-24", "A treaty — 44 years"), ("2040-12-30", "A week")]


def test_days_can_be_asked_for(small: Path) -> None:
    """Both are inclusive; one alone leaves the other as it is."""
    assert days(small, "--from", "2026-09-24", "--to", "2026-09-24") == [("2026-09-24", "A treaty — 30 years")]
    assert days(small, "--from", "2028-01-04") == [
        ("2027-12-30", "A week"),
        ("2028-09-24", "A treaty — 32 years"),
        ("2028-12-30", "A week"),
    ]
    assert days(small, "--from", "2026-01-01", "--to", "2026-01-01") == [("2025-12-30", "A week")]
    assert days(small, "--to", "2026-10-01") == [("2026-09-24", "A treaty — 30 years")]
    assert coming(small, "--today", "2026-07-30", "--to", "2027-12-01") == [
        ("2026-09-24", "A treaty — 30 years"),
        ("2026-12-30", "A week"),
        ("2027-09-24", "A treaty — 31 years"),
    ]


def test_a_feed_is_chosen_by_its_name(small: Path) -> None:
    """The jubilees alone."""
    assert days(small, "--feed", "jubilees") == [("2026-09-24", "A treaty — 30 years")]


def test_options_before_the_command_hold(small: Path) -> None:
    """`timeline --lang kk export csv` is in Kazakh."""
    session = Session(here=small)
    assert session("--lang", "kk", "export", "csv", "--to", "2026-11-01", "--from", "2026-02-01") == 0
    assert "Шарт — 30 жыл" in session.out


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_empty_is_said_and_written_all_the_same(small: Path, name: str) -> None:
    """On stderr, so that the file stays what it is."""
    session = Session(here=small)
    assert session("export", name, "--from", "2026-02-01", "--to", "2026-02-02") == 0
    assert session.err == "timeline: the feed 'all' has nothing from 2026-02-01 to 2026-02-02\n"
    assert session.out != ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["xml"], f"there is no format 'xml'; there are {NAMES}"),
        ([], f"say which format; there are {NAMES}"),
        (["csv", "--feed", "none"], "there is no feed 'none'; there are all, jubilees"),
        (["csv", "--feed", "jubilees", "--lang", "kk"], "--lang: the feed 'jubilees' has no 'kk'; it has en"),
        (["csv", "--lang", "fr"], "--lang: there is no language 'fr'; there are kk, ru, en, ar"),
        (["csv", "--from", "29 August"], "'29 August' is not a day; write it as 2026-08-29"),
        (
            ["csv", "--from", "2027-01-01", "--to", "2026-01-01"],
            "from 2027-01-01 to 2026-01-01 no feed has days; give two in order, of the years 1601 to 4500",
        ),
        (
            ["rss", "--today", "5000-12-31"],
            "from 5000-12-31 to 5001-12-30 no feed has days; give two in order, of the years 1601 to 4500",
        ),
        (
            ["csv", "--from", "1500-01-01"],
            "from 1500-01-01 to 2028-12-31 no feed has days; give two in order, of the years 1601 to 4500",
        ),
    ],
)
def test_what_cannot_be_had_is_a_matter_of_usage(small: Path, arguments: list[str], said: str) -> None:
    """One line says what there is; nothing is written on stdout."""
    session = Session(here=small)
    assert session("export", *arguments) == 2
    assert (session.out, session.err) == ("", f"timeline: {said}\n")


def test_help_names_every_format() -> None:
    """`timeline export --help` and the table of formats are the same."""
    session = Session()
    assert session("export", "--help") == 0
    assert ", ".join(list(FORMATS)[:-1]) + f" or {list(FORMATS)[-1]}." in " ".join(session.out.split())


def test_a_file_is_written_whole(small: Path) -> None:
    """With the bytes that stdout would get, and nothing beside it; stdout stays empty."""
    session, target = Session(here=small), small / "coming.atom"
    assert session("export", "atom", "--today", "2026-07-30") == 0
    wanted = session.out
    assert session("export", "atom", "--today", "2026-07-30", "--output", str(target)) == 0
    assert (session.out, session.err) == ("", "")
    assert target.read_bytes() == wanted.encode()
    assert [path.name for path in small.iterdir() if path.name not in {"seeds", "calendars"}] == ["coming.atom"]


def test_a_file_that_cannot_be_written_is_told(small: Path) -> None:
    """In a folder that is not there."""
    session = Session(here=small)
    assert session("export", "csv", "--output", str(small / "none" / "a.csv")) == 1
    assert session.err.endswith("a.csv: cannot be written: there is no such folder; nothing was changed\n")


def test_the_calendar_is_the_one_that_is_built(small: Path) -> None:
    """Ics on stdout is byte for byte what `build` writes."""
    session = Session(here=small)
    assert session("build") == 0
    built = (small / "calendars" / "all.kk.ics").read_bytes()
    assert session("export", "ics", "--lang", "kk") == 0
    assert session.out.encode() == built


def test_the_day_changes_nothing_but_what_is_coming(small: Path) -> None:
    """Two days with the same entries ahead of them give the same bytes."""
    session, bytes_of = Session(here=small), {}
    for today in ("2026-07-30", "2026-08-15"):
        assert session("export", "rss", "--today", today) == 0
        bytes_of[today] = session.out
    assert bytes_of["2026-07-30"] == bytes_of["2026-08-15"]


def test_bytes_go_out_as_they_are() -> None:
    """A real process on a stream of any encoding writes UTF-8 and the line ends of the format."""
    command = [sys.executable, "-m", "timeline", "export", "ics", "--lang", "ar", "--from", "2026-08-29"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True, env=environment)
    assert len(Calendar.from_ical(done.stdout).events) > 100
    assert b"\n" not in done.stdout.replace(b"\r\n", b"")


def test_the_shipped_chronology_is_exported_from_anywhere(tmp_path: Path) -> None:
    """In a folder without a workspace, as everywhere; the same entries in every format."""
    session = Session(here=tmp_path)
    assert session("export", "rss", "--today", "2026-07-30") == 0
    assert session.out.count("<item>") == len(coming(tmp_path, "--today", "2026-07-30"))


def test_a_workspace_can_be_named(small: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """`--workspace` as everywhere."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert days(elsewhere, "--workspace", str(small), "--feed", "jubilees") == [("2026-09-24", "A treaty — 30 years")]


def test_without_feeds_there_is_nothing_to_export(small: Path) -> None:
    """A workspace without feeds.toml is told which file it lacks."""
    shutil.rmtree(small / "calendars")
    session = Session(here=small)
    assert session("export", "csv") == 1
    assert "feeds.toml: is not there" in session.err
