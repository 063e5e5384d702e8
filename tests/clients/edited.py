"""One calendar in two states: between them an event got a new title, one was added, one was taken out, two stayed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.clients.told import Told
from tests.facts import CLOSURE, DAY_AGAINST_TESTS, SAPPHIRE, TREATY, ZONE
from timeline.feeds import build
from timeline.model import Event, Timeline

if TYPE_CHECKING:
    from pathlib import Path

NAME = "edited.kk.ics"
FEEDS = """\
domain = "example.org"
[[feed]]
name = "edited"
languages = ["kk"]
horizon = [2026, 2026]
refresh = "PT12H"
title.kk = "Атаулы күндер"
"""


@dataclass(frozen=True, slots=True)
class State:
    """The events of which a calendar is built, and what it tells."""

    events: tuple[Event, ...]
    told: list[Told]


DAY = "Ядролық сынақтарға қарсы іс-қимыл халықаралық күні"
STAYS = [
    Told("2026-08-29", "2026-08-29", DAY, "int-day-against-nuclear-tests-2026@example.org"),
    Told("2026-11-20", "2026-11-23", "«Сапфир» жобасы — 32 жыл", "project-sapphire-1994-2026@example.org"),
]
CLOSED = ("2026-08-29", "2026-08-29")
RENAMED = replace(CLOSURE, titles={"kk": "Полигон жабылды"})
SIGNED = "Ядролық сынақтарға жан-жақты тыйым салу туралы шарттың қол қоюға ашылуы — 30 жыл"
AZAT = "Орталық Азиядағы ядролық қарудан азат аймақ туралы шартқа (Семей шартына) қол қою — 20 жыл"

BEFORE = State(
    (CLOSURE, SAPPHIRE, TREATY),
    [
        *STAYS,
        Told(*CLOSED, "Семей ядролық сынақ полигонының жабылуы — 35 жыл", "sts-closure-1991-2026@example.org"),
        Told("2026-09-24", "2026-09-24", SIGNED, "ctbt-opened-1996-2026@example.org"),
    ],
)
AFTER = State(
    (RENAMED, SAPPHIRE, ZONE),
    [
        *STAYS,
        Told(*CLOSED, "Полигон жабылды — 35 жыл", "sts-closure-1991-2026@example.org"),
        Told("2026-09-08", "2026-09-08", AZAT, "canwfz-signed-2006-2026@example.org"),
    ],
)


def write(folder: Path, state: State) -> None:
    """Write the calendar, named `NAME`, as it is in a state."""
    folder.mkdir(exist_ok=True)
    (folder / "feeds.toml").write_text(FEEDS, "utf-8")
    build(Timeline(title={}, events=state.events, observances=(DAY_AGAINST_TESTS,)), folder)
