"""Reminder files as the real `remind` and BSD `calendar` read them: every title on every day of it, and nothing else.

They are Debian's packages of these names.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exports import FEED, rendered
from tests.facts import CLOSURE
from timeline.catalogue import load
from timeline.feeds.entry import Entry, entries
from timeline.model import LANGUAGES, Timeline

pytestmark = pytest.mark.client

HARD = replace(
    CLOSURE,
    id="hard-title",
    titles=dict.fromkeys(
        LANGUAGES, "100%b %% [x] [[y]] ]; \\ \\n /* c */ // d #e \"quotes' “f” | `g` $h 'i ?? ☢️ Семей نووي \\"
    ),
)


def run(home: Path, *command: str) -> list[str]:
    """Return the lines that a program prints in an environment of its own; fail if it is missing or complains."""
    if not shutil.which(command[0]):
        pytest.fail(f"{command[0]} is not installed: run `make test-clients`, which brings it")
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=home, env=environment, capture_output=True, encoding="utf-8", errors="strict", check=True
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


def told(language: str) -> list[Entry]:
    """Return our own chronology in one year, with an event whose title is all signs; the sign stands at the end."""
    catalogue = load(Path(__file__).parent.parent / "seeds" / "events")
    timeline = Timeline(title={}, events=(*catalogue.events, HARD), observances=catalogue.observances)
    found = entries(FEED, timeline, language)
    return [replace(entry, summary=entry.title) if entry.id == "hard-title" else entry for entry in found]


def on_each_day(body: list[Entry]) -> list[tuple[dt.date, str]]:
    """Return every title on every day of it, in order."""
    return sorted(
        (dt.date.fromordinal(day), entry.summary)
        for entry in body
        for day in range(entry.start.toordinal(), entry.end.toordinal())
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_remind_reminds_of_all(tmp_path: Path, language: str) -> None:
    """Thirteen months of its simple calendar (`-s`) tell each title, byte for byte, on its days."""
    body = told(language)
    (tmp_path / "all.rem").write_bytes(rendered("remind", body, language=language))
    lines = [line.split(" ", 5) for line in run(tmp_path, "remind", "-s13", "all.rem", "2026-01-01")]
    found = [(dt.date.fromisoformat(line[0].replace("/", "-")), line[5]) for line in lines]
    assert sorted(found) == on_each_day(body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendar_shows_all(tmp_path: Path, language: str) -> None:
    """A year from 1 January on; a comment in a title is pulled apart, and a blank follows a backslash at its end."""
    body = told(language)
    (tmp_path / "all").write_bytes(rendered("calendar", body, language=language))
    lines = [line.split("\t") for line in run(tmp_path, "calendar", "-f", "./all", "-t", "20260101", "-A", "364")]
    found = [(dt.datetime.strptime(f"{day.strip(' *')} 2026", "%b %d %Y").date(), title) for day, title in lines]  # noqa: DTZ007
    hard = HARD.titles[language].replace("/*", "/ *").replace("*/", "* /") + "\N{NO-BREAK SPACE}"
    wanted = [(day, hard if title == HARD.titles[language] else title) for day, title in on_each_day(body)]
    assert sorted(found) == sorted(wanted)
