"""Text that may leave the house: no character in it commands a terminal or turns the text around.

What is taken out are control and format characters (Cc, Cf): escape sequences, C0 and C1, overrides of direction,
byte order marks. What is seen stays, to the last character.
"""

from __future__ import annotations

from unicodedata import category

_KEPT = frozenset(
    "\n\t"
    "\u200c\u200d"  # ZWNJ and ZWJ spell words of Persian and Urdu, and emoji
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2"  # Arabic signs that are printed: of number, year, page, verse
)
_BREAKS = str.maketrans("\u2028\u2029", "\n\n")  # many a reader of line-based formats ends a line there


def clean(text: str) -> str:
    """Return the text without control and format characters; line and paragraph separators become line ends."""
    if text.isprintable():
        return text
    return "".join(char for char in text.translate(_BREAKS) if char in _KEPT or category(char) not in {"Cc", "Cf"})
