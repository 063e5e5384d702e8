"""A window on lines that the views have drawn; only those that are seen become cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from timeline.views.canvas import NARROWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.text import Text
    from textual.events import Click, Resize

_MARKED = Style(reverse=True, dim=False)  # what is dim or coloured could not be read in reverse
_CONTEXT = Spacing(top=2, bottom=2)


class Window(ScrollView, can_focus=False, inherit_bindings=False):
    """A window on what `draw` returns for its width; some of the lines can be marked.

    `place` turns a line of that width into what a terminal gets.
    """

    class Picked(Message):
        """A line was pointed at."""

        def __init__(self, window: Window, line: int) -> None:
            super().__init__()
            self.window = window
            self.line = line

    def __init__(
        self,
        draw: Callable[[int], Sequence[Text]],
        place: Callable[[int, Text], Text],
        id: str,  # noqa: A002 - Textual's
    ) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._place = place
        self._lines: Sequence[Text] = ()
        self._marked = range(0)
        self._width = 0

    def redraw(self) -> None:
        """Ask for the lines anew."""
        self._width = self.scrollable_content_region.width
        if self._width:
            self._lines = self._draw(self._width)
            self.virtual_size = Size(max(self._width, NARROWEST), len(self._lines))
            self.refresh()

    def mark(self, lines: range) -> None:
        """Mark these lines and no other."""
        self._marked = lines
        self.refresh()

    def show(self, lines: range) -> None:
        """Scroll as little as is needed for these lines to be seen, if there are any."""
        if lines:
            region = Region(0, lines.start, 1, len(lines))
            self.scroll_to_region(region, spacing=_CONTEXT, animate=False, immediate=True, x_axis=False)

    def go(self, line: float) -> None:
        """Scroll to a line, as far as there are any."""
        self.scroll_to(y=line, animate=False, immediate=True)

    def on_resize(self, _: Resize) -> None:
        """Lines are drawn for a width; what is marked stays in sight."""
        if self.scrollable_content_region.width != self._width:
            self.redraw()
        self.show(self._marked)

    def on_click(self, event: Click) -> None:
        """Say which line it was."""
        self.post_message(self.Picked(self, event.y + self.scroll_offset.y))

    def render_line(self, y: int) -> Strip:
        """Return one line of the window."""
        left, top = self.scroll_offset
        number = top + y
        style = self.rich_style
        cells = Strip(self._cells(self._lines[number]) if number < len(self._lines) else ())
        seen = cells.crop_extend(left, left + self.size.width, style).apply_style(style)
        if number in self._marked:
            style += _MARKED
            seen = Strip(Segment.apply_style(seen, post_style=style), seen.cell_length)
        return seen

    def _cells(self, line: Text) -> Iterable[Segment]:
        console, seen = self.app.console, self._place(self._width, line)
        # Rich leaves out the style of the whole line where no part of it has one of its own.
        return Segment.apply_style(seen.render(console), console.get_style(seen.style))
