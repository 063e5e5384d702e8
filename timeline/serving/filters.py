"""Calendars by a query: `f/<feed>.<language>.ics?tags=treaty,ctbt&lang=kk&remind=30,7`.

However it is written, what asks for the same is the same `Filter`. `tags` keeps what bears one of them, `lang` puts
another language in the place of the path's, `remind` rings so many days before a jubilee.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode

from starlette.exceptions import HTTPException

from timeline.feeds import ics
from timeline.feeds.config import Feed
from timeline.feeds.entry import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from timeline.model import Event, Observance, Timeline

LONGEST: Final = 1000
"""Bytes of a query."""
FARTHEST: Final = 365
"""Days before a jubilee."""
MOST: Final = 5
"""How many reminders an entry may have."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A calendar that can be asked for; tags in their order, reminders from the earliest, each once."""

    feed: str
    language: str
    tags: tuple[str, ...] = ()
    remind: tuple[int, ...] = ()

    @property
    def path(self) -> str:
        """The path of the calendar without tags and reminders."""
        return f"/f/{self.feed}.{self.language}.ics"

    @property
    def query(self) -> str:
        """The query that asks for it, as short as it can be."""
        said = {"tags": ",".join(self.tags), "remind": ",".join(map(str, self.remind))}
        return urlencode({name: value for name, value in said.items() if value}, safe=",")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filtered(Feed):
    """A feed with less in it, which can be had by a query."""

    query: str

    def source(self, language: str, suffix: str = "ics") -> str:
        """Return the address to subscribe to: who comes again through it gets the same."""
        whole = Feed.source(self, language, suffix)
        return f"{whole}?{self.query}" if whole else ""


def read(feed: str, language: str, query: bytes) -> Filter:
    """Return what a query asks of the calendar of a path; raises HTTPException with one line."""
    if len(query) > LONGEST:
        raise HTTPException(HTTPStatus.REQUEST_URI_TOO_LONG, f"a query is at most {LONGEST} bytes long")
    try:
        pairs = parse_qsl(query.decode("ascii"), errors="strict", max_num_fields=2 * len(_READ))
        said: dict[str, list[str]] = {}
        for name, value in pairs:
            said.setdefault(name, []).extend(filter(None, value.split(",")))
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the query cannot be read") from error
    asked = Filter(feed, language)
    for name, values in said.items():
        if name not in _READ:
            raise HTTPException(HTTPStatus.BAD_REQUEST, f"there is no filter {name!r}; there are {', '.join(_READ)}")
        asked = _READ[name](asked, values)
    return asked


def check(asked: Filter, feeds: Sequence[Feed], tags: Collection[str]) -> Feed:
    """Return the feed that is asked for; raises HTTPException when there is no such calendar or tag."""
    feed = next((each for each in feeds if each.name == asked.feed), None)
    if feed is None or asked.language not in feed.languages:
        raise HTTPException(HTTPStatus.NOT_FOUND, f"there is no calendar {asked.path}")
    for tag in asked.tags:
        if tag not in tags:
            raise HTTPException(HTTPStatus.NOT_FOUND, f"there is no tag {tag!r}")
    return feed


def render(asked: Filter, feed: Feed, timeline: Timeline) -> bytes:
    """Return the calendar, which is the feed's own with less in it and other reminders."""
    chosen = replace(
        timeline,
        events=tuple(event for event in timeline.events if _bears(event, asked)),
        observances=tuple(day for day in timeline.observances if _bears(day, asked)),
    )
    said = {each.name: getattr(feed, each.name) for each in fields(feed)}
    feed = _Filtered(**said | {"alarms": asked.remind or feed.alarms}, query=asked.query)
    return b"".join(ics.render(feed, entries(feed, chosen, asked.language), asked.language))


def _bears(fact: Event | Observance, asked: Filter) -> bool:
    return not asked.tags or not set(asked.tags).isdisjoint(fact.tags)


def _tags(asked: Filter, said: list[str]) -> Filter:
    return replace(asked, tags=tuple(sorted(set(said))))


def _lang(asked: Filter, said: list[str]) -> Filter:
    if len(said) > 1:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "a calendar is in one language: lang=kk")
    return replace(asked, language=said[0]) if said else asked


def _remind(asked: Filter, said: list[str]) -> Filter:
    days = {int(each) for each in said if each.isascii() and each.isdecimal() and len(each) <= len(str(FARTHEST))}
    if len(said) > MOST or len(days) < len(set(said)) or not days <= set(range(1, FARTHEST + 1)):
        raise HTTPException(
            HTTPStatus.BAD_REQUEST, f"remind is up to {MOST} numbers of days, 1 to {FARTHEST}: remind=30,7"
        )
    return replace(asked, remind=tuple(sorted(days, reverse=True)))


_READ: Final[Mapping[str, Callable[[Filter, list[str]], Filter]]] = {"lang": _lang, "remind": _remind, "tags": _tags}
