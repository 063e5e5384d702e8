"""The page of a language, and what stands above the languages: where to choose one, and what is not found."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from timeline import occasions
from timeline.model import LANGUAGES, Event
from timeline.site import page as pages
from timeline.site.picture import draw
from timeline.site.rendering import render
from timeline.site.subscribe import choices
from timeline.when import When
from timeline.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Occurrence
    from timeline.site.page import Site


def roots(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the choice of language, and the page for addresses that lead nowhere, which may be shown at any depth."""
    path = urlsplit(site.address).path if site.address else ""
    for name, template, up in ((pages.HOME, "choice.html", ""), ("404.html", "missing.html", f"{path}/")):
        languages = [wording(code) for code in LANGUAGES]
        yield name, render(template, site=site, up=up, languages=languages, direction=pages.direction)


def page(site: Site, language: str) -> tuple[str, bytes]:
    """Return the page of a language."""
    coming = occasions.coming(site.timeline, site.today)
    jubilees = [each for each in coming if each.jubilee and isinstance(each.fact, Event)]
    return pages.page(
        site,
        language,
        pages.HOME,
        "home.html",
        choices=choices(site, language),
        months=[(month, list(each)) for month, each in groupby(coming, key=_month)],
        jubilees=jubilees,
        picture=draw(site.timeline.events, {each.fact.id for each in jubilees}, site.today, wording(language)),
        decades=[(when, list(each)) for when, each in groupby(site.timeline.events, key=lambda each: each.when.decade)],
        of_fact=pages.of_fact,
        updated=When.on(site.today),
    )


def _month(occurrence: Occurrence) -> When:
    return When.parse(occurrence.start.isoformat()[: len("2026-08")])
