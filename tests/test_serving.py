"""`timeline serve`, run as a user runs it: on a free port, until Ctrl-C, while the workspace changes."""

from __future__ import annotations

import asyncio
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import pytest
from icalendar import Calendar

from tests.test_cli import Session
from timeline.cli.following import ticks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FEEDS = """\
domain = "example.org"
[[feed]]
name = "all"
languages = ["en", "kk"]
horizon = [2026, 2026]
refresh = "PT12H"
title = { kk = "Күндер", en = "Days" }
"""
EVENT = """\
[[event]]
id = "sts-closure-1991"
when = "1991-08-29"
kind = "law"
commemorate = true
revised = 2026-08-01
tags = ["test-site"]
titles = { kk = "Полигонның жабылуы", ru = "Закрытие полигона", en = "Closure of the test site", ar = "إغلاق الموقع" }
sources = [{ title = "A newspaper", url = "https://example.org/news" }]
"""
PATIENCE = 60
"""Seconds after which a server that says nothing has failed."""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with one event and one feed."""
    (tmp_path / "seeds" / "events").mkdir(parents=True)
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "feeds.toml").write_text(FEEDS, "utf-8")
    (tmp_path / "seeds" / "events" / "events.toml").write_text(EVENT, "utf-8")
    return tmp_path


class Server:
    """A running `timeline serve`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Wait until it says where it listens."""
        self.process = process
        said = self.line(process.stdout)
        found = re.fullmatch(r"serving http://127\.0\.0\.1:(\d+)/\n", said)
        assert found, said
        self.port = int(found[1])

    def line(self, stream: IO[str] | None) -> str:
        """Return the next line that it says; fail if none comes."""
        assert stream is not None
        timer = threading.Timer(PATIENCE, self.process.kill)
        timer.start()
        line = stream.readline()
        timer.cancel()
        return line

    def get(self, target: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body of what is answered; the target is sent as it stands."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        told = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        connection.close()
        return told

    def titles(self, target: str) -> list[str]:
        """Return the titles of a calendar."""
        return [str(event["SUMMARY"]) for event in Calendar.from_ical(self.get(target)[2]).events]


PROGRAM = """
import signal
from timeline.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
"""The command as a terminal starts it; a shell that runs the tests behind it has them ignore Ctrl-C."""


