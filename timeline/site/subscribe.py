"""Ways to subscribe to a calendar: what each client wants to be handed, and a picture of the address.

None of the forms is specified by those who take them. Google Calendar takes the address in `cid`, with `webcal:` (with
`https:` it looks for a person of that name); Outlook on the web takes it in `url` with the `name` to show; Apple's
calendar and most programs take `webcal:` itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

import segno
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.feeds.config import Feed
    from timeline.site.page import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A calendar that can be chosen: its group, its file in the tree, and while its `source` is known, ways to it.

    `ways` are pairs of a key in `[site]` of the wording and an address.
    """

    feed: Feed
    group: str
    file: str
    source: str
    ways: tuple[tuple[str, str], ...]
    code: Markup


def choices(site: Site, language: str) -> list[Choice]:
    """Return the calendars in a language: first those of all subjects, then those of one, then those that remind."""
    groups = ("whole", "theme", "reminding")
    found = [_choice(feed, language) for feed in site.feeds if language in feed.languages]
    return sorted(found, key=lambda choice: groups.index(choice.group))


def _choice(feed: Feed, language: str) -> Choice:
    source = feed.source(language)
    webcal = f"webcal://{source.partition('://')[2]}"
    return Choice(
        feed=feed,
        group="reminding" if feed.alarms else "theme" if feed.tags or feed.kinds else "whole",
        file=f"f/{feed.name}.{language}.ics",
        source=source,
        ways=tuple(_ways(source, webcal, feed.titles[language])) if source else (),
        code=_code(webcal) if source else Markup(),
    )


def _ways(source: str, webcal: str, title: str) -> Iterator[tuple[str, str]]:
    outlook = f"calendar/0/addfromweb?url={quote(source, safe='')}&name={quote(title, safe='')}"
    yield "google", f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}"
    yield "outlook", f"https://outlook.live.com/{outlook}"
    yield "office", f"https://outlook.office.com/{outlook}"
    yield "apple", webcal
    yield "webcal", webcal


def _code(text: str) -> Markup:
    """Return the QR code of a text as SVG, dark on light in any theme: many readers take no other."""
    code = segno.make(text, micro=False, error="m")
    return Markup(code.svg_inline(omitsize=True, border=3, dark="#000", light="#fff", svgclass=None, lineclass=None))  # noqa: S704 - it holds no text
