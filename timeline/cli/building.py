"""`build` and `check`: what was read, what is new, what is in doubt; calendars written or left whole."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from timeline import feeds
from timeline.clean import clean
from timeline.cli.counting import number
from timeline.errors import Exit, TimelineError, UsageError
from timeline.feeds.config import FIRST, LAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.cli.environment import Environment
    from timeline.feeds import Built
    from timeline.model import Conflict, Timeline
    from timeline.workspace import Workspace

_QUOTED = 72  # characters of a quote in the report
_NAMED = 5  # facts that are named where a setting may have changed them all


def build(environment: Environment, workspace: Workspace) -> Exit:
    """Return how it ended, after writing the calendars: FAILED if a document holds a date that cannot be."""
    if workspace.shipped:
        raise UsageError(
            "there is no seeds/ here, and the chronology that came with the program is not built anew; "
            "timeline init makes a workspace"
        )
    timeline = workspace.load()
    built = feeds.build(timeline, workspace.calendars)
    for line in (*_report(timeline), *_calendars(built)):
        print(clean(line), file=environment.stdout)
    for line in _warnings(built):
        print(clean(f"timeline: {line}"), file=environment.stderr)
    impossible = [(name, timex) for name, timex in timeline.unplaced if timex.impossible]
    for name, timex in impossible:
        print(
            clean(f"timeline: {workspace.documents / name}: there is no such day: {timex.text!r}"),
            file=environment.stderr,
        )
    return Exit.FAILED if impossible else Exit.OK


def check(environment: Environment, workspace: Workspace) -> Exit:
    """Return OK when nothing is wrong, FAILED otherwise, after printing one line for each fault."""
    faults = 0
    try:
        for fault in workspace.check():
            faults += 1
            print(clean(str(fault)), file=environment.stdout)
        if not faults and workspace.calendars.exists():
            feeds.config.load(workspace.calendars / "feeds.toml")
    except TimelineError as fault:
        faults += 1
        print(clean(str(fault)), file=environment.stdout)
    if not faults:
        timeline = workspace.load()
        print(f"nothing is wrong: {_size(timeline)}", file=environment.stdout)
    return Exit.FAILED if faults else Exit.OK


def _report(timeline: Timeline) -> Iterator[str]:
    """Yield what was read, then what a person should look at, a heading before each kind."""
    known = len({mention.event_id for mention in timeline.mentions})
    yield f"read {_size(timeline)}; {number(len(timeline.mentions), 'mention')} of {known} of them"
    proposed = [event for event in timeline.events if event.proposed]
    yield from _section("new, proposed until someone accepts them", len(proposed))
    for event in proposed:
        citation = event.citations[0]
        yield f"  {event.when}  {_short(citation.quote)}  ({citation.document})"
    yield from _section("conflicts between sources, both kept", len(timeline.conflicts))
    for _, conflicts in groupby(timeline.conflicts, key=lambda conflict: conflict.event_id):
        yield from map(_conflict, conflicts)
    unplaced = [(name, timex) for name, timex in timeline.unplaced if not timex.impossible]
    yield from _section("not placed, for want of a year", len(unplaced))
    for name, timex in unplaced:
        yield f"  {timex.value}  {_short(timex.text)}  ({name})"


def _calendars(built: Built) -> Iterator[str]:
    """Yield how many calendars there are, and of those that changed each feed with its languages."""
    count = len(built.changed) + len(built.unchanged)
    yield f"{number(count, 'calendar')}: {len(built.changed)} written, {len(built.unchanged)} unchanged"
    for name, paths in groupby(built.changed, key=lambda path: path.name.split(".")[0]):
        yield f"  {name}: {', '.join(path.name.split('.')[1] for path in paths)}"


def _warnings(built: Built) -> Iterator[str]:
    """Yield what subscribers would stumble over, a line each."""
    for fact, languages in built.untranslated:
        yield f"{fact.id} has no title in {', '.join(languages)}; its title in {fact.spoken(languages[0])} stands there"
    for event in built.outside:
        yield f"{event.id} ({event.when}) is left out of the calendars: Outlook takes the years {FIRST} to {LAST} only"
    for feed in built.empty:
        yield f"the calendar {feed.name!r} is empty: nothing in the catalogue is what feeds.toml asks for"
    for path in built.stale:
        yield f"{path}: is of no feed in feeds.toml; delete it once nobody is subscribed to it"
    if built.unrevised:
        more = len(built.unrevised) - _NAMED
        named = ", ".join(built.unrevised[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        yield f"changed without a new day in 'revised', so that Google may not notice: {named}"


def _section(name: str, count: int) -> Iterator[str]:
    if count:
        yield f"{name}: {count}"


def _conflict(conflict: Conflict) -> str:
    ours, theirs = conflict.ours, conflict.theirs
    return f"  {conflict.event_id}: {ours.when} ({ours.source}), but {theirs.when} ({theirs.source})"


def _size(timeline: Timeline) -> str:
    accepted = sum(not event.proposed for event in timeline.events)
    observances = number(len(timeline.observances), "observance")
    return f"{number(len(timeline.documents), 'document')}, {number(accepted, 'event')} and {observances}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else flat[: _QUOTED - 1].rsplit(" ", 1)[0] + " …"
