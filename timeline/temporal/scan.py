"""One pass over a text for all languages at once: where to look, and what stands there.

Only words that can carry a date (months, years, units), numbers of four digits and numeric dates are worth a look.
Around each of them a window of a few words is cut into tokens; all else is passed over. Windows do not overlap, and no
pattern here backtracks over more than one token, so time is linear in the length of the text. Whether a word is worth a
look is found out once for each way in which it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline.temporal.piece import NUMBER, joined, pieces
from timeline.temporal.remembered import Parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.temporal.language import Language
    from timeline.temporal.piece import Piece
    from timeline.temporal.remembered import Remembered

REACH: Final = 16
"""How far, in pieces between spaces, an expression can reach from the one that gave it away."""

_NO_LETTER: Final = "[^A-Za-zªµºÀ-ÖØ-öø-ʯͰ-Ͽ\u0400-\u052f\u0620-\u064a\u0671-\u06d3]"
_SHORT_YEAR: Final = "['’][0-9]{2}(?![0-9])"
_PASSAGE: Final = 1 << 16  # characters after which a new passage may begin
_PARTING: Final = re.compile(
    r"\n\s*\n|(?<=[.!?؟])[^\S\n]*\n(?=[^\S\n]*[^\W\d_])"
)  # blank line, or end of line and sentence
_BLANK: Final = re.compile(r"\n+")
_GAP: Final = 3  # pieces of any kind that a rule can pass over to reach what it looks for
_WORD, _FIGURES, _NUMBER = "wfn"  # the signs of what gives a date away, all of them weights as well
_TELLING: Final = re.compile(f"[{_WORD}{_FIGURES}{_NUMBER}]")
_OUTWARD: Final = re.compile(
    rf"(?:[^0]|0(?=.{{0,{_GAP - 1}}}[^01])){{0,{REACH - 1}}}+.?"
)  # up to a piece of no weight that is followed by none


def passages(text: str) -> Iterable[tuple[int, str]]:
    """Return a long text in passages, each with its offset: cut where no expression and no sentence goes on."""
    return _passages(text) if len(text) > _PASSAGE else ((0, text),)


def _passages(text: str) -> Iterator[tuple[int, str]]:
    start, size = 0, len(text)
    while start < size:
        cut = _PARTING.search(text, start + _PASSAGE) if size - start > _PASSAGE else None
        end = cut.end() if cut else size
        yield start, text[start:end]
        start = end


class Scanner:
    """What looks for dates in some languages at once; `pieces` is what each piece is in them."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        """Look for what gives dates away in these languages."""
        self.pieces = pieces(languages)
        self._signs = _signs(self.pieces, languages)

    def windows(self, text: str) -> list[tuple[int, str]]:
        """Return what is worth a look, each with its offset, in order and apart; none goes on beyond a blank line.

        A word that means nothing, with which a window begins or ends, is but `NOTHING`: so what is written around it is
        the same window again, whatever the word was.
        """
        if "\n" in text:
            cuts = [0, *(offset for blank in _BLANK.finditer(text) for offset in blank.span()), len(text)]
            paragraphs = zip(cuts[::2], cuts[1::2], strict=True)
            return [(start + at, said) for start, end in paragraphs for at, said in self.windows(text[start:end])]
        row, signs = text.split(" "), self._signs
        if signs.plain.issuperset(row):
            return []
        known, found, offset, counted = self.pieces, [], 0, 0
        for low, high in _extents(row, "".join(map(signs.__getitem__, row))):
            said = row[low:high]
            offset, counted = offset + sum(map(len, row[counted:low])) + low - counted, low
            begins = offset
            if high - low > 1:
                said[0], said[-1] = known[said[0]].first, known[said[-1]].last
                begins += len(row[low]) - len(said[0])
            found.append((begins, " ".join(said)))
        return found


def _extents(row: list[str], signs: str) -> list[tuple[int, int]]:
    """Return the extents of the windows of a row, in pieces, by the sign of each piece."""
    found: list[tuple[int, int]] = []
    low, high, last, size, back = 0, 0, -1, len(row), signs[::-1]
    for at in map(re.Match.start, _TELLING.finditer(signs)):
        if at <= last:  # it is part of the numbers that were joined
            continue
        last = at
        if signs[at] != _WORD:
            last, _ = joined(row, at)
        if signs[at] == _NUMBER and last == at:
            continue
        if at >= high:
            first = size - _outward(back, size - at)
            if first >= high:
                if high:
                    found.append((low, high))
                low = first
        high = max(high, _outward(signs, last + 1))
    if high:
        found.append((low, high))
    return found


def _outward(signs: str, at: int) -> int:
    """Return where that ends which can belong to the pieces before: with one of no weight, if no other is near."""
    found = _OUTWARD.match(signs, at)
    return found.end() if found else at


def _signs(known: Remembered[Piece], languages: tuple[Language, ...]) -> Parted[str]:
    """Return the sign of a piece: that it tells of a date, by a word or in figures, or is a number; else its weight."""
    figures = _figures(languages)

    def sign(spelling: str) -> str:
        piece = known[spelling]
        if piece.weight != "2":
            return piece.weight
        ends = NUMBER.search(spelling) is not None
        if piece.speakers or figures.search(f" {spelling}"):
            return _FIGURES if ends else _WORD
        return _NUMBER if ends else piece.weight

    return Parted(sign, "012".__contains__)


def _figures(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """Return the pattern of figures that give a date away: a year, a decade, an ordinal, numbers that are joined."""
    endings = sorted(set().union(*(language.number["endings"] for language in languages if "ord" in language.triggers)))
    ordinal = f"|(?<=[0-9])-?(?:{'|'.join(endings)})" if endings else ""
    decades = sorted(set().union(*(language.number["decade"] for language in languages)))
    decade = rf"|(?<=[0-9]0)['’-]?(?:{'|'.join(decades)})(?![^\W\d_])" if decades else ""
    number = r"[0-9](?<![0-9]{2})[0-9]{0,3}(?: ?[./:-] ?[0-9]{1,2}|(?<=[0-9]{4})(?![0-9])"
    fronts = "|".join(sorted(set().union(*(language.proclitics for language in languages))))
    return re.compile(f"(?:{_NO_LETTER}|^ (?:{fronts}))(?:{number}{decade}{ordinal})|{_SHORT_YEAR})")
