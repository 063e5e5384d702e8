"""libical, with which Evolution, GNOME Calendar, KOrganizer and Cyrus read calendars, and its check of restrictions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.program import HERE, library, run
from tests.clients.told import held, lines

pytestmark = pytest.mark.client


@pytest.fixture(scope="module")
def libical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program of `with_libical.c`, compiled."""
    library(Path("/usr/include/libical/ical.h"))
    home = tmp_path_factory.mktemp("libical")
    run(home, "cc", "-Wall", "-Werror", "-o", home / "with_libical", HERE / "with_libical.c", "-lical")
    return home / "with_libical"


def test_libical_finds_no_fault(tmp_path: Path, libical: Path, calendar: Path) -> None:
    """No restriction of RFC 5545 is broken, and each entry is there once, on its days, its title byte for byte."""
    assert lines(run(tmp_path, str(libical), calendar)) == held(calendar.read_bytes())
