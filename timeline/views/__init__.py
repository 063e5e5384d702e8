"""The views of a timeline: each one file with a pure `render(timeline, canvas)`, and a row in `VIEWS`.

A view that asks for more (a day, a month) takes it as a further argument.
To add a view: write `views/<name>.py` with `render`, returning one `rich.text.Text` a line, and add its row here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.views import ledger, rail, upcoming
from timeline.views.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.text import Text

VIEWS: Final[Mapping[str, Callable[..., list[Text]]]] = {
    "rail": rail.render,
    "ledger": ledger.render,
    "upcoming": upcoming.render,
}

__all__ = ["VIEWS", "Canvas"]
