"""The screen: the rail, a pane below it for what stands behind one date, and a line to search in and to be told by.

A fault in the workspace never takes away what is shown: it is said, and the last timeline that could be read stays.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import App, SuspendNotSupported
from textual.containers import Horizontal
from textual.theme import BUILTIN_THEMES
from textual.widgets import Input, Label

from timeline.browse import keys
from timeline.browse.index import Index
from timeline.browse.page import Layout, Page
from timeline.browse.window import Window
from timeline.errors import TimelineError, UsageError
from timeline.model import LANGUAGES
from timeline.selecting import asked, one
from timeline.views import explain
from timeline.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text
    from textual.app import ComposeResult

    from timeline.browse.outside import Outside
    from timeline.model import Timeline
    from timeline.views import Canvas

_DARK, _LIGHT = BUILTIN_THEMES["ansi-dark"], BUILTIN_THEMES["ansi-light"]
THEMES: Final = (
    replace(_DARK, name="terminal"),
    replace(_DARK, name="dark", foreground="ansi_bright_white", background="ansi_black"),
    # Where bold letters are drawn bright, those of ansi_black would be grey.
    replace(_LIGHT, name="light", foreground="#000000", background="ansi_bright_white"),
)
"""The terminal's own two colours, then ours; all others are of its sixteen."""


