"""Thunderbird, without a window: subscribed to calendars over http, and what it keeps of them in its database.

It looks for changes as often as a preference says, in minutes, and takes parts of one.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import signal
import sqlite3
import subprocess
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import pytest

from tests.clients import edited
from tests.clients.conftest import NAMES
from tests.clients.loopback import serving
from tests.clients.program import environment, program, until
from tests.clients.told import DAY, Told, held

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.clients.loopback import Site

pytestmark = pytest.mark.client

EPOCH = dt.date(1970, 1, 1)
SECONDS = 240
"""How long it may take on a busy machine; it takes a fifth of that on an idle one."""
REGISTRY = """\
user_pref("calendar.registry.{id}.type", "ics");
user_pref("calendar.registry.{id}.uri", "{url}");
user_pref("calendar.registry.{id}.name", "{name}");
user_pref("calendar.registry.{id}.cache.enabled", true);
user_pref("calendar.registry.{id}.readOnly", true);
user_pref("calendar.registry.{id}.refreshInterval", "{minutes}");
"""


def identifier(name: str) -> str:
    """Return the UUID under which Thunderbird knows a calendar."""
    return str(uuid5(NAMESPACE_URL, name))


@contextlib.contextmanager
def thunderbird(home: Path, site: Site, names: list[str], *, minutes: float) -> Iterator[None]:
    """Run Thunderbird in a new profile, subscribed to calendars that it fetches anew after so many minutes."""
    profile = home / "profile"
    profile.mkdir()
    rows = (
        REGISTRY.format(id=identifier(name), url=f"{site.url}/{name}", name=name, minutes=minutes) for name in names
    )
    (profile / "user.js").write_text("".join(rows), "utf-8")
    command = [program("thunderbird"), "--headless", "--no-remote", "--profile", str(profile)]
    with (home / "thunderbird.log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log, env=environment(home))
        try:
            yield
        finally:
            running.send_signal(signal.SIGTERM)
            running.wait(SECONDS)


def kept(home: Path) -> dict[str, list[Told]]:
    """Return what Thunderbird keeps of each calendar at this moment: it locks its database, so a copy is read."""
    data, copy = home / "profile" / "calendar-data", home / "copy"
    copy.mkdir(exist_ok=True)
    told: dict[str, list[Told]] = {}
    try:
        for file in ("cache.sqlite", "cache.sqlite-wal"):
            shutil.copyfile(data / file, copy / file)
        with contextlib.closing(sqlite3.connect(copy / "cache.sqlite")) as database:
            rows = database.execute("SELECT cal_id, event_start, event_end, title, id FROM cal_events").fetchall()
    except (OSError, sqlite3.Error):
        return {}
    for calendar, start, end, title, uid in rows:
        told.setdefault(calendar, []).append(Told(f"{day(start)}", f"{day(end) - DAY}", title, uid))
    return {calendar: sorted(entries) for calendar, entries in told.items()}


def day(microseconds: int) -> dt.date:
    """Return the day of a time in the database, where days begin in UTC."""
    return EPOCH + dt.timedelta(microseconds=microseconds)


def test_thunderbird_takes_all(tmp_path: Path, calendars: Path) -> None:
    """Subscribed to all of them at once, it keeps each entry once, on its days, its title byte for byte."""
    expected = {identifier(name): told for name in NAMES if (told := held((calendars / name).read_bytes()))}
    with serving(calendars) as site, thunderbird(tmp_path, site, NAMES, minutes=60):
        until(lambda: kept(tmp_path) == expected, seconds=SECONDS)
    assert kept(tmp_path) == expected


def test_thunderbird_follows_an_edit(tmp_path: Path) -> None:
    """One refresh after an edit, an addition and a deletion it shows exactly that; another one changes nothing."""
    folder, calendar = tmp_path / "served", identifier(edited.NAME)
    edited.write(folder, edited.BEFORE)
    with serving(folder) as site, thunderbird(tmp_path, site, [edited.NAME], minutes=0.1):
        until(lambda: kept(tmp_path) == {calendar: sorted(edited.BEFORE.told)}, seconds=SECONDS)
        assert kept(tmp_path) == {calendar: sorted(edited.BEFORE.told)}
        edited.write(folder, edited.AFTER)
        asked = site.asked[edited.NAME]
        assert until(lambda: site.asked[edited.NAME] > asked + 2, seconds=SECONDS)
        assert kept(tmp_path) == {calendar: sorted(edited.AFTER.told)}
