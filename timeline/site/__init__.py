"""What is published: a tree of files to put behind any web server, object store or CDN.

    index.html                    the choice of language
    <language>/index.html         the page: subscribe, what is coming, the chronology at a glance and in full
    <language>/e/<id>.html        a page for each event and observance
    f/<feed>.<language>.ics       the calendars
    f/<feed>.<language>.atom      what is coming in them, for readers of news
    events.json                   the facts, for programs
    404.html icon.svg page.js robots.txt sitemap.xml style.css
    _headers headers/             how to serve all this, for Netlify, nginx and S3

Beside each file to be served stand `.gz` and `.br`. The tree is a pure function: the same facts, feeds and day give the
same bytes. `folder.replace` puts it on a disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.feeds import atom, ics
from timeline.feeds.entry import entries
from timeline.model import LANGUAGES
from timeline.site import crawlers, data, event, headers, home
from timeline.site.packing import packed
from timeline.site.page import Site
from timeline.site.rendering import asset

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.model import Timeline


def tree(timeline: Timeline, feeds: Sequence[Feed], today: dt.date) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the tree, its path with `/` and its bytes; each path once.

    Where the tree will stand is said by the `address` of the feeds. While none is known, there are no links to
    subscribe with and no sitemap: these hold whole addresses.
    """
    yield from headers.files()
    for path, content in served(timeline, feeds, today):
        yield path, content
        for suffix, fewer in packed(content):
            yield f"{path}.{suffix}", fewer


def served(timeline: Timeline, feeds: Sequence[Feed], today: dt.date) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the tree that readers see, as they are, under their paths."""
    site = Site(timeline, tuple(feeds), today)
    for name in ("icon.svg", "page.js", "style.css"):
        yield name, asset(name)
    for feed in site.feeds:
        for language in feed.languages:
            body = entries(feed, site.timeline, language)
            yield f"f/{feed.name}.{language}.ics", b"".join(ics.render(feed, body, language))
            coming = [entry for entry in body if entry.last >= site.today and entry.start < site.horizon]
            yield f"f/{feed.name}.{language}.atom", b"".join(atom.render(feed, coming, language))
    yield "events.json", data.render(site)
    yield from home.roots(site)
    for language in LANGUAGES:
        yield home.page(site, language)
        yield from event.pages(site, language)
    yield from crawlers.files(site)
