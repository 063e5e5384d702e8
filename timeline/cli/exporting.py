"""`export`: the days of a feed as another program reads them, on stdout or in a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from timeline import atomic
from timeline.anniversaries import a_year_after
from timeline.errors import Exit, UsageError
from timeline.feeds import config
from timeline.feeds.entry import entries
from timeline.feeds.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from timeline.cli.environment import Environment
    from timeline.feeds.config import Feed
    from timeline.feeds.formats import Format
    from timeline.workspace import Workspace

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to export: empty names and days that are None stand for what is usual; `output` None is stdout.

    `first` and `last` are inclusive.
    """

    format: str
    feed: str
    language: str
    today: dt.date
    first: dt.date | None
    last: dt.date | None
    output: Path | None


def export(environment: Environment, workspace: Workspace, asked: Asked) -> Exit:
    """Return OK after writing a feed in a format; that there is nothing in it is said on stderr."""
    form = _named("format", asked.format, FORMATS)
    feeds = {feed.name: feed for feed in config.load(workspace.calendars / "feeds.toml")}
    feed = _named("feed", asked.feed or next(iter(feeds), ""), feeds)
    if asked.language not in feed.languages:
        raise UsageError(f"--lang: the feed {feed.name!r} has no {asked.language!r}; it has {_all(feed.languages)}")
    first, last = _days(form, feed, asked)
    # On a day that is asked for, what began before New Year may still run; a horizon holds what begins in it.
    lasting = first.year > config.FIRST and (form.coming or asked.first is not None)
    told = entries(replace(feed, horizon=(first.year - lasting, last.year)), workspace.load(), asked.language)
    body = [entry for entry in told if entry.start <= last and entry.last >= first]
    if not body:
        print(f"timeline: the feed {feed.name!r} has nothing from {first} to {last}", file=environment.stderr)
    pieces = form.render(feed, body, asked.language)
    if asked.output:
        atomic.write(asked.output, b"".join(pieces))
    else:
        environment.stdout.buffer.writelines(pieces)
    return Exit.OK


def _named(kind: str, name: str, known: Mapping[str, _Row]) -> _Row:
    if name not in known:
        said = f"there is no {kind} {name!r}" if name else f"say which {kind}"
        raise UsageError(f"{said}; there are {_all(known)}")
    return known[name]


def _days(form: Format, feed: Feed, asked: Asked) -> tuple[dt.date, dt.date]:
    """Return the first and the last day: those asked for, else the next twelve months or the feed's horizon."""
    begins, ends = dt.date(feed.horizon[0], 1, 1), dt.date(feed.horizon[1], 12, 31)
    first = asked.first or (asked.today if form.coming else begins)
    last = asked.last or (a_year_after(first) - dt.timedelta(days=1) if form.coming else ends)
    if not config.FIRST <= first.year <= last.year <= config.LAST or last < first:
        raise UsageError(
            f"from {first} to {last} no feed has days; give two in order, of the years {config.FIRST} to {config.LAST}"
        )
    return first, last


def _all(names: Iterable[str]) -> str:
    return ", ".join(names)
