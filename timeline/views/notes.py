"""Sources as numbered notes: each one once, in the order in which a reader meets them.

The number stands where the source's name stood, so that any view shows it without knowing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from timeline.model import Citation

if TYPE_CHECKING:
    from timeline.model import Event, Observance, Timeline

    Kind = TypeVar("Kind", Event, Observance)

Notes = tuple[Citation, ...]
"""The note of number n is the one at n - 1."""


def numbered(timeline: Timeline) -> tuple[Timeline, Notes]:
    """Return the timeline with `[1] [2]` for the sources of each fact, and the notes that these are the numbers of."""
    numbers: dict[tuple[str, str, str], int] = {}
    notes: list[Citation] = []

    def number(citation: Citation) -> str:
        key = citation.title, citation.url, citation.document
        if key not in numbers:
            notes.append(citation)
            numbers[key] = len(notes)
        return f"[{numbers[key]}]"

    def marked(fact: Kind) -> Kind:
        said = " ".join(dict.fromkeys(map(number, fact.citations)))
        return replace(fact, citations=(Citation(title=said),) if said else ())

    events, observances = tuple(map(marked, timeline.events)), tuple(map(marked, timeline.observances))
    return replace(timeline, events=events, observances=observances), tuple(notes)


def told(note: Citation) -> str:
    """Return a note in words: what it is called and where it is found."""
    return ", ".join(filter(None, (note.title, note.url or note.document)))
