"""The commands that print the chronology."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from timeline.cli import completing
from timeline.cli.environment import Environment
from timeline.cli.options import Page, Selection, Tour, day_after, day_in, month_of, today_of, year_of
from timeline.cli.settings import SHOWN, Held, held
from timeline.cli.sharing import taking
from timeline.errors import UsageError

View = Annotated[
    str | None,
    typer.Option(
        "--view",
        metavar="NAME",
        help=f"How it is drawn: {', '.join(SHOWN)}.",
        autocompletion=completing.words(*SHOWN),
    ),
]
Within = Annotated[str, typer.Option("--within", metavar="SPAN", help="How far ahead: 90d, 6w, 3m or 2y.")]
Id = Annotated[
    str, typer.Argument(metavar="ID", help="An event's id, or words of its title.", autocompletion=completing.ids)
]
Print = Annotated[bool, typer.Option("--print", help="In sheets for paper, with all sources; also --output html.")]
Width = Annotated[int | None, typer.Option("--width", metavar="CELLS", min=40, help="Of a sheet; by default 76.")]
Lines = Annotated[int | None, typer.Option("--lines", metavar="NUMBER", min=30, help="Of a sheet; by default 60.")]


@taking(Selection)
def show(  # noqa: PLR0913, PLR0917 - each is an option
    environment: Environment,
    asked: Selection,
    view: View = None,
    print: Print = False,  # noqa: A002 - the name users know
    width: Width = None,
    lines: Lines = None,
) -> None:
    """Print the chronology. First the events by date, then the days kept every year."""
    settings = held(environment, view=view, **asked.flags())
    if print:
        from timeline.cli.paper import paper  # noqa: PLC0415 - a screen needs none

        paper(environment, asked, settings, (width, lines))
        return
    if width or lines:
        raise UsageError("--width and --lines are of a sheet of paper; add --print")
    draw(environment, asked, settings, settings["view"])


@taking(Selection)
def dashboard(environment: Environment, asked: Selection) -> None:
    """Print the chronology at a glance."""
    draw(environment, asked, held(environment, **asked.flags()), "dashboard")


@taking(Selection)
def upcoming(environment: Environment, asked: Selection, within: Within = "") -> None:
    """Print the anniversaries to come. They are those of the next twelve months, observances among them."""
    end = day_after(within, today_of(environment, asked.today)) if within else None
    every = replace(asked, jubilees=False)  # it is the days that are chosen here, not the facts
    draw(environment, every, held(environment, **asked.flags()), "upcoming", end, asked.jubilees)


@taking(Selection)
def year(
    environment: Environment,
    asked: Selection,
    year: Annotated[str, typer.Argument(metavar="YEAR", help="By default this year.")] = "",
) -> None:
    """Print the plan for a year. Its anniversaries and days by month, the round ones first."""
    draw(environment, asked, held(environment, **asked.flags()), "year", year_of(year) if year else None)


@taking(Selection)
def month(
    environment: Environment,
    asked: Selection,
    month: Annotated[str, typer.Argument(metavar="MONTH", help="2026-08; by default this month.")] = "",
) -> None:
    """Print a month. A sheet of its days, and below it what happened on them in all years."""
    draw(environment, asked, held(environment, **asked.flags()), "month", month_of(month) if month else None)


@taking(Selection)
def today(environment: Environment, asked: Selection) -> None:
    """Print what happened on this day. In all years, with the count of this one, and the days kept every year."""
    draw(environment, asked, held(environment, **asked.flags()), "on")


@taking(Selection)
def on(
    environment: Environment,
    asked: Selection,
    day: Annotated[str, typer.Argument(metavar="DAY", help="A day of this year, 08-29, or of another, 2031-08-29.")],
) -> None:
    """Print what happened on a day. In all years, with the count of the year asked for."""
    found = day_in(day, today_of(environment, asked.today))
    draw(environment, asked, held(environment, **asked.flags()), "on", found)


@taking(Selection)
def strip(environment: Environment, asked: Selection) -> None:
    """Print all years side by side. As high as there are events in them, with the decades named."""
    draw(environment, asked, held(environment, **asked.flags()), "strip")


@taking(Selection)
def stats(environment: Environment, asked: Selection) -> None:
    """Print what the chronology is made of. Its events by decade, theme, tag, language and source."""
    draw(environment, asked, held(environment, **asked.flags()), "stats")


@taking(Page)
def explain(environment: Environment, asked: Page, id: Id) -> None:  # noqa: A002 - the name users know
    """Print everything behind one date. Titles, doubts, sources, quotes, and when it comes again."""
    from timeline.cli import printing  # noqa: PLC0415 - --version and --help print nothing of a chronology

    printing.explanation(environment, asked, id)


@taking(Tour)
def browse(environment: Environment, asked: Tour) -> None:
    """Move in the chronology. Search it, see what stands behind a date, open its source, mend it; ? lists the keys."""
    from timeline.cli.browsing import browse as run  # noqa: PLC0415 - only this command pays for a screen

    day = today_of(environment, asked.today)
    run(environment, held(environment, **asked.flags()), day, asked.filter(day))


def draw(environment: Environment, asked: Selection, settings: Held, view: str, *more: object) -> None:
    """Print a view of what is asked for; a view that takes more than a timeline and a canvas is given it here."""
    from timeline.cli import printing  # noqa: PLC0415 - the same

    printing.selection(environment, asked, settings, view, *more)
