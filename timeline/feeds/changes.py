"""What a build is about to change in a calendar, and whether subscribers will hear of it.

A program may keep an entry as it has it while SEQUENCE and LAST-MODIFIED stay as they were. So a fact that says
something new needs a new day in its `revised`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FACT: Final = re.compile(rb"\r\nUID:(.+)-\d+@")


def unrevised(before: Path, after: Path) -> set[str]:
    """Return the ids of the facts of which a calendar says something new under the old stamp.

    Stamp, said and the feed's own ending are the parts in which `feeds.ics` writes an entry; a new ending is no news.
    """
    said = {hash(stamp): hash(body) for stamp, body in _entries(before)}
    return {_fact(stamp) for stamp, body in _entries(after) if said.get(hash(stamp), hash(body)) != hash(body)}


def _entries(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """Yield of each entry its stamp, and what it says up to the feed's own ending."""
    lines: list[bytes] = []
    stamp = b""
    with path.open("rb") as file:
        for line in file:
            if line.startswith(b"BEGIN:VEVENT"):
                lines = []
            elif line.startswith(b"DTSTART"):
                stamp, lines = b"".join(lines), []
            elif stamp and line.startswith((b"COLOR:", b"BEGIN:VALARM", b"END:VEVENT")):
                yield stamp, b"".join(lines)
                stamp = b""
            lines.append(line)


def _fact(stamp: bytes) -> str:
    found = _FACT.search(stamp.replace(b"\r\n ", b""))
    return found[1].decode() if found else ""
