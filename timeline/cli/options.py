"""The options that several commands share, and what their words mean: a day, a language, a workspace, a page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.errors import UsageError
from timeline.model import LANGUAGES

if TYPE_CHECKING:
    from timeline.cli.environment import Environment
    from timeline.views import Canvas
    from timeline.wording import Wording
    from timeline.workspace import Workspace

Lang = Annotated[str, typer.Option("--lang", metavar="CODE", help=f"Language of the print: {', '.join(LANGUAGES)}.")]
Today = Annotated[str, typer.Option("--today", metavar="DATE", help="The day to count from, YYYY-MM-DD.")]
Folder = Annotated[
    Path | None,
    typer.Option("--workspace", metavar="DIR", help="A folder with seeds/ and calendars/; by default this one."),
]
Ascii = Annotated[bool, typer.Option("--ascii", help="Draw with ASCII signs only.")]
Bidi = Annotated[
    str,
    typer.Option(
        "--bidi", metavar="HOW", help="What is done with Arabic: marks (default on a terminal), plain or visual."
    ),
]


def canvas_of(
    environment: Environment,
    lang: str,
    today: str,
    *,
    ascii: bool,  # noqa: A002 - the name users know
    bidi: str,
) -> Canvas:
    """Return the page to draw on, in a language and on a day; UsageError if it cannot be."""
    from timeline.views.bidi import MODES  # noqa: PLC0415 - only commands that draw pay for it

    if bidi and bidi not in MODES:
        raise UsageError(f"--bidi: {bidi!r} is not one of {', '.join(MODES)}")
    day = day_of(today) if today else environment.today
    return environment.canvas(wording_of(lang), day, ascii=ascii, bidi=bidi)


def wording_of(lang: str) -> Wording:
    """Return the words of a language; UsageError if Timeline does not speak it."""
    from timeline.wording import wording  # noqa: PLC0415 - only commands that draw pay for it

    try:
        return wording(lang)
    except ValueError as error:
        raise UsageError(f"--lang: {error}") from error


def day_of(said: str) -> dt.date:
    """Return the day; UsageError if there is no such day, or it is written otherwise."""
    try:
        return dt.date.fromisoformat(said)
    except ValueError as error:
        raise UsageError(f"{said!r} is not a day; write it as 2026-08-29") from error


def workspace_of(environment: Environment, asked: Path | None) -> Workspace:
    """Return the workspace asked for, or the one at hand; UsageError if it is none."""
    from timeline.workspace import find  # noqa: PLC0415 - --version and --help need none

    return find(environment.here, asked)
