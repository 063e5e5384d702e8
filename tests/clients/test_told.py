"""The measure itself: what a calendar file holds, read without any library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.clients.conftest import NAMES
from tests.clients.told import Told, each_day, held

if TYPE_CHECKING:
    from pathlib import Path

CALENDAR = """\
BEGIN:VCALENDAR\r
NAME:Only entries have a title\r
BEGIN:VEVENT\r
UID:sapphire-1994-2026@example.org\r
DTSTART;VALUE=DATE:20261120\r
DTEND;VALUE=DATE:20261124\r
SUMMARY;LANGUAGE=kk:«Сапфир» жобасы\\, Үлбі\\; \\\\n — 32 ж\r
 ыл\r
BEGIN:VALARM\r
UID:not-this@example.org\r
SUMMARY:Not this\r
END:VALARM\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:first-test-1949@example.org\r
DTSTART;VALUE=DATE:19490829\r
DTEND;VALUE=DATE:19490830\r
SUMMARY:Two\\nlines\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_a_file_is_read_to_the_letter() -> None:
    """Unfolded and unescaped; the last day is the one before DTEND, and an alarm's words are not the entry's."""
    assert held(CALENDAR.encode()) == [
        Told("1949-08-29", "1949-08-29", "Two\nlines", "first-test-1949@example.org"),
        Told("2026-11-20", "2026-11-23", "«Сапфир» жобасы, Үлбі; \\n — 32 жыл", "sapphire-1994-2026@example.org"),
    ]


def test_some_programs_take_each_day_by_itself() -> None:
    """Three days in a row are three."""
    assert each_day([Told("1994-11-29", "1994-12-01", "Сапфир", "one")]) == [
        Told("1994-11-29", "1994-11-29", "Сапфир"),
        Told("1994-11-30", "1994-11-30", "Сапфир"),
        Told("1994-12-01", "1994-12-01", "Сапфир"),
    ]


def test_every_feed_is_there(calendars: Path) -> None:
    """What feeds.toml names is built, in each of its languages, and nothing else."""
    assert sorted(path.name for path in calendars.glob("*.ics")) == sorted(NAMES)


def test_the_hard_title_is_in_a_calendar(calendars: Path) -> None:
    """A colon, semicolon, comma, backslash and END:VEVENT in it are text: the programs have something to stumble on."""
    titles = [each.title for each in held((calendars / "anniversaries.en.ics").read_bytes())]
    hard = 'Comma, semicolon; backslash \\ and \\n: "quotes" END:VEVENT and so on, and so on, and so on, and so on,'
    assert sum(title.startswith(hard) and title.endswith("☢️ — 35 years") for title in titles) == 1
