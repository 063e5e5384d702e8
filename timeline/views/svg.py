"""The lines of a view as a picture that stands alone: SVG, on light ground and on dark, its words as text.

Everything stands on the grid of a terminal and is as wide there as its cells, so that nothing lies on anything else;
signs and lines are drawn. What is written from the right is a text of its own, which whoever shows the
picture puts in order and joins. The same lines give the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, split_graphemes

from timeline.clean import clean, uri
from timeline.views.canvas import NARROWEST
from timeline.views.shapes import BARS, CELL, LINE, SIGNS, path
from timeline.views.styles import pieces
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rich.style import Style
    from rich.text import Text

    from timeline.views.canvas import Canvas

COLOURS: Final[Mapping[str, tuple[str, str]]] = {
    "paper": ("#faf8f3", "#13171b"),
    "ink": ("#1d2226", "#e9e6de"),
    "soft": ("#575d63", "#a7aeb4"),
    "green": ("#1f6b34", "#86c795"),
    "bright_magenta": ("#8a2f86", "#dd9ddb"),
    "cyan": ("#0f6674", "#6fc5d4"),
    "red": ("#a92a22", "#f0978f"),
    "yellow": ("#795600", "#e7bd58"),
    "bright_blue": ("#28549c", "#93b8ee"),
}
"""What each colour is on light and on dark ground; the paper, the ink and what is dim are those of the site."""

_SIZE: Final = 15  # of letters that are a cell wide
_BASE: Final = 15  # from the top of a line to the foot of its letters
_MARGIN: Final = 2 * CELL
_FONTS: Final = (
    'ui-monospace,"Cascadia Mono","SF Mono",Menlo,"DejaVu Sans Mono","Noto Sans Mono","Liberation Mono",Consolas'
)
_ARABIC: Final = '"Kawkab Mono","DejaVu Sans Mono","Courier New","Noto Sans Arabic","Geeza Pro"'  # the even ones first
_TURNING: Final = re.compile(
    "\u200e\u202b(?P<right>[^\u202c]*)\u202c\u200e|\u200e(?P<mixed>[^\u200e]*)\u200e|(?P<plain>[^\u200e]+)"
)
"""What the marks of `bidi` stand around, a text from the right or one that holds such; and what stands between."""

_WORDS: Final = re.compile(r"[^ ]+(?: [^ ]+)*| +")  # what belongs together, and what lies between columns
_UNSAID: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")  # what XML has no place for
_WEB: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands on a line from a column on, so many cells wide; `kind` says how it is drawn."""

    kind: str
    text: str
    column: int
    cells: int
    classes: str
    link: str = ""

    @property
    def x(self) -> int:
        """Its left edge."""
        return _MARGIN + self.column * CELL

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.cells * CELL


def render(page: Iterable[Text], canvas: Canvas, title: str) -> Iterator[bytes]:
    """Yield the picture of the lines of a page, whose text from the right has marks, under a title."""
    lines = list(page)
    width = max(canvas.width, NARROWEST) * CELL + 2 * _MARGIN
    height = len(lines) * LINE + 2 * _MARGIN
    today = canvas.say("today_is", date=canvas.date(When.on(canvas.today)))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" xml:lang="{canvas.wording.language}" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f"<title>{_said(title)}</title>\n<desc>{_said(today)}</desc>\n<style>\n{_rules()}</style>\n"
        f'<rect class="paper" width="{width}" height="{height}"/>\n'
    ).encode()
    for number, line in enumerate(lines):
        yield "".join(f"{each}\n" for each in _drawn(line, _MARGIN + number * LINE)).encode()
    yield b"</svg>\n"


def _rules() -> str:
    """Return the style sheet: light, and what is other on dark ground. Nothing in it reaches out of the picture."""
    light, dark = ("\n".join(_fills(ground)) for ground in (0, 1))
    return (
        f".timeline text{{font:{_SIZE}px {_FONTS},monospace}}\n"
        f".timeline text.arabic{{font-family:{_ARABIC},monospace}}\n"
        ".timeline .bold{font-weight:bold}\n.timeline .italic:not(.arabic){font-style:italic}\n"
        ".timeline .underline{text-decoration:underline}\n"
        f"{light}\n.timeline .sign{{fill:none}}\n@media (prefers-color-scheme:dark){{\n{dark}\n}}\n"
    )


