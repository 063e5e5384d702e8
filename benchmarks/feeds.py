"""How fast calendars are written, beside icalendar: `python benchmarks/feeds.py`.

In one run and in turn: icalendar, writing every entry of one language once, as its documentation shows; our own lines
for the same entries; and all feeds of that language, from the chronology to their files. Then the memory that a build
takes at its peak beside the chronology itself, for 10,000 and for 100,000 entries. Times are CPU time, since others may
be at work on the machine. docs/benchmarks.md tells what they were.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from icalendar import Calendar
from icalendar import Event as VEvent

from timeline import feeds
from timeline.feeds import config, ics
from timeline.feeds.entry import shared
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.feeds.entry import Entry
    from timeline.model import Timeline

ROOT: Final = Path(__file__).parent.parent
FACTS: Final = 1000  # of the chronology that memory is measured with, each marked every year


def by_icalendar(body: Sequence[Entry], language: str) -> bytes:
    """Return the entries as a calendar that icalendar writes from its components."""
    calendar = Calendar()
    calendar.add("prodid", "-//Timeline//Benchmark//EN")
    calendar.add("version", "2.0")
    for entry in body:
        calendar.add_component(_component(entry, language))
    written: bytes = calendar.to_ical()
    return written


def _component(entry: Entry, language: str) -> VEvent:
    event, said = VEvent(), {"LANGUAGE": language}
    revised = dt.datetime.combine(entry.revised, dt.time.min, dt.UTC)
    event.add("uid", entry.uid)
    event.add("dtstamp", revised)
    event.add("created", dt.datetime.combine(entry.created, dt.time.min, dt.UTC))
    event.add("last-modified", revised)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.end)
    event.add("summary", entry.summary, parameters=said)
    event.add("description", entry.description, parameters=said)
    event.add("categories", list(entry.categories))
    event.add("url", entry.url)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    event.add("status", "CONFIRMED")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-timeline-event-date", entry.when)
    return event


def settings(language: str, horizon: str = "") -> str:
    """Return our own feeds.toml in one language, over another horizon if one is given."""
    text = (ROOT / "calendars" / "feeds.toml").read_text("utf-8")
    text = re.sub(r"^languages = .*$", f'languages = ["{language}"]', text, flags=re.MULTILINE)
    return re.sub(r"^horizon = .*$", f"horizon = {horizon}", text, flags=re.MULTILINE) if horizon else text


def measure(timeline: Timeline, language: str, rounds: int) -> Iterator[str]:
    """Yield the lines of the table: CPU time of each, by entry of the language, and what it is beside icalendar's."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "feeds.toml").write_text(settings(language), "utf-8")
        asked = config.load(folder / "feeds.toml")
        taken = list(shared(asked, timeline, language))
        body = [entry for entry, _ in taken]
        who: dict[str, Callable[[], object]] = {
            "icalendar, each entry once": lambda: by_icalendar(body, language),
            "our lines, each entry once": lambda: [ics.event(entry, language) for entry in body],
            "all feeds, chronology to files": lambda: feeds.build(timeline, folder),
        }
        spent = _rounds(list(who.values()), rounds)
    yield (
        f"{len(body)} entries in {language}, {sum(len(takers) for _, takers in taken)} in {len(asked)} feeds; "
        f"CPU time, median of {rounds} rounds after a first one"
    )
    yield ""
    yield f"{'':32}{'us an entry':>12}{'of icalendar':>14}"
    for said, seconds in zip(who, spent, strict=True):
        yield f"{said:32}{seconds / len(body) * 1e6:>12.3g}{seconds / spent[0]:>14.3g}"


def _rounds(who: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    seconds: list[list[float]] = [[] for _ in who]
    for _ in range(1 + rounds):
        for number, run in enumerate(who):
            began = time.process_time()
            run()
            seconds[number].append(time.process_time() - began)
    return [median(each[1:]) for each in seconds]


def memory(timeline: Timeline, years: int, language: str) -> tuple[int, float]:
    """Return the entries of a calendar of so many years, and the megabytes that its build takes at the peak."""
    marked = [event for event in timeline.events if event.commemorate and event.when.days]
    events = tuple(replace(marked[each % len(marked)], id=f"fact-{each}") for each in range(FACTS))
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "feeds.toml").write_text(settings(language, f"[2027, {2026 + years}]"), "utf-8")
        tracemalloc.start()
        feeds.build(replace(timeline, events=events, observances=()), folder)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        entries = (folder / f"anniversaries.{language}.ics").read_bytes().count(b"BEGIN:VEVENT")
    return entries, peak / 1e6


def main() -> None:
    """Measure, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each runs, after a first time (5)")
    parser.add_argument("--language", default="kk", help="of the calendars (kk)")
    asked = parser.parse_args()
    timeline = Workspace(ROOT).load()
    print(*measure(timeline, asked.language, asked.rounds), sep="\n", end="\n\n")
    for years in (10, 100):
        entries, peak = memory(timeline, years, asked.language)
        print(f"memory of a build of {entries:,} entries, beside the chronology: {peak:.1f} MB")


if __name__ == "__main__":
    main()
