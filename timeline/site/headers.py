"""How a published file is to be served: its type, how long it may be kept, what a page may load.

Two tables, `TYPES` and `HEADERS`, and what is written of them for nginx, Netlify and S3; a server of our own reads the
same tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.site.rendering import render

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES: Final = {
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml",
}
"""The media type of a file, by its suffix."""

HEADERS: Final = {
    # One time for all, so that no page is kept longer than its style; calendar clients come back after hours anyway.
    "Cache-Control": "public, max-age=600",
    "Access-Control-Allow-Origin": "*",  # calendars and data are for other sites too
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""What is sent with every file, besides its type."""

UNSERVED: Final = "headers/"
"""The folder of the files that tell servers all this; it is not for readers."""


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the configuration of the servers, each under its path in the tree."""
    for path, template in (
        ("_headers", "netlify.txt"),
        (f"{UNSERVED}nginx.conf", "nginx.conf"),
        (f"{UNSERVED}s3.sh", "s3.sh"),
    ):
        yield path, render(template, types=TYPES, headers=HEADERS, unserved=UNSERVED)
