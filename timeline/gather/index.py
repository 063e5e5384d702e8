"""The catalogue as it is looked up: which facts a passage names, which it is about, which it shares words with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Final, Literal

from timeline.gather.words import Word, akin, phrase_at, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.model import Fact

Sense = Literal["name", "about"]

_PHRASE_WEIGHT: Final[dict[Sense, float]] = {"name": 20.0, "about": 8.0}
_SHORT: Final = 3  # words shorter than this carry no meaning of their own


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the catalogue: its words, the fact it belongs to, and what it says of it."""

    words: tuple[Word, ...]
    fact: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text, at its extent."""

    start: int
    end: int
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Index:
    """The phrases of a catalogue by the first letters of their first word, and the weight of each fact's words."""

    phrases: dict[str, tuple[Phrase, ...]]
    vocabulary: dict[str, dict[Word, float]]

    def hits(self, text: Sequence[Word]) -> list[Hit]:
        """Return the phrases that stand in the text; of those that overlap, only the longest and its equals."""
        found = [
            Hit(text[at].start, text[at + len(phrase.words) - 1].end, phrase)
            for at in range(len(text))
            for phrase in self._beginning(text[at])
            if phrase_at(phrase.words, text, at)
        ]
        kept: list[Hit] = []
        for hit in sorted(found, key=lambda hit: (hit.start - hit.end, hit.start, hit.phrase.fact)):
            inside = (other for other in kept if hit.start < other.end and other.start < hit.end)
            if all((hit.start, hit.end) == (other.start, other.end) for other in inside):
                kept.append(hit)
        return sorted(kept, key=lambda hit: (hit.start, hit.phrase.fact))

    def shared(self, fact: str, text: Sequence[Word]) -> tuple[int, float]:
        """Return how many different words of the fact's title and phrases stand in the text, and their weight."""
        near = {first for word in text for first in word.filed_under()}
        matched = {
            name: weight
            for name, weight in self.vocabulary[fact].items()
            if not near.isdisjoint(name.filed_under()) and any(akin(name, word) for word in text)
        }
        return len({_stem(name) for name in matched}), sum(matched.values())

    def _beginning(self, word: Word) -> Iterator[Phrase]:
        found = (phrase for first in word.filed_under() for phrase in self.phrases.get(first, ()))
        yield from {id(phrase): phrase for phrase in found}.values()


def weight(hits: Iterable[Hit]) -> float:
    """Return what the phrases found say together for the fact that they belong to."""
    return max((_PHRASE_WEIGHT[hit.phrase.sense] + len(hit.phrase.words) for hit in hits), default=0.0)


def index(facts: Sequence[Fact]) -> Index:
    """Return the index of the facts; a word weighs the more the fewer facts share it."""
    phrases: dict[str, list[Phrase]] = {}
    vocabulary: dict[str, dict[str, Word]] = {}
    for fact in facts:
        spoken = [word for title in fact.titles.values() for word in words(title)]
        for phrase in _phrases(fact):
            spoken += phrase.words
            for first in dict.fromkeys(phrase.words[0].filed_under()):
                phrases.setdefault(first, []).append(phrase)
        vocabulary[fact.id] = {word.text: word for word in spoken if len(word.text) >= _SHORT or word.text.isdigit()}
    counts = Counter(stem for spoken in vocabulary.values() for stem in {_stem(word) for word in spoken.values()})
    return Index(
        phrases={first: tuple(filed) for first, filed in phrases.items()},
        vocabulary={
            fact: {word: log(1 + len(facts) / counts[_stem(word)]) for _, word in sorted(spoken.items())}
            for fact, spoken in vocabulary.items()
        },
    )


def _phrases(fact: Fact) -> Iterator[Phrase]:
    """Yield the phrases of a fact, its names first."""
    senses: tuple[tuple[Sense, Mapping[str, tuple[str, ...]]], ...] = (("name", fact.names), ("about", fact.about))
    for sense, by_language in senses:
        for said in (said for several in by_language.values() for said in several):
            folded = tuple(words(said))
            if folded:
                yield Phrase(folded, fact.id, sense)


def _stem(word: Word) -> str:
    """Return the letters that stand for a word where words are only counted."""
    return word.text[:5]
