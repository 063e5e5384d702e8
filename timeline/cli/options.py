"""The options that several commands share, and what their words mean: a day, a language, a workspace, a page."""

from __future__ import annotations

import datetime as dt
import re
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


def canvas_of(environment: Environment, lang: str, today: str, *, ascii: bool) -> Canvas:  # noqa: A002 - the name users know
    """Return the page to draw on, in a language and on a day."""
    return environment.canvas(wording_of(lang), day_of(today) if today else environment.today, ascii=ascii)


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


def day_in(said: str, today: dt.date) -> dt.date:
    """Return the day, which may be said without its year: 29 February of a common year is its 28th."""
    from timeline.anniversaries import observed_on  # noqa: PLC0415 - --version and --help need none

    try:
        day = dt.date.fromisoformat(f"2000-{said}" if len(said) == 5 else said)
    except ValueError as error:
        raise UsageError(f"{said!r} is not a day; write it as 08-29 or 2026-08-29") from error
    return observed_on(day.month, day.day, today.year) if len(said) == 5 else day


def day_after(span: str, today: dt.date) -> dt.date:
    """Return the day so many days, weeks, months or years after today; UsageError if the span is written otherwise."""
    said = re.fullmatch("([1-9][0-9]{0,2})([dwmy])", span)
    if not said:
        raise UsageError(f"{span!r} is not a span; write it as 90d, 6w, 3m or 2y")
    number = int(said[1])
    if said[2] in "dw":
        return today + dt.timedelta(days=number * (7 if said[2] == "w" else 1))
    months = today.month - 1 + number * (12 if said[2] == "y" else 1)
    return dt.date(today.year + months // 12, months % 12 + 1, 1) + dt.timedelta(days=today.day - 1)


def month_of(said: str) -> dt.date:
    """Return the first day of the month; UsageError if there is no such month, or it is written otherwise."""
    try:
        return dt.date.fromisoformat(f"{said}-01")
    except ValueError as error:
        raise UsageError(f"{said!r} is not a month; write it as 2026-08") from error


def workspace_of(environment: Environment, asked: Path | None) -> Workspace:
    """Return the workspace asked for, or the one at hand; UsageError if it is none."""
    from timeline.workspace import find  # noqa: PLC0415 - --version and --help need none

    return find(environment.here, asked)
