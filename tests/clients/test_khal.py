"""khal, a calendar for the terminal: it takes a file into a folder of its own and lists it by days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.program import run
from tests.clients.told import SEPARATOR, Told, held, lines, years

pytestmark = pytest.mark.client

CONFIGURATION = Path(__file__).with_name("khal.conf").read_text("utf-8")
FORM = SEPARATOR.join(("{start-date}", "{end-date}", "{title}", "{uid}"))


def khal(home: Path, calendar: Path, first: int, last: int) -> list[Told]:
    """Return what khal lists of a calendar, from one year to another."""
    (home / "calendar").mkdir()
    configuration = home / "khal.conf"
    configuration.write_text(CONFIGURATION.format(folder=home), "utf-8")
    run(home, "khal", "-c", configuration, "import", "--batch", "-a", "anniversaries", calendar)
    span = (f"{first}-01-01", f"{last + 1}-01-01")
    return lines(run(home, "khal", "-c", configuration, "list", "--once", "--day-format", "", "--format", FORM, *span))


def test_khal_takes_all(tmp_path: Path, calendar: Path) -> None:
    """What khal imported it lists: each entry once, on its days, its title byte for byte."""
    expected = held(calendar.read_bytes())
    assert khal(tmp_path, calendar, *years(expected)) == expected
