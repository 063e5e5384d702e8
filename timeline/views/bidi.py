"""Text that is written from the right, on terminals: those that reorder it themselves and those that do not.

Every terminal that was looked at draws a line from the left (docs/terminal.md). So each text of a line is put in its
place here, and only what is inside it is left to the terminal, between marks, or ordered here as well (UAX #9). Of
marks there are those that terminals have known longest: LRM, and the embedding RLE ... PDF.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final
from unicodedata import bidirectional

from rich.cells import split_graphemes
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MODES: Final = ("marks", "plain", "visual")
"""What is done with text from the right: marks for terminals that reorder; nothing; or it is put as it is seen."""

_LRM, _RLE, _PDF = "\u200e", "\u202b", "\u202c"
_LRI, _PDI = "\u2066", "\u2069"  # around a text while a line is made of several; `mirrored` takes them out
_LETTERS: Final = frozenset({"R", "AL"})
_FROM_THE_RIGHT: Final = _LETTERS | {"AN"}
_ATOM: Final = re.compile(f"{_LRI}[^{_PDI}]*{_PDI}|\\w+|([^\\w{_LRI}])\\1*")
_NOTE: Final = "\u034f"  # a mark that is not seen, on a bracket to show later on which side of it the bracket begins


def from_the_right(text: str, *, otherwise: bool) -> bool:
    """Return whether a text begins from the right: as its first letter does (UAX #9, P2), else as told."""
    kinds = (bidirectional(char) for char in text)
    return next((kind in _LETTERS for kind in kinds if kind == "L" or kind in _LETTERS), otherwise)


def shaped(text: str, mode: str) -> str:
    """Return a text, before it is cut into lines, with its letters joined if that is left to us."""
    if mode != "visual" or text.isascii():
        return text
    from timeline.views import shaping  # noqa: PLC0415 - few terminals need it

    return shaping.shaped(text)


def placed(line: str, mode: str, *, rtl: bool) -> str:
    """Return a line of a text, which begins from the right or does not, for a terminal of that mode."""
    return line if mode == "plain" else _marked(line, rtl=rtl) if mode == "marks" else _visual(line, rtl=rtl)


def apart(line: str, lead: str) -> str:
    """Return a line of a text as one that `mirrored` moves, but does not change; the `lead` is not of the text."""
    head = lead if line.startswith(lead) else ""
    return f"{head}{_LRI}{line.removeprefix(head)}{_PDI}"


def mirrored(line: Text, columns: int, mode: str) -> Text:
    """Return a line as it is seen from the right: its texts in reverse order, its beginning at the last column.

    Words that were not set `apart`, short ones between signs, are placed as texts are.
    """
    atoms = [_reflected(atom, mode) for atom in line.divide(list(_cuts(line))[:-1])]
    turned = Text(" " * (columns - line.cell_len)).append_text(Text().join(reversed(atoms)))
    turned.rstrip()
    return turned


def _reflected(atom: Text, mode: str) -> Text:
    """Return a text of a line in its place, its marks in the style that it has throughout."""
    said = atom.plain
    if said.startswith(_LRI):
        said = said[1:-1]
    else:
        said = placed(shaped(said.translate(_mirrors()), mode), mode, rtl=_turns(said))
    turned = Text(said, atom.style)
    for span in atom.spans:
        turned.stylize(span.style)
    return turned


def _cuts(line: Text) -> Iterator[int]:
    """Yield where the texts of a line end, and the words and signs between them, which end where their style does."""
    edges = sorted({edge for span in line.spans for edge in (span.start, span.end)})
    for match in _ATOM.finditer(line.plain):
        if not match[0].startswith(_LRI):
            yield from (edge for edge in edges if match.start() < edge < match.end())
        yield match.end()


def _marked(line: str, *, rtl: bool) -> str:
    """Return a line with marks if it needs them.

    Without them a terminal that reorders takes the number after an Arabic title for a part of it, and puts the point at
    its end before its beginning.
    """
    if rtl and len(line) > 1 and not line.isdigit():
        return f"{_LRM}{_RLE}{line}{_PDF}{_LRM}"
    return f"{_LRM}{line}{_LRM}" if _turns(line) else line


def _visual(line: str, *, rtl: bool) -> str:
    """Return a line in the order in which it is seen, from left to right (UAX #9, L2)."""
    if not rtl and not _turns(line):
        return line
    from bidi import get_display  # noqa: PLC0415 - most prints hold nothing from the right

    noted = "".join(char + _NOTE if ord(char) in _mirrors() else char for char in line)
    shown = str(get_display(noted, base_dir="R" if rtl else "L"))
    return _joined(shown, {noted[start:end] for start, end, _ in split_graphemes(noted)[0] if end - start > 1})


def _joined(shown: str, letters: set[str]) -> str:
    """Return a line as shown, in which the marks of a letter follow it again, and brackets open as they should.

    Where text goes to the left `letters` of more than one character were turned around; so those can be told (L3, L4).
    """
    if not letters:
        return shown
    either = sorted(letters | {letter[::-1] for letter in letters}, key=len, reverse=True)
    found = re.sub(
        "|".join(map(re.escape, either)),
        lambda each: each[0] if each[0] in letters else each[0][::-1].translate(_mirrors()),
        shown,
    )
    return found.replace(_NOTE, "")


@cache
def _mirrors() -> Mapping[int, str]:
    """Return the sign that each sign is in a mirror, of those that are another there."""
    from bidi.mirror import MIRRORED  # noqa: PLC0415 - the same

    return str.maketrans(MIRRORED)


def _turns(line: str) -> bool:
    """Return whether a line holds anything that is written from the right."""
    return any(bidirectional(char) in _FROM_THE_RIGHT for char in line)
