"""What the commands that print do: the timeline of a workspace, what is asked for of it, and how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.folders import folder
from timeline.cli.options import today_of
from timeline.cli.settings import held
from timeline.records import facts
from timeline.selecting import chosen, one
from timeline.wording import wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from rich.text import Text

    from timeline.cli.environment import Environment
    from timeline.cli.options import Page, Selection
    from timeline.cli.settings import Held
    from timeline.model import Timeline
    from timeline.records import Record
    from timeline.views import Canvas

    Render = Callable[[Timeline, Canvas], list[Text]]
    Tell = Callable[[Timeline, dt.date, str], list[Record]]


def selection(environment: Environment, asked: Selection, settings: Held, render: Render, tell: Tell) -> None:
    """Print what is asked for of the workspace; that it is nothing is said on stderr."""
    today = today_of(environment, asked.today)
    whole = settings.workspace.load(folder(environment, "cache"))
    part = chosen(whole, asked.filter(today))
    nothing = part is not whole and not (part.events or part.observances)
    if nothing:
        print("timeline: nothing in the chronology is what you ask for", file=environment.stderr)
    if not nothing or settings["output"] != "table":
        _print(environment, settings, part, today, render, tell)


def explanation(environment: Environment, asked: Page, fact: str) -> None:
    """Print all that is known of one fact."""
    from timeline.views import explain  # noqa: PLC0415 - only this command needs it

    settings = held(environment, **asked.flags())
    part = one(settings.workspace.load(folder(environment, "cache")), fact)
    _print(environment, settings, part, today_of(environment, asked.today), explain.render, facts)


def _print(  # noqa: PLR0913, PLR0917 - a page is made from all of these
    environment: Environment, settings: Held, timeline: Timeline, today: dt.date, render: Render, tell: Tell
) -> None:
    """Print a timeline: as a view draws it, or its rows in the form that is asked for."""
    words = wording(settings["lang"])
    if settings["output"] == "table":
        canvas = environment.canvas(words, today, ascii=settings["ascii"])
        environment.draw(render(timeline, canvas), settings["pager"])
        return
    from timeline.records.formats import FORMATS, Sheet  # noqa: PLC0415 - a table needs none of them

    title = timeline.title.get(words.language) or next(iter(timeline.title.values()), "")
    pieces = FORMATS[settings["output"]](Sheet(title, today, words, tell(timeline, today, words.language)))
    environment.stdout.buffer.writelines(pieces)
