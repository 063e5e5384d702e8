"""The program: its options and its commands; nothing else is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from timeline import __version__
from timeline.cli.commands import views, web
from timeline.cli.commands import workspace as work
from timeline.cli.options import Folder, Lang, Today

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
def timeline(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
) -> None:
    """Print the chronology when no command is given; options here hold for the command that follows."""
    environment = cast("Environment", context.obj)
    if version:
        print(f"timeline {__version__}", file=environment.stdout)
        raise typer.Exit
    if context.invoked_subcommand is None:
        views.draw(environment, "rail", lang, today, workspace, ascii=False, bidi="")
    else:
        given = {"lang": lang, "today": today, "workspace": workspace}
        context.default_map = {context.invoked_subcommand: given}


for command in (
    views.show,
    views.upcoming,
    views.explain,
    work.extract,
    work.build,
    work.check,
    work.lint,
    work.export,
    web.publish,
    web.serve,
    web.push,
):
    app.command()(command)
