"""The keys: one table, from which both the bindings and the help are made.

A key is known by its place: those of letters do the same on a Cyrillic or Arabic keyboard without changing over.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.binding import Binding

from timeline.model import LANGUAGES
from timeline.views.canvas import STRONG, Cell
from timeline.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.text import Text

    from timeline.views import Canvas


@dataclass(frozen=True, slots=True)
class Key:
    """A row of the help: the name of what is said of it, how its keys are written, and what each of them does."""

    name: str
    caps: str
    actions: Mapping[str, str]


KEYS: Final = (
    Key("move", "Up Down", {"up": "move(-1)", "down": "move(1)"}),
    Key("page", "PgUp PgDn", {"pageup": "page(-1)", "pagedown,space": "page(1)"}),
    Key("ends", "Home End", {"home": "end(-1)", "end": "end(1)"}),
    Key("step", "p n", {"p": "step(-1)", "n": "step(1)"}),
    Key("today", "t", {"t": "today"}),
    Key("search", "/", {"slash": "search"}),
    Key("evidence", "Enter", {"enter": "evidence"}),
    Key("close", "Esc", {"escape": "close"}),
    Key("open", "o", {"o": "open"}),
    Key("edit", "e", {"e": "edit"}),
    Key("reload", "r", {"r": "reload"}),
    Key("language", "l", {"l": "language"}),
    Key("theme", "d", {"d": "theme"}),
    Key("help", "?", {"question_mark,f1": "help"}),
    Key("quit", "q", {"q,ctrl+c": "quit"}),
)
_CAPS: Final = max(len(key.caps) for key in KEYS)
_GAP: Final = 2


def bindings() -> Iterator[Binding]:
    """Yield what Textual is told of the keys."""
    for key in KEYS:
        for names, action in key.actions.items():
            for name in names.split(","):
                yield Binding(",".join((name, *_written(name))), action, show=False, priority=name == "ctrl+c")


def _written(key: str) -> Iterator[str]:
    """Yield what keyboards of our languages write with a key."""
    for language in LANGUAGES:
        with suppress(KeyError):
            yield wording(language).say(f"browse.keyboard.{key}")


def render(canvas: Canvas) -> list[Text]:
    """Return the help, one Text a line."""
    room = canvas.columns - _CAPS - 2 * _GAP
    return [
        line
        for key in KEYS
        for line in canvas.row(
            canvas.cell(key.caps, _CAPS, STRONG, gap=_GAP),
            Cell(canvas.lines(canvas.wording.say(f"browse.key.{key.name}"), room), room, gap=_GAP),
        )
    ]
