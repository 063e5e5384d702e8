"""JSON-LD: the days of a feed as a schema.org ItemList of Events, for search engines and graphs.

Days are inclusive on both sides, as schema.org has them. What it has no property for is not said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.clean import clean, uri
from timeline.feeds.identity import tag
from timeline.jsontext import document
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the list; it may stand in a <script> as it is."""
    head = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "@id": tag(feed, f"{feed.name}.{language}"),
        "name": clean(feed.titles[language]),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": len(body),
    }
    return document(head, "itemListElement", (_event(feed, entry, language) for entry in body))


def _event(feed: Feed, entry: Entry, language: str) -> dict[str, object]:
    event: dict[str, object] = {
        "@type": "Event",
        "@id": tag(feed, entry.uid),
        "identifier": entry.uid,
        "name": entry.summary,
        "description": entry.description,
        "inLanguage": language,
        "startDate": f"{entry.start}",
        "endDate": f"{entry.last}",
        "keywords": list(entry.categories),
        **_fact(feed, entry),
    }
    if entry.url and feed.address:
        event["url"] = uri(entry.url)
    elif entry.url:
        event["subjectOf"] = {"@type": "CreativeWork", "url": uri(entry.url)}
    return event


def _fact(feed: Feed, entry: Entry) -> dict[str, object]:
    """Return the fact behind a day: what is kept every year, or what happened, with its days if they are certain."""
    named = {"@id": tag(feed, entry.id), "name": entry.title}
    when = When.parse(entry.when)
    if when.yearly:
        return {"superEvent": {"@type": "EventSeries", **named}}
    if when == entry.days:  # the day itself, not one of its anniversaries
        return {}
    if when.days and not when.doubt:
        named["startDate"], named["endDate"] = map(str, when.days)
    return {"about": {"@type": "Event", **named}}
