"""The signs of the canvas as drawings: the same with any font, and lines that join from cell to cell.

Lengths are in units of a picture in which a cell is `CELL` wide and `LINE` high.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CELL: Final = 9
LINE: Final = 20

_MIDDLE: Final = LINE // 2
_LEVEL: Final = (0, _MIDDLE, CELL, 1)
_DISC: Final = "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z"
_RING: Final = f"{_DISC}m1.2 0a3.3 3.3 0 1 1 6.6 0a3.3 3.3 0 1 1-6.6 0z"

BARS: Final[Mapping[str, tuple[tuple[float, float, float, float], ...]]] = {
    "─": (_LEVEL,),
    "━": ((0, _MIDDLE - 1, CELL, 3),),
    "│": ((4, 0, 1, LINE),),
    "┊": tuple((4, top + 1, 1, 3) for top in range(0, LINE, 5)),
    "┬": (_LEVEL, (4, _MIDDLE, 1, LINE - _MIDDLE)),
    **{char: ((0, LINE * (8 - n) / 8, CELL, LINE * n / 8),) for n, char in enumerate("▁▂▃▄▅▆▇█", 1)},
}
"""What fills its cell from edge to edge, as rectangles: left, top, width, height."""

SIGNS: Final[Mapping[str, str]] = {
    "●": _DISC,
    "◐": f"{_RING}m3.3-3.3a3.3 3.3 0 0 0 0 6.6z",
    "○": _RING,
    "◆": "m0-5l4.5 5-4.5 5-4.5-5z",
    "△": "m0-5l4.8 8.8h-9.6zm0 2.6l-2.7 5h5.4z",
    "▲": "m0-5l4.8 8.8h-9.6z",
    "★": "m0-5l1.15 3.42 3.61.03-2.91 2.15 1.09 3.45-2.94-2.1-2.94 2.1 1.09-3.45-2.91-2.15 3.61-.03z",
}
"""What stands in the middle of its cell, as a path that begins there."""


def path(text: str, x: int, top: int) -> str:
    """Return a run of signs as the data of one SVG path; `x` and `top` are the corner of the first cell."""
    return "".join(_steps(text, x, top))


def _steps(text: str, x: int, top: int) -> Iterator[str]:
    for sign, run in groupby(text):
        cells = len(list(run))
        if sign in SIGNS:
            yield from (f"M{x + CELL * n + CELL / 2:g} {top + _MIDDLE}{SIGNS[sign]}" for n in range(cells))
        else:
            for left, down, width, height in BARS[sign]:
                # What reaches from cell to cell is one rectangle: between two of them a light line would show.
                starts, wide = ((0,), width * cells) if width == CELL else (range(cells), width)
                yield from (f"M{x + CELL * n + left:g} {top + down:g}h{wide:g}v{height:g}h{-wide:g}z" for n in starts)
        x += CELL * cells
