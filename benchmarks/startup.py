"""CPU time of a print, beside other programs that print a calendar: `python benchmarks/startup.py`.

Each pair is run in turn, so that a busy machine slows both; the least of several runs counts. khal reads the calendar
of the same anniversaries (from `.clients`, see `make test-clients`), remind and hledger as many entries of their own.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peers import KHAL, khal_list

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).parent.parent
RUNS: Final = 7
COMMANDS: Final = ("--version", "--help", "show", "upcoming", "config")
_ENVIRONMENT: Final = {**os.environ, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""}  # all are run compiled
_TIMELINE: Final = str(Path(sys.executable).with_name("timeline"))


def seconds(command: Sequence[str]) -> float:
    """Return the CPU seconds, of user and system, that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, env=_ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peers(folder: Path) -> dict[str, list[str]]:
    """Return the commands of the peers that are installed, with what they read in the folder."""
    found = {}
    if KHAL.exists():
        (folder / "calendar").mkdir()
        for number, entry in enumerate(_entries()):
            (folder / "calendar" / f"{number}.ics").write_text(entry, "utf-8", newline="")
        found["khal list"] = khal_list(folder)
    if remind := shutil.which("remind"):
        export = [_TIMELINE, "export", "remind", "--output", str(folder / "all.rem")]
        subprocess.run(export, check=True, cwd=ROOT)
        found["remind -n"] = [remind, "-n", str(folder / "all.rem")]
    if hledger := shutil.which("hledger"):
        (folder / "a.journal").write_text("".join(f"{year}-08-29 x\n  a  1\n  b\n\n" for year in range(1900, 2010)))
        found["hledger print"] = [hledger, "-f", str(folder / "a.journal"), "print"]
    return found


def _entries() -> list[str]:
    """Return a calendar for each entry of the anniversaries, as khal keeps them."""
    text = (ROOT / "calendars" / "anniversaries.en.ics").read_bytes().decode()
    entries = text.split("BEGIN:VEVENT\r\n")[1:]
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:timeline\r\nBEGIN:VEVENT\r\n"
    return [f"{head}{each.split('END:VEVENT')[0]}END:VEVENT\r\nEND:VCALENDAR\r\n" for each in entries]


def main() -> None:
    """Print the least CPU seconds of each command, in one run."""
    with tempfile.TemporaryDirectory() as name:
        commands = {f"timeline {each}": [_TIMELINE, each] for each in COMMANDS}
        commands |= peers(Path(name))
        times: dict[str, list[float]] = {command: [] for command in commands}
        for run in range(1 + RUNS):
            for command, words in commands.items():
                taken = seconds(words)
                if run:  # the first compiles, and remembers what it read
                    times[command].append(taken)
        for command, each in times.items():
            print(f"{command:20}  {min(each):6.3f} s")


if __name__ == "__main__":
    main()
