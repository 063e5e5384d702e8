"""`browse`: the chronology on the whole terminal, with an editor and a web browser at hand."""

from __future__ import annotations

import os
import shlex
import subprocess
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline import catalogue
from timeline.cli.folders import folder
from timeline.errors import TimelineError
from timeline.selecting import written
from timeline.wording import wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from timeline.browse.app import Browser
    from timeline.cli.environment import Environment
    from timeline.cli.settings import Held
    from timeline.selecting import Filter
    from timeline.views import Canvas
    from timeline.workspace import Workspace

_EDITOR: Final = "notepad" if os.name == "nt" else "vi"
_AT_LINE: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("--wait", "--goto", "{path}:{line}"),
    "codium": ("--wait", "--goto", "{path}:{line}"),
    "hx": ("{path}:{line}",),
    "notepad": ("{path}",),
    "subl": ("--wait", "{path}:{line}"),
    "zed": ("--wait", "{path}:{line}"),
}
"""How an editor is told of a file and a line, where it is not as vi, nano and emacs are."""


def browse(environment: Environment, settings: Held, today: dt.date, wanted: Filter) -> None:
    """Show a workspace, at first what is asked for of it, on the terminal until its reader has seen enough.

    Raises TimelineError if it cannot be.
    """
    if not all(stream.isatty() for stream in (environment.stdin, environment.stdout, environment.stderr)):
        raise TimelineError("browse needs a terminal to draw on; for a pipe or a file, use timeline show")
    canvas = environment.canvas(wording(settings["lang"]), today, ascii=settings["ascii"], bidi=settings["bidi"])
    browser(environment, settings.workspace, canvas, written(wanted)).run()


def browser(environment: Environment, workspace: Workspace, canvas: Canvas, line: str = "") -> Browser:
    """Return the screen of a workspace, on which a line is searched for; raises TimelineError if it cannot be read."""
    try:
        from timeline.browse.app import Browser  # noqa: PLC0415 - whoever does not browse may lack Textual
    except ImportError as error:
        raise TimelineError("to browse, it needs the library textual: pip install textual") from error
    from timeline.browse.outside import Outside  # noqa: PLC0415 - the same

    outside = Outside(
        load=lambda: workspace.load(folder(environment, "cache")),
        place=lambda fact: place(workspace, fact),
        edit=lambda path, line: edit(environment.variables, path, line),
        visit=visit,
    )
    return Browser(canvas, outside, line)


def place(workspace: Workspace, fact: str) -> tuple[Path, int]:
    """Return the file and line that state a fact."""
    if workspace.shipped:
        raise TimelineError("this chronology came with the program and is only read; a folder with seeds/ is your own")
    found = catalogue.place(workspace.events, fact)
    if found is None:
        raise TimelineError("stands in no file of the catalogue; what a document proposes is not in it yet", path=fact)
    return found


def command(variables: Mapping[str, str], path: Path, line: int) -> list[str]:
    """Return how the editor that VISUAL or EDITOR names is told to open a file at a line."""
    said = variables.get("VISUAL") or variables.get("EDITOR") or _EDITOR
    program, *options = shlex.split(said, posix=os.name != "nt") or [_EDITOR]
    how = _AT_LINE.get(Path(program.strip('"')).stem, ("+{line}", "{path}"))
    return [program.strip('"'), *options, *(each.format(path=path, line=line) for each in how)]


def edit(variables: Mapping[str, str], path: Path, line: int) -> None:
    """Let a person edit a file, and wait until it is done."""
    asked = command(variables, path, line)
    try:
        subprocess.run(asked, check=True)  # noqa: S603 - the editor that the person chose
    except (OSError, subprocess.CalledProcessError) as error:
        raise TimelineError(f"the editor {asked[0]!r} failed; name another in VISUAL or EDITOR") from error


def visit(url: str) -> None:
    """Show a page in the web browser."""
    if not webbrowser.open(url):
        raise TimelineError("no browser was found; its address is here", path=url)
