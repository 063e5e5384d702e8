"""One pass over a text for all languages at once: where to look, and what stands there.

Only words that can carry a date (months, years, units), numbers of four digits and numeric dates are worth a look.
Around each of them a window of a few words is cut into tokens; all else is passed over. Windows do not overlap, and no
pattern here backtracks over more than one token, so time is linear in the length of the text. Whether a word is worth a
look is found out once for each way in which it is written.
"""

from __future__ import annotations

import operator
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline.temporal.language import strong_words
from timeline.temporal.piece import NUMBER, joined, pieces
from timeline.temporal.remembered import Parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.temporal.language import Language

REACH: Final = 16
"""How far, in pieces between spaces, an expression can reach from the one that gave it away."""

_NO_LETTER: Final = "[^A-Za-zªµºÀ-ÖØ-öø-ʯͰ-Ͽ\u0400-\u052f\u0620-\u064a\u0671-\u06d3]"
_SHORT_YEAR: Final = "['’][0-9]{2}(?![0-9])"
_PASSAGE: Final = 1 << 16  # characters after which a new passage may begin
_PARTING: Final = re.compile(
    r"\n\s*\n|(?<=[.!?؟])[^\S\n]*\n(?=[^\S\n]*[^\W\d_])"
)  # blank line, or end of line and sentence
_BLANK: Final = re.compile(r"\n\s*\n")
_GAP: Final = 3  # pieces of any kind that a rule can pass over to reach what it looks for


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


def windows(text: str, languages: tuple[Language, ...]) -> list[tuple[int, str]]:
    """Return what is worth a look, each with its offset, in order and apart; none goes on beyond a blank line.

    A word that means nothing, with which a window begins or ends, is but `NOTHING`: so what is written around it is the
    same window again, whatever the word was.
    """
    if "\n" not in text:
        return _windows(text, 0, languages)
    cuts = [0, *(offset for blank in _BLANK.finditer(text) for offset in blank.span()), len(text)]
    paragraphs = zip(cuts[::2], cuts[1::2], strict=True)
    return [
        window for start, end in paragraphs for window in _windows(text[start:end].replace("\n", " "), start, languages)
    ]


def _windows(paragraph: str, start: int, languages: tuple[Language, ...]) -> list[tuple[int, str]]:
    """Return the windows of a paragraph that begins at that offset."""
    row, signs = paragraph.split(" "), _signs(languages)
    quiet = signs.plain
    if quiet.issuperset(row):
        return []
    telling = [at for at, piece in enumerate(row) if piece not in quiet and signs[piece]]
    found: list[tuple[int, str]] = []
    known, offset, counted = pieces(languages), start, 0
    for low, high in _extents(row, telling, languages):
        said = row[low:high]
        offset, counted = offset + sum(map(len, row[counted:low])) + low - counted, low
        begins = offset
        if high - low > 1:
            said[0], said[-1] = known[said[0]].first, known[said[-1]].last
            begins += len(row[low]) - len(said[0])
        found.append((begins, " ".join(said)))
    return found


def _extents(row: list[str], telling: Sequence[int], languages: tuple[Language, ...]) -> list[tuple[int, int]]:
    """Return the extents of windows around the pieces of a row that tell, in pieces."""
    signs, weights = _signs(languages), _weights(languages)
    found: list[tuple[int, int]] = []
    low, high, last = 0, 0, -1
    for at in telling:
        if at <= last:  # it is part of the numbers that were joined
            continue
        sign, last = signs[row[at]], at
        if sign != "word":
            last, _ = joined(row, at)
        if sign == "number" and last == at:
            continue
        if at >= high:
            first = at - _outward(row[max(at - REACH, 0) : at][::-1], weights)
            if first >= high:
                if high:
                    found.append((low, high))
                low = first
        high = max(high, last + 1 + _outward(row[last + 1 : last + 1 + REACH], weights))
    if high:
        found.append((low, high))
    return found


def _outward(row: Sequence[str], weights: Parted[str]) -> int:
    """Return how many pieces can belong to what they follow: up to one that means nothing, if no weight is near."""
    for at, piece in enumerate(row, 1):
        if weights[piece] == "0":
            near = row[at : at + _GAP]
            if weights.plain.issuperset(near) or "2" not in map(weights.__getitem__, near):
                return at
    return len(row)


@cache
def _weights(languages: tuple[Language, ...]) -> Parted[str]:
    known = pieces(languages)
    return Parted(lambda piece: known[piece].weight, "2".__ne__)


@cache
def _signs(languages: tuple[Language, ...]) -> Parted[str]:
    """Return what a piece gives away: a `word` that tells of a date, a `date` in figures, or a mere `number`."""
    trigger = _trigger(languages)

    def sign(spelling: str) -> str:
        ends = NUMBER.search(spelling) is not None
        if trigger.search(f" {spelling}"):
            return "date" if ends else "word"
        return "number" if ends else ""

    return Parted(sign, operator.not_)


@cache
def _trigger(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """Return the pattern of what gives a date away: a character that is no letter, and a telling word or number.

    Only behind such a character is anything tried, and of the words only those that begin with the letter there.
    """
    words = map(_words, languages)
    endings = sorted(set().union(*(language.number["endings"] for language in languages if "ord" in language.triggers)))
    ordinal = f"|(?<=[0-9])-?(?:{_any(endings)})" if endings else ""
    decades = sorted(set().union(*(language.number["decade"] for language in languages)))
    decade = rf"|(?<=[0-9]0)['’-]?(?:{_any(decades)})(?![^\W\d_])" if decades else ""
    number = r"[0-9](?<![0-9]{2})[0-9]{0,3}(?: ?[./:-] ?[0-9]{1,2}|(?<=[0-9]{4})(?![0-9])"
    return re.compile(f"{_NO_LETTER}(?:{_any((*words, f'{number}{decade}{ordinal})', _SHORT_YEAR))})")


def _words(language: Language) -> str:
    """Return the pattern of the telling words of a language, with what is written onto them."""
    stems = strong_words(language)
    initials = {word[0] for word in (*stems, *language.proclitics)}
    fronts = f"(?:{_any(map(re.escape, language.proclitics))})?" if language.proclitics else ""
    tail = re.sub(r"\?P<\w+>", "?:", language.endings.pattern) + r"(?![^\W\d_])"
    short = {stem for stem in stems if stem[-1] == "."}
    words = _any(filter(None, (f"{fronts}(?:{_by_letter(stems - short)}){tail}", _by_letter(short))))
    return f"(?=[{''.join(map(re.escape, initials))}])(?:{words})"


def _any(patterns: Iterable[str]) -> str:
    return "|".join(patterns)


def _by_letter(words: Iterable[str]) -> str:
    """Return words as one pattern, by their first letters and the longest first."""
    first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        first.setdefault(word[0], []).append(re.escape(word[1:]))
    return _any(f"{re.escape(letter)}(?:{_any(rests)})" for letter, rests in first.items())
