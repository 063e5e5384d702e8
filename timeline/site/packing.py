"""Ready-made compressed twins of a file, so that no server compresses the same bytes twice.

The same bytes give the same twins: gzip's own time of change is left at zero.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Final

import brotli

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUALITY: Final = 10
"""Of brotli: its best, 11, takes three times as long to save another fiftieth."""


def packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the file in each content coding, by the suffix that is added to its name."""
    yield "gz", gzip.compress(data, 9, mtime=0)
    yield "br", brotli.compress(data, mode=brotli.MODE_TEXT, quality=_QUALITY)
