"""What is asked of a timeline while one moves in it: which facts are meant, and where one of them is supported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.columns import called
from timeline.errors import TimelineError
from timeline.selecting import Filter, chosen
from timeline.temporal.fold import fold

if TYPE_CHECKING:
    from timeline.model import Timeline


class Index:
    """A timeline whose titles and ids are folded once, to be searched at every key."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._narrowed = (Filter(), timeline)
        self._said = {fact.id: called(fact) for fact in (*timeline.events, *timeline.observances)}

    def part(self, wanted: Filter) -> Timeline:
        """Return what is asked for, as `chosen` does; raises UsageError as it does."""
        rest, words = replace(wanted, words=()), tuple(map(fold, wanted.words))
        if rest != self._narrowed[0]:
            self._narrowed = (rest, chosen(self._timeline, rest))
        narrowed = self._narrowed[1]
        if not words:
            return narrowed
        found = {fact for fact, said in self._said.items() if all(word in said for word in words)}
        return replace(
            narrowed,
            events=tuple(event for event in narrowed.events if event.id in found),
            observances=tuple(each for each in narrowed.observances if each.id in found),
        )

    def address(self, fact: str) -> str:
        """Return the first address among the sources of a fact, else that of a document it quotes.

        Raises TimelineError when there is none; only addresses of the web are any.
        """
        documents = {document.name: document.url for document in self._timeline.documents}
        facts = (*self._timeline.events, *self._timeline.observances)
        cited = [citation for known in facts if known.id == fact for citation in known.citations]
        for url in (*(each.url for each in cited), *(documents.get(each.document, "") for each in cited)):
            if url.startswith(("https://", "http://")):
                return url
        raise TimelineError("none of its sources has an address on the web", path=fact)
