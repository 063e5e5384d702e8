"""The commands that print the chronology."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli import completing
from timeline.cli.environment import Environment
from timeline.cli.options import Page, Selection
from timeline.cli.settings import SHOWN, Held, held
from timeline.cli.sharing import taking

View = Annotated[
    str | None,
    typer.Option(
        "--view",
        metavar="NAME",
        help=f"How it is drawn: {', '.join(SHOWN)}.",
        autocompletion=completing.words(*SHOWN),
    ),
]
Id = Annotated[
    str, typer.Argument(metavar="ID", help="An event's id, or words of its title.", autocompletion=completing.ids)
]


@taking(Selection)
def show(environment: Environment, asked: Selection, view: View = None) -> None:
    """Print the chronology. First the events by date, then the days kept every year."""
    settings = held(environment, view=view, **asked.flags())
    draw(environment, asked, settings, settings["view"])


@taking(Selection)
def upcoming(environment: Environment, asked: Selection) -> None:
    """Print the anniversaries to come. They are those of the next twelve months, observances among them."""
    draw(environment, asked, held(environment, **asked.flags()), "upcoming")


@taking(Page)
def explain(environment: Environment, asked: Page, id: Id) -> None:  # noqa: A002 - the name users know
    """Print everything behind one date. Titles, doubts, sources, quotes, and when it comes again."""
    from timeline.cli import printing  # noqa: PLC0415 - --version and --help print nothing of a chronology

    printing.explanation(environment, asked, id)


def draw(environment: Environment, asked: Selection, settings: Held, view: str, *more: object) -> None:
    """Print a view of what is asked for; a view that takes more than a timeline and a canvas is given it here."""
    from timeline.cli import printing  # noqa: PLC0415 - the same

    printing.selection(environment, asked, settings, view, *more)
