"""Everything behind one date: what it is called, how well it is known, who says so, and when it comes again."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from rich.text import Text

from timeline.anniversaries import next_occurrence
from timeline.errors import UsageError
from timeline.model import LANGUAGES, Event
from timeline.views.canvas import QUIET, STRONG, Cell
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Fact, Mention, Observance, Timeline
    from timeline.views.canvas import Canvas

_INDENT: Final = 2
_NAMED: Final = 6  # ids that an error names


def render(timeline: Timeline, canvas: Canvas, asked: str) -> list[Text]:
    """Return all that is known of one event or observance, one Text a line.

    It is asked for by its id, or by words of its id or title that no other has. Raises UsageError, with what comes
    near, when there is no such fact or more than one.
    """
    fact = _find([*timeline.events, *timeline.observances], asked)
    mentions = [mention for mention in timeline.mentions if mention.event_id == fact.id]
    return [
        *canvas.lines(fact.title(canvas.wording.language), canvas.columns, STRONG),
        *canvas.lines(f"{fact.id} · {fact.when}", canvas.columns, QUIET),
        *_section(canvas, "date", _date(fact, canvas)),
        *_section(canvas, "titles", _titles(fact, canvas)),
        *_section(canvas, "doubts", _doubts(timeline, fact, canvas)),
        *_section(canvas, "sources", _sources(fact)),
        *_section(canvas, "quotes", (_quote(mention, canvas) for mention in mentions)),
    ]


def _find(facts: Sequence[Event | Observance], asked: str) -> Event | Observance:
    words = asked.casefold()
    found = [fact for fact in facts if fact.id == asked] or [
        fact for fact in facts if any(words in said.casefold() for said in (fact.id, *fact.titles.values()))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(fact.id for fact in found[:_NAMED]) + (", …" if len(found) > _NAMED else "")
        raise UsageError(f"{asked!r} can mean {ids}; name one of them")
    near = difflib.get_close_matches(asked, [fact.id for fact in facts], n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "give an id, or words of a title"
    raise UsageError(f"there is no event {asked!r}; {hint}")


def _section(canvas: Canvas, name: str, said: Iterator[str]) -> list[Text]:
    """Return a heading and what it holds, each thing hanging from its own first line; nothing for nothing."""
    lines = [
        line
        for each in said
        for line in canvas.row(
            canvas.cell("·", 1, QUIET, gap=_INDENT),
            Cell(canvas.lines(each, canvas.columns - 2 * _INDENT - 1), canvas.columns - 2 * _INDENT - 1, gap=1),
        )
    ]
    return (
        [Text(), *canvas.lines(canvas.wording.say(f"explain.{name}"), canvas.columns, STRONG), *lines] if lines else []
    )


def _date(fact: Event | Observance, canvas: Canvas) -> Iterator[str]:
    yield canvas.date(fact.when)
    if isinstance(fact, Event):
        for related in fact.related:
            yield f"{canvas.date(related.when)}: {related.what}"
    elif fact.since is not None:
        yield canvas.say("since", year=fact.since)
    marked = not isinstance(fact, Event) or fact.commemorate
    coming = next_occurrence(fact, canvas.today) if marked else None
    if coming is not None:
        counted = isinstance(fact, Event) and coming.years is not None
        count = f" · {canvas.years(coming.years or 0)}" if counted else ""
        star = f" {canvas.glyph('jubilee')}" if counted and coming.jubilee else ""
        yield canvas.wording.say("explain.next", date=canvas.date(When.on(coming.start))) + count + star


def _titles(fact: Fact, canvas: Canvas) -> Iterator[str]:
    for language in LANGUAGES:
        if language in fact.titles:
            attested = "" if language not in fact.attested else f" ({canvas.wording.say('explain.attested')})"
            yield f"{language}: {fact.titles[language]}{attested}"


def _doubts(timeline: Timeline, fact: Event | Observance, canvas: Canvas) -> Iterator[str]:
    say = canvas.wording.say
    if isinstance(fact, Event) and fact.proposed:
        yield canvas.say("legend.proposed")
    if fact.confidence != "high":
        yield say(f"feed.confidence_{fact.confidence}")
    for conflict in timeline.conflicts:
        if conflict.event_id == fact.id:
            there = say("feed.dispute", date=canvas.date(conflict.theirs.when), source=conflict.theirs.source)
            yield ". ".join(filter(None, (there.rstrip("."), conflict.note)))
    if isinstance(fact, Event) and fact.unconfirmed:
        yield say("feed.unconfirmed", dates=", ".join(map(canvas.date, fact.unconfirmed)))
    yield from fact.notes


def _sources(fact: Fact) -> Iterator[str]:
    for citation in fact.citations:
        yield ", ".join(filter(None, (citation.title, citation.url or citation.document)))


def _quote(mention: Mention, canvas: Canvas) -> str:
    basis = canvas.wording.say(f"explain.basis.{mention.basis.replace(' ', '_')}")
    return f"{mention.document}: “{mention.quote}” ({basis})"
