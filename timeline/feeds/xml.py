"""XML 1.0 for RSS and Atom: elements as text, and no character in them that XML has no place for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from timeline.clean import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

DECLARATION: Final = '<?xml version="1.0" encoding="utf-8"?>\n'

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def element(name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """Return an element with text in it, on a line of its own."""
    inside = escape(_allowed(text))
    return f"<{opening(name, attributes)}>{inside}</{name}>\n" if inside else f"<{opening(name, attributes)}/>\n"


def opening(name: str, attributes: Mapping[str, str] | None = None) -> str:
    """Return what stands between the brackets of a start tag."""
    return " ".join((name, *(f"{key}={quoteattr(_allowed(value))}" for key, value in (attributes or {}).items())))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("", clean(text))
