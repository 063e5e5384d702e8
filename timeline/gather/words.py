"""Words and phrases, compared as a reader compares them: the same word in another case is the same word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline.temporal.fold import plain
from timeline.temporal.lexicon import NAMES, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KEY: Final = 3
"""How many first letters a word and its inflected forms surely share."""

_WORD: Final = re.compile(r"[^\W_]+")
_LOST: Final = 2  # letters that a stem may lose or change before an ending: закрыти|е, қыркүйе|к
_GAINED: Final = 8  # letters that endings may add: шарт|тарымыздағылардың


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word at its extent in the original text; `bare` is it without what Arabic writes onto its front."""

    start: int
    end: int
    text: str
    bare: tuple[str, ...]

    def filed_under(self) -> Iterator[str]:
        """Yield what the word may be filed under."""
        for form in self.bare:
            yield key(form)


def key(word: str) -> str:
    """Return the first letters, under which all forms of a word are filed."""
    return word[:KEY]


def words(text: str) -> list[Word]:
    """Return the words of a text in order, numbers among them."""
    folded = plain(text)
    return [Word(*folded.original(*found.span()), found[0], _bare(found[0])) for found in _WORD.finditer(folded.text)]


def akin(name: Word, word: Word) -> bool:
    """Return whether the word is the name but for inflection: `ашылуы` ~ `ашылуына`, `البنك` ~ `للبنك`."""
    return any(_akin(left, right) for left in name.bare for right in word.bare)


def phrase_at(phrase: Sequence[Word], text: Sequence[Word], at: int) -> bool:
    """Return whether the words of the phrase stand one after another from this place on, each but for inflection."""
    return len(text) - at >= len(phrase) and all(
        akin(name, word) for name, word in zip(phrase, text[at : at + len(phrase)], strict=True)
    )


def _akin(name: str, form: str) -> bool:
    if name == form:
        return True
    if name.isdigit() or form.isdigit() or len(name) < KEY:
        return False
    shared = 0
    for left, right in zip(name, form, strict=False):
        if left != right:
            break
        shared += 1
    lost = len(name) - shared
    return lost <= (_LOST if len(name) > KEY + 1 else 0) and shared >= KEY and len(form) - shared <= _GAINED


@cache
def _proclitics() -> tuple[str, ...]:
    return tuple(front for code in NAMES for front in load(code).proclitics)


def _bare(word: str) -> tuple[str, ...]:
    if len(word) <= KEY or not word.startswith(_proclitics()):
        return (word,)
    return (word, *(word[len(front) :] for front in _proclitics() if word.startswith(front)))
