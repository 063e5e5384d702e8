"""What is known of a document besides its text: `<its file name>.toml` beside it, all keys optional.

A sidecar says only what is known, and `published_basis` says how the day of publication is; `note` is for those who
read the sidecar itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from timeline.datafile.fields import Field, Node, address, day, one_of, record, text, whole
from timeline.model import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX: Final = ".toml"

_FIELDS: Final = record(
    {
        "title": Field(text),
        "publisher": Field(text),
        "language": Field(one_of(*LANGUAGES)),
        "url": Field(address),
        "published": Field(day),
        "published_basis": Field(text),
        "note": Field(text),
    }
)


def beside(path: Path) -> Path:
    """Return where the sidecar of a document stands."""
    return path.with_name(path.name + SUFFIX)


def read(path: Path) -> dict[str, Any]:
    """Return what the sidecar says of the document at `path`, {} when there is none. Raises DataError with the line."""
    place = beside(path)
    known: dict[str, Any] = whole(place, _known) if place.exists() else {}
    return known


def _known(top: Node) -> dict[str, Any]:
    known: dict[str, Any] = _FIELDS(top)
    if "published_basis" in known and "published" not in known:
        top.child("published_basis").wrong("'published_basis' says how a day is known, but 'published' is missing")
    return known
