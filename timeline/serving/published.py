"""All that is served, of one build: the tree as a table of answers, and the facts that filters choose from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline import site
from timeline.serving.table import missing, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.feeds.config import Feed
    from timeline.model import Timeline
    from timeline.serving.table import Entry, Table


@dataclass(frozen=True, slots=True, eq=False)
class Published:
    """What is answered until the next build; `modified` is the youngest fact's date, never one to come."""

    timeline: Timeline
    feeds: tuple[Feed, ...]
    tags: frozenset[str]
    modified: dt.datetime
    table: Table
    missing: Entry


def publish(
    timeline: Timeline, feeds: Sequence[Feed], today: dt.date, now: dt.datetime, before: Table | None = None
) -> Published:
    """Return what is to be served of a timeline on a day; `now` is in UTC, `before` what was served until now."""
    facts = (*timeline.events, *timeline.observances)
    youngest = max((fact.revised for fact in facts), default=today)
    modified = min(dt.datetime.combine(youngest, dt.time(), dt.UTC), now)
    entries = table(site.served(timeline, feeds, today), modified, now, before or {})
    return Published(
        timeline=timeline,
        feeds=tuple(feeds),
        tags=frozenset(tag for fact in facts for tag in fact.tags),
        modified=modified,
        table=entries,
        missing=missing(entries["/404.html"]),
    )
