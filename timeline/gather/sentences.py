"""Where one statement ends and the next begins, in running text, in lists, and in text wrapped by hand.

Extents are offsets into the text, without surrounding space; together they hold every word of it, in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

WRAPPED: Final = 120
"""A text whose longest line is shorter than this was wrapped by hand: its line ends say little."""

_FULL: Final = 0.6  # a line this much of the longest was broken for want of room, not for want of words
_STOP: Final = re.compile(
    r"(?<![\s(№][^\W\d_]\.)(?<!^[^\W\d_]\.)(?<=[.!?؟…])[»”\")]*\s+(?=[^\W\d_а-яёәғқңөұүһіa-z]|[\"«“(—•\d])"
)
_BULLET: Final = re.compile(r"\s*(?:[•*·–—-]|\d{1,2}[.)])\s+")
_BREAKS: Final = re.compile(r"[,;:()«»—–]\s*|\s-\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement: its extent, and whether it stands in a list."""

    start: int
    end: int
    listed: bool


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the statements of a text in order."""
    for start, end in _paragraphs(text):
        bullet = _BULLET.match(text, start, end)
        begin = bullet.end() if bullet else start
        for stop in (*(found.end() for found in _STOP.finditer(text, begin, end)), end):
            left, right = _trim(text, begin, stop)
            if left < right:
                yield Sentence(left, right, listed=bullet is not None)
            begin = stop


def clause(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the part of the sentence, from comma to comma, that holds `[start, end)`."""
    cuts = [sentence.start]
    for found in _BREAKS.finditer(text, sentence.start, sentence.end):
        cuts += [found.start(), found.end()]
    cuts.append(sentence.end)
    return _trim(text, max(cut for cut in cuts if cut <= start), min(cut for cut in cuts if cut >= end))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of lines that read on, blank lines between them included where a sentence was wrapped across one."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]
    longest = max((end - start for start, end in lines), default=0)
    start = previous = -1
    for low, high in lines:
        if start >= 0 and not _reads_on(text, (previous, low), longest, low, high):
            yield start, previous
            start = low
        start = low if start < 0 else start
        previous = high
    if start >= 0:
        yield start, previous


def _reads_on(text: str, gap: tuple[int, int], longest: int, low: int, high: int) -> bool:
    """Return whether the line `[low, high)` goes on with the sentence that the line before the gap left open."""
    if longest > WRAPPED or _BULLET.match(text, low, high):
        return False
    before = text[text.rfind("\n", 0, gap[0]) + 1 : gap[0]]
    first = text[low:high].lstrip()[0]
    if before.rstrip()[-1] in ".!?؟…:;":
        return False
    if text[low].isspace() and first.isupper() and not text[gap[0] : gap[1]].strip("\n"):
        return False  # an indent begins a paragraph
    return first.islower() or len(before.strip()) >= _FULL * longest


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\r\n,;:()«»—–-":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
