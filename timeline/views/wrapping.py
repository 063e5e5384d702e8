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

# But between emoji a joiner shapes letters; rich measures none of what follows one, so it would push a column aside.
_EMOJI: Final = "[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
_LETTER_JOINER: Final = re.compile(f"(?<!{_EMOJI})\u200d|\u200d(?!{_EMOJI})")

_FIRST_WIDE: Final = "\u1100"  # no character before it takes two cells

FIGURE: Final = "\u2007"
"""A blank as wide as a figure; no line breaks or ends at it, as at no other that does not break."""

_SHORT: Final = 5  # a word is short if a line has room for so many
_WORD: Final = re.compile("(?:\\S|[\u00a0\u2007\u202f])+")
_JOINTS: Final = ("/?&=#", "-_.,")  # an address is broken after one of the first, else of the second


def wrap(text: str, width: int, most: int | None = None, sign: str = "", *, lone: bool = False) -> list[str]:
    """Return the text in lines of at most `width` cells (2 or more); no lines for no text.

    It breaks at white space, between wide characters, and inside a word only if that is longer than a line: there
    after a sign that joins the parts of an address, if there is one in the second half of the line. A short word does
    not stay alone on the last line, unless it may be `lone`. Of more than `most` lines the last is cut and ends with
    the `sign`.
    """
    text = _LETTER_JOINER.sub("", text)
    whole = " ".join(_WORD.findall(text))
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
                return [*lines[: most - 1], _cut("".join(lines[most - 1 :]), width, sign)]
    return lines if lone else _accompanied(lines, width)


def _accompanied(lines: list[str], width: int) -> list[str]:
    """Return the lines with a word more on the last if a short one is alone there; START I and № 409 stay together."""
    if len(lines) < 2 or " " in lines[-1] or cell_len(lines[-1]) * _SHORT >= width:
        return lines
    *others, before, last = lines
    rest, _, word = before.rpartition(" ")
    together = f"{word} {last}"
    parted = len(word) == 1 or " " not in rest or rest[-2] == " "
    return lines if parted or cell_len(together) > width else [*others, rest, together]


def _cut(line: str, width: int, sign: str) -> str:
    """Return as much of the line as leaves room for the sign of the cut."""
    while line and cell_len(line + sign) > width:
        line = line[: split_graphemes(line)[0][-1][0]]
    return line.rstrip() + sign


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a line may not break, each with the space before it: words, and wide characters one by one."""
    for word in _WORD.findall(text):
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
    lines: list[str] = []
    letters: list[str] = []
    filled = 0
    for begin, end, cells in split_graphemes(piece)[0]:
        if filled + cells > width:
            stop = _joint(letters)
            lines.append("".join(letters[:stop]))
            letters = letters[stop:]
            filled = cell_len("".join(letters))
        letters.append(piece[begin:end])
        filled += cells
    return [*lines, "".join(letters)]


def _joint(letters: list[str]) -> int:
    """Return how many letters of a line are before its break: up to a joint in its second half, or all."""
    for signs in _JOINTS:
        for number in range(len(letters), len(letters) // 2, -1):
            if letters[number - 1] in signs:
                return number
    return len(letters)
