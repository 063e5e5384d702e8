"""`timeline publish`, as a user types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.test_cli import Session

if TYPE_CHECKING:
    from pathlib import Path

HERE = ("--address", "https://example.org/timeline", "--today", "2026-07-30")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with two facts and one feed in two languages, which is published at once."""
    (tmp_path / "seeds" / "events").mkdir(parents=True)
    (tmp_path / "calendars").mkdir()
    (tmp_path / "seeds" / "events" / "harbour.toml").write_text(
        '[[event]]\nid = "harbour-1966"\nwhen = "1966-05-14"\nkind = "milestone"\ncommemorate = true\n'
        'revised = 2026-11-22\ntitles.en = "The harbour opens"\n'
        '[[observance]]\nid = "harbour-day"\nwhen = "XXXX-05-14"\nsince = 1970\nborn_of = "harbour-1966"\n'
        'revised = 2026-11-22\ntitles.en = "Harbour Day"\n',
        "utf-8",
    )
    (tmp_path / "calendars" / "feeds.toml").write_text(
        'domain = "example.org"\n[[feed]]\nname = "days"\nlanguages = ["en", "kk"]\nhorizon = [2026, 2028]\n'
        'refresh = "PT12H"\ntitle.en = "Harbour days"\ntitle.kk = "Айлақ күндері"\n',
        "utf-8",
    )
    return tmp_path


def test_publish(workspace: Path) -> None:
    """The tree is in the folder, and one line says so."""
    session = Session(here=workspace)
    assert session("publish", "site", *HERE) == 0
    assert session.out.startswith("published site: 75 of 75 files changed, ")
    assert session.out.count("\n") == 1
    assert session.err == ""
    page = (workspace / "site" / "en" / "index.html").read_text("utf-8")
    assert "webcal://example.org/timeline/f/days.en.ics" in page
    assert "61 years" in page


def test_publish_again(workspace: Path) -> None:
    """On the same day nothing changes; on the next only pages that tell of the day do."""
    session = Session(here=workspace)
    session("publish", "site", *HERE)
    assert session("publish", "site", *HERE) == 0
    assert session.out.startswith("published site: nothing changed, ")
    assert session("publish", "site", *HERE[:-1], "2026-07-31") == 0
    assert session.out.startswith("published site: 15 of 75 files changed, ")


def test_without_an_address(workspace: Path) -> None:
    """The site is written, and what it lacks is said on stderr; with one in feeds.toml nothing is lacking."""
    session = Session(here=workspace)
    assert session("publish", "site") == 0
    assert session.err == (
        "timeline: no address is known, so the page has calendars to download and no links to subscribe with, "
        "and there is no sitemap.xml; give --address https://… or 'address' in feeds.toml\n"
    )
    feeds = workspace / "calendars" / "feeds.toml"
    feeds.write_text('address = "https://example.org/ours/"\n' + feeds.read_text("utf-8"), "utf-8")
    assert session("publish", "site") == 0
    assert session.err == ""
    assert "https://example.org/ours/f/days.en.ics" in (workspace / "site" / "en" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("example.org", "--address: 'example.org' is not an address; write it as https://example.org/calendars"),
        ("ftp://example.org", "'ftp://example.org' is not an address"),
        ("https://example.org/?a=b", "'https://example.org/?a=b' is not an address"),
        (f"https://example.org/{'long/' * 50}", "is over 256 characters, which Google refuses; shorten it"),
    ],
)
def test_an_address_that_cannot_be(workspace: Path, address: str, said: str) -> None:
    """It is refused in one line before anything is written."""
    session = Session(here=workspace)
    assert session("publish", "site", "--address", address) == 2
    assert said in session.err
    assert session.err.count("\n") == 1
    assert not (workspace / "site").exists()


def test_a_folder_that_is_not_ours(workspace: Path) -> None:
    """Nobody's files are replaced by mistake: not the workspace's own either."""
    session = Session(here=workspace)
    assert session("publish", ".", *HERE) == 1
    assert session.err == (
        f"timeline: {workspace}: holds 'calendars', which publish did not write, and is replaced whole: "
        "give a folder of its own\n"
    )
    assert sorted(path.name for path in workspace.iterdir()) == ["calendars", "seeds"]


def test_a_terminal_shows_progress(workspace: Path) -> None:
    """Who waits sees how far it is; the line is gone when it is done, and a pipe sees nothing of it."""
    session = Session(here=workspace, terminal=True)
    assert session("publish", "site", *HERE) == 0
    assert session.err == "\rtimeline: 50 files\r\x1b[K"


def test_help() -> None:
    """The command explains itself."""
    session = Session()
    assert session("publish", "--help") == 0
    assert "Usage: timeline publish" in session.out
    assert "--address" in session.out
