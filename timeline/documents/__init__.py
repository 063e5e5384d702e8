"""Documents: files in, `Document` values out; the text is exactly what the file holds.

To read another format, write `documents/<format>.py` with a function from (bytes, path) to text, and add its row to
`SUFFIXES`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from timeline.documents import plain, published, sidecar
from timeline.errors import DataError, DocumentError
from timeline.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

SUFFIXES: Final[Mapping[str, Callable[[bytes, Path | str], str]]] = {
    ".txt": plain.decode,
}
"""The table of formats: a file's suffix, and what turns its bytes into text."""

LARGEST: Final = 32 * 2**20
"""The size of the largest document that is read, in bytes."""


def read(path: Path) -> Document:
    """Return the document at the path, with what its sidecar knows of it.

    Raises DocumentError when it cannot be read, DataError when its sidecar is at fault.
    """
    data = _bytes(path)
    reader = SUFFIXES.get(path.suffix.lower())
    if reader is None:
        raise DocumentError(f"is of no format that is read ({', '.join(SUFFIXES)}); convert it to one", path=path)
    return from_text(reader(data, path), path.name, **sidecar.read(path))


def from_text(text: str, name: str, **known: Any) -> Document:  # noqa: ANN401  the keys of a sidecar, checked there
    """Return the document of a text.

    Its day of publication is the one `known`, else the one that the text itself gives, else None.
    """
    known.pop("note", None)
    basis = known.pop("published_basis", "sidecar")
    if "published" in known:
        return Document(name=name, text=text, published_from=basis, **known)
    day, found_in = published.find(text) or (None, "")
    return Document(name=name, text=text, published=day, published_from=found_in, **known)


def read_stream(stream: BinaryIO, name: str) -> Document:
    """Return the plain text that comes in on a stream as a document. Raises DocumentError when it cannot be read."""
    return from_text(plain.decode(_bounded(stream, name), name), name)


def read_folder(folder: Path) -> Iterator[Document]:
    """Yield the documents in the folder, by name; hidden files and sidecars are none.

    Raises DocumentError when the folder or a document cannot be read, DataError at a sidecar without its document.
    """
    try:
        paths = {path.name: path for path in folder.iterdir() if not path.name.startswith(".")}
    except OSError as error:
        raise DocumentError(f"cannot be read as a folder of documents: {error.strerror}", path=folder) from error
    for _, path in sorted(paths.items()):
        if path.suffix != sidecar.SUFFIX:
            yield read(path)
        elif path.stem not in paths:
            raise DataError(f"describes {path.stem!r}, but no such document is beside it", path=path)


def _bytes(path: Path) -> bytes:
    """Return what the file holds, unless it is more than a document should be."""
    try:
        if path.is_dir():
            raise DocumentError("is a folder; give a file in it", path=path)
        with path.open("rb") as file:
            return _bounded(file, path, path.stat().st_size)
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror}", path=path) from error


def _bounded(file: BinaryIO, path: Path | str, size: int = 0) -> bytes:
    """Return what the file holds; `size` is what is known of its length before it is read."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        said = f"is {size / 2**20:,.1f} MB" if size > LARGEST else "is too large"
        raise DocumentError(f"{said}; the most that is read is {LARGEST >> 20} MB: split it", path=path)
    return data
