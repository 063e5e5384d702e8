"""What the tests of the views share: twenty-four real events, a page to draw on, prints to compare with."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model import Citation, Event, Observance, Timeline
from timeline.views import VIEWS, Canvas, explain, view
from timeline.when import When
from timeline.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

HERE = Path(__file__).parent
ACCEPT = "ACCEPT_PRINTS"
TODAY = dt.date(2026, 7, 30)
REVISED = dt.date(2026, 1, 1)
TITLE = {"en": "Kazakhstan and nuclear disarmament", "ar": "كازاخستان ونزع السلاح النووي"}

DRAWN = (*VIEWS, "explain")
"""All that is drawn of a timeline."""


def drawing(name: str) -> Callable[..., list[Text]]:
    """Return what draws a whole timeline in a view; `explain` explains one fact after the other."""
    draw = view(name) if name in VIEWS else _explained
    return lambda *given: list(draw(*given))


def event(when: str, title: str = "CTBT opened for signature", *, source: str = "UNODA", **fields: object) -> Event:
    """Return an event of that date."""
    said: dict[str, object] = {"id": f"{when} {title}", "kind": "treaty", "titles": {"en": title}, **_cited(source)}
    return Event(when=When.parse(when), revised=REVISED, **(said | fields))  # type: ignore[arg-type]


def observance(when: str, title: str = "Disarmament Week", *, source: str = "UNODA", **fields: object) -> Observance:
    """Return an observance on that day."""
    said: dict[str, object] = {"id": title, "titles": {"en": title}, **_cited(source)}
    return Observance(when=When.parse(when), revised=REVISED, **(said | fields))  # type: ignore[arg-type]


def timeline(*events: Event, observances: Iterable[Observance] = ()) -> Timeline:
    """Return a timeline of the events."""
    ordered = sorted(events, key=lambda each: (each.when, each.id))
    return Timeline(title=TITLE, events=tuple(ordered), observances=tuple(observances))


def chronicle() -> Timeline:
    """Return the twenty-four events and two observances of `data/views.toml`."""
    with (HERE / "data" / "views.toml").open("rb") as file:
        data = tomllib.load(file)
    events = [event(each.pop("when"), **each) for each in data["event"]]
    observances = [observance(each.pop("when"), **each) for each in data["observance"]]
    return timeline(*events, observances=observances)


def canvas(
    width: int = 80,
    language: str = "en",
    *,
    today: dt.date = TODAY,
    ascii: bool = False,  # noqa: A002 - the name users know
    bidi: str = "plain",
) -> Canvas:
    """Return a page."""
    return Canvas(width, today, wording(language), ascii, bidi)


def plain(lines: Iterable[Text]) -> list[str]:
    """Return the lines as they come out of a pipe."""
    return [line.plain for line in lines]


def assert_prints(name: str, lines: Iterable[Text]) -> None:
    """Compare with `snapshots/<name>.txt`; with ACCEPT_PRINTS=1 in the environment, write it instead."""
    path = HERE / "snapshots" / f"{name}.txt"
    text = "\n".join(plain(lines)) + "\n"
    if os.environ.get(ACCEPT):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8"), f"{path} differs; look at it, and accept it with {ACCEPT}=1 pytest"


def _explained(timeline: Timeline, canvas: Canvas) -> list[Text]:
    parts = [
        *(replace(timeline, events=(each,), observances=()) for each in timeline.events),
        *(replace(timeline, events=(), observances=(each,)) for each in timeline.observances),
    ]
    return [line for part in parts for line in explain.render(part, canvas)]


def _cited(source: str) -> dict[str, object]:
    return {"citations": (Citation(title=source),) if source else ()}
