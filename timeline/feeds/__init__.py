"""Calendars that people subscribe to: from the chronology and feeds.toml to files beside it.

The same facts give the same bytes, whatever the day. A new format is one module here with `render` and one row in
`FORMATS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import atomic
from timeline.feeds import config, ics
from timeline.feeds.entry import entries

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.model import Timeline

FORMATS = {"ics": ics.render}
"""What is written for each feed and language, by the suffix of its file."""


def build(timeline: Timeline, folder: Path) -> list[Path]:
    """Return the files whose bytes changed, after writing every feed of the folder's feeds.toml in its languages.

    All of them are rendered before the first is written.
    """
    rendered = {
        folder / f"{feed.name}.{language}.{suffix}": b"".join(render(feed, entries(feed, timeline, language), language))
        for feed in config.load(folder / "feeds.toml")
        for language in feed.languages
        for suffix, render in FORMATS.items()
    }
    return [path for path, data in rendered.items() if atomic.write(path, data)]
