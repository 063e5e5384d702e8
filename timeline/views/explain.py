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
_SIGN: Final = 2  # cells of what a thing hangs from: the code of a language, or a point


def render(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return all that is known of the one fact of a timeline, one Text a line."""
    facts: list[Event | Observance] = [*timeline.events, *timeline.observances]
    (fact,) = facts
    return [
        *canvas.lines(fact.title(canvas.wording.language), canvas.columns, STRONG),
        *canvas.lines(f"{fact.id} · {fact.when}", canvas.columns, QUIET),
        *_section(canvas, "date", (_held(canvas, said) for said in _date(fact, canvas))),
        *_section(canvas, "titles", _titles(fact, canvas)),
        *_section(canvas, "doubts", (_held(canvas, said) for said in _doubts(timeline, fact, canvas))),
        *_section(canvas, "sources", _sources(fact, canvas)),
        *_section(canvas, "quotes", (_quote(mention, canvas) for mention in timeline.mentions)),
    ]


def _section(canvas: Canvas, name: str, held: Iterator[list[Text]]) -> list[Text]:
    """Return a heading and what it holds; nothing for nothing."""
    lines = [line for each in held for line in each]
    heading = canvas.wording.say(f"explain.{name}")
    return [Text(), *canvas.lines(heading, canvas.columns, STRONG), *lines] if lines else []


def _held(canvas: Canvas, said: str, *beside: str, sign: str = "") -> list[Text]:
    """Return a text that hangs from its sign, and beside it, or below where there is no room, what is less."""
    room = canvas.columns - _INDENT - _SIGN - 1
    lines = canvas.lines(said, room)
    for text in beside:
        lines = canvas.beside(lines, text, room, QUIET, most=None)
    hook = canvas.cell(sign or canvas.glyph("aside"), _SIGN, QUIET, gap=_INDENT, right=True)
    return canvas.row(hook, Cell(lines, room, gap=1))


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
        said = canvas.wording.say("explain.next", date=canvas.date(When.on(coming.start)))
        counted = isinstance(fact, Event) and coming.years is not None
        star = f"{canvas.glyph('jubilee')} " if counted and coming.jubilee else ""
        yield f"{said} · {star}{canvas.years(coming.years or 0)}" if counted else said


def _titles(fact: Fact, canvas: Canvas) -> Iterator[list[Text]]:
    attested = f"({canvas.wording.say('explain.attested')})"
    for language in LANGUAGES:
        if language in fact.titles:
            remark = attested if language in fact.attested else ""
            yield _held(canvas, fact.titles[language], remark, sign=language)


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


def _sources(fact: Fact, canvas: Canvas) -> Iterator[list[Text]]:
    for citation in fact.citations:
        yield _held(canvas, citation.title, citation.url or citation.document)


def _quote(mention: Mention, canvas: Canvas) -> list[Text]:
    basis = canvas.wording.say(f"explain.basis.{mention.basis.replace(' ', '_')}")
    said = f"“{mention.quote}”"
    return _held(canvas, said, mention.document, f"({basis})")
