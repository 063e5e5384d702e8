"""The commands that print the chronology."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from timeline.cli.options import Ascii, Bidi, Folder, Lang, Today, canvas_of, workspace_of
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.cli.environment import Environment

View = Annotated[str, typer.Option("--view", metavar="NAME", help="rail (default) or ledger.")]

Print = Annotated[
    str, typer.Option("--print", metavar="FORM", help="For paper, with sources in full: text, as for lp, or html.")
]
Width = Annotated[int, typer.Option("--width", metavar="CELLS", min=0, help="Of a sheet of text; else 76.")]
Lines = Annotated[int, typer.Option("--lines", metavar="NUMBER", min=0, help="Of a sheet of text; else 60.")]


def show(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    view: View = "rail",
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002 - the name users know
    bidi: Bidi = "",
    print: Print = "",  # noqa: A002
    width: Width = 0,
    lines: Lines = 0,
) -> None:
    """Print the chronology. First the events by date, then the days kept every year."""
    if view not in {"rail", "ledger"}:
        raise UsageError(f"there is no view {view!r}; there are rail and ledger")
    if print:
        from timeline.cli.paper import paper  # noqa: PLC0415 - a screen needs none

        environment = cast("Environment", context.obj)
        canvas = canvas_of(environment, lang, today, ascii=ascii, bidi=bidi or "plain")
        paper(environment, workspace_of(environment, workspace).load(), canvas, print, (width, lines))
        return
    draw(context.obj, view, lang, today, workspace, ascii=ascii, bidi=bidi)


def upcoming(  # noqa: PLR0913, PLR0917 - the same
    context: typer.Context,
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
    bidi: Bidi = "",
) -> None:
    """Print the anniversaries to come. They are those of the next twelve months, observances among them."""
    draw(context.obj, "upcoming", lang, today, workspace, ascii=ascii, bidi=bidi)


def explain(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or words of its title.")],  # noqa: A002
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
    bidi: Bidi = "",
) -> None:
    """Print everything behind one date. Titles, doubts, sources, quotes, and when it comes again."""
    from timeline.views import explain as view  # noqa: PLC0415 - only this command needs it

    environment = cast("Environment", context.obj)
    timeline = workspace_of(environment, workspace).load()
    canvas = canvas_of(environment, lang, today, ascii=ascii, bidi=bidi)
    environment.draw(canvas.page(view.render(timeline, id, canvas)))


def draw(  # noqa: PLR0913 - it takes what the commands take
    environment: Environment,
    view: str,
    lang: str,
    today: str,
    workspace: Path | None,
    *,
    ascii: bool,  # noqa: A002
    bidi: str,
) -> None:
    """Print a view of the workspace."""
    from timeline.views import VIEWS  # noqa: PLC0415 - only commands that draw pay for it

    canvas = canvas_of(environment, lang, today, ascii=ascii, bidi=bidi)
    environment.draw(canvas.page(VIEWS[view](workspace_of(environment, workspace).load(), canvas)))
