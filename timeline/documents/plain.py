"""Plain text: bytes to the very text they encode, newlines and all, or the reason why not.

UTF-8 is read with or without its mark, UTF-16 with it. Nothing is guessed: a text read in the wrong encoding would give
wrong dates without a word.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from timeline.errors import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

_UTF32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ADVICE: Final = "save it again as UTF-8, for example with `iconv -f WINDOWS-1251 -t UTF-8`"


def decode(data: bytes, path: Path | str) -> str:
    """Return the text; `path` names it in errors. Raises DocumentError when it is empty, binary or not Unicode."""
    if data.startswith(_UTF32):
        raise DocumentError(f"is UTF-32, which is not read; {_ADVICE.replace('WINDOWS-1251', 'UTF-32')}", path=path)
    text = _utf16(data, path) if data.startswith(_UTF16) else _utf8(data, path)
    if "\0" in text:
        raise DocumentError("is not text (it holds NUL bytes); convert it to plain text first", path=path)
    if not text or text.isspace():
        raise DocumentError("is empty: there is no text in it", path=path)
    return text


def _utf8(data: bytes, path: Path | str) -> str:
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    if b"\0" in data:
        raise DocumentError("is not text (it holds NUL bytes); convert it to plain text first", path=path)
    try:
        return data[start:].decode()
    except UnicodeDecodeError as error:
        at = error.start + start
        line = data.count(b"\n", 0, at) + 1
        what = f"stops being UTF-8 at byte {at} (0x{data[at]:02X})"
        if not data[:at].isascii():
            what = f"mixes encodings: it is UTF-8 at first and {what}"
        raise DocumentError(f"{what}; {_ADVICE}", path=path, line=line) from error


def _utf16(data: bytes, path: Path | str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"begins as UTF-16 but stops being it at byte {error.start}; it is cut off or damaged: fetch it again",
            path=path,
        ) from error
