"""Arabic letters as they are joined, for terminals that do not join them.

Unicode keeps a character for each form of a letter (Arabic Presentation Forms A and B) and says of each which form of
which letter it is. In them a text can be turned around and is still joined as it should be. Letters that have no such
forms stay as they are.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from unicodedata import combining, decomposition

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMS: Final = (range(0xFB50, 0xFDD0), range(0xFE70, 0xFEFD))
_LAM, _ALIFS = "\u0644", "\u0622\u0623\u0625\u0627"
_TATWEEL: Final = "\u0640"  # a stroke that joins on both sides and has no forms
_NAMES: Final = {(False, False): "isolated", (False, True): "initial", (True, True): "medial", (True, False): "final"}


def shaped(text: str) -> str:
    """Return a text, in logical order, with its Arabic letters in the forms that they have between their neighbours.

    Lam and alif become the one letter that they are written as.
    """
    if text.isascii():
        return text
    letters = _letters(text)
    said = []
    for place, (letter, marks) in enumerate(letters):
        before = place > 0 and _joins(letters[place - 1][0], "initial") and _joins(letter, "final")
        after = place + 1 < len(letters) and _joins(letter, "initial") and _joins(letters[place + 1][0], "final")
        said.append(_forms().get((letter, _NAMES[before, after]), letter) + marks)
    return "".join(said)


def _letters(text: str) -> list[tuple[str, str]]:
    """Return each letter with the marks on it; lam and an alif after it are one."""
    letters: list[tuple[str, str]] = []
    for char in text:
        last, marks = letters[-1] if letters else ("", "")
        if letters and combining(char):
            letters[-1] = last, marks + char
        elif last == _LAM and char in _ALIFS:
            letters[-1] = _LAM + char, marks
        else:
            letters.append((char, ""))
    return letters


def _joins(letter: str, form: str) -> bool:
    """Return whether a letter has a form that joins: an initial one to what follows, a final one to what precedes."""
    return letter == _TATWEEL or (letter, form) in _forms()


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    """Return the character of each form of a letter, and of lam with an alif."""
    forms = {}
    for char in (chr(code) for codes in _FORMS for code in codes):
        form, *letters = decomposition(char).split() or [""]
        letter = "".join(chr(int(code, 16)) for code in letters)
        if form and (len(letter) == 1 or (letter[0] == _LAM and letter[1:] in _ALIFS)):
            forms[letter, form.strip("<>")] = char
    return forms
