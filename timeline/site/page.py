"""What the pages have in common: the site they belong to, their addresses, and links between them.

Links within the tree are relative, so that it can stand anywhere; whole addresses are made from the site's own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from timeline.anniversaries import a_year_after
from timeline.model import LANGUAGES
from timeline.site.rendering import render
from timeline.when import When
from timeline.wording import Wording, wording

if TYPE_CHECKING:
    from timeline.feeds.config import Feed
    from timeline.model import Event, Observance, Occurrence, Timeline

HOME = "index.html"


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """All that is published, as of a day."""

    timeline: Timeline
    feeds: tuple[Feed, ...]
    today: dt.date

    @property
    def address(self) -> str:
        """Where the tree stands on the web, without a slash at the end; empty when nobody knows."""
        return next((feed.address for feed in self.feeds), "")

    @property
    def horizon(self) -> dt.date:
        """The day a year on, before which a thing is coming."""
        return a_year_after(self.today)

    @property
    def facts(self) -> tuple[Event | Observance, ...]:
        """All that has a page of its own."""
        return (*self.timeline.events, *self.timeline.observances)

    @property
    def marked(self) -> tuple[Event | Observance, ...]:
        """All that is marked every year."""
        return (*(event for event in self.timeline.events if event.commemorate), *self.timeline.observances)

    def title(self, language: str) -> str:
        """Return the chronology's title in the language, else in the first of `LANGUAGES` that has one."""
        titles = self.timeline.title
        return next(titles[code] for code in (language, *LANGUAGES) if code in titles)


def of_fact(fact: Event | Observance) -> str:
    """Return the path of a fact's page in the folder of a language."""
    return f"e/{fact.id}.html"


def public(site: Site, language: str, path: str) -> str:
    """Return the whole address of a page; empty while the site's is not known."""
    return f"{site.address}/{language}/{path.removesuffix(HOME)}" if site.address else ""


def page(site: Site, language: str, path: str, template: str, **values: object) -> tuple[str, bytes]:
    """Return the path and the bytes of a page; `path` is in the folder of its language."""
    words = wording(language)
    return f"{language}/{path}", render(
        template,
        **values,
        site=site,
        words=words,
        up="../" * (path.count("/") + 1),
        path=path,
        languages=[wording(code) for code in LANGUAGES],
        public=lambda code: public(site, code, path),
        direction=direction,
        web=web,
        days=days,
    )


def direction(words: Wording) -> str:
    """Return the value of `dir` for a language."""
    return "rtl" if words.rtl else "ltr"


def days(occurrence: Occurrence) -> When:
    """Return the day, or the days, of an occurrence."""
    first, last = occurrence.start, occurrence.end - dt.timedelta(days=1)
    return When.on(first) if first == last else When.parse(f"{first}/{last}")


def web(address: str) -> str:
    """Return the address if it may be linked to, else nothing: `javascript:` and the like lead nowhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""
