"""What the commands that print do: the timeline of a workspace, what is asked for of it, and how it is written."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from timeline.clean import clean
from timeline.cli.folders import folder
from timeline.cli.options import today_of
from timeline.cli.settings import held
from timeline.selecting import chosen, one
from timeline.wording import wording

if TYPE_CHECKING:
    import datetime as dt

    from timeline.cli.environment import Environment
    from timeline.cli.options import Page, Selection
    from timeline.cli.settings import Held
    from timeline.model import Timeline


PATIENCE: Final = 1
"""After so many seconds a person is told what they wait for."""


def selection(environment: Environment, asked: Selection, settings: Held, view: str, *more: object) -> None:
    """Print what is asked for of the workspace; that it is nothing is said on stderr."""
    today = today_of(environment, asked.today)
    part, some = part_of(environment, asked, settings, today)
    if some or settings["output"] != "table":
        _print(environment, settings, view, part, today, *more)


def part_of(environment: Environment, asked: Selection, settings: Held, today: dt.date) -> tuple[Timeline, bool]:
    """Return what is asked for of the workspace, and whether that is anything; if it is nothing, stderr is told."""
    whole = _whole(environment, settings)
    part = chosen(whole, asked.filter(today))
    some = part is whole or bool(part.events or part.observances)
    if not some:
        print("timeline: nothing in the chronology is what you ask for", file=environment.stderr)
    return part, some


def explanation(environment: Environment, asked: Page, fact: str) -> None:
    """Print all that is known of one fact."""
    settings = held(environment, **asked.flags())
    part = one(_whole(environment, settings), fact)
    _print(environment, settings, "explain", part, today_of(environment, asked.today))


def _whole(environment: Environment, settings: Held) -> Timeline:
    """Return the timeline of the workspace; a person who waits at a terminal is told what is read for it."""
    begun, said = monotonic(), False

    def tell(name: str) -> None:
        nonlocal said
        if environment.stderr.isatty() and monotonic() - begun >= PATIENCE:
            print(f"\r\x1b[Ktimeline: reading {clean(name)}", end="", file=environment.stderr, flush=True)
            said = True

    try:
        return settings.workspace.load(folder(environment, "cache"), tell)
    finally:
        if said:
            print("\r\x1b[K", end="", file=environment.stderr, flush=True)


def _print(
    environment: Environment, settings: Held, view: str, timeline: Timeline, today: dt.date, *more: object
) -> None:
    """Print a timeline: as a view draws it, or its rows in the form that is asked for."""
    words = wording(settings["lang"])
    if settings["output"] == "table":
        from timeline import views  # noqa: PLC0415 - rows need none of them

        canvas = environment.canvas(words, today, ascii=settings["ascii"], bidi=settings["bidi"])
        environment.draw(canvas.page(views.view(view)(timeline, canvas, *more)), settings["pager"])
        return
    if settings["output"] == "svg":
        from timeline import views  # noqa: PLC0415 - the same
        from timeline.views import svg  # noqa: PLC0415 - a table needs none of it

        canvas = views.Canvas(environment.width, today, words, settings["ascii"], "marks")
        lines = canvas.page(views.view(view)(timeline, canvas, *more))
        environment.stdout.buffer.writelines(svg.render(lines, canvas, timeline.name(words.language)))
        return
    from timeline.records.formats import FORMATS, sheet  # noqa: PLC0415 - a table needs none of them

    pieces = FORMATS[settings["output"]](sheet(view, timeline, today, words, *more))
    environment.stdout.buffer.writelines(pieces)
