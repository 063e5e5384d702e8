"""One pass over a text for all languages at once: where to look, and what stands there.

Only words that can carry a date (months, years, units), numbers of four digits and numeric dates are worth a look.
Around each of them a window of a few words is cut into tokens; all else is passed over. A window is bounded, windows do
not overlap, and no pattern here backtracks over more than one token, so time is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from timeline.temporal.language import load, strong_words

if TYPE_CHECKING:
    from collections.abc import Iterator

REACH: Final = 60
"""How far, in characters, an expression can reach from the word that gave it away."""

Kind = Literal["number", "word", "mark", "date"]

_TOKEN: Final = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}(?P<sep>[./])\d{1,2}(?P=sep)\d{4}(?!\d))"
    r"|[\"«“„”'](?P<quoted>\d{1,2})[\"»”“']"
    r"|(?P<number>\d{1,9})(?!\d)(?:-?(?P<ending>[^\W\d_]+))?"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<gap>\s+)"
    r"|(?P<mark>\d+|\S)"
)
_BREAK: Final = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, numeric date or mark; `text` without quotation marks, `ending` what is written onto a number."""

    start: int
    end: int
    kind: Kind
    text: str
    ending: str = ""


def windows(text: str, languages: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the extents worth a look, in order and apart from one another, cut at spaces where there are any."""
    start = end = -1
    for found in _trigger(languages).finditer(text):
        low, high = max(0, found.start() - REACH), min(len(text), found.end() + REACH)
        if low > end:
            if end >= 0:
                yield _whole_words(text, start, end)
            start = low
        end = high
    if end >= 0:
        yield _whole_words(text, start, end)


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of a window; a blank line comes out as a mark, since no expression crosses it."""
    for found in _TOKEN.finditer(text, start, end):
        kind = found.lastgroup
        if kind == "gap":
            if _BREAK.search(found[0]):
                yield Token(found.start(), found.end(), "mark", "\n")
        elif kind == "quoted":
            yield Token(found.start(), found.end(), "number", found["quoted"])
        elif kind in {"number", "ending"}:
            yield Token(found.start(), found.end(), "number", found["number"], found["ending"] or "")
        elif kind in {"date", "sep"}:
            yield Token(found.start(), found.end(), "date", found["date"])
        else:
            yield Token(found.start(), found.end(), "word" if kind == "word" else "mark", found[0])


@cache
def _trigger(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of what gives a date away; each branch begins with its own letter, so that `re` skips fast."""
    first: dict[str, list[str]] = {}
    for stem in sorted({stem for code in languages for stem in strong_words(load(code))}):
        first.setdefault(stem[0], []).append(re.escape(stem[1:]))
    branches = [f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in first.items()]
    number = r"[0-9](?<![0-9]{2})[0-9]{0,3}(?:[./-][0-9]{1,2}[./-][0-9]|(?<=[0-9]{4})(?![0-9]))"
    return re.compile("|".join((*branches, number)))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the extent grown to the ends of the words that it cuts, by no more than its reach again."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    while start > low and not text[start - 1].isspace():
        start -= 1
    while end < high and not text[end].isspace():
        end += 1
    return start, end
