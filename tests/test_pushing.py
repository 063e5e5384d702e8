"""`timeline push` where there is no calendar server, or one in trouble: one line, and nothing told to strangers."""

from __future__ import annotations

import re
import shutil
import socket
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.test_cli import REPOSITORY, Session
from timeline.errors import TimelineError
from timeline.push.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Answers = dict[str, tuple[int, str]]
"""Status and body for each method."""

A_CALENDAR = (
    207,
    """<multistatus xmlns="DAV:"><response><href>/cal/</href><propstat>
    <prop><resourcetype><collection/><calendar xmlns="urn:ietf:params:xml:ns:caldav"/></resourcetype></prop>
    <status>HTTP/1.1 200 OK</status></propstat></response></multistatus>""",
)
FEEDS = """\
domain = "example.org"
[[feed]]
name = "anniversaries"
languages = ["en"]
horizon = [2026, 2027]
refresh = "PT12H"
title.en = "Anniversaries"
"""
EMPTY = (207, '<multistatus xmlns="DAV:"/>')


@contextmanager
def answering(answers: Answers, asked: list[tuple[str, str]] | None = None) -> Iterator[str]:
    """Yield the address of a server that gives these answers, noting what it was asked and by whom."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if asked is not None:
                asked.append((self.command, self.headers.get("Authorization", "")))
            status, body = answers[self.command]
            self.send_response(status)
            self.send_header("Content-Type", "application/xml")
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        do_PROPFIND = do_REPORT = do_PUT = do_MKCALENDAR = answer  # noqa: N815 - the base class looks for these

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/cal/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with the events of this repository and a feed of two years."""
    shutil.copytree(REPOSITORY / "seeds" / "events", tmp_path / "seeds" / "events")
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "feeds.toml").write_text(FEEDS, "utf-8")
    return tmp_path


