"""Content lines of iCalendar (RFC 5545 section 3.1): escaped, folded, in UTF-8.

What is written here, icalendar reads as it was meant; the tests ask it. Writing with it takes thirty times as long
(docs/benchmarks.md).
"""

from __future__ import annotations

PIECE = 74
"""Octets of a piece of a folded line; a blank comes before all but the first, and 75 are allowed."""


def escaped(text: str) -> str:
    """Return a value of type TEXT (RFC 5545 section 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Return the line in pieces of at most 75 octets, with its end.

    It is not cut inside a character, which many programs do not mend, nor behind the backslash of an escape, which
    some do not (collective/icalendar#1501).
    """
    data = line.encode()
    pieces, start, end = [], 0, PIECE
    while end < len(data):
        while data[end] & 0xC0 == 0x80:  # not the first octet of a character
            end -= 1
        if data[end - 1 : end] == b"\\":
            before = data[start:end]
            end -= (len(before) - len(before.rstrip(b"\\"))) % 2  # two of them are one that is escaped
        pieces.append(data[start:end])
        start, end = end, end + PIECE
    return b"\r\n ".join((*pieces, data[start:])) + b"\r\n"
