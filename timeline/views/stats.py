"""What the timeline is made of: its events by decade, theme, tag, language of the quotes, and source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from rich.text import Text

from timeline.views import entries
from timeline.views.canvas import BAR, HEADING, QUIET, Cell
from timeline.views.chronology import Decade, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.model import Citation, Timeline
    from timeline.views.canvas import Canvas

_MOST: Final = 10  # rows of what is counted by rank
_GAP: Final = 2


def render(timeline: Timeline, canvas: Canvas) -> list[Text]:
    """Return the counts of a timeline, one Text a line."""
    if not timeline.events:
        return [*entries.heading(timeline, canvas), Text(), *canvas.lines(canvas.say("nothing"), canvas.columns)]
    tables = {
        "decades": (_decades(timeline, canvas), None),
        "kinds": (_ranked(Counter(canvas.kind(event.kind) for event in timeline.events)), None),
        "tags": (_ranked(Counter(tag for event in timeline.events for tag in event.tags)), _MOST),
        "languages": (_ranked(Counter(canvas.language(each.language) for each in timeline.mentions)), None),
        "sources": (_ranked(_sources(timeline)), _MOST),
    }
    lines = entries.heading(timeline, canvas)
    for name, (counts, most) in tables.items():
        if counts:
            lines += [Text(), *canvas.lines(canvas.say(f"stats.{name}"), canvas.columns, HEADING)]
            lines += _table(canvas, counts, most)
    return lines


def _table(canvas: Canvas, counts: Mapping[str, int], most: int | None) -> Iterator[Text]:
    """Yield a row for each name with its count and a bar, and how many names are left out."""
    shown = dict([*counts.items()][:most])
    name = canvas.widest(shown, canvas.columns * 2 // 5)
    digits = len(str(max(shown.values())))
    number = canvas.widest((canvas.figure(count, digits) for count in shown.values()), 6)
    room = canvas.columns - name - number - 3 * _GAP
    for each, count in shown.items():
        bar = Text(canvas.glyph("bar") * max(count * room // max(counts.values()), 1), BAR)
        yield from canvas.row(
            canvas.cell(each, name, gap=_GAP),
            canvas.cell(canvas.figure(count, digits), number, gap=_GAP, right=True),
            Cell([bar], room, _GAP),
        )
    if len(counts) > len(shown):
        more = canvas.say("stats.more", n=len(counts) - len(shown))
        yield from canvas.row(canvas.cell(more, canvas.columns - _GAP, QUIET, gap=_GAP))


def _ranked(counts: Counter[str]) -> Mapping[str, int]:
    """Return the counts, the highest first, and of equals by name."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _decades(timeline: Timeline, canvas: Canvas) -> Mapping[str, int]:
    """Return how many events each decade has, in order; those of no known year come last."""
    steps = [step for step in walk(timeline.events, canvas.today) if isinstance(step, Decade)]
    return {canvas.say("no_year") if step.when is None else canvas.date(step.when): step.count for step in steps}


def _sources(timeline: Timeline) -> Counter[str]:
    """Return how many events each source speaks of: a site by its name, anything else by its title."""
    return Counter(source for event in timeline.events for source in {_named(each) for each in event.citations})


def _named(citation: Citation) -> str:
    return (urlsplit(citation.url).hostname or "").removeprefix("www.") or citation.title or citation.document