def push(*arguments: str, here: Path | None = None, variables: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    """Return the exit code and both streams of `timeline push`."""
    session = Session(variables=dict(variables or {}))
    if here is not None:
        session.here = here
    code = session("push", *arguments)
    return code, session.out, session.err


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says which library is missing and how to get it."""
    monkeypatch.delitem(sys.modules, "timeline.push.collection", raising=False)
    monkeypatch.setitem(sys.modules, "caldav", None)
    monkeypatch.setitem(sys.modules, "caldav.davclient", None)
    assert push("https://example.org/cal/") == (
        1,
        "",
        "timeline: to push, it needs the library caldav: pip install caldav\n",
    )


@pytest.mark.parametrize("url", ["https://press:s3cret@example.org/cal/", "https://press@example.org/cal/"])
def test_a_password_in_the_address_is_refused(url: str) -> None:
    """And is not repeated in what is said."""
    assert push(url) == (
        2,
        "",
        "timeline: a name in an address ends up in logs; take it out of the URL and say --user NAME\n",
    )


@pytest.mark.parametrize("url", ["example.org/cal", "ftp://example.org/cal/", "https:///cal/", "webcal://example.org/"])
def test_an_address_of_something_else(url: str) -> None:
    """It begins with http or https and has a host."""
    assert push(url) == (2, "", f"timeline: {url!r} is no address of a calendar; it begins with https://\n")


def test_a_password_is_not_sent_in_the_open() -> None:
    """Over http, a name is only for a server on this machine."""
    url = "http://example.org/cal/"
    code, _, err = push(url, "--user", "press", variables={"TIMELINE_PASSWORD": "s3cret"})
    assert code == 2
    assert err == (f"timeline: {url}: would carry the password in the open; give an address that begins with https\n")


def test_a_name_needs_a_password() -> None:
    """Where nobody can be asked, it says where it looks for one."""
    code, _, err = push("https://example.org/cal/", "--user", "press")
    assert code == 2
    assert err == (
        "timeline: there is no password for 'press' on example.org: set TIMELINE_PASSWORD, or write it into ~/.netrc\n"
    )


def test_a_netrc_that_cannot_be_read(tmp_path: Path) -> None:
    """NETRC names the file; what is wrong with it is not repeated, for it may be the password."""
    path = tmp_path / "netrc"
    path.write_text("machine example.org loggin press s3cret", "utf-8")
    code, _, err = push("https://example.org/cal/", variables={"NETRC": str(path)})
    assert (code, err) == (2, f"timeline: {path}: cannot be read as a netrc file; mend it, or set NETRC to another\n")


def test_a_feed_that_is_not_there() -> None:
    """The names there are follow."""
    code, _, err = push("https://example.org/cal/", "--feed", "none")
    assert code == 2
    assert re.fullmatch(r"timeline: there is no feed 'none'; there are anniversaries(, [a-z-]+)*\n", err)


def test_a_language_that_nobody_speaks() -> None:
    """The languages that there are follow."""
    assert push("https://example.org/cal/", "--lang", "de") == (
        2,
        "",
        "timeline: --lang: there is no language 'de'; there are kk, ru, en, ar\n",
    )


def test_nobody_listens() -> None:
    """A port without a server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/cal/"
        code, _, err = push(url)
    assert (code, err) == (
        1,
        f"timeline: {url}: no connection to the server; is the address right, and does it run?\n",
    )


def test_a_server_that_does_not_answer() -> None:
    """It takes the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/cal/"
        with Collection(url, None, timeout=1) as collection, pytest.raises(TimelineError) as caught:
            collection.exists()
    assert str(caught.value) == f"{url}: the server does not answer in time"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"PROPFIND": (500, "")}, "answers as no CalDAV server does: 500 Internal Server Error"),
        ({"PROPFIND": (207, "<html>")}, "answers as no CalDAV server does"),
        ({"PROPFIND": EMPTY}, "is no calendar; give the address of one"),
        ({"PROPFIND": (429, "")}, "the server asks to come back later"),
        ({"PROPFIND": A_CALENDAR, "REPORT": (405, "")}, "answers as no CalDAV server does: 405 Method Not Allowed"),
        ({"PROPFIND": A_CALENDAR, "REPORT": EMPTY, "PUT": (507, "")}, "the server has no room for more (507)"),
        ({"PROPFIND": (404, ""), "MKCALENDAR": (409, "")}, "answers as no CalDAV server does: 409 Conflict"),
    ],
)
def test_a_server_in_trouble(workspace: Path, answers: Answers, said: str) -> None:
    """One line says what it was, and the exit code is 1."""
    with answering(answers) as url:
        code, _, err = push(url, "--create", here=workspace)
    assert (code, err) == (1, f"timeline: {url}: {said}\n")


def test_what_was_done_before_the_end_is_said(workspace: Path) -> None:
    """When nothing more can be sent, the counts are still printed."""
    with answering({"PROPFIND": A_CALENDAR, "REPORT": EMPTY, "PUT": (507, "")}) as url:
        assert push(url, here=workspace)[1] == "0 added, 0 changed, 0 removed; 0 were as they should be\n"


@pytest.mark.parametrize(("status", "said"), [(403, "403 Forbidden"), (415, "415 Unsupported Media Type")])
def test_refusals_are_told_by_their_reason(workspace: Path, status: int, said: str) -> None:
    """A calendar that takes nothing gives one line for all its entries, after lines that tell how far it has come."""
    with answering({"PROPFIND": A_CALENDAR, "REPORT": EMPTY, "PUT": (status, "")}) as url:
        code, _, err = push(url, here=workspace)
    *progress, last = err.splitlines()
    assert code == 1
    assert re.fullmatch(rf"timeline: \d+ not taken, \S+@\S+ first: {said}", last)
    assert re.fullmatch(r"timeline: 100 of \d+", progress[0])


def test_nobody_else_of_netrc_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The HTTP library would look into the real ~/.netrc by itself; only who was asked for is told."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login someone password s3cret\n", "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    asked: list[tuple[str, str]] = []
    with answering({"PROPFIND": (404, "")}, asked) as url:
        push(url)
    assert asked == [("PROPFIND", "")]
