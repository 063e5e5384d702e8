"""`publish`: the site put in a folder, whole."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.clean import clean
from timeline.errors import UsageError
from timeline.feeds import config
from timeline.site import folder, tree

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from timeline.cli.environment import Environment
    from timeline.feeds.config import Feed
    from timeline.workspace import Workspace

_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s?#]*")


def publish(environment: Environment, workspace: Workspace, directory: Path, address: str, today: dt.date) -> None:
    """Write the site of the workspace to the directory and say so; `address` goes before that in feeds.toml."""
    feeds = at(address, config.load(workspace.calendars / "feeds.toml"))
    if not any(feed.address for feed in feeds):
        print(
            "timeline: no address is known, so the page has calendars to download and no links to subscribe with, "
            "and there is no sitemap.xml; give --address https://… or 'address' in feeds.toml",
            file=environment.stderr,
        )
    written = folder.replace(environment.here / directory, _watched(environment, tree(workspace.load(), feeds, today)))
    said = f"{written.changed} of {written.files} files changed" if written.changed else "nothing changed"
    print(clean(f"published {directory}: {said}, {written.size / 1e6:.1f} MB"), file=environment.stdout)


def at(address: str, feeds: Sequence[Feed]) -> tuple[Feed, ...]:
    """Return the feeds, published at the address if one is given; raises UsageError for one that cannot be."""
    if not address:
        return tuple(feeds)
    if not _ADDRESS.fullmatch(address):
        raise UsageError(f"--address: {address!r} is not an address; write it as https://example.org/calendars")
    there = tuple(replace(feed, address=address.rstrip("/")) for feed in feeds)
    longest = max((feed.source(language) for feed in there for language in feed.languages), key=len)
    if len(longest) > config.LONGEST_ADDRESS:
        raise UsageError(
            f"--address: {longest} is over {config.LONGEST_ADDRESS} characters, which Google refuses; shorten it"
        )
    return there


def _watched(environment: Environment, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield the files, and tell a person who waits at a terminal how many there are so far."""
    shown = environment.stderr.isatty()
    for number, file in enumerate(files, 1):
        if shown and number % 50 == 0:
            print(f"\rtimeline: {number} files", end="", file=environment.stderr, flush=True)
        yield file
    if shown:
        print("\r\x1b[K", end="", file=environment.stderr, flush=True)
