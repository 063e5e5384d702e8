"""`timeline push` and a real Radicale: what differs is sent, and nothing of anybody else's is touched.

`make test-clients` installs Radicale, in an environment of its own, and runs these tests.
"""

from __future__ import annotations

import base64
import os
import socket
import subprocess
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from icalendar import Calendar

from tests.facts import CLOSURE, TIMELINE
from tests.test_cli import Session
from timeline.feeds.config import Feed
from timeline.feeds.entry import entries
from timeline.model import LANGUAGES
from timeline.push.collection import Collection, Login
from timeline.push.plan import plan, resources

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.client

RADICALE = Path(__file__).parent.parent / ".clients" / "bin" / "radicale"
USER, PASSWORD = "press", "s3cret"
CONFIGURATION = """\
[server]
hosts = 127.0.0.1:{port}
ssl = {tls}
certificate = {home}/certificate.pem
key = {home}/key.pem
[auth]
type = htpasswd
htpasswd_filename = {home}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {home}/data
"""
FEED = Feed(
    name="anniversaries",
    domain="example.org",
    titles=dict.fromkeys(LANGUAGES, "Anniversaries & days"),
    languages=LANGUAGES,
    horizon=(2026, 2027),
    refresh="PT12H",
    alarms=(30, 7),
)
FEEDS = """\
domain = "example.org"
[[feed]]
name = "anniversaries"
languages = ["kk", "en"]
horizon = [2026, 2026]
refresh = "PT12H"
title = { kk = "Атаулы күндер", en = "Anniversaries" }
"""
EVENT = """
[[event]]
id = "{id}"
when = "{when}"
kind = "law"
commemorate = true
revised = 2026-11-22
titles = {{ kk = "{kk}", en = "{en}" }}
sources = [{{ title = "A newspaper", url = "https://example.org/news" }}]
"""
THREE = (
    {"id": "sts-closure-1991", "when": "1991-08-29", "kk": "Полигонның жабылуы", "en": "Closure of the test site"},
    {"id": "ctbt-opened-1996", "when": "1996-09-24", "kk": "Шарттың ашылуы", "en": "CTBT opens for signature"},
    {"id": "canwfz-signed-2006", "when": "2006-09-08", "kk": "Семей шарты", "en": "Treaty of Semipalatinsk"},
)
DENTIST = """\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Somebody//EN\r
BEGIN:VEVENT\r
UID:{uid}\r
DTSTAMP:20260101T000000Z\r
DTSTART:20260829T090000Z\r
SUMMARY:Dentist\r
END:VEVENT\r
END:VCALENDAR\r
"""


@dataclass(frozen=True)
class Server:
    """A Radicale with an empty calendar of its own for each test."""

    root: str
    calendar: str = ""

    @property
    def url(self) -> str:
        """The address of the calendar."""
        return f"{self.root}/{USER}/{self.calendar}/"

    def ask(self, method: str, url: str, data: str = "", **headers: str) -> bytes:
        """Return what the server answers to another program; raises HTTPError."""
        secret = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        request = Request(url, data.encode() or None, {"Authorization": f"Basic {secret}", **headers}, method=method)  # noqa: S310 - http
        with urlopen(request, timeout=30) as answer:  # noqa: S310 - the same
            told: bytes = answer.read()
        return told

    def put(self, name: str, data: str) -> None:
        """Write something into the calendar, as another program would."""
        self.ask("PUT", self.url + name, data, **{"Content-Type": "text/calendar; charset=utf-8"})

    def get(self, name: str) -> str:
        """Return what the calendar has under a name, line ends of a file."""
        return self.ask("GET", self.url + name).decode().replace("\r\n", "\n")

    def told(self) -> list[tuple[str, str, str]]:
        """Return the UID, first day and title of every event of the calendar, sorted."""
        events = Calendar.from_ical(self.ask("GET", self.url)).events
        return sorted((str(each["UID"]), f"{each.start:%F}", str(each["SUMMARY"])) for each in events)

    def collection(self) -> Collection:
        """Return the calendar as this program sees it."""
        return Collection(self.url, Login(USER, PASSWORD))


