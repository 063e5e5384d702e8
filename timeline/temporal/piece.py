"""Pieces, what stands between two spaces: the tokens that one is made of, and what it can have to do with a date."""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline.temporal.language import NOTHING, bearing, may_mean
from timeline.temporal.numbers import roman
from timeline.temporal.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.temporal.language import Language

NUMBER: Final = re.compile(r"(?<![0-9])[0-9]{1,4}[./:-]?$")
"""A number at the end of a piece."""

Kind = Literal["number", "decimal", "word", "mark", "date", "part", "clock"]

_DOTTED: Final = r"(?:0?[1-9]|[12]\d|3[01]) ?\. (?:0?[1-9]|1[0-2]) ?\. (?:1\d|20)\d\d(?!\d)"  # 29. 08. 1991
_TOKEN: Final = re.compile(
    rf"(?P<date>{_DOTTED}|"
    r"\d{4}(?P<a> ?/ ?|[-.])\d{1,2}(?P=a)\d{1,2}(?! ?/|[0-9])"
    r"|\d{1,2}(?P<b> ?/ ?|[-.\\])\d{1,2}(?P=b)(?:\d{4}|\d\d)(?! ?/|[0-9]))(?:-[^\W\d_]+)?"
    r"|(?P<clock>\d{1,2} ?: ?\d\d(?: ?: ?\d\d)?(?![0-9]))(?:-[^\W\d_]+)?"
    r"|[\"«“„”'](?P<quoted>\d{1,2})[\"»”“']"
    r"|(?P<part>(?<![^\W\d_])\d{1,2}[./]\d{1,4}(?![0-9])|(?:19|20)\d\d\.\d{1,2}(?![0-9]))(?:-[^\W\d_]+)?"
    r"|(?P<decimal>\d{1,9},(?!(?:1[0-9]|20)\d\d(?![0-9]))\d{1,9}(?![0-9]|:[0-9]))"  # August 29,1991
    r"|(?P<number>\d{1,9})(?![0-9])(?:['’-]?(?P<ending>[^\W\d_]+))?"
    r"|(?P<gap>\s+|(?<=\d)t(?=\d\d:\d\d))"  # 1991-08-29T10:00
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+)"
    r"|(?P<mark>\d+|\S)"
)
_KIND: Final[dict[str | None, Kind]] = {
    "quoted": "number", "number": "number", "ending": "number", "decimal": "decimal",
    "date": "date", "a": "date", "b": "date", "part": "part", "clock": "clock", "word": "word", "mark": "mark",
}  # fmt: skip
_JOINTS: Final = frozenset("./:-")
_ACROSS: Final = re.compile(
    r"(?<![0-9])[0-9]{1,4}(?:\s[./:-]\s?|[./:-]\s)[0-9]{1,4}(?:\s?[./:-]\s?[0-9]{1,4})*(?![0-9])(?:\s?/)?"
)
_PIECES: Final = 6  # that 20 / 12 / 1928 can be, and the next
_MARKS: Final = " \t,.;:!?()[]«»“”„\"'’…،؛؟-–—"  # that are written onto words
_TELLS: Final = 3  # as `bearing` says it


class Token(NamedTuple):
    """A word, number, numeric date or mark; `text` without quotation marks, `ending` what is written onto a number."""

    start: int
    end: int
    kind: Kind
    text: str
    ending: str = ""


class Piece(NamedTuple):
    """What a piece weighs, and the languages in which a word of it, whole or abbreviated, gives a date away.

    One that tells or counts weighs 2, one that means something else 1, any other 0. `first` and `last` are what is left
    of one that means nothing where a window begins with it, or ends: `NOTHING` and the marks on the inner side.
    """

    weight: Literal["0", "1", "2"]
    speakers: tuple[Language, ...]
    first: str
    last: str


_NOTHING: Final = Piece("0", (), NOTHING, NOTHING)


def pieces(languages: tuple[Language, ...]) -> Remembered[Piece]:
    """Return what each piece is in the languages; one of several words is what these are."""
    begins = frozenset[str]().union(*(language.begins for language in languages))

    def piece(spelling: str) -> Piece:
        if spelling.isalpha():
            return word(spelling)
        bare = spelling.strip(_MARKS)
        cut = [] if bare.isalpha() else tokens(spelling)
        said = [bare] if bare.isalpha() else [token.text for token in cut if token.kind == "word"]
        said += [token.ending for token in cut if token.ending]
        inner = [known[each] if each.isalpha() else word(each) for each in said]
        if any(token.kind not in {"word", "mark"} for token in cut) or any(each.weight == "2" for each in inner):
            speakers = {language for each in inner for language in each.speakers}
            return Piece("2", tuple(filter(speakers.__contains__, languages)), spelling, spelling)
        if not said or any(each.weight == "1" for each in inner):
            return Piece("1", (), spelling, spelling)
        front, back = spelling.partition(said[0])[0], spelling.rpartition(said[-1])[2]
        return Piece("0", (), f"{NOTHING}{back}", f"{front}{NOTHING}")

    def word(spelling: str) -> Piece:
        numeral = roman(spelling) is not None
        if not (numeral or may_mean(spelling, begins)):
            return _NOTHING
        borne = [bearing(spelling, language) for language in languages]
        most = 2 if numeral else max(borne)
        if most > 1:
            return Piece("2", tuple(compress(languages, map(_TELLS.__eq__, borne))), spelling, spelling)
        return Piece("1", (), spelling, spelling) if most else _NOTHING

    known = Remembered(piece)
    return known


def cut(window: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a window, each with its offset; numbers that are joined are one piece."""
    row = window.split(" ")
    offset, reach = 0, 0
    for at, spelling in enumerate(row):
        if at >= reach and spelling:
            said, reach = spelling, at + 1
            if NUMBER.search(spelling):
                last, is_one = joined(row, at)
                if is_one:
                    said, reach = " ".join(row[at : last + 1]), last + 1
            yield offset, said
        offset += len(spelling) + 1


def joined(row: Sequence[str], at: int) -> tuple[int, bool]:
    """Return the last piece over which the number at the end of this one goes on, and whether they are one together.

    Dates in figures and times of day are: 20 / 12 / 1928, 29. 8. 1991, 18 : 30. It is the piece itself if over none.
    """
    if row[at][-1] not in _JOINTS and (at + 1 == len(row) or row[at + 1][:1] not in _JOINTS):
        return at, False
    said = " ".join(row[at : at + _PIECES])
    found = _ACROSS.search(said)
    if found is None or found.start() > len(row[at]):
        return at, False
    is_one = "/" in found[0] or ":" in found[0] or re.match(_DOTTED, found[0]) is not None
    return at + said.count(" ", 0, found.end()), is_one


def tokens(text: str) -> list[Token]:
    """Return the tokens of a few words."""
    cut: list[Token] = []
    for found in _TOKEN.finditer(text):
        group = found.lastgroup
        low, high = found.span()
        if group == "word":
            cut.append(Token(low, high, "word", text[low:high]))
        elif group != "gap":
            kind = _KIND[group]
            said = found["quoted"] or found["number"] or found[kind]
            cut.append(Token(low, high, kind, said, found["ending"] or ""))
    return cut
