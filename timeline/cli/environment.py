"""What surrounds a run: streams, variables, the folder one stands in, and today; read once and handed in."""

from __future__ import annotations

import datetime as dt
import os
import sys
from dataclasses import dataclass
from itertools import chain, islice, tee
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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
    platform: str = sys.platform

    @classmethod
    def of_process(cls) -> Environment:
        """Return the environment of this process, on this day. A stream that was closed is one that holds nothing."""
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            if getattr(sys, name) is None:
                setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - it lasts as long as we
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        if sys.platform == "win32":
            os.system("")  # noqa: S605, S607 - the only call by which the older console learns to take escapes
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
    def height(self) -> int | None:
        """Lines of the terminal: what LINES says, else the terminal itself; None where no person looks."""
        said = self.variables.get("LINES", "")
        if not self.is_terminal:
            return None
        try:
            return int(said) if said.isdecimal() else os.get_terminal_size(self.stdout.fileno()).lines or None
        except (OSError, ValueError):
            return None

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

        If `bidi` is `auto`, text from the right has marks on a terminal and is plain elsewhere. Where the stream lacks
        letters of the language, stderr is told.
        """
        from timeline.views import Canvas  # noqa: PLC0415 - only commands that draw pay for it

        encoding = self.stdout.encoding or "ascii"
        if not _takes(wording.say("view.nothing"), encoding):
            told = f"the encoding {encoding} lacks letters of {wording.language}; with PYTHONUTF8=1 it is UTF-8"
            print(f"timeline: {told}", file=self.stderr)
        return Canvas(
            width=self.width,
            today=today,
            wording=wording,
            ascii=ascii or not _takes("●─…★", encoding),
            bidi=("marks" if self.is_terminal else "plain") if bidi == "auto" else bidi,
        )

    def draw(self, lines: Iterable[Text], pager: str = "") -> None:
        """Print the lines, with their styles where they are wanted; on a terminal too short for them, in the pager.

        A line is drawn when it is wanted: who looks at the first page does not wait for the last.
        """
        rest: Iterator[str] = (f"{_styled(line) if self.in_colour else line.plain}\n" for line in lines)
        if self.height is not None:
            page = list(islice(rest, self.height))
            rest = chain(page, rest)
            if len(page) == self.height:
                from timeline.cli.paging import paged  # noqa: PLC0415 - the same

                self.stdout.flush()
                shown, rest = tee(rest)  # of a pager that fails nobody has seen anything
                if paged(shown, pager, self.variables):
                    return
        self.stdout.writelines(rest)


def _styled(line: Text) -> str:
    """Return the line with the escapes of its styles, in the sixteen colours that every terminal has."""
    from rich.color import ColorSystem  # noqa: PLC0415 - the same

    from timeline.views.styles import pieces  # noqa: PLC0415 - the same

    return "".join(style.render(text, color_system=ColorSystem.STANDARD) for text, style in pieces(line))


def _takes(signs: str, encoding: str) -> bool:
    try:
        signs.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
