"""The commands that reach others: a site to put on the web, a server of it, and a client of other servers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from timeline.cli.options import Folder, Lang, Today, today_of
from timeline.cli.settings import held

if TYPE_CHECKING:
    from timeline.cli.environment import Environment


def publish(
    context: typer.Context,
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write; it is replaced whole.")],
    address: Annotated[
        str, typer.Option("--address", metavar="URL", help="Where it will stand; else what feeds.toml says.")
    ] = "",
    today: Today = "",
    workspace: Folder = None,
) -> None:
    """Write a web site to subscribe at. The calendars, a page in four languages, and a page for each event."""
    from timeline.cli.publishing import publish as run  # noqa: PLC0415 - only this command pays for jinja2

    environment = cast("Environment", context.obj)
    day = today_of(environment, today)
    run(environment, held(environment, workspace=workspace).workspace, directory, address, day)


def serve(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    host: Annotated[str, typer.Option("--host", metavar="NAME", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="0 is any.")] = 8000,
    address: Annotated[
        str, typer.Option("--address", metavar="URL", help="Where others find it; else what feeds.toml says.")
    ] = "",
    log: Annotated[bool, typer.Option("--log", help="Say on stderr who asks for what.")] = False,
    today: Today = "",
    workspace: Folder = None,
) -> None:
    """Serve the web site to subscribe at. To this machine alone unless told, and anew when a file changes."""
    from timeline.cli.serving import serve as run  # noqa: PLC0415 - only this command pays for a server

    environment = cast("Environment", context.obj)
    found = held(environment, workspace=workspace).workspace
    day = today_of(environment, today)
    run(environment, found, day, host=host, port=port, address=address, log=log)


def push(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="Address of a calendar on a CalDAV server.")],
    feed: Annotated[
        str, typer.Option("--feed", metavar="NAME", help="A feed of feeds.toml; by default the first.")
    ] = "",
    lang: Lang = None,
    user: Annotated[str, typer.Option("--user", metavar="NAME", help="Who you are there.")] = "",
    create: Annotated[bool, typer.Option("--create", help="Make the calendar if there is none.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be sent, and send nothing.")] = False,
    workspace: Folder = None,
) -> None:
    """Bring a calendar on a CalDAV server up to date. The password: from TIMELINE_PASSWORD, ~/.netrc, or typed."""
    from timeline.cli.pushing import push as run  # noqa: PLC0415 - only this command needs it

    settings = held(context.obj, lang=lang, workspace=workspace)
    found, spoken = settings.workspace, settings["lang"]
    raise typer.Exit(run(context.obj, found, url, feed=feed, lang=spoken, user=user, create=create, dry_run=dry_run))
