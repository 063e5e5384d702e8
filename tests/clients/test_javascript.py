"""ical.js, with which Thunderbird and Nextcloud read calendars, and node-ical, with which MagicMirror does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.clients.program import HERE, library, run
from tests.clients.told import held, lines

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.client


@pytest.mark.parametrize("reader", ["with_ical_js.mjs", "with_node_ical.mjs"])
def test_javascript_takes_all(tmp_path: Path, calendar: Path, reader: str) -> None:
    """Each entry is there once, on its days, its title byte for byte."""
    library(HERE / "node_modules")
    assert lines(run(tmp_path, "node", HERE / reader, calendar)) == held(calendar.read_bytes())
