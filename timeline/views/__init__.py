"""The views of a timeline: each one file with a pure `render(timeline, canvas)`, and its name in `VIEWS`.

A view that asks for more (a day, a month) takes it as a further argument, which by default follows from today.
To add a view: write `views/<name>.py` with `render`, giving one `rich.text.Text` a line, and add its name here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from timeline.views.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

VIEWS: Final = ("dashboard", "rail", "ledger", "lanes", "upcoming", "on", "month", "year", "strip", "stats")

__all__ = ["VIEWS", "Canvas", "view"]


def view(name: str) -> Callable[..., Iterable[Text]]:
    """Return what draws a view, loaded when it is asked for: `render` of the module of that name."""
    render: Callable[..., Iterable[Text]] = import_module(f"{__name__}.{name}").render
    return render
