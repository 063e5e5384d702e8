"""JSON a piece at a time: one line for the head, one for each item, so that a change of one is a change of its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def streamed(opening: str, items: Iterable[object], closing: str) -> Iterator[bytes]:
    """Yield a text that ends its opening inside an array, the items of that array, and the closing."""
    yield opening.encode()
    between = "\n"
    for item in items:
        yield f"{between}{dumps(item)}".encode()
        between = ",\n"
    yield f"\n{closing}\n".encode()


def document(head: Mapping[str, object], name: str, items: Iterable[object]) -> Iterator[bytes]:
    """Yield an object: what the head holds, then an array of items under a name."""
    return streamed(f'{dumps(head)[:-1]},"{name}":[', items, "]}")


def dumps(value: object) -> str:
    """Return the JSON (RFC 8259) of a value, without blanks; `<` is escaped, for it may end a <script> around it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
