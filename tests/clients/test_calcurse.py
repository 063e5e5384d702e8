"""calcurse, a calendar for the terminal: it takes a file into its own format, in which each day stands by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.clients.program import run
from tests.clients.told import Told, each_day, held, years

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.client

CONFIGURATION = """\
format.inputdate=4
format.outputdate=%Y-%m-%d
"""


def calcurse(home: Path, calendar: Path, first: int, last: int) -> list[Told]:
    """Return what calcurse shows of a calendar, day by day, from one year to another."""
    (home / "conf").write_text(CONFIGURATION, "utf-8")
    folders = ("-C", home, "-D", home / "data")
    run(home, "calcurse", *folders, "-i", calendar)
    shown = run(home, "calcurse", *folders, "-Q", "--from", f"{first}-01-01", "--to", f"{last}-12-31")
    told, day = [], ""
    for line in filter(None, shown.split("\n")):
        if line.startswith(" * "):
            told.append(Told(day, day, line.removeprefix(" * ")))
        else:
            day = line.removesuffix(":")
    return sorted(told)


def test_calcurse_takes_all(tmp_path: Path, calendar: Path) -> None:
    """What calcurse imported it shows: each entry once on each of its days, its title byte for byte."""
    expected = held(calendar.read_bytes())
    assert calcurse(tmp_path, calendar, *years(expected)) == each_day(expected)
