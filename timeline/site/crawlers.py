"""robots.txt and sitemap.xml: whoever asks may fetch everything. Google's calendar obeys robots.txt, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model import LANGUAGES
from timeline.site.page import HOME, of_fact, public
from timeline.site.rendering import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.site.page import Site


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield robots.txt and, where whole addresses can be given, sitemap.xml (sitemaps.org 0.9)."""
    yield "robots.txt", render("robots.txt", address=site.address)
    if site.address:
        pages = [(HOME, site.today), *((of_fact(fact), fact.revised) for fact in site.facts)]
        yield (
            "sitemap.xml",
            render("sitemap.xml", pages=pages, languages=LANGUAGES, public=lambda code, path: public(site, code, path)),
        )
