"""What a table that people write may say: its keys, and a reader for the value of each.

A reader takes a `Node`, returns its value and reports what is wrong with it. Nothing is raised, so that one reading
finds every fault; what was read may be used only when reading it added none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from timeline import datafile
from timeline.errors import DataError
from timeline.model import LANGUAGES
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.datafile import DataFile, Step

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ADDRESS: Final = re.compile(r"https?://[^\s/]")


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a file, where it stands, and the list that its faults are added to."""

    value: Any
    file: DataFile
    place: tuple[Step, ...]
    faults: list[DataError]

    def wrong(self, what: str) -> None:
        """Report what is wrong here."""
        self.faults.append(self.file.error(what, *self.place))

    def child(self, step: Step) -> Node:
        """Return the node one step further in."""
        return Node(self.value[step], self.file, (*self.place, step), self.faults)

    def children(self) -> Iterator[Node]:
        """Yield the nodes of an array or a table, in order."""
        return map(self.child, self.value if isinstance(self.value, dict) else range(len(self.value)))

    @property
    def key(self) -> str:
        """The nearest key: what a person would call this value."""
        return next((step for step in reversed(self.place) if isinstance(step, str)), "the file")

    def __str__(self) -> str:
        """Return the file and line, as errors give them."""
        return f"{self.file.path}:{self.file.line(*self.place)}"


Reader = Callable[[Node], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """How a key is read, and whether it must be there."""

    reader: Reader
    required: bool = False


def whole(path: Path, reader: Reader) -> Any:  # noqa: ANN401  as its reader types it
    """Return what a file says. Raises its first DataError, by line, if anything in it is wrong."""
    file, faults = datafile.read(path), list[DataError]()
    values = reader(Node(file.data, file, (), faults))
    if faults:
        raise min(faults, key=lambda fault: fault.line or 0)
    return values


def must_be(what: str, accepts: Callable[[Any], object]) -> Reader:
    """Return a reader of a value that must be as `accepts` says; `what` says it in words."""

    def read(node: Node) -> Any:  # noqa: ANN401  a value of a TOML file: its reader is what types it
        if not accepts(node.value):
            node.wrong(f"{node.key!r} must be {what}, not {_said(node.value)}")
        return node.value

    return read


text: Final = must_be("text in quotes that is not empty", lambda it: isinstance(it, str) and it.strip())
identifier: Final = must_be("of a-z, 0-9 and single hyphens", lambda it: isinstance(it, str) and _ID.fullmatch(it))
flag: Final = must_be("true or false", lambda it: isinstance(it, bool))
year: Final = must_be("a year such as 2010", lambda it: type(it) is int and dt.MINYEAR <= it <= dt.MAXYEAR)
day: Final = must_be("a date without quotes such as 2024-03-15", lambda it: type(it) is dt.date)
address: Final = must_be(
    "an address that begins with https:// or http://",
    lambda it: isinstance(it, str) and _ADDRESS.match(it),
)


def edtf(node: Node) -> When | None:
    """Return an EDTF date written as text."""
    if not isinstance(node.value, str):
        node.wrong(f'{node.key!r} must be a date in quotes such as "1991-08-29", not {_said(node.value)}')
        return None
    try:
        return When.parse(node.value)
    except ValueError as error:
        node.wrong(f"{node.key!r}: {error}")
        return None


def one_of(*words: str) -> Reader:
    """Return a reader of one of the words."""

    def read(node: Node) -> str:
        if node.value not in words:
            node.wrong(f"unknown {node.key} {_said(node.value)}{_hint(node.value, words)}")
        return str(node.value)

    return read


def list_of(reader: Reader) -> Reader:
    """Return a reader of an array, as a tuple."""

    def read(node: Node) -> tuple[Any, ...]:
        if isinstance(node.value, list):
            return tuple(map(reader, node.children()))
        node.wrong(f"{node.key!r} must be a list in [ ], not {_said(node.value)}")
        return ()

    return read


def by_language(reader: Reader) -> Reader:
    """Return a reader of a table whose keys are languages."""
    return record({language: Field(reader) for language in LANGUAGES})


def record(fields: Mapping[str, Field]) -> Reader:
    """Return a reader of a table that has the fields and no other, as a dict of what it says."""

    def read(node: Node) -> dict[str, Any]:
        if not isinstance(node.value, dict):
            node.wrong(f"{node.key!r} must be a table, not {_said(node.value)}")
            return {}
        for key, field in fields.items():
            if field.required and key not in node.value:
                node.wrong(f"{_name(node)} has no {key!r}")
        values = {}
        for child in node.children():
            if child.place[-1] in fields:
                values[child.key] = fields[child.key].reader(child)
            else:
                child.wrong(f"unknown key {child.key!r}{_hint(child.key, tuple(fields))}")
        return values

    return read


def _name(node: Node) -> str:
    """Return what a person would call the table: its id where it has one."""
    known = node.value.get("id")
    return f"{node.key} {known!r}" if isinstance(known, str) else node.key


def _hint(given: object, known: tuple[str, ...]) -> str:
    near = get_close_matches(given, known, n=1) if isinstance(given, str) else []
    return f"; did you mean {near[0]!r}?" if near else f"; known are: {', '.join(known)}"


def _said(value: object) -> str:
    """Return the value as it would stand in an error, short."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    shown = str(value).lower() if isinstance(value, bool) else repr(value) if isinstance(value, str) else str(value)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
