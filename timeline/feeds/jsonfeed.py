"""JSON Feed 1.1: what is coming, an item each, its id the UID."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.clean import clean, uri
from timeline.feeds import news
from timeline.jsontext import document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the feed with these entries. What JSON Feed has no name for stands under `_timeline`, as it asks."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(feed.titles[language]),
        "description": clean(feed.descriptions.get(language, "")),
        "home_page_url": uri(f"{feed.address}/{language}/") if feed.address else "",
        "language": language,
        "authors": [{"name": feed.domain}],
    }
    return document(_said(head), "items", (_item(entry, language) for entry in body))


def _item(entry: Entry, language: str) -> dict[str, object]:
    item = {
        "id": entry.uid,
        "url": uri(entry.url),
        "title": entry.summary,
        "content_text": news.text(entry, language),
        "date_published": news.stamp(news.published(entry)),
        "date_modified": news.stamp(news.updated(entry)),
        "tags": list(entry.categories),
        "language": language,
        "_timeline": {
            "event": entry.id,
            "first_day": f"{entry.start}",
            "last_day": f"{entry.last}",
            "years": entry.years,
            "jubilee": entry.jubilee,
        },
    }
    return _said(item)


def _said(members: Mapping[str, object]) -> dict[str, object]:
    """Return the members that say something: an optional one is left out rather than empty."""
    return {name: value for name, value in members.items() if value}
