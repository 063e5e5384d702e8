"""The canvas: it alone knows width, glyphs, colours, where a line breaks and what keeps right-to-left text in place.

Everything written passes through `lines`, so nothing is wider than its column and no control character gets through.
Colours are of the sixteen that every terminal has and only ever repeat what a glyph, a word or a place already says.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from timeline.clean import clean
from timeline.views import bidi
from timeline.views.wrapping import FIGURE, wrap
from timeline.when import When

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.wording import Wording

NARROWEST: Final = 40
"""The narrowest page there is; on a narrower one it is drawn as wide as this."""

STRONG: Final = "bold"
QUIET: Final = "dim"
IMPRECISE: Final = "italic"
HEADING: Final = "bold underline"
FULL: Final = "black on cyan"
BAR: Final = "cyan"
NOW: Final = "bold reverse"
HUES: Final = ("green", "bright_magenta", "cyan", "red", "bright_blue", "yellow")
"""Of themes, the most frequent first: many a blue and magenta is lost on black, every yellow is faint on white."""

_GLYPHS: Final = {
    "day": ("●", "*"),
    "month": ("◐", "+"),
    "year": ("○", "o"),
    "span": ("◆", "="),
    "jubilee": ("★", "!"),
    "proposed": ("△", "^"),
    "rail": ("│", "|"),
    "silence": ("┊", ":"),
    "rule": ("─", "-"),
    "bar": ("━", "="),
    "aside": ("·", "-"),
    "cut": ("…", "..."),
    "here": ("›", ">"),
    "tick": ("┬", "+"),
    "now": ("▲", "^"),
}
_HEIGHTS: Final = (" ▁▂▃▄▅▆▇█", " .:|#")
_TALLIES: Final = (("", *"¹²³⁴⁵⁶⁷⁸⁹⁺"), ("", *(f"*{n}" for n in "123456789+")))
_ASCII: Final = str.maketrans(
    {char: sign for chars, sign in (("–—−", "-"), ("‘’", "'"), ("“”„«»", '"'), ("\u00a0\u202f", " ")) for char in chars}
    | {"·": ".", "…": "...", "№": "No."}
)
_GAP: Final = 2  # cells between what stands at the left and at the right of a line


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row: its lines, how wide it is, how many cells lie before it, and on which side it stands.

    `below` is drawn in it beside the further lines of the row.
    """

    lines: Sequence[Text]
    width: int
    gap: int = 0
    right: bool = False
    below: str = ""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A page `width` cells wide, on the day `today`, in the language of `wording`.

    `ascii` draws signs and punctuation with ASCII and leaves letters as they are; `bidi`, one of `bidi.MODES`, says
    what is done with right-to-left text.
    """

    width: int
    today: dt.date
    wording: Wording
    ascii: bool = False
    bidi: str = "plain"

    @property
    def columns(self) -> int:
        """How many cells there are in a line.

        Seen from the right the first is not used: there terminals drop the mark before a text.
        """
        return max(self.width, NARROWEST) - self.mirrored

    @property
    def mirrored(self) -> bool:
        """Whether the page is set from the right. Elsewhere than on a terminal it is left to the reader."""
        return self.wording.rtl and self.bidi != "plain"

    def page(self, lines: Iterable[Text]) -> Iterator[Text]:
        """Yield the lines of a view as a terminal gets them, each when it is drawn."""
        return (bidi.mirrored(line, self.columns + 1, self.bidi) if self.mirrored else line for line in lines)

    def glyph(self, name: str) -> str:
        """Return the sign of that name."""
        return _GLYPHS[name][self.ascii]

    def tally(self, n: int) -> str:
        """Return the sign of so many events in one cell: nothing, a number up to 9, more."""
        tallies = _TALLIES[self.ascii]
        return tallies[min(n, len(tallies) - 1)]

    def column(self, n: int, whole: int, tall: int) -> list[str]:
        """Return a bar of `n` where `whole` fills all `tall` lines: its cells from the top."""
        heights = _HEIGHTS[self.ascii]
        steps = len(heights) - 1
        filled = -(-n * tall * steps // whole)  # rounded up: what there is can be seen
        return [heights[min(max(filled - steps * below, 0), steps)] for below in reversed(range(tall))]

    def figure(self, n: int | str, digits: int = 2, mark: str = "") -> str:
        """Return a number, or a sign in its place, for a column in which ones stand below ones; a mark before it."""
        width = digits + len(mark)
        return f"{mark}{n}".ljust(width, FIGURE) if self.mirrored else f"{mark}{n}".rjust(width, FIGURE)

    def aside(self, text: str) -> str:
        """Return the text with the sign of what only stands beside another; nothing for nothing."""
        return f"{self.glyph('aside')} {text}" if text else ""

    def say(self, key: str, **values: object) -> str:
        """Return a phrase of the views."""
        return self.wording.say(f"view.{key}", **values)

    def count(self, key: str, n: int) -> str:
        """Return a count of the views in words: of `events`, `dates`, `jubilees`."""
        return self.wording.count(f"view.{key}", n)

    def kind(self, name: str) -> str:
        """Return what an event of that kind is; the name itself if there is no word for it."""
        return self.wording.kind(name)

    def years(self, n: int) -> str:
        """Return a count of years in words."""
        return self.wording.years(n)

    def days(self, n: int) -> str:
        """Return a count of days in words."""
        return self.wording.days(n)

    def date(self, when: When) -> str:
        """Return the date in full."""
        return self.wording.date(when)

    def short(self, when: When) -> str:
        """Return the date without its year."""
        return self.wording.short(when)

    def weekday(self, day: dt.date) -> str:
        """Return the short name of the day of the week."""
        return self.wording.locale.weekdays["abbreviated"][day.weekday()]

    def weekdays(self) -> list[str]:
        """Return the names of the days of the week, from Monday, each in at most two cells."""
        widths = self.wording.locale.weekdays
        return list(widths["short"] if max(map(cell_len, widths["short"])) <= 2 else widths["narrow"])

    def lines(
        self, text: str, width: int, style: str = "", most: int | None = None, *, lone: bool = False
    ) -> list[Text]:
        """Return the text in lines no wider than `width`; of more than `most` the last ends with a sign of the cut.

        A short word stays alone on the last only if it may be `lone`.
        """
        said = text.translate(_ASCII) if self.ascii else text
        lead = f"{self.glyph('aside')} " if self.mirrored else None
        found = _lines(said, width, most, self.glyph("cut"), self.bidi, self.wording.rtl, lead, lone)
        return [Text(line, style) for line in found]

    def line(self, text: str, style: str = "", width: int | None = None) -> Text:
        """Return the text in one line, of half the page if no width is given, cut with a sign if it must be."""
        found = self.lines(text, width or self.columns // 2, style, most=1)
        return found[0] if found else Text()

    def widest(self, texts: Iterable[str], most: int) -> int:
        """Return how many cells a column needs for the widest of the texts, `most` if one needs more."""
        return max((line.cell_len for text in texts for line in self.lines(text, most)), default=0)

    def beside(self, lines: list[Text], text: str, width: int, style: str, most: int | None = 1) -> list[Text]:
        """Return the lines with a text after the last of them, or below it, in `most` lines, where there is no room."""
        added = self.lines(text, width, style, most)
        if len(added) == 1 and lines and lines[-1].cell_len + 1 + added[0].cell_len <= width:
            return [*lines[:-1], Text.assemble(lines[-1], " ", added[0])]
        return [*lines, *added]

    def cell(self, text: str, width: int, style: str = "", *, gap: int = 0, right: bool = False) -> Cell:
        """Return a column that holds the text."""
        return Cell(self.lines(text, width, style), width, gap, right)

    def row(self, *cells: Cell) -> list[Text]:
        """Return the cells side by side, in as many lines as the tallest has."""
        return [self._line(cells, number) for number in range(max((len(cell.lines) for cell in cells), default=0))]

    def header(self, left: str, right: str) -> list[Text]:
        """Return the head of a page: its name, and at the right what it spans."""
        aside = self.lines(right, self.columns, QUIET, most=1)
        taken = aside[0].cell_len if aside else 0
        room = self.columns - taken - _GAP
        name = self.lines(left, self.columns, STRONG)
        if len(name) > 1 or (name and name[0].cell_len > room):
            return [*name, *self.row(Cell(aside, self.columns, right=True))]
        return self.row(Cell(name, room), Cell(aside, taken, gap=_GAP, right=True))

    def signpost(self, label: str, count: str = "") -> Text:
        """Return a rule across the page that begins with a label and ends with a count."""
        name, aside = self.line(label, STRONG), self.line(count, QUIET)
        room = self.columns - name.cell_len - aside.cell_len - 1 - bool(count)
        return Text.assemble(name, " ", (self.glyph("rule") * room, QUIET), " " if count else "", aside)

    def today_bar(self, indent: int) -> Text:
        """Return a heavy rule across the page that bears the date of today."""
        label = self.say("today_is", date=self.date(When.on(self.today)))
        name = self.line(label, NOW, self.columns - indent - 2)
        left, right = self.glyph("bar") * indent, self.glyph("bar") * (self.columns - indent - name.cell_len - 2)
        return Text.assemble((left, STRONG), (" ", "reverse"), name, (" ", "reverse"), (right, STRONG))

    def flow(self, items: Iterable[tuple[str, str]]) -> list[Text]:
        """Return signs, each with what it means, one after the other in as few lines as hold them."""
        lines: list[Text] = []
        for sign, meaning in items:
            item = Text.assemble((sign, STRONG), " ", self.line(meaning, QUIET, self.columns - cell_len(sign) - 1))
            if lines and lines[-1].cell_len + 2 + item.cell_len <= self.columns:
                lines[-1].append("  ").append_text(item)
            else:
                lines.append(item)
        return lines

    def _line(self, cells: Sequence[Cell], number: int) -> Text:
        """Return one line of a row, without blanks at its end."""
        line, blank = Text(), 0
        for cell in cells:
            part = cell.lines[number] if number < len(cell.lines) else Text(cell.below if number else "", QUIET)
            before, room = blank + cell.gap, max(cell.width - part.cell_len, 0)
            if not part:
                blank = before + room
                continue
            line.append(" " * (before + room * cell.right)).append_text(part)
            blank = room * (not cell.right)
        line.rstrip()
        return line


@lru_cache(4096)
def _lines(  # noqa: PLR0913, PLR0917 - all that they depend on
    text: str, width: int, most: int | None, sign: str, mode: str, rtl: bool, lead: str | None, lone: bool
) -> tuple[str, ...]:
    """Return a text in lines, each in its place; with a `lead`, set apart. Dates and counts come again and again."""
    said = bidi.shaped(clean(text), mode)
    turned = bidi.from_the_right(said, otherwise=rtl)
    wrapped = (line.replace(FIGURE, " ") for line in wrap(said, width, most, sign, lone=lone))
    lines = (bidi.placed(line, mode, rtl=turned) for line in wrapped)
    return tuple(line if lead is None else bidi.apart(line, lead) for line in lines)
