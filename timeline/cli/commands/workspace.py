"""The commands that make a workspace, read documents and write calendars."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from timeline.cli import completing
from timeline.cli.options import Ascii, Bidi, Folder, Lang, Today, day_of, today_of
from timeline.cli.settings import held, without_workspace

FORMATS: Final = ("ics", "jcal", "rss", "atom", "jsonfeed", "jsonld", "csv", "markdown", "remind", "calendar")
"""The formats of `export`: the names of `timeline.feeds.formats`, which `--help` does not load."""

if TYPE_CHECKING:
    from timeline.cli.environment import Environment

Feed = Annotated[
    str,
    typer.Option(
        "--feed",
        metavar="NAME",
        help="A feed of feeds.toml; by default the first.",
        autocompletion=completing.feeds,
    ),
]


def init(
    context: typer.Context,
    directory: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder, new or not; by default this one.", show_default=False)
    ] = Path(),
    lang: Lang = None,
    ascii: Ascii = None,  # noqa: A002 - the name users know
    bidi: Bidi = None,
) -> None:
    """Make a workspace of your own. With an example of an event, a document and a calendar; it replaces nothing."""
    from timeline.cli.beginning import init as run  # noqa: PLC0415 - only this command makes one

    run(context.obj, directory, without_workspace(context.obj, lang=lang, ascii=ascii, bidi=bidi))


def extract(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents to read; - is stdin.")],
    published: Annotated[
        str, typer.Option("--published", metavar="DATE", help="The day 'this year' is said on, if it is not known.")
    ] = "",
    language: Annotated[
        list[str] | None,
        typer.Option("--language", metavar="CODE", help="Read this language: en-US, fr, kk; may be repeated."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say also which rule read it, and the whole phrase.")
    ] = False,
) -> None:
    """Print the dates of any document. Each with what it means, in Kazakh, Arabic, Russian and English."""
    from timeline.cli.extracting import extract as run  # noqa: PLC0415 - only this command needs it

    known = day_of(published) if published else None
    raise typer.Exit(run(context.obj, files, known, language, json=json, explain=explain))


def build(context: typer.Context, workspace: Folder = None) -> None:
    """Read the documents and write the calendars. Says what is new, what conflicts and what it could not place."""
    from timeline.cli.building import build as run  # noqa: PLC0415 - only this command writes calendars

    raise typer.Exit(run(context.obj, held(context.obj, workspace=workspace).workspace))


def check(context: typer.Context, workspace: Folder = None) -> None:
    """Say what is wrong, by file and line. Looks at the catalogue, the documents and feeds.toml."""
    from timeline.cli.building import check as run  # noqa: PLC0415 - the same

    raise typer.Exit(run(context.obj, held(context.obj, workspace=workspace).workspace))


def lint(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="iCalendar files; - is stdin.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Say what is wrong with iCalendar files. By line and octet, after RFC 5545 and what clients are known to do."""
    from timeline.cli.linting import lint as run  # noqa: PLC0415 - only this command needs it

    raise typer.Exit(run(context.obj, files, json=json))


def export(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    format: Annotated[  # noqa: A002 - the name users know
        str,
        typer.Argument(
            metavar="FORMAT",
            help=f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}.",
            autocompletion=completing.words(*FORMATS),
        ),
    ] = "",
    feed: Feed = "",
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day, YYYY-MM-DD.")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day.")] = "",
    file: Annotated[Path, typer.Option("--output", metavar="FILE", help="Where to write; - is stdout.")] = Path("-"),
    lang: Lang = None,
    today: Today = "",
    workspace: Folder = None,
) -> None:
    """Write the anniversaries for other programs. As a news feed, a table, data for the web, or a reminder file."""
    from timeline.cli import exporting  # noqa: PLC0415 - only this command pays for the formats

    environment = cast("Environment", context.obj)
    settings = held(environment, lang=lang, workspace=workspace)
    asked = exporting.Asked(
        format=format,
        feed=feed,
        language=settings["lang"],
        today=today_of(environment, today),
        first=day_of(first) if first else None,
        last=day_of(last) if last else None,
        output=None if str(file) == "-" else file,
    )
    raise typer.Exit(exporting.export(environment, settings.workspace, asked))
