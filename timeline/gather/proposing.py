"""What the catalogue does not know: events proposed from documents, for a person to accept, mend or reject."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final
from zlib import crc32

from timeline.gather.passages import Passage, quote
from timeline.model import Citation, Event, Mention
from timeline.temporal.fold import plain
from timeline.temporal.lexicon import NAMES, load
from timeline.when import Precision, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Document, Timex

TITLE_LENGTH: Final = 200
"""How long a title is that was cut from a quote, in characters; the quote itself is kept whole."""


def same_date(document: Document, read: Sequence[Passage], found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield a mention for each full date that the document has already given an event: it speaks of it again."""
    days = {str(one.when): one.event_id for one in found if one.basis == "stated" and _to_the_day(one.when)}
    linked = {mention.timex for mention in found}
    for passage in read:
        for date in passage.dates:
            if date not in linked and date.value in days:
                start, end = quote(document.text, passage, [date.phrase])
                yield Mention(
                    document=document.name,
                    start=start,
                    end=end,
                    quote=_flat(document.text[start:end]),
                    language=date.language,
                    basis="same date",
                    when=date.when,
                    timex=date,
                    event_id=days[date.value],
                )


def propose(document: Document, read: Sequence[Passage], found: Sequence[Mention]) -> Iterator[Event]:
    """Yield an event for each date with a year that names nothing known, and for each plan raised on a known day."""
    linked = {mention.timex for mention in found}
    for passage in read:
        for date in passage.dates:
            if date not in linked and date.when is not None and not date.when.yearly:
                start, end = quote(document.text, passage, [date.phrase])
                yield _event(document, document.text[start:end], date.when, date.language)
    day = _only_day(read, found)
    if day is not None and day.when is not None:
        for passage in read:
            raised = None if passage.dates or passage.durations else _raises(document.text, passage)
            if raised is not None:
                start, end = quote(document.text, passage, [raised])
                yield _event(document, document.text[start:end], day.when, day.language)


def _only_day(read: Sequence[Passage], found: Sequence[Mention]) -> Timex | None:
    """Return the one day that the document speaks of, if it speaks of one only and that day has an event."""
    days = [date for passage in read for date in passage.dates if _to_the_day(date.when)]
    if len({date.value for date in days}) != 1:
        return None
    linked = {mention.timex for mention in found}
    return next((date for date in days if date in linked), None)


def _raises(text: str, passage: Passage) -> tuple[int, int] | None:
    """Return where the passage says that somebody puts forward a plan, if it does."""
    start = passage.sentence.start
    sentence = plain(text[start : passage.sentence.end])
    for cue in (cue for code in NAMES for cue in load(code).cues["raises"]):
        at = sentence.text.find(cue)
        if at >= 0:
            low, high = sentence.original(at, at + len(cue))
            return start + low, start + high
    return None


def _event(document: Document, said: str, when: When, language: str) -> Event:
    said = _flat(said)
    title = said if len(said) <= TITLE_LENGTH else said[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
    mark = crc32(f"{document.name}\n{when}\n{said}".encode())
    return Event(
        id=f"proposed-{mark:08x}",
        when=when,
        kind="event",
        titles={language: title},
        revised=document.published or dt.date.fromordinal(max(1, when.earliest)),
        confidence="low",
        proposed=True,
        citations=(Citation(title=document.title or document.name, document=document.name, quote=said),),
    )


def _to_the_day(when: When | None) -> bool:
    return when is not None and when.precision is Precision.DAY and not when.yearly


def _flat(text: str) -> str:
    return " ".join(text.split())