@contextmanager
def running(home: Path, *, tls: bool = False) -> Iterator[str]:
    """Yield the address of a Radicale with one user, on a free port of the loopback."""
    if not RADICALE.exists():
        pytest.fail(f"{RADICALE} is missing: run `make test-clients`, which installs it")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (home / "users").write_text(f"{USER}:{PASSWORD}\nother:0ther\n", "utf-8")
    (home / "conf").write_text(CONFIGURATION.format(home=home, port=port, tls=tls), "utf-8")
    environment = {"HOME": str(home), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}
    with (home / "log").open("wb") as log:
        server = subprocess.Popen([RADICALE, "--config", home / "conf"], stderr=log, env=environment)
    try:
        while server.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            threading.Event().wait(0.05)
        assert server.poll() is None, (home / "log").read_text("utf-8")
        yield f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a server for the tests of this file."""
    with running(tmp_path_factory.mktemp("radicale")) as root:
        yield Server(root)


@pytest.fixture
def server(radicale: Server, request: pytest.FixtureRequest) -> Server:
    """Return the server with the address of a calendar that is not there yet."""
    return replace(radicale, calendar=request.node.name.replace("[", "-").replace("]", ""))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with three events and one feed."""
    (tmp_path / "seeds" / "events").mkdir(parents=True)
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "feeds.toml").write_text(FEEDS, "utf-8")
    write(tmp_path, *THREE)
    return tmp_path


def write(workspace: Path, *events: dict[str, str]) -> None:
    """Make these the events of a workspace."""
    text = "".join(EVENT.format(**event) for event in events)
    (workspace / "seeds" / "events" / "events.toml").write_text(text, "utf-8")


def push(workspace: Path, url: str, *options: str, password: str = PASSWORD) -> tuple[int, str, str]:
    """Return the exit code and both streams of `timeline push`, as the user of the server."""
    session = Session(here=workspace, variables={"TIMELINE_PASSWORD": password})
    code = session("push", url, "--user", USER, *options)
    return code, session.out, session.err


def test_a_calendar_is_made_and_filled(server: Server, workspace: Path) -> None:
    """With --create, the calendar is there afterwards, with the feed's title and every entry on its day."""
    assert push(workspace, server.url, "--create") == (
        0,
        "3 added, 0 changed, 0 removed; 0 were as they should be\n",
        "",
    )
    assert server.told() == [
        ("canwfz-signed-2006-2026@example.org", "2026-09-08", "Treaty of Semipalatinsk — 20 years"),
        ("ctbt-opened-1996-2026@example.org", "2026-09-24", "CTBT opens for signature — 30 years"),
        ("sts-closure-1991-2026@example.org", "2026-08-29", "Closure of the test site — 35 years"),
    ]
    about = server.ask(
        "PROPFIND", server.url, '<propfind xmlns="DAV:"><prop><displayname/></prop></propfind>', Depth="0"
    )
    assert "<displayname>Anniversaries</displayname>" in about.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_arrives(server: Server, language: str) -> None:
    """Each entry of each language once, its title to the last character, whatever is in it."""
    hard = replace(
        CLOSURE, id="hard", titles={language: "Үтір, нүктелі; \\ және \\n «ёлочки» فاصلة، ☢️ " + "и так " * 30}
    )
    timeline = replace(TIMELINE, events=(*TIMELINE.events, hard))
    with server.collection() as collection:
        collection.create(FEED.titles[language])
        for each in plan(resources(FEED, timeline, language), []).add:
            assert collection.add(each) == ""
        again = plan(resources(FEED, timeline, language), collection.read("example.org"))
    expected = [(each.uid, f"{each.start:%F}", each.summary) for each in entries(FEED, timeline, language)]
    assert server.told() == sorted(expected)
    assert (len(again), again.kept) == (0, len(expected))


def test_a_second_push_sends_nothing(server: Server, workspace: Path) -> None:
    """What is the same is left alone, though the server has written it down in its own order."""
    push(workspace, server.url, "--create")
    assert push(workspace, server.url) == (0, "0 added, 0 changed, 0 removed; 3 were as they should be\n", "")


