"""A web server for a folder, on the loopback, that counts what it is asked for."""

from __future__ import annotations

import functools
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Site:
    """Where a folder is served, and how often each file in it was asked for."""

    url: str
    asked: Counter[str] = field(default_factory=Counter)


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {".ics": "text/calendar; charset=utf-8", "": "application/octet-stream"}  # noqa: RUF012

    def __init__(self, *arguments: object, asked: Counter[str], **named: object) -> None:
        self.asked = asked
        super().__init__(*arguments, **named)  # type: ignore[arg-type]

    def log_request(self, *_: object) -> None:
        self.asked[self.path.removeprefix("/")] += 1

    def log_message(self, *_: object) -> None:
        """Say nothing on stderr."""


@contextmanager
def serving(folder: Path) -> Iterator[Site]:
    """Serve a folder while the context lasts; what is asked with If-Modified-Since is answered 304 where it may be."""
    asked: Counter[str] = Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder), asked=asked))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
