"""Atom (RFC 4287): what is coming, an entry each, its identity a tag URI made of its UID."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from timeline.clean import uri
from timeline.feeds import news
from timeline.feeds.identity import tag
from timeline.feeds.xml import DECLARATION, element, opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry

_NAMESPACE: Final = "http://www.w3.org/2005/Atom"


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the Atom feed document with these entries.

    A feed without entries is as old as its horizon: RFC 4287 (4.1.1) wants a date, and no fact gives one.
    """
    begun = dt.datetime(feed.horizon[0], 1, 1, tzinfo=dt.UTC)
    yield f"{DECLARATION}<{opening('feed', {'xmlns': _NAMESPACE, 'xml:lang': language})}>\n".encode()
    yield element("id", tag(feed, f"{feed.name}.{language}")).encode()
    yield element("title", feed.titles[language], {"type": "text"}).encode()
    if description := feed.descriptions.get(language):
        yield element("subtitle", description, {"type": "text"}).encode()
    yield element("updated", news.stamp(max(map(news.updated, body), default=begun))).encode()
    yield f"<author>\n{element('name', feed.domain)}</author>\n".encode()
    yield element("generator", "Timeline").encode()
    if address := feed.source(language, "atom"):
        yield element("link", "", {"rel": "self", "type": "application/atom+xml", "href": uri(address)}).encode()
        yield _page(f"{feed.address}/{language}/").encode()
    for entry in body:
        yield "".join(_entry(feed, entry, language)).encode()
    yield b"</feed>\n"


def _entry(feed: Feed, entry: Entry, language: str) -> Iterator[str]:
    yield "<entry>\n"
    yield element("id", tag(feed, entry.uid))
    yield element("title", entry.summary, {"type": "text", "xml:lang": entry.language})
    yield element("published", news.stamp(news.published(entry)))
    yield element("updated", news.stamp(news.updated(entry)))
    if entry.url:
        yield _page(entry.url)
    yield from (element("category", "", {"term": category}) for category in entry.categories)
    yield element("content", news.html(entry, language), {"type": "html"})
    yield "</entry>\n"


def _page(address: str) -> str:
    return element("link", "", {"rel": "alternate", "type": "text/html", "href": uri(address)})
