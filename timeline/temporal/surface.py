"""Surfaces: words as one language reads them, each spelling read once and remembered.

A surface is what stands between two spaces, with the words behind it that could change what it means: `жаңа жыл`,
`двадцать второго`. So its reading depends on nothing around it, and a passage is the row of its surfaces.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline.temporal import numbers
from timeline.temporal.items import GROUP, items
from timeline.temporal.language import analyse
from timeline.temporal.piece import cut, tokens
from timeline.temporal.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from timeline.temporal.items import Item
    from timeline.temporal.language import Language
    from timeline.temporal.piece import Token

_MOST: Final = 16  # pieces that are read as one: no phrase and no number of a date has more words


class Surface(NamedTuple):
    """What a language reads in one spelling: `items` with offsets of their own, and their symbols in a row.

    It is `open` when what comes next could change it: one of the words `next`, or, as it `counts`, ends in a number in
    words or in a few figures, one that is `counted`, begins with what could carry that on. `first` is its first word.
    `asks` are the offsets of the letters for which it matters whether they are capitals.
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


@cache
def _spellings(language: Language) -> Remembered[Surface]:
    return Remembered(partial(_read, language))


def surfaces(text: str, language: Language, capitals: Container[int] = ()) -> list[tuple[int, Surface]]:
    """Return the surfaces of a few words, each with its offset; `capitals` are the offsets of letters written large."""
    known = _spellings(language)
    parts = list(cut(text))
    row = [known[spelling] for _, spelling in parts]
    found: list[tuple[int, Surface]] = []
    reach = 0
    for at, surface in enumerate(row):
        if at < reach:
            continue
        offset, reach, whole = parts[at][0], at + 1, surface
        while whole.open and reach < min(at + _MOST, len(row)) and _goes_on(whole, row[reach]):
            whole = known[text[offset : parts[reach][0] + len(row[reach].spelling)]]
            reach += 1
        if capitals and whole.asks:
            large = tuple(each for each in whole.asks if offset + each in capitals)
            whole = _read(language, whole.spelling, large) if large else whole
        found.append((offset, whole))
    return found


def _goes_on(surface: Surface, following: Surface) -> bool:
    """Return whether an open surface goes on with the one behind it."""
    return following.first in surface.next or (surface.counts and following.counted)


def _read(language: Language, spelling: str, capitals: tuple[int, ...] = ()) -> Surface:
    said = tokens(spelling)
    read = tuple(items(said, language, capitals.__contains__))
    following, counts = _next(said, language), _counts(said, language)
    asks = tuple(token.start for token in said if token.text in language.capitalised or numbers.roman(token.text))
    return Surface(
        spelling=spelling,
        items=read,
        symbols="".join(item.symbol for item in read),
        first=said[0].text if said else "",
        open=counts or bool(following),
        next=following,
        counts=counts,
        counted=bool(said) and (_is_number(said[0], language) or said[0].text in language.number["joiners"]),
        asks=asks,
    )


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
    """Return whether the tokens end in a number that can go on, or in one and a joiner."""
    said = cut[:-1] if len(cut) > 1 and cut[-1].text in language.number["joiners"] else cut
    return bool(said) and _is_number(said[-1], language)


def _is_number(token: Token, language: Language) -> bool:
    if token.kind == "number":
        return "spaced" in language.number["habits"] and len(token.text) <= GROUP
    reading = analyse(language, token.text) if token.kind == "word" else None
    return reading is not None and reading.number is not None
