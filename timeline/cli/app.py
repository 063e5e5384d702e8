"""The program: its options and its commands; nothing else is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from timeline import __version__
from timeline.cli.commands import views, web
from timeline.cli.commands import workspace as work
from timeline.cli.options import Ascii, Folder, Lang, Today

if TYPE_CHECKING:
    from timeline.cli.environment import Environment

app = typer.Typer(
    help="Finds the dates in documents, gathers their events, and keeps their anniversaries.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=False,
)


@app.callback(invoke_without_command=True)
def timeline(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002 - the name users know
) -> None:
    """Print the chronology at a glance when no command is given; options here hold for the command that follows."""
    environment = cast("Environment", context.obj)
    if version:
        print(f"timeline {__version__}", file=environment.stdout)
        raise typer.Exit
    if context.invoked_subcommand is None:
        views.draw(environment, "dashboard", lang, today, workspace, ascii=ascii)
    else:
        given = {"lang": lang, "today": today, "workspace": workspace, "ascii": ascii}
        context.default_map = {context.invoked_subcommand: given}


for command in (
    views.show,
    views.upcoming,
    views.explain,
    views.today,
    views.on,
    views.month,
    views.year,
    views.strip,
    views.stats,
    work.extract,
    work.build,
    work.check,
    work.lint,
    work.export,
    web.publish,
    web.serve,
    web.push,
    views.browse,
):
    app.command()(command)
