"""Text that may leave the house: no character in it commands a terminal or turns the text around.

What is taken out are control and format characters (Cc, Cf): escape sequences, C0 and C1, overrides of direction,
byte order marks. What is seen stays, to the last character.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category
from urllib.parse import quote

_KEPT: Final = frozenset(
    "\n\t"
    "\u200c\u200d"  # ZWNJ and ZWJ spell words of Persian and Urdu, and emoji
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2"  # Arabic signs that are printed: of number, year, page, verse
)
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_ACTIVE: Final = re.compile(r"([\\`*_\[\]<>&#|~$])")
_OPENING: Final = re.compile(r"^([0-9]*)([-+=.)])")  # what begins a list or underlines a heading
_URI: Final = "!#$%&'()*+,/:;=?@[]~"  # what RFC 3986 lets stand, beside letters and digits
_BREAKS: Final = str.maketrans("\u2028\u2029", "\n\n")  # many a reader of line-based formats ends a line there


def clean(text: str) -> str:
    """Return the text without control and format characters; line and paragraph separators become line ends."""
    if text.isprintable():
        return text
    return "".join(char for char in text.translate(_BREAKS) if char in _KEPT or category(char) not in {"Cc", "Cf"})


def cell(text: str) -> str:
    """Return a clean text that no spreadsheet takes for a formula: with an apostrophe before what begins like one."""
    text = clean(text)
    return f"'{text}" if text[:1].isspace() or text.startswith(_FORMULA) else text


def markdown(text: str) -> str:
    """Return a clean text on one line, with a backslash before what could be a sign of Markdown."""
    return _OPENING.sub(r"\1\\\2", _ACTIVE.sub(r"\\\1", " ".join(clean(text).split())))


def uri(address: str) -> str:
    """Return an address, which may hold letters, as a URI, which is ASCII."""
    return quote(address, safe=_URI)
