"""What surrounds a run: streams, variables, the folder one stands in, and today; read once and handed in."""

from __future__ import annotations

import datetime as dt
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from rich.text import Text

    from timeline.views import Canvas
    from timeline.wording import Wording

WIDTH: Final = 80
"""How many columns there are where nothing says it."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The outside of a run; tests hand in their own."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    variables: Mapping[str, str]
    here: Path
    today: dt.date

    @classmethod
    def of_process(cls) -> Environment:
        """Return the environment of this process, on this day."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        today = dt.datetime.now().astimezone().date()
        return cls(sys.stdin, sys.stdout, sys.stderr, os.environ, Path(), today)

    @property
    def width(self) -> int:
        """Columns of the page: what COLUMNS says, else the terminal's, else 80."""
        said = self.variables.get("COLUMNS", "")
        if said.isdecimal() and int(said):
            return int(said)
        try:
            return os.get_terminal_size(self.stdout.fileno()).columns or WIDTH
        except (OSError, ValueError):
            return WIDTH

    @property
    def is_terminal(self) -> bool:
        """Whether a person looks at stdout."""
        return self.stdout.isatty()

    @property
    def in_colour(self) -> bool:
        """Whether styles are shown: on a terminal, unless NO_COLOR; elsewhere only with FORCE_COLOR."""
        if self.variables.get("NO_COLOR"):
            return False
        return bool(self.variables.get("FORCE_COLOR")) or (self.is_terminal and self.variables.get("TERM") != "dumb")

    def canvas(self, wording: Wording, today: dt.date, *, ascii: bool, bidi: str) -> Canvas:  # noqa: A002 - the name users know
        """Return the page to draw on; in ASCII when asked, or when the stream can take nothing else.

        Text from the right gets what is asked for, else marks on a terminal and nothing elsewhere.
        """
        from timeline.views import Canvas  # noqa: PLC0415 - only commands that draw pay for it

        return Canvas(
            width=self.width,
            today=today,
            wording=wording,
            ascii=ascii or not _takes("●─…★", self.stdout.encoding or "ascii"),
            bidi=bidi or ("marks" if self.is_terminal else "plain"),
        )

    def draw(self, lines: Iterable[Text]) -> None:
        """Print the lines, with their styles where they are wanted, without escapes elsewhere."""
        from rich.console import Console  # noqa: PLC0415 - the same

        colour = self.in_colour
        console = Console(
            file=self.stdout,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            width=10_000,  # the canvas has wrapped already; lines are printed as they are
            highlight=False,
            emoji=False,
            markup=False,
            legacy_windows=False,
        )
        for line in lines:
            console.print(line, soft_wrap=True)


def _takes(signs: str, encoding: str) -> bool:
    try:
        signs.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
