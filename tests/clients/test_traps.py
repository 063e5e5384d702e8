"""What programs do to calendars that are not as ours are: why ours are so, and that a fault would be seen here.

Whoever finds one of these tests failing has a program before them that has learnt something; docs/clients.md then
changes with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.clients import edited
from tests.clients.loopback import serving
from tests.clients.program import HERE, run
from tests.clients.test_khal import khal
from tests.clients.test_vdirsyncer import vdirsyncer
from tests.clients.told import Told, held, lines

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.client


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Return a calendar of four entries as we write it."""
    edited.write(tmp_path / "served", edited.BEFORE)
    return tmp_path / "served" / edited.NAME


def spoil(calendar: Path, good: bytes, bad: bytes) -> None:
    """Write other bytes for some that stand in a calendar."""
    assert good in calendar.read_bytes()
    calendar.write_bytes(calendar.read_bytes().replace(good, bad))


def titles(told: list[Told]) -> set[str]:
    """Return the titles of entries."""
    return {each.title for each in told}


def test_a_uid_of_the_calendar_leaves_vdirsyncer_one_entry(tmp_path: Path, good: Path) -> None:
    """RFC 7986 allows one; vdirsyncer takes it for that of all entries, and keeps the last of them."""
    spoil(good, b"CALSCALE:GREGORIAN", b"CALSCALE:GREGORIAN\r\nUID:all@example.org")
    with serving(good.parent) as site:
        vdirsyncer(tmp_path, f"{site.url}/{good.name}")
    assert len(list((tmp_path / "local").iterdir())) == 1


def test_an_anniversary_costs_khal_the_title(tmp_path: Path, good: Path) -> None:
    """Where X-ANNIVERSARY stands, khal writes a title of its own, of nobody's anniversary."""
    spoil(good, b"TRANSP:", b"X-ANNIVERSARY:19910829\r\nTRANSP:")
    assert titles(khal(tmp_path, good, 2026, 2026)) == {"None's 35th anniversary"}


def test_of_two_entries_with_one_uid_khal_makes_one(tmp_path: Path, good: Path) -> None:
    """It takes the day of the first and the title of the second."""
    spoil(good, b"UID:ctbt-opened-1996-2026@", b"UID:sts-closure-1991-2026@")
    (made,) = [each for each in khal(tmp_path, good, 2026, 2026) if each.uid == "sts-closure-1991-2026@example.org"]
    assert (made.first, made.title) == ("2026-08-29", edited.SIGNED)


def test_a_character_cut_by_folding_comes_to_nothing(tmp_path: Path, good: Path) -> None:
    """RFC 5545 folds between octets, but ical.js and node-ical have made text of them by the time they unfold it."""
    spoil(good, "Сапфир".encode(), "С".encode() + b"\xd0\r\n \xb0" + "пфир".encode())
    assert "«Сапфир» жобасы — 32 жыл" in titles(held(good.read_bytes()))
    for reader in ("with_ical_js.mjs", "with_node_ical.mjs"):
        assert "«С��пфир» жобасы — 32 жыл" in titles(lines(run(tmp_path, "node", HERE / reader, good)))