def test_only_what_differs_is_sent(server: Server, workspace: Path) -> None:
    """An event renamed, one gone, one new: each of these and no other."""
    push(workspace, server.url, "--create")
    before = server.get("ctbt-opened-1996-2026@example.org.ics")
    closure, treaty, _ = THREE
    new = {"id": "tpnw-2017", "when": "2017-07-07", "kk": "Шарт", "en": "TPNW adopted"}
    write(workspace, {**closure, "en": "The test site is closed"}, treaty, new)
    assert push(workspace, server.url) == (0, "1 added, 1 changed, 1 removed; 1 were as they should be\n", "")
    assert server.told() == [
        ("ctbt-opened-1996-2026@example.org", "2026-09-24", "CTBT opens for signature — 30 years"),
        ("sts-closure-1991-2026@example.org", "2026-08-29", "The test site is closed — 35 years"),
        ("tpnw-2017-2026@example.org", "2026-07-07", "TPNW adopted — 9 years"),
    ]
    assert server.get("ctbt-opened-1996-2026@example.org.ics") == before


def test_another_language_takes_the_place_of_the_first(server: Server, workspace: Path) -> None:
    """An entry is the same in all languages, so none is doubled."""
    push(workspace, server.url, "--create")
    assert push(workspace, server.url, "--lang", "kk")[1] == "0 added, 3 changed, 0 removed; 0 were as they should be\n"
    assert ("canwfz-signed-2006-2026@example.org", "2026-09-08", "Семей шарты — 20 жыл") in server.told()


def test_a_dry_run_sends_nothing(server: Server, workspace: Path) -> None:
    """--dry-run says what would be added, changed and removed; nor does it make a calendar."""
    code, out, _ = push(workspace, server.url, "--create", "--dry-run")
    assert (code, out.splitlines()[0]) == (0, "+ 2026-08-29  Closure of the test site — 35 years")
    with pytest.raises(HTTPError, match="404"):
        server.told()
    push(workspace, server.url, "--create")
    before = server.told()
    closure, treaty, _ = THREE
    write(workspace, {**closure, "en": "Closed"}, treaty)
    assert push(workspace, server.url, "--dry-run")[1] == (
        "~ 2026-08-29  Closed — 35 years\n"
        "- 2026-09-08  Treaty of Semipalatinsk — 20 years\n"
        "would add 0, change 1 and remove 1; 1 are as they should be\n"
    )
    assert server.told() == before


def test_entries_of_others_are_left_alone(server: Server, workspace: Path) -> None:
    """A dentist, one whose UID looks like ours, and a task survive that all of ours are removed."""
    push(workspace, server.url, "--create")
    server.put("dentist.ics", DENTIST.format(uid="dentist"))
    server.put("look-alike.ics", DENTIST.format(uid="dentist-2026@example.org"))
    server.put("task.ics", DENTIST.format(uid="task").replace("VEVENT", "VTODO"))
    before = [server.get(name) for name in ("dentist.ics", "look-alike.ics", "task.ics")]
    write(workspace)
    assert push(workspace, server.url)[1] == "0 added, 0 changed, 3 removed; 0 were as they should be\n"
    assert [server.get(name) for name in ("dentist.ics", "look-alike.ics", "task.ics")] == before
    assert [uid for uid, *_ in server.told()] == ["dentist", "dentist-2026@example.org"]


def test_what_people_add_to_an_entry_stays(server: Server, workspace: Path) -> None:
    """A reminder of one's own, and what a client notes for itself, are no difference."""
    push(workspace, server.url, "--create")
    name = "sts-closure-1991-2026@example.org.ics"
    reminder = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-P7D\nEND:VALARM\nEND:VEVENT"
    server.put(name, server.get(name).replace("END:VEVENT", f"X-MOZ-LASTACK:20260801T000000Z\n{reminder}"))
    assert push(workspace, server.url)[1] == "0 added, 0 changed, 0 removed; 3 were as they should be\n"
    assert "TRIGGER:-P7D" in server.get(name)


def test_a_title_edited_on_the_server_is_put_right(server: Server, workspace: Path) -> None:
    """The feed says what an entry of ours is called."""
    push(workspace, server.url, "--create")
    name = "sts-closure-1991-2026@example.org.ics"
    server.put(name, server.get(name).replace("Closure", "Opening"))
    assert push(workspace, server.url)[1] == "0 added, 1 changed, 0 removed; 2 were as they should be\n"
    assert "Closure of the test site" in server.get(name)


