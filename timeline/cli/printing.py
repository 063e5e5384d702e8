"""What the commands that print do: the timeline of a workspace, what is asked for of it, and how it is written."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from timeline.cli.options import today_of, wording_of, workspace_of
from timeline.errors import UsageError
from timeline.records import facts
from timeline.selecting import chosen, one

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from rich.text import Text

    from timeline.cli.environment import Environment
    from timeline.cli.options import Page, Selection
    from timeline.model import Timeline
    from timeline.records import Record
    from timeline.views import Canvas

    Render = Callable[[Timeline, Canvas], list[Text]]
    Tell = Callable[[Timeline, dt.date, str], list[Record]]

TABLE: Final = "table"
"""The form that a view draws; the others are those of `records.formats`."""


def selection(environment: Environment, asked: Selection, render: Render, tell: Tell) -> None:
    """Print what is asked for of the workspace; that it is nothing is said on stderr."""
    whole = workspace_of(environment, asked.workspace).load()
    part = chosen(whole, asked.filter(today_of(environment, asked.today)))
    nothing = part is not whole and not (part.events or part.observances)
    if nothing:
        print("timeline: nothing in the chronology is what you ask for", file=environment.stderr)
    if not nothing or asked.output != TABLE:
        page(environment, asked, part, render, tell)


def explanation(environment: Environment, asked: Page, fact: str) -> None:
    """Print all that is known of one fact."""
    from timeline.views import explain  # noqa: PLC0415 - only this command needs it

    part = one(workspace_of(environment, asked.workspace).load(), fact)
    page(environment, asked, part, explain.render, facts)


def page(environment: Environment, asked: Page, timeline: Timeline, render: Render, tell: Tell) -> None:
    """Print a timeline: as a view draws it, or its rows in the form that is asked for."""
    today, wording = today_of(environment, asked.today), wording_of(asked.lang)
    if asked.output == TABLE:
        environment.draw(render(timeline, environment.canvas(wording, today, ascii=asked.ascii)))
        return
    from timeline.records.formats import FORMATS, Sheet  # noqa: PLC0415 - a table needs none of them

    if asked.output not in FORMATS:
        near = get_close_matches(asked.output, (TABLE, *FORMATS), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join((TABLE, *FORMATS))}"
        raise UsageError(f"--output: there is no form {asked.output!r}; {hint}")
    title = timeline.title.get(wording.language) or next(iter(timeline.title.values()), "")
    pieces = FORMATS[asked.output](Sheet(title, today, wording, tell(timeline, today, wording.language)))
    environment.stdout.buffer.writelines(pieces)
