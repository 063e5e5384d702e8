"""Surfaces: words as one language reads them, each spelling read once and remembered.

A surface is what stands between two spaces, with the words behind it that could change what it means: `жаңа жыл`,
`двадцать второго`. So its reading depends on nothing around it, and a passage is the row of its surfaces.
"""

from __future__ import annotations

from functools import cache, lru_cache, partial
from itertools import chain, compress
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline.temporal import numbers
from timeline.temporal.items import Item, items
from timeline.temporal.language import analyse, tells
from timeline.temporal.remembered import Remembered
from timeline.temporal.scan import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.temporal.language import Language
    from timeline.temporal.scan import Chunks, Token

_LONG: Final = 80  # characters from which on a chunk is no writing that comes again, and is not remembered
_MOST: Final = 16  # chunks that are read as one: no phrase and no number of a date has more words


class Surface(NamedTuple):
    """What a language reads in one spelling: `items` with offsets of their own, and their symbols in a row.

    It is `open` when what comes next could change it: one of the words `next`, or, as it `counts`, ends in a number in
    words, one that is `counted`, begins with what could carry that on. `first` is its first word. `asks` are the
    offsets of the letters for which it matters whether they are capitals. It is `doubtful` if it is open or asks.
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
    doubtful: bool


_DOUBTFUL: Final = attrgetter("doubtful")


class Row(NamedTuple):
    """A passage as a language reads it: its surfaces, and the offset at which each of them begins."""

    offsets: Sequence[int]
    surfaces: Sequence[Surface]


@cache
def _spellings(language: Language) -> Remembered[Surface]:
    return Remembered(partial(_read, language))


def surfaces(text: str, passage: Chunks, language: Language, is_capital: Callable[[int], bool]) -> Row:
    """Return the surfaces of a passage. `is_capital` tells whether the letter at an offset was a capital."""
    known = _spellings(language)
    offsets, row = passage.offsets, list(known.of(passage.spellings))
    doubtful = list(compress(range(len(row)), map(_DOUBTFUL, row)))
    kept, reach = [True] * len(row), 0
    for at in doubtful:
        if at < reach:
            continue
        surface = row[at]
        if surface.open and at + 1 < len(row) and _goes_on(surface, row[at + 1]):
            row[at], reach = _extended(text, offsets, row, at, known)
            kept[at + 1 : reach] = [False] * (reach - at - 1)
        if row[at].asks:
            capitals = tuple(offset for offset in row[at].asks if is_capital(offsets[at] + offset))
            row[at] = _capitalised(language, row[at].spelling, capitals) if capitals else row[at]
    return Row(offsets, row) if all(kept) else Row(list(compress(offsets, kept)), list(compress(row, kept)))


def _goes_on(surface: Surface, following: Surface) -> bool:
    """Return whether an open surface goes on with the one behind it."""
    return following.first in surface.next or (surface.counts and following.counted)


def _extended(
    text: str, offsets: Sequence[int], row: Sequence[Surface], at: int, known: Remembered[Surface]
) -> tuple[Surface, int]:
    """Return the surface that begins at this place of the row, and the place behind it."""
    surface, most = row[at], min(at + _MOST, len(row))
    for n in range(at + 1, most):
        following = row[n]
        if not _goes_on(surface, following):
            return surface, n
        surface = known[text[offsets[at] : offsets[n] + len(following.spelling)]]
    return surface, most


def _capitalised(language: Language, spelling: str, capitals: tuple[int, ...]) -> Surface:
    return (_read_once if len(spelling) < _LONG else _read)(language, spelling, capitals)


@cache
def _speakers(languages: tuple[Language, ...]) -> Remembered[tuple[Language, ...]]:
    def speakers(spelling: str) -> tuple[Language, ...]:
        words = {token.ending or token.text for token in tokens(spelling) if token.kind in {"word", "number"}}
        return tuple(language for language in languages if any(tells(word, language) for word in words))

    return Remembered(speakers)


def speakers(spellings: Iterable[str], languages: tuple[Language, ...]) -> list[Language]:
    """Return the languages in which a word of the spellings, whole or abbreviated, gives a date away, as they come."""
    return list(dict.fromkeys(chain.from_iterable(dict.fromkeys(_speakers(languages).of(spellings)))))


def _read(language: Language, spelling: str, capitals: tuple[int, ...] = ()) -> Surface:
    cut = tokens(spelling)
    read = tuple(items(cut, language, capitals.__contains__))
    following, counts = _next(cut, language), _counts(cut, language)
    asks = tuple(token.start for token in cut if token.text in language.capitalised or numbers.roman(token.text))
    return Surface(
        spelling=spelling,
        items=read,
        symbols="".join(item.symbol for item in read),
        first=cut[0].text if cut else "",
        open=counts or bool(following),
        next=following,
        counts=counts,
        counted=bool(cut) and (_is_number(cut[0], language) or cut[0].text in language.number["joiners"]),
        asks=asks,
        doubtful=counts or bool(following) or bool(asks),
    )


_read_once = lru_cache(maxsize=1 << 12)(_read)


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
