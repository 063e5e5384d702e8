"""What is asked of a timeline while one moves in it: which facts are called so, and where one of them is supported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.columns import called
from timeline.errors import TimelineError
from timeline.temporal.fold import fold

if TYPE_CHECKING:
    from timeline.model import Timeline


class Index:
    """A timeline whose titles and ids are folded once, to be searched at every key."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._said = {fact.id: called(fact) for fact in (*timeline.events, *timeline.observances)}

    def part(self, words: str) -> Timeline:
        """Return the facts whose id or titles, in any language, hold each of the words."""
        wanted = fold(words).split()
        if not wanted:
            return self._timeline
        found = {fact for fact, said in self._said.items() if all(word in said for word in wanted)}
        return replace(
            self._timeline,
            events=tuple(event for event in self._timeline.events if event.id in found),
            observances=tuple(each for each in self._timeline.observances if each.id in found),
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
