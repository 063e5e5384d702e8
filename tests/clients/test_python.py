"""Libraries of Python: vobject and its validation, icalendar and its errors, recurring-ical-events and its years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from tests.clients.program import HERE, run
from tests.clients.told import DAY, Told, held, lines, years

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.client


def test_vobject_finds_all_valid(tmp_path: Path, calendar: Path) -> None:
    """Its validation raises nothing, and each entry is there once, on its days, its title byte for byte."""
    assert lines(run(tmp_path, "python", HERE / "with_vobject.py", calendar)) == held(calendar.read_bytes())


def test_recurring_ical_events_finds_all(tmp_path: Path, calendar: Path) -> None:
    """What happens in the years of a calendar is each entry once, on its days, its title byte for byte."""
    expected = held(calendar.read_bytes())
    span = [str(year) for year in years(expected)]
    assert lines(run(tmp_path, "python", HERE / "with_recurring_ical_events.py", calendar, *span)) == expected


def test_icalendar_takes_all_without_an_error(calendar: Path) -> None:
    """It collects no error in any component, and each entry is there once, on its days, its title byte for byte."""
    read = Calendar.from_ical(calendar.read_bytes())
    assert [each.errors for each in read.walk() if each.errors] == []
    told = [Told(f"{e.start}", f"{e.end - DAY}", str(e["SUMMARY"]), str(e["UID"])) for e in read.events]
    assert sorted(told) == held(calendar.read_bytes())
