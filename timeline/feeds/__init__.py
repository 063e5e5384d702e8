"""Calendars that people subscribe to: from the chronology and feeds.toml to files beside it.

The same facts give the same bytes, whatever the day. The other formats that a feed can be written in are in `formats`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import atomic
from timeline.feeds import config, ics
from timeline.feeds.entry import entries

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.model import Timeline


def build(timeline: Timeline, folder: Path) -> list[Path]:
    """Return the files whose bytes changed, after writing every feed of the folder's feeds.toml in its languages.

    All of them are rendered before the first is written.
    """
    rendered = {
        folder / f"{feed.name}.{language}.ics": b"".join(ics.render(feed, entries(feed, timeline, language), language))
        for feed in config.load(folder / "feeds.toml")
        for language in feed.languages
    }
    return [path for path, data in rendered.items() if atomic.write(path, data)]
