"""khal, a calendar for the terminal: it takes a file into a folder of its own and lists it by days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.clients.program import run
from tests.clients.told import SEPARATOR, Told, held, lines, years

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.client

CONFIGURATION = """\
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
FORM = SEPARATOR.join(("{start-date}", "{end-date}", "{title}", "{uid}"))


def khal(home: Path, calendar: Path, first: int, last: int) -> list[Told]:
    """Return what khal lists of a calendar, from one year to another."""
    (home / "calendar").mkdir()
    configuration = home / "khal.conf"
    configuration.write_text(CONFIGURATION.format(home=home), "utf-8")
    run(home, "khal", "-c", configuration, "import", "--batch", "-a", "cal", calendar)
    span = (f"{first}-01-01", f"{last + 1}-01-01")
    return lines(run(home, "khal", "-c", configuration, "list", "--once", "--day-format", "", "--format", FORM, *span))


def test_khal_takes_all(tmp_path: Path, calendar: Path) -> None:
    """What khal imported it lists: each entry once, on its days, its title byte for byte."""
    expected = held(calendar.read_bytes())
    assert khal(tmp_path, calendar, *years(expected)) == expected