def _fills(ground: int) -> Iterator[str]:
    yield f".timeline text,.timeline path{{fill:{COLOURS['ink'][ground]}}}"
    yield from (f".timeline .{name}{{fill:{each[ground]}}}" for name, each in COLOURS.items())


def _drawn(line: Text, top: int) -> Iterator[str]:
    """Yield the elements of a line: its grounds, what is drawn, its words, and what is written from the right."""
    parts = list(_parts(line))
    for part in parts:
        if part.kind == "ground":
            yield f'<rect{_class(part.classes)} x="{part.x}" y="{top}" width="{part.width}" height="{LINE}"/>'
    for part in parts:
        if part.kind in {"bar", "sign"}:
            yield f'<path{_class(part.classes)} d="{path(part.text, part.x, top)}"/>'
    words = [_linked(_word(part), part) for part in parts if part.kind in {"sign", "words"}]
    if words:
        yield f'<text y="{top + _BASE}">{" ".join(words)}</text>'
    for part in parts:
        if part.kind in {"right", "mixed"}:
            yield _linked(_turned(part, top + _BASE), part)


def _word(part: _Part) -> str:
    """Return words; of a sign, which is drawn, what can be searched and read out in its place."""
    classes = "sign" if part.kind == "sign" else part.classes
    return f'<tspan{_class(classes)} x="{part.x}" textLength="{part.width}">{_said(part.text)}</tspan>'


def _turned(part: _Part, base: int) -> str:
    """Return a text that is put in order by whoever shows it; one from the right begins at its right edge."""
    start = f'direction="rtl" x="{part.x + part.width}"' if part.kind == "right" else f'x="{part.x}"'
    return (
        f'<text{_class("arabic", part.classes)} {start} y="{base}" '
        f'textLength="{part.width}" lengthAdjust="spacingAndGlyphs">{_said(part.text)}</text>'
    )


def _linked(element: str, part: _Part) -> str:
    return f'<a href="{escape(uri(part.link))}">{element}</a>' if part.link.startswith(_WEB) else element


def _class(*names: str) -> str:
    said = " ".join(filter(None, names))
    return f' class="{said}"' if said else ""


def _parts(line: Text) -> Iterator[_Part]:
    """Yield what stands on a line, from its beginning."""
    column = 0
    for text, style in pieces(line):
        classes, ground = _classes(style)
        start = column
        for found in _TURNING.finditer(text):
            name = str(found.lastgroup)
            for kind, said in _plain(found[name]) if name == "plain" else ((name, found[name]),):
                cells = cell_len(said)
                if kind != "blank":
                    yield _Part(kind, *_trimmed(kind, said, column), classes, style.link or "")
                column += cells
        if ground:
            yield _Part("ground", "", start, column - start, ground)


def _trimmed(kind: str, text: str, column: int) -> tuple[str, int, int]:
    """Return a text without the blanks around it, which SVG drops, where it is then and how many cells it takes."""
    before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return text.strip(" "), column + (after if kind == "right" else before), cell_len(text) - before - after


def _plain(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text in what is drawn, words, and the blanks between columns; wide letters apart from narrow ones."""
    letters = [(text[start:end], cells) for start, end, cells in split_graphemes(text)[0]]
    for (kind, _), run in groupby(letters, key=lambda each: (_kind(each[0]), each[1] == 2)):
        said = "".join(letter for letter, _ in run)
        if kind == "words":
            yield from (("blank" if each.isspace() else kind, each) for each in _WORDS.findall(said))
        else:
            yield kind, said


def _kind(letter: str) -> str:
    return "bar" if letter in BARS else "sign" if letter in SIGNS else "words"


def _classes(style: Style) -> tuple[str, str]:
    """Return the classes of a text, and that of its ground if it has one; on a ground a text is as the paper is."""
    ground = style.bgcolor.name if style.bgcolor else "ink" if style.reverse else ""
    front = style.color.name if style.color else "soft" if style.dim else ""
    marks = (name for name in ("bold", "italic", "underline") if getattr(style, name))
    return " ".join(filter(None, ("paper" if ground else front, *marks))), ground


def _said(text: str) -> str:
    """Return a text as XML takes it."""
    return escape(_UNSAID.sub("\ufffd", clean(text)), quote=False)
