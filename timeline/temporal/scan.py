"""One pass over a text for all languages at once: where to look, and what stands there.

Only words that can carry a date (months, years, units), numbers of four digits and numeric dates are worth a look.
Around each of them a window of a few words is cut into tokens; all else is passed over. Windows do not overlap, and no
pattern here backtracks over more than one token, so time is linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline.temporal.language import strong_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+)"
    r"|(?P<gap>\s+)"
    r"|(?P<mark>\d+|\S)"
)
_KIND: Final[dict[str | None, Kind]] = {
    "quoted": "number", "number": "number", "ending": "number", "decimal": "decimal",
    "date": "date", "a": "date", "b": "date", "part": "part", "clock": "clock", "word": "word", "mark": "mark",
}  # fmt: skip
_NO_LETTER: Final = "[^A-Za-zªµºÀ-ÖØ-öø-ʯͰ-Ͽ\u0400-\u052f\u0620-\u064a\u0671-\u06d3]"
_PASSAGE: Final = 1 << 16  # characters after which a new passage may begin
_PARTING: Final = re.compile(
    r"\n\s*\n|(?<=[.!?؟])[^\S\n]*\n(?=[^\S\n]*[^\W\d_])"
)  # blank line, or end of line and sentence
_BLANK: Final = re.compile(r"\n\s*\n")
_SPACE: Final = re.compile(r"((?<![/:])\s+(?![/:]))")  # but not within 20 / 12 / 1928


Chunk = tuple[int, str]
"""Where it begins in the text, and what stands there up to the next space."""


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


def windows(text: str, languages: tuple[Language, ...]) -> list[tuple[int, int]]:
    """Return the extents worth a look, in order and apart from one another, cut at spaces where there are any."""
    found: list[tuple[int, int]] = []
    low, high = 0, -1
    for trigger in _trigger(languages).finditer(f" {text}"):
        start, end = trigger.span()  # of the character before and the word: one more than its place in the text
        if start - REACH > high:
            if high >= 0:
                found.append(_whole_words(text, low, high))
            low = max(0, start - REACH)
        high = min(len(text), end + REACH)
    if high >= 0:
        found.append(_whole_words(text, low, high))
    return found


def chunks(text: str, start: int, end: int) -> list[Chunk]:
    """Return what stands between the spaces of a window; a blank line stands for itself."""
    window = text[start:end]
    if "\n" in window and not _BLANK.search(window):
        window = window.replace("\n", " ")
    if "\n" in window or "/" in window or ":" in window:
        parts = _SPACE.split(window)
        offsets = accumulate(map(len, parts), initial=start)
        numbered = enumerate(zip(offsets, parts, strict=False))
        return [each for number, each in numbered if (each[1].count("\n") > 1 if number % 2 else each[1])]
    found = []
    for part in window.split(" "):
        if part:
            found.append((start, part))
        start += len(part) + 1
    return found


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
    first: dict[str, list[str]] = {}
    for language in languages:
        for letter, rest in _branches(language):
            first.setdefault(letter, []).append(rest)
    scripts: dict[int, list[str]] = {}
    for letter in first:
        scripts.setdefault(ord(letter) >> 8, []).append(letter)
    words = [
        f"(?=[{''.join(map(re.escape, letters))}])"
        f"(?:{_any(f'{re.escape(letter)}(?:{_any(first[letter])})' for letter in letters)})"
        for letters in scripts.values()
    ]
    endings = sorted(set().union(*(language.number["endings"] for language in languages if "ord" in language.triggers)))
    ordinal = f"|(?<=[0-9])-?(?:{_any(endings)})" if endings else ""
    decades = sorted(set().union(*(language.number["decade"] for language in languages)))
    decade = rf"|(?<=[0-9]0)['’-]?(?:{_any(decades)})(?![^\W\d_])" if decades else ""
    number = r"[0-9](?<![0-9]{2})[0-9]{0,3}(?: ?[./:-] ?[0-9]{1,2}|(?<=[0-9]{4})(?![0-9])"
    return re.compile(f"{_NO_LETTER}(?:{_any((*words, f'{number}{decade}{ordinal})'))})")


def _branches(language: Language) -> Iterator[tuple[str, str]]:
    """Yield the first letters of telling words, each with the pattern of the rest, and of what is written onto them."""
    stems = strong_words(language)
    tail = re.sub(r"\?P<\w+>", "?:", language.endings.pattern) + r"(?![^\W\d_])"
    whole = {letter: f"(?:{rests}){tail}" for letter, rests in _by_letter(stem for stem in stems if stem[-1] != ".")}
    yield from whole.items()
    yield from _by_letter(stem for stem in stems if stem[-1] == ".")
    inner = _any(f"{re.escape(letter)}{rest}" for letter, rest in whole.items())
    yield from ((letter, f"(?:{rests})(?:{inner})") for letter, rests in _by_letter(language.proclitics))


def _any(patterns: Iterable[str]) -> str:
    return "|".join(patterns)


def _by_letter(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each first letter with the rests of its words, longest first, as one pattern."""
    first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        first.setdefault(word[0], []).append(re.escape(word[1:]))
    yield from ((letter, "|".join(rests)) for letter, rests in first.items())


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the extent grown to the ends of the words that it cuts, by no more than its reach again."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    while start > low and not text[start - 1].isspace():
        start -= 1
    while end < high and not text[end].isspace():
        end += 1
    return start, end
