"""Calendars that people subscribe to: from the chronology and feeds.toml to files beside it.

The same facts give the same bytes, whatever the day. `build` writes the calendars; the other formats that a feed can
be written in are in `formats`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline import atomic
from timeline.feeds import changes, config, ics
from timeline.feeds.choice import held, outside
from timeline.feeds.entry import shared
from timeline.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from timeline.atomic import Draft
    from timeline.feeds.config import Feed
    from timeline.model import Event, Fact, Observance, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: the files whose bytes `changed`, those `unchanged`, and what subscribers would stumble over.

    `stale` are files that no feed is written to any more, `empty` the feeds without an entry. The rest are facts:
    `untranslated`, each with the languages in which a feed takes it and it has no title; `outside`, those that only
    their year keeps out; `unrevised`, the ids of those that say something new under an old `revised`.
    """

    changed: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    stale: tuple[Path, ...]
    empty: tuple[Feed, ...]
    untranslated: tuple[tuple[Event | Observance, tuple[str, ...]], ...]
    outside: tuple[Event, ...]
    unrevised: tuple[str, ...]


def build(timeline: Timeline, folder: Path) -> Built:
    """Return what was done, after writing every feed of the folder's feeds.toml in its languages.

    Each entry is rendered once a language. Files change together or not at all; raises DataError or OutputError.
    """
    feeds = config.load(folder / "feeds.toml")
    facts = held(feeds, timeline)
    unrevised: set[str] = set()
    with atomic.together() as batch:
        for language in LANGUAGES:
            spoken = [feed for feed in feeds if language in feed.languages]
            drafts = {feed: batch.open(folder / f"{feed.name}.{language}.ics") for feed in spoken}
            _write(drafts, facts, timeline, language)
            new = (draft for draft in drafts.values() if draft.differs() and draft.path.is_file())
            unrevised.update(*(changes.unrevised(draft.path, draft.beside) for draft in new))
    paths = {draft.path for draft in batch.drafts}
    return Built(
        changed=tuple(sorted(batch.changed)),
        unchanged=tuple(sorted(paths.difference(batch.changed))),
        stale=tuple(sorted(path for path in folder.glob("*.ics") if path not in paths)),
        empty=tuple(feed for feed in feeds if not facts[feed]),
        untranslated=tuple(_untranslated(facts)),
        outside=tuple(outside(feeds, timeline)),
        unrevised=tuple(sorted(unrevised)),
    )


def _write(
    drafts: Mapping[Feed, Draft], facts: Mapping[Feed, Mapping[str, Fact]], timeline: Timeline, language: str
) -> None:
    """Write the feeds of a language in one pass over what they share; each is as `ics.render` gives it."""
    for feed, draft in drafts.items():
        draft.write(ics.head(feed, language, max((fact.revised for fact in facts[feed].values()), default=None)))
    for entry, takers in shared(tuple(drafts), timeline, language):
        event = ics.event(entry, language)
        for feed in takers:
            drafts[feed].write(event + ics.ending(entry, feed))
    for draft in drafts.values():
        draft.write(ics.END)


def _untranslated(
    facts: Mapping[Feed, Mapping[str, Event | Observance]],
) -> Iterator[tuple[Event | Observance, tuple[str, ...]]]:
    every = {fact.id: fact for inside in facts.values() for fact in inside.values()}
    for fact in sorted(every.values(), key=lambda fact: fact.id):
        asked = {language for feed, inside in facts.items() if fact.id in inside for language in feed.languages}
        missing = tuple(language for language in LANGUAGES if language in asked - fact.titles.keys())
        if missing:
            yield fact, missing
