"""What a hundred thousand events cost: `python benchmarks/scale.py [NUMBER]`.

They are those of our own catalogue again and again, each on another day, in files of a thousand. The first run reads
them, the others remember. Of each command it is told what it takes until a reader who wants 40 lines has gone, which is
what a person waits for, and whole. khal lists the same anniversaries beside it: as many as it takes in within a minute.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import count, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peers import KHAL, khal_list

from timeline.workspace import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Event

ROOT: Final = Path(__file__).parent.parent
EVENTS: Final = 100_000
A_FILE: Final = 1000
RUNS: Final = 3
PAGE: Final = 40
PATIENCE: Final = 60  # seconds, for khal to take in a calendar

FIRST: Final = dt.date(1900, 1, 1)
SPAN: Final = 126 * 365
STEP: Final = 7919  # days from one event to the next, around the span; a prime, so that every day has its turn

_TIMELINE: Final = str(Path(sys.executable).with_name("timeline"))

COMMANDS: Final = (
    ("show",),
    ("show", "--from", "1990", "--to", "1991"),
    ("show", "--tag", "law"),
    ("show", "treaty", "signed"),
    ("show", "--view", "ledger"),
    ("show", "--view", "lanes"),
    ("show", "--jubilees"),
    (),
    ("upcoming",),
    ("upcoming", "--jubilees"),
    ("today",),
    ("month",),
    ("year",),
    ("strip",),
    ("stats",),
)


def events() -> Iterator[tuple[Event, str, dt.date]]:
    """Yield events of ours without end, each with an id and a day of its own."""
    known = [event for event in find(ROOT).load().events if not event.proposed]
    for number, event in zip(count(), cycle(known), strict=False):
        yield event, f"{event.id}-{number}", FIRST + dt.timedelta(days=number * STEP % SPAN)


def workspace(folder: Path, number: int) -> None:
    """Write a workspace of so many events."""
    (folder / "calendars").mkdir(parents=True)
    files = folder / "seeds" / "events"
    files.mkdir(parents=True)
    blocks = (block(*each) for each in islice(events(), number))
    for file, first in enumerate(blocks):
        text = "".join((first, *islice(blocks, A_FILE - 1)))
        (files / f"{file:04}.toml").write_text(text, "utf-8", newline="\n")


def block(event: Event, name: str, day: dt.date) -> str:
    """Return an event as it is written in a catalogue, under another name and on another day."""
    lines = ["[[event]]", f'id = "{name}"', f'when = "{day}"', f'kind = "{event.kind}"']
    lines += [f"commemorate = {str(event.commemorate).lower()}", f"revised = {event.revised}"]
    lines += [f"tags = {json.dumps(event.tags)}"]
    lines += [f"titles.{code} = {_quoted(title)}" for code, title in event.titles.items()]
    cited = ((_quoted(each.title), _quoted(each.url)) for each in event.citations if each.url)
    sources = [f"  {{ title = {title}, url = {url} }}," for title, url in cited]
    return "\n".join([*lines, "sources = [", *sources, "]", "", ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def calendars(folder: Path, number: int) -> Iterator[int]:
    """Write the days of so many events, kept every year, a file each, as khal has them; yield their number so far."""
    folder.mkdir()
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:timeline\r\nBEGIN:VEVENT\r\n"
    for so_far, (event, name, day) in enumerate(islice(events(), number), 1):
        said = f"UID:{name}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:{day:%Y%m%d}\r\nRRULE:FREQ=YEARLY\r\n"
        text = f"{head}{said}SUMMARY:{event.title('en')}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        (folder / f"{so_far}.ics").write_text(text, "utf-8", newline="")
        yield so_far


def seconds(
    command: Sequence[str], environment: dict[str, str], lines: int | None = None, here: Path = ROOT
) -> tuple[float, float]:
    """Return the CPU seconds and the seconds of the clock that a command takes, if its reader wants so many lines."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=here) as process:
        for _ in islice(process.stdout or (), lines):
            pass
        if process.stdout:
            process.stdout.close()
    clock, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def khal(folder: Path, number: int, environment: dict[str, str]) -> Iterator[str]:
    """Yield what khal takes for the days of as many events as it takes in within a minute, or of all."""
    files, taken, spent = calendars(folder / "calendar", number), 0, 0.0
    listed = khal_list(folder)
    while taken < number and spent < PATIENCE:
        taken = list(islice(files, A_FILE))[-1]
        spent += seconds(listed, environment)[1]
    yield f"khal took in {taken} of {number} events in {spent:.0f} s"
    page, whole = (min([seconds(listed, environment, lines) for _ in range(RUNS)]) for lines in (PAGE, None))
    yield row(f"khal list, {taken} events", page, whole)


def row(name: str, page: tuple[float, float], whole: tuple[float, float]) -> str:
    """Return a row of the table."""
    return f"{name:40}{page[0]:8.2f}{page[1]:8.2f}{whole[0]:10.2f}"


def main() -> None:
    """Print what the first run takes, then each command, then khal."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("number", nargs="?", type=int, default=EVENTS)
    number = parser.parse_args().number
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compiled = {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""}
        environment = {**os.environ, **compiled, "XDG_CACHE_HOME": str(folder / "cache"), "COLUMNS": "120"}
        workspace(folder / "workspace", number)
        time.sleep(3)  # what has just been written is compared whole, ever after
        here = folder / "workspace"
        first = seconds([_TIMELINE, "show"], environment, PAGE, here)
        size = sum(path.stat().st_size for path in (folder / "cache").rglob("*")) / 1e6
        print(f"{number} events; the first run reads them in {first[0]:.1f} s of CPU time and leaves {size:.0f} MB\n")
        print(f"{'':40}{'page CPU':>8}{'clock':>8}{'whole CPU':>10}")
        for command in COMMANDS:
            words = [_TIMELINE, *command]
            page = min([seconds(words, environment, PAGE, here) for _ in range(RUNS)])
            print(row(" ".join(("timeline", *command)), page, seconds(words, environment, here=here)), flush=True)
        if KHAL.exists():
            for line in khal(folder, number, environment):
                print(line)


if __name__ == "__main__":
    main()
