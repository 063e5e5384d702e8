"""The options that several commands share, and what their words mean: a day, a date.

`Page` is for commands that print, `Selection` for those that print a part of the chronology, `Tour` for moving in one;
`taking` gives them.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import completing
from timeline.cli.settings import BIDI, FORMS
from timeline.errors import UsageError
from timeline.model import LANGUAGES

if TYPE_CHECKING:
    from timeline.cli.environment import Environment
    from timeline.selecting import Filter

_FIRST_YEAR, _LAST_YEAR = 1000, 9000

Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="CODE",
        help=f"Language of the print: {', '.join(LANGUAGES)}.",
        autocompletion=completing.words(*LANGUAGES),
    ),
]
Today = Annotated[str, typer.Option("--today", metavar="DATE", help="The day to count from, YYYY-MM-DD.")]
Folder = Annotated[
    Path | None,
    typer.Option("--workspace", metavar="DIR", help="A folder with seeds/ and calendars/; by default this one."),
]
Ascii = Annotated[bool | None, typer.Option("--ascii", help="Draw with ASCII signs only.")]
Bidi = Annotated[
    str | None,
    typer.Option(
        "--bidi",
        metavar="HOW",
        help="Arabic on a terminal that turns it around: marks; on another: visual; in a file: plain.",
        autocompletion=completing.words(*BIDI),
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        metavar="FORM",
        help=f"How it is written: {', '.join(FORMS)}.",
        autocompletion=completing.words(*FORMS),
    ),
]
Paged = Annotated[bool, typer.Option("--no-pager", help="Print it all at once.")]
Words = Annotated[
    list[str] | None, typer.Argument(metavar="[WORD]...", help="Words of an id or of a title in any language.")
]
First = Annotated[str, typer.Option("--from", metavar="DATE", help="No earlier than this: 1949, 1991-08, 199X.")]
Last = Annotated[str, typer.Option("--to", metavar="DATE", help="No later than this; --from A/B says both.")]
Tag = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="NAME", help="Only with this tag; may be repeated.", autocompletion=completing.tags),
]
Kind = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="NAME", help="Only of this kind; may be repeated.", autocompletion=completing.kinds),
]
Source = Annotated[
    str, typer.Option("--source", metavar="TEXT", help="Only from sources whose name or address has this.")
]
Jubilees = Annotated[bool, typer.Option("--jubilees", help="Only what has a jubilee when it next comes round.")]


@dataclass(frozen=True, kw_only=True)
class Screen:
    """How what is drawn is to look."""

    lang: Lang = None
    today: Today = ""
    workspace: Folder = None
    ascii: Ascii = None
    bidi: Bidi = None

    def flags(self) -> dict[str, object]:
        """Return those that say a setting, None where they do not."""
        return {"lang": self.lang, "workspace": self.workspace, "ascii": self.ascii, "bidi": self.bidi}


@dataclass(frozen=True, kw_only=True)
class Page(Screen):
    """How a print is to look."""

    output: Output = None
    no_pager: Paged = False

    def flags(self) -> dict[str, object]:
        """Return the same of a print."""
        return {**super().flags(), "output": self.output, "pager": "" if self.no_pager else None}


@dataclass(frozen=True, kw_only=True)
class Part:
    """What is asked for of the chronology."""

    words: Words = None
    first: First = ""
    last: Last = ""
    tag: Tag = None
    kind: Kind = None
    source: Source = ""
    jubilees: Jubilees = False

    def filter(self, today: dt.date) -> Filter:
        """Return what is asked for on a day; UsageError if a date is none."""
        from timeline.selecting import Filter, bound  # noqa: PLC0415 - only commands that print pay for it

        return Filter(
            first=bound("--from", self.first),
            last=bound("--to", self.last),
            tags=tuple(self.tag or ()),
            kinds=tuple(self.kind or ()),
            source=self.source,
            words=tuple(self.words or ()),
            jubilees_from=today if self.jubilees else None,
        )


@dataclass(frozen=True, kw_only=True)
class Selection(Part, Page):
    """What is to be printed, and how."""


@dataclass(frozen=True, kw_only=True)
class Tour(Part, Screen):
    """What is to be moved in, and how it is to look."""


def today_of(environment: Environment, said: str) -> dt.date:
    """Return the day to count from: the one said, else that of the environment."""
    return day_of(said) if said else environment.today


def day_of(said: str) -> dt.date:
    """Return the day; UsageError if there is no such day, or it is written otherwise."""
    try:
        return _in_reach(dt.date.fromisoformat(said))
    except ValueError as error:
        raise UsageError(f"{said!r} is not a day; write it as 2026-08-29") from error


def _in_reach(day: dt.date) -> dt.date:
    """Return the day; UsageError at the ends of Python's calendar, where there is no room to look ahead and back."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UsageError(f"{day} is out of reach; give a day of the years {_FIRST_YEAR} to {_LAST_YEAR}")
    return day


def day_in(said: str, today: dt.date) -> dt.date:
    """Return the day, which may be said without its year: 29 February of a common year is its 28th."""
    from timeline.anniversaries import observed_on  # noqa: PLC0415 - --version and --help need none

    try:
        day = dt.date.fromisoformat(f"2000-{said}" if len(said) == 5 else said)
    except ValueError as error:
        raise UsageError(f"{said!r} is not a day; write it as 08-29 or 2026-08-29") from error
    return observed_on(day.month, day.day, today.year) if len(said) == 5 else _in_reach(day)


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
        return _in_reach(dt.date.fromisoformat(f"{said}-01"))
    except ValueError as error:
        raise UsageError(f"{said!r} is not a month; write it as 2026-08") from error


def year_of(said: str) -> int:
    """Return the year; UsageError if it is out of reach, or written otherwise."""
    try:
        return _in_reach(dt.date.fromisoformat(f"{said}-01-01")).year
    except ValueError as error:
        raise UsageError(f"{said!r} is not a year; write it as 2026") from error
