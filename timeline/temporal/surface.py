"""Surfaces: words as one language reads them, each spelling read once and remembered.

A surface is what stands between two spaces, with the words behind it that could change what it means: `жаңа жыл`,
`двадцать второго`. So its reading depends on nothing around it, and a passage is the row of its surfaces.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline.temporal import numbers
from timeline.temporal.items import Item, items
from timeline.temporal.language import analyse
from timeline.temporal.scan import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.temporal.language import Language
    from timeline.temporal.scan import Chunk, Token

_LONG: Final = 80  # characters from which on a chunk is no writing that comes again, and is not remembered
_MOST: Final = 16  # chunks that are read as one: no phrase and no number of a date has more words


class Surface(NamedTuple):
    """What a language reads in one spelling: `items` with offsets of their own, and their symbols in a row.

    It is `open` when what comes next could change it: one of the words `next`, or, as it `counts`, ends in a number in
    words, one that is `counted`, begins with what could carry that on. `first` is its first word. `asks` are the
    offsets of the letters for which it matters whether they are capitals.
    """

    spelling: str
    items: tuple[Item, ...]
    symbols: str
    first: str
    open: bool
    next: frozenset[str]
    counts: bool
    counted: bool
    asks: tuple[int, ...]


def surfaces(
    text: str, chunks: Sequence[Chunk], language: Language, is_capital: Callable[[int], bool]
) -> list[tuple[int, Surface]]:
    """Return the surfaces of a passage, each with the offset at which it begins.

    `is_capital` tells whether the letter at an offset was a capital.
    """
    found: list[tuple[int, Surface]] = []
    reach = 0  # the chunks before this one are read
    for at, (start, chunk) in enumerate(chunks):
        if at < reach:
            continue
        surface = _surface(language, chunk)
        if surface.open:
            surface, reach = _extended(text, chunks, at, language)
        if surface.asks:
            capitals = tuple(offset for offset in surface.asks if is_capital(start + offset))
            surface = _surface(language, surface.spelling, capitals) if capitals else surface
        found.append((start, surface))
    return found


def _extended(text: str, chunks: Sequence[Chunk], at: int, language: Language) -> tuple[Surface, int]:
    """Return the surface that begins with the chunk, and which chunk comes after it."""
    start, chunk = chunks[at]
    surface = _surface(language, chunk)
    for n, (offset, more) in enumerate(chunks[at + 1 : at + _MOST], start=at + 1):
        following = _surface(language, more)
        if following.first not in surface.next and not (surface.counts and following.counted):
            return surface, n
        surface = _surface(language, text[start : offset + len(more)])
    return surface, at + _MOST


def speakers(spelling: str, languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """Return the languages in which a word of the chunk, whole or abbreviated, gives a date away."""
    return (_known_speakers if len(spelling) < _LONG else _speakers)(spelling, languages)


def _speakers(spelling: str, languages: tuple[Language, ...]) -> tuple[Language, ...]:
    words = {token.ending or token.text for token in tokens(spelling) if token.kind in {"word", "number"}}
    return tuple(language for language in languages if any(_tells(word, language) for word in words))


def _tells(word: str, language: Language) -> bool:
    if word[0] not in language.initials:
        return False
    reading = analyse(language, word)
    known = {*(reading.values if reading else ()), *language.words.get(f"{word}.", ())}
    return word in language.phrases or not language.triggers.isdisjoint(known)


def _surface(language: Language, spelling: str, capitals: tuple[int, ...] = ()) -> Surface:
    return (_known if len(spelling) < _LONG else _read)(language, spelling, capitals)


def _read(language: Language, spelling: str, capitals: tuple[int, ...]) -> Surface:
    cut = tokens(spelling)
    read = tuple(items(cut, language, capitals.__contains__))
    following, counts = _next(cut, language), _counts(cut, language)
    return Surface(
        spelling=spelling,
        items=read,
        symbols="".join(item.symbol for item in read),
        first=cut[0].text if cut else "",
        open=counts or bool(following),
        next=following,
        counts=counts,
        counted=bool(cut) and (_is_number(cut[0], language) or cut[0].text in language.number["joiners"]),
        asks=tuple(token.start for token in cut if token.text in language.capitalised or numbers.roman(token.text)),
    )


_known = lru_cache(maxsize=1 << 15)(_read)
_known_speakers = lru_cache(maxsize=1 << 15)(_speakers)


def _next(cut: Sequence[Token], language: Language) -> frozenset[str]:
    """Return the words that would go on with a phrase that the tokens end in."""
    found: set[str] = set()
    for behind in range(1, min(len(cut), _MOST) + 1):
        said = tuple(token.text for token in cut[-behind:])
        for front in ("", *language.proclitics):
            for phrase in language.phrases.get(said[0].removeprefix(front), ()):
                if len(phrase) > behind and phrase[1:behind] == said[1:]:
                    found.add(phrase[behind])
    return frozenset(found)


def _counts(cut: Sequence[Token], language: Language) -> bool:
    """Return whether the tokens end in a number in words, or in one and a joiner."""
    said = cut[:-1] if len(cut) > 1 and cut[-1].text in language.number["joiners"] else cut
    return bool(said) and _is_number(said[-1], language)


def _is_number(token: Token, language: Language) -> bool:
    reading = analyse(language, token.text) if token.kind == "word" else None
    return reading is not None and reading.number is not None
