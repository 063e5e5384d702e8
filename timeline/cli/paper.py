"""`show --print`: the chronology for paper, as text for a printer or as a page that a browser prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.cli.options import today_of
from timeline.cli.printing import part_of
from timeline.errors import UsageError
from timeline.wording import wording

if TYPE_CHECKING:
    from timeline.cli.environment import Environment
    from timeline.cli.options import Selection
    from timeline.cli.settings import Held


def paper(environment: Environment, asked: Selection, settings: Held, size: tuple[int | None, int | None]) -> None:
    """Print what is asked for as a ledger for paper; `size` is that of a sheet of text, in columns and lines."""
    if settings["output"] not in {"table", "html"}:
        raise UsageError(f"--print: paper takes table and html, not {settings['output']}")
    today = today_of(environment, asked.today)
    timeline, some = part_of(environment, asked, settings, today)
    if settings["output"] == "html":
        from timeline.site import paper as page  # noqa: PLC0415 - text needs no templates

        environment.stdout.buffer.write(page.render(timeline, settings["lang"], today))
        return
    if not some:
        return
    from timeline.views import paper as view  # noqa: PLC0415 - a page needs no sheets

    bidi = "plain" if settings["bidi"] == "auto" else settings["bidi"]
    canvas = environment.canvas(wording(settings["lang"]), today, ascii=settings["ascii"], bidi=bidi)
    columns, lines = (said or usual for said, usual in zip(size, view.SIZE, strict=True))
    canvas = replace(canvas, width=columns)
    for number, sheet in enumerate(view.sheets(timeline, canvas, lines)):
        if number:
            environment.stdout.write("\f")
        environment.draw(canvas.page(sheet))
