"""One spelling for what a reader takes for the same text: the form in which documents and lexicons meet.

Nothing is lost: `Plain.original` leads every offset of the folded text back to the text it came from.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
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
_ALTERS: Final = re.compile("[" + "".join(map(chr, (*_HIDDEN, *_COMBINING, 0x0130))) + "]")  # more than one letter
_SAME_LENGTH: Final[dict[int, int]] = {
    **dict.fromkeys(map(ord, "أإآٱ"), ord("ا")),
    ord("ى"): ord("ي"),  # as Egypt ends its words
    ord("ة"): ord("ه"),  # as many do
    **{0x0660 + digit: 0x30 + digit for digit in range(10)},  # Arabic-Indic digits
    **{0x06F0 + digit: 0x30 + digit for digit in range(10)},  # Persian digits
    ord("ё"): ord("е"),
    0x00A0: 0x20,  # spaces that do not break
    0x202F: 0x20,
    0x2011: 0x2D,  # and a hyphen that does not
}
_FOLDS: Final = re.compile("[" + "".join(map(chr, (*_HIDDEN, *_COMBINING, 0x0130, *_SAME_LENGTH))) + "Ё]")
_LATIN: Final = re.compile("i(?:i*(?=[\u0400-\u052f])|(?<=[\u0400-\u052f]i)i*)")  # «і» typed in Latin: екi
_GONE: Final = frozenset(map(chr, _HIDDEN))
_JOINS: Final = frozenset(map(chr, _COMBINING))


class Plain(NamedTuple):
    """A folded text, and for each of its characters the offset in the original (None while they are the same).

    `begins` is where in the original it begins.
    """

    text: str
    begins: int = 0
    offsets: array[int] | None = None

    def place(self, offset: int) -> int:
        """Return where in the original text a character of this one stands."""
        return self.begins + (offset if self.offsets is None else self.offsets[offset])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the extent in the original text of a non-empty extent in this one."""
        if self.offsets is not None:
            start, end = self.offsets[start], self.offsets[min(end, len(self.text))]
        return self.begins + start, self.begins + end


def plain(text: str, begins: int = 0) -> Plain:
    """Return the text in lower case, composed, with ASCII digits, plain spaces, one alef, ya and ha, nothing hidden.

    Hidden are soft hyphens, tatweel, harakat, bidi marks: what may stand inside a word without changing it. A Latin i
    within a Cyrillic word is the Cyrillic one.
    """
    if text.isascii():
        return Plain(text.lower(), begins)
    if not _FOLDS.search(text):
        return Plain(_cyrillic(text.lower()), begins)
    if not _ALTERS.search(text):
        return Plain(_cyrillic(text.lower().translate(_SAME_LENGTH)), begins)
    letters: list[str] = []
    offsets = array("L")
    for offset, letter in enumerate(text):
        if letter in _GONE:
            continue
        if letters and letter in _JOINS:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + letter)[0]
        else:
            letters.append(letter.lower()[0])
            offsets.append(offset)
    offsets.append(len(text))
    return Plain(_cyrillic("".join(letters).translate(_SAME_LENGTH)), begins, offsets)


def _cyrillic(text: str) -> str:
    """Return the text with each Latin i within a Cyrillic word put right: екi."""
    return text if "i" not in text else _LATIN.sub(lambda typed: "і" * len(typed[0]), text)


def fold(word: str) -> str:
    """Return one word of a lexicon, or of anywhere else, as `plain` would leave it."""
    return plain(word).text
