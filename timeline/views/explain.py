"""Everything behind one date: what it is called, how well it is known, who says so, and when it comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from timeline.anniversaries import next_occurrence
from timeline.model import LANGUAGES, Event
from timeline.views.canvas import QUIET, STRONG, Cell
from timeline.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Fact, Mention, Observance, Timeline
    from timeline.views.canvas import Canvas

_INDENT: Final = 2


def render(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return all that is known of the one fact of a timeline, one Text a line."""
    facts: list[Event | Observance] = [*timeline.events, *timeline.observances]
    (fact,) = facts
    return [
        *canvas.lines(fact.title(canvas.wording.language), canvas.columns, STRONG),
        *canvas.lines(f"{fact.id} · {fact.when}", canvas.columns, QUIET),
        *_section(canvas, "date", _date(fact, canvas)),
        *_section(canvas, "titles", _titles(fact, canvas)),
        *_section(canvas, "doubts", _doubts(timeline, fact, canvas)),
        *_section(canvas, "sources", _sources(fact)),
        *_section(canvas, "quotes", (_quote(mention, canvas) for mention in timeline.mentions)),
    ]


def _section(canvas: Canvas, name: str, said: Iterator[str]) -> list[Text]:
    """Return a heading and what it holds, each thing hanging from its own first line; nothing for nothing."""
    lines = [
        line
        for each in said
        for line in canvas.row(
            canvas.cell(canvas.glyph("aside"), 1, QUIET, gap=_INDENT),
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
