"""`show --print`: the chronology for paper, as text for a printer or as a page that a browser prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.cli.environment import Environment
    from timeline.model import Timeline
    from timeline.views import Canvas

FORMS: Final = ("text", "html")
"""How it can be written."""


def paper(environment: Environment, timeline: Timeline, canvas: Canvas, form: str, size: tuple[int, int]) -> None:
    """Print the ledger for paper; `size` is that of a sheet of text, in columns and lines, 0 where it is not said."""
    if form not in FORMS:
        raise UsageError(f"--print: {form!r} is not one of {', '.join(FORMS)}")
    if form == "html":
        from timeline.site import paper as page  # noqa: PLC0415 - text needs no templates

        environment.stdout.buffer.write(page.render(timeline, canvas.wording.language, canvas.today))
        return
    from timeline.views import paper as view  # noqa: PLC0415 - the same

    columns, lines = (said or usual for said, usual in zip(size, view.SIZE, strict=True))
    canvas = replace(canvas, width=columns)
    for number, sheet in enumerate(view.sheets(timeline, canvas, lines)):
        if number:
            environment.stdout.write("\f")
        environment.draw(canvas.page(sheet))
