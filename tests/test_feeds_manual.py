"""docs/feeds.md shows what is built, and leaves out no setting."""

from __future__ import annotations

import re
from pathlib import Path

from timeline.feeds import config

ROOT = Path(__file__).parent.parent
MANUAL = (ROOT / "docs" / "feeds.md").read_text("utf-8")
SETTINGS = [line for line in MANUAL.splitlines() if re.match(r"\| `[\w.<>]+` \| (file|both|feed) \|", line)]


def block(kind: str) -> str:
    """Return the one fenced block of a kind."""
    (found,) = re.findall(rf"```{kind}\n(.*?)```", MANUAL, re.DOTALL)
    return str(found)


def test_the_settings_shown_are_right(tmp_path: Path) -> None:
    """The feeds.toml of the manual loads, and its second feed is what the text says."""
    (tmp_path / "feeds.toml").write_text(block("toml"), "utf-8")
    first, second = config.load(tmp_path / "feeds.toml")
    assert first.source("kk") == "https://example.org/calendars/f/anniversaries.kk.ics"
    assert (second.only, second.tags, second.alarms) == ("jubilees", ("harbour", "lighthouse"), (30, 7))


def test_every_setting_is_named() -> None:
    """A key that feeds.toml may have stands in the table; what a Feed has and no key gives is none."""
    named = {re.sub(r"\W.*", "", line.removeprefix("| `")) for line in SETTINGS}
    keys = {"titles": "title", "descriptions": "description"}
    assert {keys.get(key, key) for key in config.Feed.__dataclass_fields__} == named


def test_every_feed_is_named() -> None:
    """The feeds that come with the program are those of the table."""
    table = MANUAL.partition("## feeds.toml")[0]
    told = {
        name for row in re.findall(r"^\| (`.+?`) \|", table, re.MULTILINE) for name in re.findall(r"`([\w-]+)`", row)
    }
    assert told == {feed.name for feed in config.load(ROOT / "calendars" / "feeds.toml")}


def test_the_entry_shown_is_the_one_that_is_built() -> None:
    """Unfolded, it stands so in the committed calendar."""
    data = (ROOT / "calendars" / "plan-ahead.en.ics").read_bytes().replace(b"\r\n ", b"").replace(b"\r\n", b"\n")
    assert block("ics") in data.decode()


def test_every_property_of_the_entry_is_explained() -> None:
    """Each property shown is named in the table, but for those that speak for themselves."""
    shown = set(re.findall(r"^([A-Z-]+)[;:]", block("ics"), re.MULTILINE))
    told = MANUAL.partition("| property |")[2].partition("\n\n")[0]
    alone = {"BEGIN", "END", "CLASS", "STATUS", "ACTION", "TRIGGER", "X-MICROSOFT-CDO-ALLDAYEVENT"}
    assert {name for name in shown - alone if f"`{name}`" not in told} == set()
