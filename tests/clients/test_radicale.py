"""Radicale, a CalDAV server, and what the caldav library reads back from it."""

from __future__ import annotations

import datetime as dt
import signal
import socket
import subprocess
from typing import TYPE_CHECKING, cast

import pytest
from caldav.collection import Calendar
from caldav.davclient import DAVClient

from tests.clients.program import environment, program, until
from tests.clients.told import DAY, Told, held, years

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from caldav.calendarobjectresource import Event

pytestmark = pytest.mark.client


def listens(address: tuple[str, int]) -> bool:
    """Return whether someone takes connections there."""
    with socket.socket() as door:
        return door.connect_ex(address) == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a Radicale on the loopback that lets everyone in."""
    home = tmp_path_factory.mktemp("radicale")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host, port = free.getsockname()
    options = (f"--server-hosts={host}:{port}", "--auth-type=none", f"--storage-filesystem-folder={home / 'storage'}")
    with (home / "radicale.log").open("wb") as log:
        running = subprocess.Popen([program("radicale"), *options], stderr=log, env=environment(home))
        try:
            assert until(lambda: listens((host, port)), seconds=30), log.name
            yield f"http://reader:anything@{host}:{port}"
        finally:
            running.send_signal(signal.SIGTERM)
            running.wait(30)


def radicale(server: str, calendar: Path, first: int, last: int) -> list[Told]:
    """Return what a search from one year to another finds on the server, to which the calendar is given as a whole."""
    url = f"{server}/reader/{calendar.stem}/"
    with DAVClient(url=server, auth_type="basic") as client:
        given = client.put(url, calendar.read_text("utf-8"), {"Content-Type": "text/calendar; charset=utf-8"})
        assert given.status == 201
        begin, end = dt.date(first, 1, 1), dt.date(last + 1, 1, 1)
        collection = Calendar(client=client, url=url)
        found = cast("list[Event]", collection.search(event=True, expand=True, start=begin, end=end))
    events = [each.icalendar_component for each in found]
    return sorted(Told(f"{e.start}", f"{e.end - DAY}", str(e["SUMMARY"]), str(e["UID"])) for e in events)


def test_radicale_takes_all(server: str, calendar: Path) -> None:
    """What was given to the server a search finds: each entry once, on its days, its title byte for byte."""
    expected = held(calendar.read_bytes())
    assert radicale(server, calendar, *years(expected)) == expected
