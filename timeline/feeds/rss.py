"""RSS 2.0, as the RSS Advisory Board specifies it: what is coming, an item each, its guid the UID."""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING

from timeline.clean import uri
from timeline.feeds import news
from timeline.feeds.identity import tag
from timeline.feeds.xml import DECLARATION, element, opening

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the channel with these entries; where it has no page, its link is a tag URI, since RSS wants some link."""
    title = feed.titles[language]
    yield f"{DECLARATION}<{opening('rss', {'version': '2.0', 'xml:lang': language})}>\n".encode()
    yield b"<channel>\n"
    yield element("title", title).encode()
    yield element(
        "link", uri(f"{feed.address}/{language}/") if feed.address else tag(feed, f"{feed.name}.{language}")
    ).encode()
    yield element("description", feed.descriptions.get(language, title)).encode()
    yield element("language", language).encode()
    if body:
        yield element("lastBuildDate", _moment(max(map(news.updated, body)))).encode()
    yield element("generator", "Timeline").encode()
    yield element("docs", "https://www.rssboard.org/rss-specification").encode()
    for entry in body:
        yield "".join(_item(entry, language)).encode()
    yield b"</channel>\n</rss>\n"


def _item(entry: Entry, language: str) -> Iterator[str]:
    yield "<item>\n"
    yield element("title", entry.summary)
    if entry.url:
        yield element("link", uri(entry.url))
    yield element("guid", entry.uid, {"isPermaLink": "false"})
    yield element("pubDate", _moment(news.published(entry)))
    yield from (element("category", category) for category in entry.categories)
    yield element("description", news.html(entry, language))
    yield "</item>\n"


def _moment(moment: dt.datetime) -> str:
    """Return a moment in UTC as RFC 822 writes it, the year in four digits."""
    return format_datetime(moment, usegmt=True)
