"""What is served follows the workspace: built anew when a file of it changes, and when the day does.

A build that fails changes nothing: what was served before is served on, and the reason is said.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from watchfiles import awatch

from timeline.clean import clean
from timeline.cli.publishing import at
from timeline.errors import TimelineError
from timeline.feeds import config
from timeline.serving.published import publish

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from timeline.cli.environment import Environment
    from timeline.serving.app import Application
    from timeline.serving.published import Published
    from timeline.serving.table import Table
    from timeline.workspace import Workspace

TICK: Final = 2_000
"""Milliseconds after which one looks even if the system has told of no change: not every file system does."""


@dataclass(frozen=True, slots=True)
class State:
    """What a build depends on: the day, and of each file its time of change and its size."""

    today: dt.date
    files: frozenset[tuple[Path, int, int]]


@dataclass(frozen=True, slots=True)
class Follower:
    """A workspace that is followed, for an address where others find it; `otherwise`, if that is not known.

    `ahead` is how far the day that it takes for today is ahead of the clock's.
    """

    environment: Environment
    workspace: Workspace
    address: str
    otherwise: str
    ahead: dt.timedelta

    def state(self) -> State:
        """Return what there is now."""
        return State(day() + self.ahead, frozenset(_files(self.workspace)))

    def build(self, state: State, before: Table | None = None) -> Published:
        """Return what is to be served; raises TimelineError."""
        feeds = at(self.address, config.load(self.workspace.calendars / "feeds.toml"))
        if not any(feed.address for feed in feeds):
            feeds = at(self.otherwise, feeds)
        return publish(self.workspace.load(), feeds, state.today, dt.datetime.now(dt.UTC), before)

    async def follow(self, application: Application, seen: State, stop: asyncio.Event) -> None:
        """Publish what changes after a state was seen, until it is to stop."""
        folders = [each for each in (self.workspace.root / "seeds", self.workspace.calendars) if each.is_dir()]
        async for _ in ticks(folders, stop):
            state = self.state()
            if state != seen:
                seen = state
                await self._renew(application, state)

    async def _renew(self, application: Application, state: State) -> None:
        before = application.published.table
        try:
            published = await asyncio.to_thread(self.build, state, before)
        except TimelineError as error:
            self._say(f"timeline: {clean(str(error))}; what was served before is served on")
        except Exception:  # noqa: BLE001 - a fault of ours is shown as one, and ends nothing
            self._say(traceback.format_exc())
        else:
            application.publish(published)
            changed = _changed(before, published.table)
            self._say(f"timeline: built anew, {changed} of {len(published.table)} answers changed")

    def _say(self, what: str) -> None:
        print(what, file=self.environment.stderr, flush=True)


async def ticks(folders: Sequence[Path], stop: asyncio.Event) -> AsyncIterator[None]:
    """Yield when something in the folders has changed, or may have, until it is to stop."""
    try:
        async for _ in awatch(*folders, stop_event=stop, rust_timeout=TICK, yield_on_timeout=True):
            yield
    except OSError:  # the system watches no more folders than it is set to, and some it cannot
        while not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), TICK / 1000)
            yield


def day() -> dt.date:
    """Return the day by the clock and where one is."""
    return dt.datetime.now().astimezone().date()


def _files(workspace: Workspace) -> set[tuple[Path, int, int]]:
    """Return the files that a build reads. The calendars that `build` writes are not among them."""
    found = set()
    for path in (workspace.calendars / "feeds.toml", *(workspace.root / "seeds").rglob("*")):
        try:
            status = path.stat()
        except OSError:  # it has just gone, or is a link that leads nowhere
            continue
        found.add((path, status.st_mtime_ns, status.st_size))
    return found


def _changed(before: Table, after: Table) -> int:
    same = sum(path in after and after[path].tag == entry.tag for path, entry in before.items())
    return len(before.keys() | after.keys()) - same
