"""A line as it is styled: its text in pieces, each with all the styles that hold for it as one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text


def pieces(line: Text) -> Iterator[tuple[str, Style]]:
    """Yield the pieces of a line from its beginning, none of them empty."""
    edges = sorted({0, len(line.plain), *(edge for span in line.spans for edge in (span.start, span.end))})
    for start, end in pairwise(edges):
        styles = [span.style for span in line.spans if span.start <= start and end <= span.end]
        yield line.plain[start:end], Style.combine([Style.parse(str(each)) for each in (line.style, *styles)])
