"""Text cut to cells: lines that break at words, and no line ever wider than it was asked to be.

A cell is one place of a terminal's grid. Wide characters (CJK, emoji) take two, combining marks none; what belongs to
one letter is never parted from it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, split_graphemes

if TYPE_CHECKING:
    from collections.abc import Iterator

# Outside emoji a joiner shapes letters; rich measures none of what follows one, so it would push a column aside.
_LETTER_JOINER: Final = re.compile("\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])")

_FIRST_WIDE: Final = "\u1100"  # no character before it takes two cells


def wrap(text: str, width: int, most: int | None = None, sign: str = "") -> list[str]:
    """Return the text in lines of at most `width` cells (2 or more); no lines for no text.

    It breaks at white space, between wide characters, and inside a word only if that is longer than a line. Of more
    than `most` lines the last is cut and ends with the `sign`.
    """
    text = _LETTER_JOINER.sub("", text)
    whole = " ".join(text.split())
    if cell_len(whole) <= width:
        return [whole] if whole else []
    lines: list[str] = []
    for space, piece in _pieces(text):
        if lines and cell_len(lines[-1] + space + piece) <= width:
            lines[-1] += space + piece
        elif lines and len(lines) == most:
            return [*lines[:-1], _cut(lines[-1] + space + piece, width, sign)]
        else:
            lines += _chopped(piece, width)
            if most is not None and len(lines) > most:
                return [*lines[: most - 1], _cut(lines[most - 1], width, sign)]
    return lines


def _cut(line: str, width: int, sign: str) -> str:
    """Return as much of the line as leaves room for the sign of the cut."""
    while line and cell_len(line + sign) > width:
        line = line[: split_graphemes(line)[0][-1][0]]
    return line.rstrip() + sign


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a line may not break, each with the space before it: words, and wide characters one by one."""
    for word in text.split():
        if max(word) < _FIRST_WIDE:
            yield " ", word
            continue
        space, start = " ", 0
        for begin, end, cells in split_graphemes(word)[0]:
            if cells == 2:
                if begin > start:
                    yield space, word[start:begin]
                    space = ""
                yield space, word[begin:end]
                space, start = "", end
        if start < len(word):
            yield space, word[start:]


def _chopped(piece: str, width: int) -> list[str]:
    """Return the piece in lines, whole if it fits."""
    if cell_len(piece) <= width:
        return [piece]
    lines, start, filled = [], 0, 0
    for begin, _, cells in split_graphemes(piece)[0]:
        if filled + cells > width:
            lines.append(piece[start:begin])
            start, filled = begin, 0
        filled += cells
    return [*lines, piece[start:]]
