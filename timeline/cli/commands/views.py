"""The commands that print the chronology."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from timeline.cli.options import Ascii, Folder, Lang, Today, canvas_of, day_after, day_in, month_of, workspace_of
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.cli.environment import Environment

View = Annotated[str, typer.Option("--view", metavar="NAME", help="rail (default), ledger or lanes.")]


def show(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    view: View = "rail",
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002 - the name users know
) -> None:
    """Print the chronology. First the events by date, then the days kept every year."""
    if view not in {"rail", "ledger", "lanes"}:
        raise UsageError(f"there is no view {view!r}; there are rail, ledger and lanes")
    draw(context.obj, view, lang, today, workspace, ascii=ascii)


def upcoming(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    within: Annotated[str, typer.Option("--within", metavar="SPAN", help="How far ahead: 90d, 6w, 3m or 2y.")] = "",
    jubilees: Annotated[bool, typer.Option("--jubilees", help="Only round anniversaries.")] = False,
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
) -> None:
    """Print the anniversaries to come. They are those of the next twelve months, observances among them."""
    from timeline.views import upcoming as view  # noqa: PLC0415 - only this command needs it

    environment = cast("Environment", context.obj)
    canvas = canvas_of(environment, lang, today, ascii=ascii)
    end = day_after(within, canvas.today) if within else None
    environment.draw(view.render(workspace_of(environment, workspace).load(), canvas, end, jubilees=jubilees))


def year(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    year: Annotated[int | None, typer.Argument(metavar="YEAR", min=1, max=9998, help="By default this year.")] = None,
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
) -> None:
    """Print the plan for a year. Its anniversaries and days by month, the round ones first."""
    from timeline.views import year as view  # noqa: PLC0415 - only this command needs it

    environment = cast("Environment", context.obj)
    canvas = canvas_of(environment, lang, today, ascii=ascii)
    environment.draw(view.render(workspace_of(environment, workspace).load(), canvas, year))


def month(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    month: Annotated[str, typer.Argument(metavar="MONTH", help="2026-08; by default this month.")] = "",
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
) -> None:
    """Print a month. A sheet of its days, and below it what happened on them in all years."""
    from timeline.views import month as view  # noqa: PLC0415 - only this command needs it

    environment = cast("Environment", context.obj)
    canvas = canvas_of(environment, lang, today, ascii=ascii)
    first = month_of(month) if month else None
    environment.draw(view.render(workspace_of(environment, workspace).load(), canvas, first))


def today(
    context: typer.Context,
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
) -> None:
    """Print what happened on this day. In all years, with the count of this one, and the days kept every year."""
    draw(context.obj, "on", lang, today, workspace, ascii=ascii)


def on(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    day: Annotated[str, typer.Argument(metavar="DAY", help="A day of this year, 08-29, or of another, 2031-08-29.")],
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
) -> None:
    """Print what happened on a day. In all years, with the count of the year asked for."""
    from timeline.views import on as view  # noqa: PLC0415 - only this command needs it

    environment = cast("Environment", context.obj)
    canvas = canvas_of(environment, lang, today, ascii=ascii)
    asked = day_in(day, canvas.today)
    environment.draw(view.render(workspace_of(environment, workspace).load(), canvas, asked))


def strip(
    context: typer.Context,
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
) -> None:
    """Print all years side by side. As high as there are events in them, with the decades named."""
    draw(context.obj, "strip", lang, today, workspace, ascii=ascii)


def stats(
    context: typer.Context,
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
) -> None:
    """Print what the chronology is made of. Its events by decade, theme, tag, language and source."""
    draw(context.obj, "stats", lang, today, workspace, ascii=ascii)


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
    timeline = workspace_of(environment, workspace).load()
    environment.draw(view.render(timeline, id, canvas_of(environment, lang, today, ascii=ascii)))


def browse(
    context: typer.Context,
    lang: Lang = "en",
    today: Today = "",
    workspace: Folder = None,
    ascii: Ascii = False,  # noqa: A002
) -> None:
    """Move in the chronology. Search it, see what stands behind a date, open its source, mend it; ? lists the keys."""
    from timeline.cli.browsing import browse as run  # noqa: PLC0415 - only this command pays for a screen

    environment = cast("Environment", context.obj)
    run(environment, workspace_of(environment, workspace), canvas_of(environment, lang, today, ascii=ascii))


def draw(  # noqa: PLR0913 - it takes what the commands take
    environment: Environment,
    view: str,
    lang: str,
    today: str,
    workspace: Path | None,
    *,
    ascii: bool,  # noqa: A002
) -> None:
    """Print a view of the workspace."""
    from timeline.views import VIEWS  # noqa: PLC0415 - only commands that draw pay for it

    canvas = canvas_of(environment, lang, today, ascii=ascii)
    environment.draw(VIEWS[view](workspace_of(environment, workspace).load(), canvas))
