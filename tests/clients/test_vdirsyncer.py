"""vdirsyncer, which fetches a calendar over http and keeps a file an entry: most calendars of a terminal read those."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.clients import edited
from tests.clients.loopback import serving
from tests.clients.program import run
from tests.clients.told import Told, held, without_uid

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.client

CONFIGURATION = """\
[general]
status_path = "{home}/status"
[pair feed]
a = "remote"
b = "local"
collections = null
[storage remote]
type = "http"
url = "{url}"
[storage local]
type = "filesystem"
path = "{home}/local"
fileext = ".ics"
"""


def vdirsyncer(home: Path, url: str) -> list[Told]:
    """Return what vdirsyncer keeps after fetching a calendar: it gives every entry a UID of its own making."""
    configuration = home / "vdirsyncer.conf"
    configuration.write_text(CONFIGURATION.format(home=home, url=url), "utf-8")
    run(home, "vdirsyncer", "-c", configuration, "discover")
    run(home, "vdirsyncer", "-c", configuration, "sync")
    return without_uid([told for path in (home / "local").iterdir() for told in held(path.read_bytes())])


def test_vdirsyncer_takes_all(tmp_path: Path, calendar: Path) -> None:
    """What vdirsyncer fetched it keeps: a file an entry, on its days, its title byte for byte."""
    expected = held(calendar.read_bytes())
    with serving(calendar.parent) as site:
        assert vdirsyncer(tmp_path, f"{site.url}/{calendar.name}") == without_uid(expected)
    assert len(list((tmp_path / "local").iterdir())) == len(expected)


def test_vdirsyncer_follows_an_edit(tmp_path: Path) -> None:
    """A new title replaces the old one, what was added comes, what was taken out goes; nothing is kept twice."""
    folder = tmp_path / "served"
    edited.write(folder, edited.BEFORE)
    with serving(folder) as site:
        url = f"{site.url}/{edited.NAME}"
        assert vdirsyncer(tmp_path, url) == without_uid(edited.BEFORE.told)
        edited.write(folder, edited.AFTER)
        assert vdirsyncer(tmp_path, url) == without_uid(edited.AFTER.told)
