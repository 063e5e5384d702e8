"""A document cut into statements, each with its words, its dates and the phrases of the catalogue that stand in it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline.gather.sentences import Sentence, clause, sentences
from timeline.gather.words import Word, words
from timeline.temporal.lexicon import load
from timeline.when import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.gather.index import Hit, Index
    from timeline.model import Document, Timex

_AFTER: Final = 12  # characters behind a year in which a bulletin gives its number


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement; `heading_year` is the year under which a list puts it ("marked in 2026:"), if it stands in one."""

    sentence: Sentence
    words: tuple[Word, ...]
    dates: tuple[Timex, ...]
    durations: tuple[Timex, ...]
    hits: tuple[Hit, ...]
    heading_year: int | None = None


def passages(document: Document, timexes: Sequence[Timex], index: Index) -> Iterator[Passage]:
    """Yield the statements of a document; dates that are no statement of it (its own, a bulletin's) are left out."""
    text = document.text
    every = words(text)
    starts = [word.start for word in every]
    heading: int | None = None
    for sentence in sentences(text):
        within = every[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        mine = [timex for timex in timexes if sentence.start <= timex.start < sentence.end]
        dates = tuple(timex for timex in mine if _stated(document, timex))
        if not sentence.listed:
            heading = _heading(text, sentence, dates)
        yield Passage(
            sentence=sentence,
            words=tuple(within),
            dates=() if heading and not sentence.listed else dates,
            durations=tuple(timex for timex in mine if timex.type == "DURATION"),
            hits=tuple(index.hits(within)),
            heading_year=heading if sentence.listed else None,
        )


def quote(text: str, passage: Passage, extents: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the extent of the clause that holds all the extents given, inside the passage."""
    return clause(text, passage.sentence, min(low for low, _ in extents), max(high for _, high in extents))


def _stated(document: Document, timex: Timex) -> bool:
    """Return whether it is a date, or was meant for one, that the statement itself gives: not "now" or "recently"."""
    dated = timex.type in {"DATE", "SET"} and (timex.when is not None or timex.impossible)
    return dated and not _own_date(document, timex) and not _numbered(document.text, timex)


def _own_date(document: Document, timex: Timex) -> bool:
    """Return whether the date is the document's own, standing where it was found to be dated."""
    if document.published is None or timex.value != document.published.isoformat():
        return False
    line = document.text.count("\n", 0, timex.start) + 1
    first = document.text.count("\n", 0, len(document.text) - len(document.text.lstrip())) + 1
    return document.published_from in ({f"line {line}"} | ({"first line"} if line == first else set()))


def _numbered(text: str, timex: Timex) -> bool:
    """Return whether a year belongs to a number of a periodical: `2019 ж., № 1`."""
    if timex.when is None or timex.when.precision is not Precision.YEAR:
        return False
    after = text[timex.end : timex.end + _AFTER].lstrip().lower()
    return after[:1] in {",", ";", "،"} and after[1:].lstrip().startswith(load(timex.language).cues["numbered"])


def _heading(text: str, sentence: Sentence, dates: Sequence[Timex]) -> int | None:
    """Return the year that a sentence sets above the list that it opens."""
    years = {date.when.year for date in dates if date.when is not None}
    return years.pop() if text[sentence.start : sentence.end].endswith(":") and len(years) == 1 else None