def test_an_edit_in_the_meantime_is_not_lost(server: Server) -> None:
    """What somebody has changed after it was read is neither overwritten nor removed."""
    ours = resources(FEED, TIMELINE, "en")
    name = f"{ours[0].uid}.ics"
    with server.collection() as collection:
        collection.create("Anniversaries")
        collection.add(ours[0])
        (there,) = collection.read("example.org")
        server.put(name, server.get(name).replace("SUMMARY;LANGUAGE=en:", "SUMMARY;LANGUAGE=en:Mine: "))
        refused = "somebody has changed it since it was read; push again"
        assert collection.change(replace(ours[0], href=there.href, etag=there.etag)) == refused
        assert collection.remove(there) == refused
        assert collection.add(ours[0]) == refused
    assert "Mine: " in server.get(name)


def test_an_entry_that_is_gone_is_removed(server: Server) -> None:
    """Somebody else was quicker to remove it, and that is what was wanted."""
    ours = resources(FEED, TIMELINE, "en")[0]
    with server.collection() as collection:
        collection.create("Anniversaries")
        collection.add(ours)
        (there,) = collection.read("example.org")
        server.ask("DELETE", f"{server.url}{ours.uid}.ics")
        assert collection.remove(there) == ""


def test_the_rest_goes_on_when_one_is_refused(server: Server, workspace: Path) -> None:
    """A UID that somebody else has taken is said and counted, and two of three are written."""
    push(workspace, server.url, "--create")
    write(workspace)
    push(workspace, server.url)
    server.put("taken.ics", DENTIST.format(uid="sts-closure-1991-2026@example.org"))
    write(workspace, *THREE)
    code, out, err = push(workspace, server.url)
    assert (code, out) == (1, "2 added, 0 changed, 0 removed; 0 were as they should be\n")
    assert err == (
        "timeline: 1 not taken, sts-closure-1991-2026@example.org first: another entry of the calendar has its UID\n"
    )


def test_no_calendar(server: Server, workspace: Path) -> None:
    """A calendar that is not there is not made unless it is asked for; what is no calendar is not written into."""
    code, out, err = push(workspace, server.url)
    assert (code, out) == (1, "")
    assert err == f"timeline: {server.url}: there is no calendar (404); with --create, it is made\n"
    home = f"{server.root}/{USER}/"
    assert push(workspace, home)[2] == f"timeline: {home}: is no calendar; give the address of one\n"


def test_who_one_is_not(server: Server, workspace: Path) -> None:
    """A wrong password, no name, and the calendar of somebody else."""
    assert push(workspace, server.url, password="wrong") == (  # noqa: S106 - not a secret
        1,
        "",
        f"timeline: {server.url}: does not take 'press' with this password (401)\n",
    )
    session = Session(here=workspace)
    assert session("push", server.url) == 1
    assert session.err == f"timeline: {server.url}: wants to know who you are (401): --user NAME\n"
    theirs = f"{server.root}/other/private/"
    assert push(workspace, theirs, "--create")[2] == f"timeline: {theirs}: is closed to 'press' (403)\n"


def test_a_name_from_netrc_pushes(server: Server, workspace: Path) -> None:
    """The name and the password of the host in ~/.netrc are used; another name than that is not."""
    (workspace / ".netrc").write_text(f"machine 127.0.0.1 login {USER} password {PASSWORD}\n", "utf-8")
    session = Session(here=workspace, variables={"HOME": str(workspace)})
    assert session("push", server.url, "--create") == 0
    assert session("push", server.url, "--user", "other") == 2
    assert session.err.startswith("timeline: there is no password for 'other' on 127.0.0.1")


def test_a_certificate_of_nobody_is_not_trusted(tmp_path: Path, workspace: Path) -> None:
    """TLS is verified, and no option turns that off."""
    subject = ("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1")
    files = ("-keyout", tmp_path / "key.pem", "-out", tmp_path / "certificate.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject, *files],  # noqa: S607 - found on PATH
        check=True,
        capture_output=True,
    )
    with running(tmp_path, tls=True) as root:
        url = f"{root}/{USER}/anniversaries/"
        code, _, err = push(workspace, url, "--create")
    assert (code, err) == (1, f"timeline: {url}: its certificate cannot be trusted, so nothing was sent\n")