@contextmanager
def serving(workspace: Path, *options: str) -> Iterator[Server]:
    """Yield the server of a workspace, on a free port."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "serve", "--port", "0", "--workspace", workspace, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONWARNINGS": "error"},
    )
    try:
        yield Server(process)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a server whose workspace stays as it is."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "seeds" / "events").mkdir(parents=True)
    (folder / "calendars").mkdir()
    (folder / "calendars" / "feeds.toml").write_text(FEEDS, "utf-8")
    (folder / "seeds" / "events" / "events.toml").write_text(EVENT, "utf-8")
    with serving(folder) as found:
        yield found


def test_a_calendar_over_http(server: Server) -> None:
    """What a client fetches, and what it is told when it asks again."""
    status, headers, body = server.get("/f/all.kk.ics")
    assert (status, headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert [str(event["SUMMARY"]) for event in Calendar.from_ical(body).events] == ["Полигонның жабылуы — 35 жыл"]
    assert headers["last-modified"] == "Sat, 01 Aug 2026 00:00:00 GMT"
    assert "server" not in headers
    status, again, body = server.get("/f/all.kk.ics", If_None_Match=headers["etag"])
    assert (status, again["etag"], body) == (304, headers["etag"], b"")


def test_head_over_http(server: Server) -> None:
    """The length of the body, without the body."""
    _, headers, body = server.get("/f/all.kk.ics")
    status, same, nothing = server.get("/f/all.kk.ics", "HEAD")
    assert (status, same["content-length"], nothing) == (200, headers["content-length"], b"")
    assert int(same["content-length"]) == len(body)


def test_links_lead_to_the_server_itself(server: Server) -> None:
    """Where nothing says what address it has for others."""
    assert f"webcal://127.0.0.1:{server.port}/f/all.en.ics".encode() in server.get("/en/")[2]


@pytest.mark.parametrize(
    "target",
    [
        "/../calendars/feeds.toml",
        "/f/../../calendars/feeds.toml",
        "/%2e%2e/calendars/feeds.toml",
        "/%2e%2e%2fcalendars%2ffeeds.toml",
        "/%252e%252e/calendars/feeds.toml",
        "/..%5ccalendars%5cfeeds.toml",
        "/..\\calendars\\feeds.toml",
        "/f/all.kk.ics%00",
        "/f/all.kk.ics%00.html",
        "/%ff%fe",
        "/calendars/feeds.toml",
        "//etc/passwd",
        "/headers/nginx.conf",
    ],
)
def test_no_path_leaves_the_tree(server: Server, target: str) -> None:
    """As it stands in a request, with escapes, null bytes and backslashes."""
    status, headers, body = server.get(target)
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert b"domain" not in body


def test_a_long_query_is_refused(server: Server) -> None:
    """Whatever it asks for."""
    assert server.get("/f/all.kk.ics?tags=" + "a" * 1000)[0] == 414
    assert server.get("/f/all.kk.ics?tags=" + "a" * 10_000)[0] == 414


def test_a_body_is_not_read(server: Server) -> None:
    """Nothing is taken from anybody, however much is announced."""
    status, headers, _ = server.get("/en/", "POST", Content_Length="10000000000")
    assert (status, headers["content-type"]) == (405, "text/plain; charset=utf-8")


def test_an_edit_is_served(workspace: Path) -> None:
    """A file is saved, and the calendar says the new title; one that is broken changes nothing and is told."""
    events = workspace / "seeds" / "events" / "events.toml"
    with serving(workspace, "--today", "2026-09-01") as server:
        assert server.titles("/f/all.en.ics") == ["Closure of the test site — 35 years"]
        events.write_text(EVENT.replace("Closure of the test site", "The test site is closed"), "utf-8")
        # The calendar, the facts, the event's page in four languages, which tells all titles, and the English page
        # under both its addresses.
        assert server.line(server.process.stderr) == "timeline: built anew, 8 of 29 answers changed\n"
        assert server.titles("/f/all.en.ics") == ["The test site is closed — 35 years"]
        assert server.titles("/f/all.en.ics?tags=test-site") == ["The test site is closed — 35 years"]
        events.write_text(EVENT.replace("1991-08-29", "1991-08-32"), "utf-8")
        said = server.line(server.process.stderr)
        assert said.startswith(f"timeline: {events}:3: ")
        assert said.endswith("; what was served before is served on\n")
        assert server.titles("/f/all.en.ics") == ["The test site is closed — 35 years"]
        events.write_text(EVENT, "utf-8")
        server.line(server.process.stderr)
        assert server.titles("/f/all.en.ics") == ["Closure of the test site — 35 years"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_it_stops_at_ctrl_c(workspace: Path) -> None:
    """Without a word, with the exit code of an interrupted command."""
    with serving(workspace) as server:
        server.get("/en/")
        server.process.send_signal(signal.SIGINT)
        out, err = server.process.communicate(timeout=PATIENCE)
    assert (server.process.returncode, out, err) == (130, "", "")


def test_requests_are_told_with_log(workspace: Path) -> None:
    """And without, nothing is said of anybody."""
    with serving(workspace, "--log") as server:
        server.get("/f/all.kk.ics")
        assert re.fullmatch(
            r'127\.0\.0\.1:\d+ - "GET /f/all\.kk\.ics HTTP/1\.1" 200\n', server.line(server.process.stderr)
        )


def test_a_port_that_is_taken(workspace: Path) -> None:
    """One line, before anything is built."""
    session = Session(here=workspace)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert session("serve", "--port", str(port)) == 1
    assert session.err == (
        f"timeline: cannot listen on port {port} of 127.0.0.1: it is taken; give another with --port, "
        "or 0 for any that is free\n"
    )


def test_a_host_that_is_elsewhere(workspace: Path) -> None:
    """192.0.2.1 is no address of any machine (RFC 5737)."""
    session = Session(here=workspace)
    assert session("serve", "--host", "192.0.2.1", "--port", "0") == 1
    assert session.err == "timeline: cannot listen on port 0 of 192.0.2.1: this machine has no such address\n"


def test_a_workspace_that_is_broken(workspace: Path) -> None:
    """There is nothing to serve, and the place is told."""
    events = workspace / "seeds" / "events" / "events.toml"
    events.write_text(EVENT.replace("1991-08-29", "1991-08-32"), "utf-8")
    session = Session(here=workspace)
    assert session("serve", "--port", "0") == 1
    assert session.err.startswith(f"timeline: {events}:3: ")
    assert session.out == ""


def test_a_folder_that_cannot_be_watched_is_looked_into(tmp_path: Path) -> None:
    """Where the system tells of no change, one looks from time to time."""

    async def first() -> bool:
        stop = asyncio.Event()
        async for _ in ticks([tmp_path / "nowhere"], stop):
            stop.set()
        return stop.is_set()

    assert asyncio.run(first())
