"""Answers made ready: for each path of a tree the messages of ASGI, whole, compressed and unchanged.

A path that is not in the table leads nowhere: nothing is looked up on a disk, so no path can leave the tree.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass, replace
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from timeline.serving.negotiation import CODINGS, coding, has
from timeline.site import headers
from timeline.site.packing import packed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from starlette.types import Message, Receive, Scope, Send

    Answer = tuple[Message, Message]

_INDEX: Final = "index.html"
_CODINGS: Final = {"gz": b"gzip", "br": b"br"}
"""The content coding (RFC 9110, section 8.4.1) of each kind of packed file."""
_ALWAYS: Final = [(name.lower().encode(), value.encode()) for name, value in headers.HEADERS.items()]
_DOCUMENTS: Final = {headers.TYPES["html"], headers.TYPES["svg"]}
_OF_DOCUMENTS: Final = {b"content-security-policy", b"referrer-policy"}
"""What says something to who shows a page, and costs every client of a calendar a few bytes."""
_RENEWED: Final = [each for each in _ALWAYS if each[0] in {b"cache-control", b"access-control-allow-origin"}]
"""What an answer without a body says again (RFC 9110, section 15.4.5), and whom a browser may give it to."""
_NEVER: Final = b"\0"
"""A date that no request names."""
_VARY: Final = (b"vary", b"Accept-Encoding")


@dataclass(frozen=True, slots=True)
class Variant:
    """A representation in one coding: its strong validator, the answer that holds it, and the one for who has it."""

    etag: bytes
    whole: Answer
    unchanged: Answer


@dataclass(frozen=True, slots=True)
class Entry:
    """What is answered for a path, by coding; it is itself an ASGI application, for GET and HEAD.

    `tag` tells the content, `modified` is its date as it is sent, `size` the bytes of it in all codings.
    """

    variants: Mapping[bytes, Variant]
    tag: bytes
    modified: bytes
    size: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - a body is not read
        """Answer a request."""
        accepted = known = since = b""
        for name, value in scope["headers"]:
            if name == b"accept-encoding":
                accepted = value
            elif name == b"if-none-match":
                known = value
            elif name == b"if-modified-since":
                since = value
        variant = self.variants[coding(accepted)]
        # The very date that was sent, no later one: a fact's date is a day, and one day may see two texts.
        unchanged = has(known, variant.etag) if known else since == self.modified
        start, body = variant.unchanged if unchanged else variant.whole
        await send(start)
        await send(body)


Table = dict[str, Entry]
"""Entries by the path of a request, with its `/` in front."""


def table(files: Iterable[tuple[str, bytes]], newest: dt.datetime, now: dt.datetime, before: Table) -> Table:
    """Return the entries of files whose youngest fact is of `newest`, in UTC; folders stand for their index.html.

    What is the same as in the table `before` keeps its date, and what has changed since bears that of `now`.
    """
    found: Table = {}
    for path, data in files:
        media, old = headers.TYPES[path.rpartition(".")[2]], before.get(f"/{path}")
        same = old is not None and old.tag == _tag(data, media)
        found[f"/{path}"] = old if old and same else entry(data, media, now if old else newest)
    for path in [path for path in found if path.endswith(f"/{_INDEX}")]:
        folder = path.removesuffix(_INDEX)
        found[folder] = found[path]
        if folder != "/":
            # Relative, so that it holds wherever a proxy has put the tree.
            found[folder.rstrip("/")] = _moved(f"{folder.rstrip('/').rpartition('/')[2]}/")
    return found


def entry(data: bytes, media: str, modified: dt.datetime) -> Entry:
    """Return the answers with some bytes of a media type, as they are and in each content coding."""
    date, tag = format_datetime(modified, usegmt=True).encode(), _tag(data, media)
    variants = {b"identity": _variant(data, tag, media, date)}
    for suffix, fewer in packed(data, quick=True):
        name = _CODINGS[suffix]
        variants[name] = _variant(fewer, tag, media, date, name)
    return Entry(variants, tag, date, sum(len(each.whole[1]["body"]) for each in variants.values()))


def missing(page: Entry) -> Entry:
    """Return the answers for a path that leads nowhere, with a page that says so."""
    return replace(page, variants={name: _gone(each) for name, each in page.variants.items()}, modified=_NEVER)


def _moved(location: str) -> Entry:
    """Return the answer that leads to another path (RFC 9110, section 15.4.9)."""
    answer = _answer(308, [(b"location", location.encode()), *_ALWAYS], b"")
    return Entry(dict.fromkeys(CODINGS, Variant(b"", answer, answer)), b"", _NEVER, 0)


def _variant(data: bytes, tag: bytes, media: str, date: bytes, name: bytes = b"") -> Variant:
    # Each coding is a representation of its own, with a strong tag of its own (RFC 9110, section 8.8.3.3).
    etag = b'"%s"' % (b"-".join((tag, name)) if name else tag)
    validators = [(b"etag", etag), _VARY]
    about = [
        (b"last-modified", date),
        (b"content-type", media.encode()),
        *([(b"content-encoding", name)] if name else []),
    ]
    always = _ALWAYS if media in _DOCUMENTS else [each for each in _ALWAYS if each[0] not in _OF_DOCUMENTS]
    whole = _answer(200, [*validators, *about, *always], data)
    return Variant(etag, whole, _answer(304, [*validators, *_RENEWED]))


def _gone(page: Variant) -> Variant:
    start, body = page.whole
    kept = [(name, value) for name, value in start["headers"] if name not in {b"etag", b"last-modified"}]
    answer = ({**start, "status": 404, "headers": kept}, body)
    return Variant(b"", answer, answer)


def _answer(status: int, fields: list[tuple[bytes, bytes]], data: bytes | None = None) -> Answer:
    length = [] if data is None else [(b"content-length", b"%d" % len(data))]
    start = {"type": "http.response.start", "status": status, "headers": [*fields, *length]}
    return start, {"type": "http.response.body", "body": data or b""}


def _tag(data: bytes, media: str) -> bytes:
    return urlsafe_b64encode(hashlib.sha256(media.encode() + b"\0" + data).digest()[:15])