class Browser(App[None]):
    """A timeline to move in, on the day, in the language and with the glyphs of a canvas.

    `line` is what is searched for at first, as `timeline.selecting.asked` reads it; UsageError if it cannot be.
    """

    CSS_PATH = "browse.tcss"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    BINDINGS: ClassVar = [*keys.bindings()]

    def __init__(self, canvas: Canvas, outside: Outside, line: str = "") -> None:
        super().__init__()
        self._canvas = canvas
        self._outside = outside
        self._fault: TimelineError | None = None
        self._asked = line
        self._refused: UsageError | None = None
        self._current = ""
        self._helping = False
        self._told = ""
        self._page = Page((), (), (), None)
        self._read(outside.load())
        if self._refused:
            raise self._refused
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self._rail = Window(self._draw_rail, self._place, id="rail")
        self._pane = Window(self._draw_pane, self._place, id="pane")
        self._line = Window(self._draw_line, self._place, id="line")
        self._typed = Input(compact=True, select_on_focus=False)
        self._search = Horizontal(Label("/"), self._typed, id="search")

    @property
    def current(self) -> str:
        """The id of the fact that the keys are about; nothing where there is none."""
        return self._current

    def compose(self) -> ComposeResult:
        """Yield what the screen holds, from the top."""
        self._typed.value = self._asked
        self._pane.display = self._search.display = False
        self._pane.set_class(self._canvas.ascii, "ascii")
        yield from (self._rail, self._pane, self._line, self._search)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the rail to what is searched for, at every key; first let the key be seen."""
        self._asked = event.value
        self.call_after_refresh(self._narrow, event.value)

    def on_input_submitted(self) -> None:
        """Go back to the rail with what was found."""
        self._search.display = False
        self.set_focus(None)
        self._tell()

    def on_window_picked(self, event: Window.Picked) -> None:
        """Go to what was pointed at; once more, and see what stands behind it."""
        fact = self._page.at(event.line)
        if event.window is self._rail and event.line in self._page.extent(fact):
            self.action_evidence() if fact == self._current else self._go(fact)

    def action_move(self, steps: int) -> None:
        """Scroll the pane if it is open, else step."""
        if self._pane.display:
            self._pane.go(self._pane.scroll_offset.y + steps)
        else:
            self.action_step(steps)

    def action_step(self, steps: int) -> None:
        """Go to the fact so many further."""
        self._go(self._page.beside(self._current, steps))
        if self._page.facts and self._current == self._page.facts[0]:
            self._rail.go(0)

    def action_page(self, pages: int) -> None:
        """Scroll a page, and go to the first fact on it."""
        window = self._pane if self._pane.display else self._rail
        line = window.scroll_offset.y + pages * (window.size.height - 1)
        window.go(line)
        if window is self._rail:
            self._select(self._page.at(line if line < window.max_scroll_y else len(self._page.lines)))

    def action_end(self, way: int) -> None:
        """Go to the first or the last line, and the fact nearest to it."""
        window = self._pane if self._pane.display else self._rail
        if window is self._rail:
            self._select(self._page.at(len(self._page.lines) if way > 0 else 0))
        window.go(window.max_scroll_y if way > 0 else 0)

    def action_today(self) -> None:
        """Go to the first fact after today, with today in the middle."""
        if self._page.today is not None:
            self._select(self._page.at(self._page.today))
            self._rail.go(self._page.today - self._rail.size.height // 2)

    def action_search(self) -> None:
        """Let it be typed what to search for."""
        self._search.display = True
        self._typed.focus()
        self._tell()

    def action_evidence(self) -> None:
        """Show what stands behind the fact, or hide it."""
        self._open(helping=False)

    def action_help(self) -> None:
        """Show what the keys do, or hide it."""
        self._open(helping=True)

    def action_close(self) -> None:
        """Close what is open last: the pane, else the search."""
        if self._pane.display:
            self._open(helping=self._helping)
        else:
            self._typed.value = ""
            self.on_input_submitted()

    def action_open(self) -> None:
        """Open the source in a browser."""
        if self._current:
            with self._aside():
                self._outside.visit(self._index.address(self._current))

    def action_edit(self) -> None:
        """Open the fact in an editor, or what is at fault since the last time, and read the workspace again."""
        fault = self._fault
        if fault or self._current:
            with self._aside():
                found = (
                    (Path(fault.path), fault.line or 1) if fault and fault.path else self._outside.place(self._current)
                )
                self._outside.edit(*found)
                self.action_reload()

    def action_reload(self) -> None:
        """Read the workspace again."""
        try:
            timeline = self._outside.load()
        except TimelineError as error:
            self._fault = error
        else:
            self._fault = None
            self._read(timeline)
            self._again()
        self._tell()

    def action_language(self) -> None:
        """Speak the next language."""
        following = LANGUAGES.index(self._canvas.wording.language) + 1
        self._canvas = replace(self._canvas, wording=wording(LANGUAGES[following % len(LANGUAGES)]))
        self._again()
        self._pane.redraw()
        self._tell()

    def action_theme(self) -> None:
        """Take the next colours."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def _read(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._index = Index(timeline)
        self._layout: Layout | None = None
        self._part = timeline
        self._ask()

    def _ask(self) -> None:
        """Take the part that is searched for; of what cannot be asked it is told why, and the part stays."""
        try:
            self._part, self._refused = self._index.part(asked(self._asked, self._canvas.today)), None
        except UsageError as error:
            self._refused = error

    def _narrow(self, line: str) -> None:
        if line == self._asked:  # else another key has come meanwhile
            self._ask()
            self._again()
            self._tell()

    def _again(self) -> None:
        """Draw the rail anew, and be at the fact where one was."""
        self._rail.redraw()
        self._rail.show(self._page.extent(self._current))

    def _go(self, fact: str) -> None:
        self._select(fact)
        self._rail.show(self._page.extent(fact))

    def _select(self, fact: str) -> None:
        self._rail.mark(self._page.extent(fact))
        if fact != self._current:
            self._current = fact
            self._pane.redraw()
            self._pane.go(0)
            self._tell()

    def _open(self, *, helping: bool) -> None:
        self._pane.display = helping != self._helping or not self._pane.display
        self._helping = helping
        self._pane.redraw()
        self._pane.go(0)

    def _tell(self, what: str = "") -> None:
        self._told = what
        self._line.redraw()

    @contextmanager
    def _aside(self) -> Iterator[None]:
        """Leave the terminal to others for a while; what went wrong is told."""
        try:
            with ExitStack() as stack:
                with suppress(SuspendNotSupported):  # where there is no terminal, it need not be left
                    stack.enter_context(self.suspend())
                yield
        except TimelineError as error:
            self._tell(str(error))

    def _place(self, width: int, line: Text) -> Text:
        return next(replace(self._canvas, width=width).page([line]))

    def _draw_rail(self, width: int) -> list[Text]:
        canvas = replace(self._canvas, width=width)
        if self._layout is None or self._layout.canvas != canvas:
            self._layout = Layout(self._timeline, canvas)
        self._page = self._layout.page(self._part)
        self._select(self._current if self._current in self._page.facts else self._page.at(0))
        if self._asked and not self._page.facts:
            return canvas.lines(_say(canvas, "nothing"), canvas.columns)
        return list(self._page.lines)

    def _draw_pane(self, width: int) -> list[Text]:
        canvas = replace(self._canvas, width=width)
        if self._helping:
            return keys.render(canvas)
        return explain.render(one(self._timeline, self._current), canvas) if self._current else []

    def _draw_line(self, width: int) -> list[Text]:
        canvas = replace(self._canvas, width=width)
        if self._fault:
            return [canvas.line(f"{self._fault} ({_say(canvas, 'kept')})", "bold red", width)]
        if self._told or self._refused:
            return [canvas.line(self._told or str(self._refused), "bold", width)]
        if self._search.display:
            return [canvas.line(_say(canvas, "asking"), "dim", width)]
        narrowed = [f"/{self._asked}", _say(canvas, "drop")] if self._asked else []
        return [canvas.line(" · ".join((*narrowed, _say(canvas, "hint"))), "dim", width)]


def _say(canvas: Canvas, key: str) -> str:
    return canvas.wording.say(f"browse.{key}")
