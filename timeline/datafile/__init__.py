"""TOML that people write, with the line of everything in it.

`tomllib` forgets where a key stood, so its place is found again in the text: strings are blanked and comments dropped
first, so that nothing said inside them is taken for a key. Every error raised here names the file, and the line where
one is to blame.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from timeline.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

Step = str | int
"""A key, or the place in an array: `("event", 2, "sources", 0, "url")`."""

_HIDDEN: Final = re.compile(
    r'#[^\n]*|"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_HEADER: Final = re.compile(r"^[ \t]*\[{1,2}[ \t]*([\w.-]+)[ \t]*\]{1,2}[ \t]*$", re.MULTILINE)
_LINE_OF_ERROR: Final = re.compile(r"line (\d+), column \d+\)$")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A TOML file that was read: its `data`, and its text without strings and comments, to find lines in."""

    path: Path
    data: dict[str, Any]
    plain: str

    def line(self, *place: Step) -> int:
        """Return the line on which the place begins, or the nearest thing around it that can be found."""
        start, end, table = 0, len(self.plain), ""
        for step in place:
            found = self._nth(step, start, end, table) if isinstance(step, int) else self._key(step, start, end, table)
            if found is None:
                break
            start, end = found
            table = f"{table}.{step}".strip(".") if isinstance(step, str) else table
        return self.plain.count("\n", 0, start) + 1

    def error(self, what: str, *place: Step) -> DataError:
        """Return the error that something is wrong at the place."""
        return DataError(what, path=self.path, line=self.line(*place))

    def _key(self, key: str, start: int, end: int, table: str) -> tuple[int, int] | None:
        """Return where a key begins: at the head of a line, under a header, after a dot, or inside braces."""
        dotted = "".join(rf"(?:{re.escape(part)}[ \t]*\.[ \t]*)?" for part in table.split(".") if part)
        name = re.escape(key)
        found = re.compile(rf"^[ \t]*\[*[ \t]*({dotted}{name})[ \t]*[.=\]]", re.MULTILINE).search(
            self.plain, start, end
        ) or re.compile(rf"[{{,.]\s*({name})[ \t]*[.=]").search(self.plain, start, end)
        return (found.start(1), end) if found else None

    def _nth(self, index: int, start: int, end: int, table: str) -> tuple[int, int] | None:
        """Return the extent of one table of an array of tables, else where an element of an inline array begins."""
        headers = [found for found in _HEADER.finditer(self.plain) if start <= found.start(1) < end]
        own = [found.start(1) for found in headers if found[1] == table]
        if index < len(own):
            after = (found.start() for found in headers if found.start(1) > own[index])
            return own[index], next((at for at in after if not self._under(at, table)), end)
        return self._element(index, start, end)

    def _under(self, at: int, table: str) -> bool:
        """Return whether the header at `at` belongs to a table inside `table`."""
        header = _HEADER.match(self.plain, at)
        return header is not None and header[1].startswith(f"{table}.")

    def _element(self, index: int, start: int, end: int) -> tuple[int, int] | None:
        depth, fresh = 0, False
        for at in range(max(self.plain.find("[", start, end), start), end):
            char = self.plain[at]
            if depth == 1 and fresh and not char.isspace() and char != "]":
                if index == 0:
                    return at, end
                index, fresh = index - 1, False
            depth += (char in "[{") - (char in "]}")
            if depth == 0:
                return None
            fresh = fresh or (depth == 1 and char in "[,")
        return None


def read(path: Path) -> DataFile:
    """Return the file, parsed. Raises DataError with the line if it cannot be read or is not TOML."""
    try:
        text = path.read_bytes().decode()
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", path=path) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataError("is not UTF-8, as TOML must be; save it as UTF-8", path=path, line=line) from error
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except RecursionError as error:
        raise DataError("is nested too deeply to be read", path=path) from error
    except ValueError as error:
        place = _LINE_OF_ERROR.search(str(error))
        what = str(error).partition(" (at ")[0]
        raise DataError(f"is not TOML: {what}", path=path, line=int(place[1]) if place else _last(text)) from error
    return DataFile(path, data, _HIDDEN.sub(_blank, text))


def _last(text: str) -> int:
    return text.rstrip("\n").count("\n") + 1


def _blank(found: re.Match[str]) -> str:
    """Return what stands for a string or comment: the same lines, and a quotation mark to count strings by."""
    return ("" if found[0].startswith("#") else '"') + "\n" * found[0].count("\n")
