"""What the commands that print do: the timeline of a workspace, what is asked for of it, and how it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.options import today_of, wording_of, workspace_of
from timeline.selecting import chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text

    from timeline.cli.environment import Environment
    from timeline.cli.options import Page, Selection
    from timeline.model import Timeline
    from timeline.views import Canvas

    Render = Callable[[Timeline, Canvas], list[Text]]


def selection(environment: Environment, asked: Selection, render: Render) -> None:
    """Print what is asked for of the workspace; that it is nothing is said on stderr."""
    whole = workspace_of(environment, asked.workspace).load()
    part = chosen(whole, asked.filter(today_of(environment, asked.today)))
    if part is not whole and not (part.events or part.observances):
        print("timeline: nothing in the chronology is what you ask for", file=environment.stderr)
    else:
        page(environment, asked, part, render)


def page(environment: Environment, asked: Page, timeline: Timeline, render: Render) -> None:
    """Print a timeline as a view draws it."""
    day = today_of(environment, asked.today)
    environment.draw(render(timeline, environment.canvas(wording_of(asked.lang), day, ascii=asked.ascii)))
