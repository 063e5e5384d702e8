"""One spelling for what a reader takes for the same text: the form in which documents and lexicons meet.

Nothing is lost: `Plain.original` leads every offset of the folded text back to the text it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import Final, NamedTuple

_HIDDEN: Final = (
    0x00AD,  # soft hyphen
    0x061C,  # Arabic letter mark
    0x0640,  # tatweel
    *range(0x064B, 0x0653),  # harakat
    0x0670,  # superscript alef
    *range(0x200B, 0x2010),  # zero-width characters, LRM, RLM
    *range(0x202A, 0x202F),  # bidi embeddings and overrides
    *range(0x2066, 0x206A),  # bidi isolates
    0xFEFF,  # zero-width no-break space
)
_COMBINING: Final = (*range(0x0300, 0x0370), *range(0x0653, 0x0656))  # accents; madda and hamza
_DASH: Final = re.compile("(?<=\\d)(\\s?)\u0640(?=\\s?\\d)")  # 1929ـ1936
_FORMS: Final = {  # letters of Arabic as they are drawn, isolated or joined, which PDF documents hold: ﺃﻏﺴﻄﺲ
    form: unicodedata.normalize("NFKC", chr(form)) for form in range(0xFE80, 0xFEFD)
}
_LETTERS: Final = {"İ": "i", **{chr(form): said for form, said in _FORMS.items() if len(said) == 2}}  # ﻻ
_ALTERS: Final = re.compile(
    "[" + "".join((*map(chr, (*_HIDDEN, *_COMBINING)), *_LETTERS)) + "]"
)  # more than one letter
_SAME_LENGTH: Final[dict[int, int]] = {
    **dict.fromkeys(map(ord, "أإآٱ"), ord("ا")),
    ord("ى"): ord("ي"),  # as Egypt ends its words
    ord("ة"): ord("ه"),  # as many do
    **{0x0660 + digit: 0x30 + digit for digit in range(10)},  # Arabic-Indic digits
    **{0x06F0 + digit: 0x30 + digit for digit in range(10)},  # Persian digits
    **dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹"), ord("*")),  # of notes, which are no part of a number
    ord("ё"): ord("е"),
    **dict.fromkeys((0x00A0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), 0x20),  # any other space
    0x2011: 0x2D,  # and a hyphen that does not
}
_SAME_LENGTH.update((form, _SAME_LENGTH.get(ord(said), ord(said))) for form, said in _FORMS.items() if len(said) == 1)
_FOLDS: Final = re.compile("[" + "".join((*map(chr, (*_HIDDEN, *_COMBINING, *_SAME_LENGTH)), *_LETTERS)) + "Ё]")
_UNEVEN: Final = ("  ", " \n", "\n ")
_LINE_END: Final = re.compile(r"\n(?<!\n\n)(?!\n)")  # that is no blank line
_SPACING: Final = re.compile(r" \s+|[^\S ]\s*")
_LATIN: Final = re.compile("i(?:i*(?=[\u0400-\u052f])|(?<=[\u0400-\u052f]i)i*)")  # «і» typed in Latin: екi
_GONE: Final = frozenset(map(chr, _HIDDEN))
_JOINS: Final = frozenset(map(chr, _COMBINING))


class Shifts(NamedTuple):
    """How far the characters of a text have moved to the front: from each place in it on by so many."""

    places: list[int]
    by: list[int]

    def back(self, offset: int) -> int:
        """Return where a character stood before."""
        return offset + self.by[bisect_right(self.places, offset) - 1]


class Plain(NamedTuple):
    """A folded text, and how its characters have moved, in one step after another; none if they stand where they did.

    `begins` is where in the original it begins.
    """

    text: str
    steps: tuple[Shifts, ...] = ()
    begins: int = 0

    def place(self, offset: int) -> int:
        """Return where in the original text a character of this one stands."""
        for step in self.steps:
            offset = step.back(offset)
        return self.begins + offset

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the extent in the original text of a non-empty extent in this one."""
        return (self.place(start), self.place(end)) if self.steps else (self.begins + start, self.begins + end)


def plain(text: str) -> Plain:
    """Return the text as `spelled` spells it, with the way back."""
    return Plain(*spelled(text))


def spelled(text: str) -> tuple[str, tuple[Shifts, ...]]:
    """Return the text in lower case, composed, with ASCII digits, one alef, ya and ha, nothing hidden, spaces alike.

    Hidden are soft hyphens, tatweel, harakat, bidi marks: what may stand inside a word without changing it. A Latin i
    within a Cyrillic word is the Cyrillic one. However words are spaced, and where a line ends, one space is between
    them; what holds a blank line is line ends. With it come the `steps` of a `Plain`.
    """
    steps: tuple[Shifts, ...] = ()
    if text.isascii():
        said = text.lower()
    elif not _FOLDS.search(text):
        said = text.lower()
        if "i" in said:
            said = _cyrillic(said)
    elif not _ALTERS.search(text):
        said = _cyrillic(text.lower().translate(_SAME_LENGTH))
    else:
        said, shown = _shown(text)
        steps = (shown,)
    if "\n" in said or "  " in said or "\t" in said:
        if any(map(said.__contains__, _UNEVEN)) or not said.replace("\n", "").isprintable():
            said, spaced = _spaced(said)
            steps = (spaced, *steps)
        else:
            said = _LINE_END.sub(" ", said)
    return said, steps


def _shown(text: str) -> tuple[str, Shifts]:
    """Return the text without what is hidden, folded."""
    parts: list[str] = []
    shifts = Shifts([0], [0])
    dashes = {found.end(1) for found in _DASH.finditer(text)}
    at, size = 0, 0
    for found in _ALTERS.finditer(text):
        start, letter = found.start(), found[0]
        if start > at:
            parts.append(text[at:start])
            size += start - at
        at = start + 1
        if letter in _JOINS and parts:
            before, last = parts[-1][:-1], parts[-1][-1].lower()
            parts[-1:] = [before, unicodedata.normalize("NFC", last + letter)[0]]  # apart, for more marks may follow
        elif letter not in _GONE or start in dashes:
            parts.append("-" if start in dashes else _LETTERS.get(letter, letter))
            size += len(parts[-1])
        if at - size != shifts.by[-1]:
            shifts.places.append(size)
            shifts.by.append(at - size)
    parts.append(text[at:])
    return _cyrillic("".join(parts).lower().translate(_SAME_LENGTH)), shifts


def _spaced(text: str) -> tuple[str, Shifts]:
    """Return the text with one space for each white space, and a line end for each character of a blank line."""
    parts: list[str] = []
    shifts = Shifts([0], [0])
    at, gone = 0, 0
    for run in _SPACING.finditer(text):
        start, end = run.span()
        parts.append(text[at:start])
        at = end
        if run[0].count("\n") > 1:
            parts.append("\n" * (end - start))
            continue
        parts.append(" ")
        gone += end - start - 1
        shifts.places.append(end - gone)
        shifts.by.append(gone)
    parts.append(text[at:])
    return "".join(parts), shifts


def _cyrillic(text: str) -> str:
    """Return the text with each Latin i within a Cyrillic word put right: екi."""
    return _LATIN.sub(lambda typed: "і" * len(typed[0]), text)


def fold(word: str) -> str:
    """Return one word of a lexicon, or of anywhere else, as `plain` would leave it."""
    return plain(word).text
