"""One pass over a text for all languages at once: where to look, and what stands there.

Only words that can carry a date (months, years, units), numbers of four digits and numeric dates are worth a look.
Around each of them a window of a few words is cut into tokens; all else is passed over. Windows do not overlap, and no
pattern here backtracks over more than one token, so time is linear in the length of the text. Whether a word is worth a
look is found out once for each way in which it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline.temporal.language import strong_words
from timeline.temporal.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.temporal.language import Language

REACH: Final = 40
"""How far, in characters, an expression can reach from the word that gave it away."""

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
_NO_LETTER: Final = "[^A-Za-zªµºÀ-ÖØ-öø-ʯͰ-Ͽ\u0400-\u052f\u0620-\u064a\u0671-\u06d3]"
_SHORT_YEAR: Final = "['’][0-9]{2}(?![0-9])"
_PASSAGE: Final = 1 << 16  # characters after which a new passage may begin
_PARTING: Final = re.compile(
    r"\n\s*\n|(?<=[.!?؟])[^\S\n]*\n(?=[^\S\n]*[^\W\d_])"
)  # blank line, or end of line and sentence
_BLANK: Final = re.compile(r"\n\s*\n")
_JOINTS: Final = frozenset("./:-")
_NUMBER: Final = re.compile(r"(?<![0-9])[0-9]{1,4}[./:-]?$")
_ACROSS: Final = re.compile(
    r"(?<![0-9])[0-9]{1,4}(?:\s[./:-]\s?|[./:-]\s)[0-9]{1,4}(?:\s?[./:-]\s?[0-9]{1,4})*(?![0-9])(?:\s?/)?"
)
_PIECES: Final = 6  # chunks that 20 / 12 / 1928 can be, and the next


class Chunks(NamedTuple):
    """What stands between the spaces of a passage, and the offset in the text at which each chunk of it begins."""

    offsets: Sequence[int]
    spellings: Sequence[str]


class Token(NamedTuple):
    """A word, number, numeric date or mark; `text` without quotation marks, `ending` what is written onto a number."""

    start: int
    end: int
    kind: Kind
    text: str
    ending: str = ""


def passages(text: str) -> Iterator[tuple[int, str]]:
    """Yield a long text in passages, each with its offset: cut where no expression and no sentence goes on."""
    start, size = 0, len(text)
    while start < size:
        cut = _PARTING.search(text, start + _PASSAGE) if size - start > _PASSAGE else None
        end = cut.end() if cut else size
        yield start, text[start:end]
        start = end


def windows(text: str, languages: tuple[Language, ...]) -> list[Chunks]:
    """Return what is worth a look, in order and apart from one another; none goes on beyond a blank line."""
    if "\n" not in text:
        return _windows(text, 0, len(text), languages)
    cuts = [0, *(offset for blank in _BLANK.finditer(text) for offset in blank.span()), len(text)]
    paragraphs = zip(cuts[::2], cuts[1::2], strict=True)
    return [window for start, end in paragraphs for window in _windows(text, start, end, languages)]


def _windows(text: str, start: int, end: int, languages: tuple[Language, ...]) -> list[Chunks]:
    """Return the windows of a paragraph."""
    spellings = text[start:end].replace("\n", " ").split(" ")
    known = _signs(languages)
    telling = list(compress(range(len(spellings)), known.of(spellings)))
    found: list[Chunks] = []
    if not telling:
        return found
    offsets = list(accumulate(map((1).__add__, map(len, spellings)), initial=start))
    low, high, last = 0, 0, -1
    for at in telling:
        if at <= last:  # it is part of the numbers that were joined
            continue
        sign, last = known[spellings[at]], at
        if sign != "word" and _joins(spellings, at):
            last = _joined(text, offsets, spellings, at)
        if sign == "number" and last == at:
            continue
        first = bisect_right(offsets, max(start, offsets[at] - REACH)) - 1
        if first >= high:
            if high:
                found.append(_chunks(offsets, spellings, low, high))
            low = first
        high = bisect_left(offsets, min(end, offsets[last + 1] + REACH), hi=len(spellings))
    if high:
        found.append(_chunks(offsets, spellings, low, high))
    return found


def _chunks(offsets: Sequence[int], spellings: Sequence[str], low: int, high: int) -> Chunks:
    """Return some of the chunks, without those that are empty, between two spaces."""
    said = spellings[low:high]
    return Chunks(list(compress(offsets[low:high], said)), list(filter(None, said)))


def _joins(spellings: Sequence[str], at: int) -> bool:
    """Return whether a sign stands between the numbers at the end of this chunk and in the next: 20 / 12, 20/ 12."""
    return spellings[at][-1] in _JOINTS or (at + 1 < len(spellings) and spellings[at + 1][:1] in _JOINTS)


def _joined(text: str, offsets: Sequence[int], spellings: list[str], at: int) -> int:
    """Return the last of the chunks over which the number in this one goes on, the chunk itself if over none.

    Numeric dates and times of day become one chunk: 20 / 12 / 1928, 18 : 30.
    """
    found = _ACROSS.search(text, offsets[at], offsets[min(at + _PIECES, len(spellings))] - 1)
    if found is None or found.start() >= offsets[at + 1]:
        return at
    last = bisect_right(offsets, found.end() - 1) - 1
    if "/" in found[0] or ":" in found[0]:
        spellings[at : last + 1] = [text[offsets[at] : offsets[last + 1] - 1], *[""] * (last - at)]
    return last


@cache
def _signs(languages: tuple[Language, ...]) -> Remembered[str]:
    """Return what a spelling gives away: a `word` that tells of a date, a `date` in figures, or a mere `number`."""
    trigger = _trigger(languages)

    def sign(spelling: str) -> str:
        ends = _NUMBER.search(spelling) is not None
        if trigger.search(f" {spelling}"):
            return "date" if ends else "word"
        return "number" if ends else ""

    return Remembered(sign)


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
