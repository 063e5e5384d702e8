"""The day a document was published, where the document itself says so.

Two places are believed: the first line, when it begins with a full date in figures behind at most one word of label
(`date 2025-12-19 …`), and a line of nothing but a full date near the top or the foot of the text. A date inside a
sentence is what the document speaks of, not when it was published.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from timeline.temporal import tag

_FIGURES: Final = re.compile(r"[0-9./-]+")

NEAR: Final = 6
"""How many of the first and of the last lines that are not blank are looked at."""


def find(text: str) -> tuple[dt.date, str] | None:
    """Return the day and where it stands (`first line`, `line 3`), or None when there is none or they disagree."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    found: dict[dt.date, str] = {}
    for number, line in {*lines[:NEAR], *lines[-NEAR:]}:
        day = _alone(line)
        if day is not None:
            found[day] = f"line {number}"
    if lines and (day := _heading(lines[0][1])) is not None:
        found[day] = "first line"
    return next(iter(found.items())) if len(found) == 1 else None


def _alone(line: str) -> dt.date | None:
    """Return the day that the whole line is."""
    timexes = tag(line)
    if len(timexes) == 1 and not (line[: timexes[0].start] + line[timexes[0].end :]).strip(" .,;:()[]—–-|"):
        return _day(timexes[0].value)
    return None


def _heading(line: str) -> dt.date | None:
    """Return the day in figures that the line begins with, behind one word of label or none."""
    timexes = tag(line)
    if timexes and _FIGURES.fullmatch(timexes[0].text) and len(line[: timexes[0].start].split()) <= 1:
        return _day(timexes[0].value)
    return None


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
