"""`timeline lint`, run as a user runs it; and its page in docs/."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.test_cli import REPOSITORY, Session
from timeline.feeds.lint import rules

if TYPE_CHECKING:
    from pathlib import Path

HEALTHY = REPOSITORY / "calendars" / "anniversaries.kk.ics"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a calendar in which every line ends in LF and a day does not exist."""
    path = tmp_path / "broken.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\nVERSION:2.0\n" + b"X-A:a\n" * 20 + b"END:VCALENDAR\n")
    return path


def test_nothing_wrong() -> None:
    """Nothing is printed, the count stands on stderr, and the code is 0."""
    session = Session()
    assert session("lint", str(HEALTHY)) == 0
    assert (session.out, session.err) == ("", "timeline: 1 file, none refused\n")


def test_a_warning_refuses_nothing() -> None:
    """It is said, and the code is 0."""
    session = Session(stdin=HEALTHY.read_bytes().removesuffix(b"\r\n"))
    assert session("lint", "-") == 0
    assert re.fullmatch(
        r"stdin:\d+:14: warning: the last line has no CRLF; add one \[last-line-end; RFC 5545 §3\.1\]\n", session.out
    )
    assert session.err == "timeline: 1 file, none refused; 1 warning\n"


def test_an_error_refuses_the_file(broken: Path) -> None:
    """Each fault has a line, ten of a rule are listed, and the rest is counted."""
    session = Session()
    assert session("lint", str(HEALTHY), str(broken)) == 1
    lines = session.out.splitlines()
    assert lines[0] == f"{broken}:1:1: error: VCALENDAR: has no PRODID; give it one [required; RFC 5545 §3.6]"
    assert lines[-1] == f"{broken}: error: … and 13 more [line-end]"
    assert len(lines) == 1 + 1 + 10 + 1
    assert session.err == "timeline: 2 files, 1 refused: 25 errors, 0 warnings\n"


def test_json(broken: Path) -> None:
    """One object a line, the same facts."""
    session = Session()
    assert session("lint", "--json", str(broken)) == 1
    records = [json.loads(line) for line in session.out.splitlines()]
    assert records[-1] == {
        "file": str(broken),
        "line": 10,
        "octet": 6,
        "severity": "error",
        "rule": "line-end",
        "section": "RFC 5545 §3.1",
        "what": "ends in LF alone; end every line in CRLF",
        "more": 13,
    }


def test_a_file_that_cannot_be_read(tmp_path: Path, broken: Path) -> None:
    """It is said in a line, and the others are read."""
    session = Session()
    assert session("lint", str(tmp_path / "none.ics"), str(tmp_path), str(broken)) == 1
    first, second, summary = session.err.splitlines()
    assert first == f"timeline: {tmp_path / 'none.ics'}: cannot be read: No such file or directory"
    assert second == f"timeline: {tmp_path}: is a folder; give the files in it"
    assert summary == "timeline: 3 files, 3 refused: 25 errors, 0 warnings"


def test_no_file() -> None:
    """Asked for nothing, it says how it is used."""
    session = Session()
    assert session("lint") == 2
    assert session.err.startswith("timeline: Missing argument 'FILE...'")


def test_the_page_shows_the_rules() -> None:
    """docs/lint.md has the rules in the order of the data, word by word."""
    page = (REPOSITORY / "docs" / "lint.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (\w+) \| ([^|]+) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [(rule.name, rule.severity, rule.section, rule.means) for rule in rules().values()]
    assert {rule.severity for rule in rules().values()} == {"error", "warning"}
