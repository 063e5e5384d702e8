"""The commands: each reads its arguments, asks the floors below, and prints; nothing else is decided here."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from timeline import __version__
from timeline.errors import UsageError
from timeline.model import LANGUAGES

if TYPE_CHECKING:
    from timeline.cli.environment import Environment
    from timeline.views import Canvas
    from timeline.wording import Wording
    from timeline.workspace import Workspace

app = typer.Typer(
    help="Finds the dates in documents, gathers their events, and keeps their anniversaries.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=False,
)

Lang = Annotated[str, typer.Option("--lang", metavar="CODE", help=f"Language of the print: {', '.join(LANGUAGES)}.")]
Today = Annotated[str, typer.Option("--today", metavar="DATE", help="The day to count from, YYYY-MM-DD.")]
Folder = Annotated[
    Path | None,
    typer.Option("--workspace", metavar="DIR", help="A folder with seeds/ and calendars/; by default this one."),
]
Ascii = Annotated[bool, typer.Option("--ascii", help="Draw with ASCII signs only.")]
View = Annotated[str, typer.Option("--view", metavar="NAME", help="rail (default) or ledger.")]


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
        _draw(environment, "rail", lang, today, workspace, ascii=False)
    else:
        given = {"lang": lang, "today": today, "workspace": workspace}
        context.default_map = {context.invoked_subcommand: given}


@app.command()
def show(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    view: View = "rail",
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002 - the name users know
) -> None:
    """Print the chronology. First the events by date, then the days kept every year."""
    if view not in {"rail", "ledger"}:
        raise UsageError(f"there is no view {view!r}; there are rail and ledger")
    _draw(context.obj, view, lang, today, workspace, ascii=ascii)


@app.command()
def upcoming(
    context: typer.Context,
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
) -> None:
    """Print the anniversaries to come. They are those of the next twelve months, observances among them."""
    _draw(context.obj, "upcoming", lang, today, workspace, ascii=ascii)


@app.command()
def build(context: typer.Context, workspace: Folder = None) -> None:
    """Read the documents and write the calendars. Says what is new, what conflicts and what it could not place."""
    from timeline.cli.building import build as run  # noqa: PLC0415 - only this command writes calendars

    raise typer.Exit(run(context.obj, _workspace(context.obj, workspace)))


@app.command()
def check(context: typer.Context, workspace: Folder = None) -> None:
    """Say what is wrong, by file and line. Looks at the catalogue, the documents and feeds.toml."""
    from timeline.cli.building import check as run  # noqa: PLC0415 - the same

    raise typer.Exit(run(context.obj, _workspace(context.obj, workspace)))


@app.command()
def extract(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents to read; - is stdin.")],
    published: Annotated[
        str, typer.Option("--published", metavar="DATE", help="The day 'this year' is said on, if it is not known.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say also which rule read it, and the whole phrase.")
    ] = False,
) -> None:
    """Print the dates of any document. Each with what it means, in Kazakh, Arabic, Russian and English."""
    from timeline.cli.extracting import extract as run  # noqa: PLC0415 - only this command needs it

    raise typer.Exit(run(context.obj, files, _day(published) if published else None, json=json, explain=explain))


@app.command()
def explain(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or words of its title.")],  # noqa: A002
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
) -> None:
    """Print everything behind one date. Titles, doubts, sources, quotes, and when it comes again."""
    from timeline.views import explain as view  # noqa: PLC0415 - only this command needs it

    environment = cast("Environment", context.obj)
    timeline = _workspace(environment, workspace).load()
    environment.draw(view.render(timeline, id, _canvas(environment, lang, today, ascii=ascii)))


@app.command()
def lint(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="iCalendar files; - is stdin.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Say what is wrong with iCalendar files. By line and octet, after RFC 5545 and what clients are known to do."""
    from timeline.cli.linting import lint as run  # noqa: PLC0415 - only this command needs it

    raise typer.Exit(run(context.obj, files, json=json))


@app.command()
def export(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    format: Annotated[  # noqa: A002 - the name users know
        str,
        typer.Argument(
            metavar="FORMAT",
            help="ics, jcal, rss, atom, jsonfeed, jsonld, csv, markdown, remind or calendar.",
        ),
    ] = "",
    feed: Annotated[
        str, typer.Option("--feed", metavar="NAME", help="A feed of feeds.toml; by default the first.")
    ] = "",
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day, YYYY-MM-DD.")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day.")] = "",
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="Where to write; - is stdout.")] = Path("-"),
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
) -> None:
    """Write the anniversaries for other programs. As a news feed, a table, data for the web, or a reminder file."""
    from timeline.cli import exporting  # noqa: PLC0415 - only this command pays for the formats

    environment = cast("Environment", context.obj)
    asked = exporting.Asked(
        format=format,
        feed=feed,
        language=_wording(lang).language,
        today=_day(today) if today else environment.today,
        first=_day(first) if first else None,
        last=_day(last) if last else None,
        output=None if str(output) == "-" else output,
    )
    raise typer.Exit(exporting.export(environment, _workspace(environment, workspace), asked))


def _draw(  # noqa: PLR0913 - it takes what the commands take
    environment: Environment,
    view: str,
    lang: str,
    today: str,
    workspace: Path | None,
    *,
    ascii: bool,  # noqa: A002
) -> None:
    from timeline.views import VIEWS  # noqa: PLC0415 - only commands that draw pay for it

    canvas = _canvas(environment, lang, today, ascii=ascii)
    environment.draw(VIEWS[view](_workspace(environment, workspace).load(), canvas))


def _canvas(environment: Environment, lang: str, today: str, *, ascii: bool) -> Canvas:  # noqa: A002
    return environment.canvas(_wording(lang), _day(today) if today else environment.today, ascii=ascii)


def _wording(lang: str) -> Wording:
    from timeline.wording import wording  # noqa: PLC0415 - only commands that draw pay for it

    try:
        return wording(lang)
    except ValueError as error:
        raise UsageError(f"--lang: {error}") from error


def _day(said: str) -> dt.date:
    try:
        return dt.date.fromisoformat(said)
    except ValueError as error:
        raise UsageError(f"{said!r} is not a day; write it as 2026-08-29") from error


def _workspace(environment: Environment, asked: Path | None) -> Workspace:
    from timeline.workspace import find  # noqa: PLC0415 - --version and --help need none

    return find(environment.here, asked)
