"""Octets → content lines (RFC 5545 §3.1), each knowing where in the file every character of it stands.

Nothing is corrected on the way: a line keeps its pieces as they were folded and its ends as they were written. The work
is linear in the size of the file, whatever is in it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline.feeds.lint.faults import Fault, fault

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 75
"""Octets of a line without its end, the space of a folded one included."""

_PHYSICAL: Final = re.compile(rb"([^\r\n]*+)(\r\n|\r|\n|\Z)")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
_ODD: Final = re.compile("[\x80-\x9f\u2028\u2029\ufffd]")
_ENDS: Final = {b"\n": "LF alone", b"\r": "CR alone"}


@dataclass(frozen=True, slots=True)
class Line:
    """A content line: the number of its first line in the file, its pieces without the space of the fold, their ends.

    `text` is the whole; octets that are no UTF-8 stand in it as lone surrogates, and `undecodable` is where the first
    of them is.
    """

    number: int
    pieces: tuple[bytes, ...]
    ends: tuple[bytes, ...]
    text: str
    undecodable: int | None

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the octet in it, from 1, of a character of the text."""
        return self.octet(len(self.text[:at].encode("utf-8", "surrogateescape")))

    def octet(self, at: int) -> tuple[int, int]:
        """Return the line and the octet in it, from 1, of an octet of the unfolded line."""
        for index, piece in enumerate(self.pieces):
            if at < len(piece):
                return self.number + index, at + 1 + (index > 0)
            at -= len(piece)
        last = len(self.pieces) - 1
        return self.number + last, len(self.pieces[last]) + 1 + (last > 0)

    def fault(self, rule: str, at: int, what: str, section: str = "") -> Fault:
        """Return a breach at a character of the text."""
        return fault(rule, self.place(at), what, section)


def lines(data: bytes) -> Iterator[Line]:
    """Yield the content lines of a file, unfolded."""
    number = 1
    pieces: list[bytes] = []
    ends: list[bytes] = []
    for count, match in enumerate(_PHYSICAL.finditer(data), 1):
        if match.start() == len(data):
            break
        body, end = match.groups()
        if not pieces or body[:1] not in {b" ", b"\t"}:
            if pieces:
                yield _line(number, pieces, ends)
            number, pieces, ends = count, [body], [end]
        else:
            pieces.append(body[1:])
            ends.append(end)
    if pieces:
        yield _line(number, pieces, ends)


def _line(number: int, pieces: list[bytes], ends: list[bytes]) -> Line:
    whole = pieces[0] if len(pieces) == 1 else b"".join(pieces)
    try:
        return Line(number, tuple(pieces), tuple(ends), whole.decode(), None)
    except UnicodeDecodeError as error:
        return Line(number, tuple(pieces), tuple(ends), whole.decode("utf-8", "surrogateescape"), error.start)


def without_mark(data: bytes) -> tuple[bytes, list[Fault]]:
    """Return the octets after the byte order mark, and the fault that it is. UTF-16 is no calendar at all."""
    if data.startswith(codecs.BOM_UTF8):
        return data[3:], [fault("bom", (1, 1), "begins with a byte order mark (EF BB BF); save it as UTF-8 without")]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return b"", [fault("utf-8", (1, 1), "is UTF-16; save it as UTF-8")]
    return data, []


def faults(line: Line) -> Iterator[Fault]:
    """Yield what is wrong with the octets of a line, whatever it says."""
    for index, (piece, end) in enumerate(zip(line.pieces, line.ends, strict=True)):
        number, indent = line.number + index, index > 0
        length = len(piece) + indent
        if length > LONGEST:
            what = f"is {length} octets long, {LONGEST} are the most; fold it (CRLF and a space), counting octets"
            yield fault("line-length", (number, LONGEST + 1), what)
        if end in _ENDS:
            yield fault("line-end", (number, length + 1), f"ends in {_ENDS[end]}; end every line in CRLF")
        elif not end:
            yield fault("last-line-end", (number, length + 1), "the last line has no CRLF; add one")
        if indent and line.undecodable is None and piece and piece[0] & 0xC0 == 0x80:
            yield fault("fold-in-character", (number, 2), "folded inside a character; fold before its first octet")
        if control := _CONTROL.search(piece):
            what = f"holds the control character 0x{control[0][0]:02X}; take it out"
            yield fault("control", (number, control.start() + 1 + indent), what)
    if line.undecodable is not None:
        found = b"".join(line.pieces)[line.undecodable]
        what = f"is not UTF-8 from the octet 0x{found:02X} on; write the file in UTF-8"
        yield fault("utf-8", line.octet(line.undecodable), what)
    elif not line.text.isascii() and (odd := _ODD.search(line.text)):
        what = f"holds U+{ord(odd[0]):04X}, which is no text to read; see where it comes from"
        yield line.fault("odd-character", odd.start(), what)
    if line.text[:1] in {" ", "\t"}:
        yield line.fault("fold-start", 0, "begins with a space but continues nothing; take the space away")
