"""The calendars that the tests of this folder hand to the programs: every feed in each of its languages, and `EMPTY`.

They tell the repository's own catalogue, and beside it an event whose title has all that a calendar must escape.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.clients.program import ROOT
from tests.facts import CLOSURE
from timeline.catalogue import load
from timeline.feeds import build, config
from timeline.model import Timeline

if TYPE_CHECKING:
    from pathlib import Path

FEEDS = ROOT / "calendars" / "feeds.toml"
EMPTY = "empty.kk.ics"
"""A calendar whose feed found nothing to tell."""
NAMES = [*(f"{feed.name}.{language}.ics" for feed in config.load(FEEDS) for language in feed.languages), EMPTY]
HARD = {
    "kk": "Үтір, нүктелі үтір; кері сызық \\ және \\n — ұзын атау: " + "ғасырлар бойы " * 12 + "☢️",
    "ru": "Запятая, точка с запятой; обратная черта \\ и \\n: «ёлочки» " + "и так далее, " * 12 + "☢️",
    "en": 'Comma, semicolon; backslash \\ and \\n: "quotes" END:VEVENT ' + "and so on, " * 12 + "☢️",
    "ar": "فاصلة، فاصلة منقوطة؛ خط مائل عكسي \\ و \\n: " + "وهكذا " * 12 + "☢️",
}


@pytest.fixture(scope="session")
def calendars(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every calendar, built anew."""
    folder = tmp_path_factory.mktemp("calendars")
    catalogue = load(ROOT / "seeds" / "events")
    hard = replace(CLOSURE, id="hard-title", titles=HARD, tags=catalogue.events[0].tags)
    (folder / "feeds.toml").write_bytes(FEEDS.read_bytes())
    build(Timeline(title={}, events=(), observances=()), folder)
    (folder / NAMES[0]).rename(folder / EMPTY)
    build(Timeline(title={}, events=(*catalogue.events, hard), observances=catalogue.observances), folder)
    return folder


@pytest.fixture(params=NAMES)
def calendar(request: pytest.FixtureRequest, calendars: Path) -> Path:
    """Return one calendar after the other."""
    path: Path = calendars / request.param
    return path
