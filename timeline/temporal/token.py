"""Tokens: the words, numbers, numeric dates and marks of a few words, the same for all languages."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

Kind = Literal["number", "decimal", "word", "mark", "date", "part", "clock"]

_TOKEN: Final = re.compile(
    r"(?P<date>\d{4}(?P<a> ?/ ?|[-.])\d{1,2}(?P=a)\d{1,2}(?! ?/|[0-9])"
    r"|\d{1,2}(?P<b> ?/ ?|[-.])\d{1,2}(?P=b)(?:\d{4}|\d\d)(?! ?/|[0-9]))(?:-[^\W\d_]+)?"
    r"|(?P<clock>\d{1,2} ?: ?\d\d(?: ?: ?\d\d)?(?![0-9]))(?:-[^\W\d_]+)?"
    r"|[\"«“„”'](?P<quoted>\d{1,2})[\"»”“']"
    r"|(?P<part>\d{1,2}[./]\d{1,4}(?![0-9])|(?:19|20)\d\d\.\d{1,2}(?![0-9]))(?:-[^\W\d_]+)?"
    r"|(?P<decimal>\d{1,9},\d{1,9}(?![0-9]))"
    r"|(?P<number>\d{1,9})(?![0-9])(?:['’-]?(?P<ending>[^\W\d_]+))?"
    r"|(?P<gap>\s+|(?<=\d)t(?=\d\d:\d\d))"  # 1991-08-29T10:00
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+)"
    r"|(?P<mark>\d+|\S)"
)
_KIND: Final[dict[str | None, Kind]] = {
    "quoted": "number", "number": "number", "ending": "number", "decimal": "decimal",
    "date": "date", "a": "date", "b": "date", "part": "part", "clock": "clock", "word": "word", "mark": "mark",
}  # fmt: skip


class Token(NamedTuple):
    """A word, number, numeric date or mark; `text` without quotation marks, `ending` what is written onto a number."""

    start: int
    end: int
    kind: Kind
    text: str
    ending: str = ""


def tokens(text: str) -> list[Token]:
    """Return the tokens of a few words; a blank line comes out as a mark, since no expression crosses it."""
    cut: list[Token] = []
    for found in _TOKEN.finditer(text):
        group = found.lastgroup
        low, high = found.span()
        if group == "word":
            cut.append(Token(low, high, "word", text[low:high]))
        elif group == "gap":
            if text.count("\n", low, high) > 1:
                cut.append(Token(low, high, "mark", "\n"))
        else:
            kind = _KIND[group]
            said = found["quoted"] or found["number"] or found[kind]
            cut.append(Token(low, high, kind, said, found["ending"] or ""))
    return cut
