"""A piece, what stands between two spaces, as all languages together see it: what it can have to do with a date."""

from __future__ import annotations

from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from timeline.temporal.language import bearing
from timeline.temporal.numbers import roman
from timeline.temporal.remembered import Remembered
from timeline.temporal.token import Token, tokens

if TYPE_CHECKING:
    from timeline.temporal.language import Language

NOTHING: Final = "\0"
"""The word that stands for all words that mean nothing, where a window begins or ends with one."""


_TELLS: Final = 3


class Piece(NamedTuple):
    """What a piece weighs, and the languages in which a word of it, whole or abbreviated, gives a date away.

    One that tells or counts weighs 2, one that means something else 1, any other 0. `first` and `last` are what is left
    of one that means nothing where a window begins with it, or ends: `NOTHING` and the marks on the inner side.
    """

    weight: Literal["0", "1", "2"]
    speakers: tuple[Language, ...]
    first: str
    last: str


@cache
def pieces(languages: tuple[Language, ...]) -> Remembered[Piece]:
    """Return what each piece is in the languages."""

    def piece(spelling: str) -> Piece:
        cut = tokens(spelling) if not spelling.isalpha() else [Token(0, len(spelling), "word", spelling)]
        words = [token for token in cut if token.kind == "word"]
        said = {token.text for token in words}.union(token.ending for token in cut if token.ending)
        borne = [max((bearing(word, language) for word in said), default=1) for language in languages]
        most = max(borne)
        if most > 1 or any(map(roman, said)) or any(token.kind not in {"word", "mark"} for token in cut):
            speakers = tuple(compress(languages, map(_TELLS.__eq__, borne)))
            return Piece("2", speakers, spelling, spelling)
        if most:
            return Piece("1", (), spelling, spelling)
        return Piece("0", (), f"{NOTHING}{spelling[words[-1].end :]}", f"{spelling[: words[0].start]}{NOTHING}")

    return Remembered(piece)
