"""The views of a timeline: each one file with a pure `render(timeline, canvas)`, and a row in `VIEWS`.

A view that asks for more (a day, a month) takes it as a further argument, which by default follows from today.
To add a view: write `views/<name>.py` with `render`, returning one `rich.text.Text` a line, and add its row here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.views import dashboard, lanes, ledger, month, on, rail, stats, strip, upcoming, year
from timeline.views.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.text import Text

    from timeline.model import Timeline

VIEWS: Final[Mapping[str, Callable[[Timeline, Canvas], list[Text]]]] = {
    "dashboard": dashboard.render,
    "rail": rail.render,
    "ledger": ledger.render,
    "lanes": lanes.render,
    "upcoming": upcoming.render,
    "on": on.render,
    "month": month.render,
    "year": year.render,
    "strip": strip.render,
    "stats": stats.render,
}

__all__ = ["VIEWS", "Canvas"]
