"""`lint`: what is wrong with iCalendar files, a line each, with the place, the rule and the section of the standard."""

from __future__ import annotations

import json as jsonlib
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.clean import clean
from timeline.cli.counting import number
from timeline.errors import DocumentError, Exit
from timeline.feeds.lint import ERROR, WARNING
from timeline.feeds.lint import lint as faults_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.cli.environment import Environment
    from timeline.feeds.lint import Fault


def lint(environment: Environment, files: Sequence[Path], *, json: bool) -> Exit:
    """Return FAILED when a file has an error or cannot be read, after printing what is wrong with each in turn."""
    refused, counted = 0, Counter[str]()
    for path in files:
        name = "stdin" if path == Path("-") else clean(str(path)).replace("\n", " ")
        try:
            faults = faults_of(_read(environment, path))
        except DocumentError as error:
            print(f"timeline: {clean(str(error))}", file=environment.stderr)
            refused += 1
            continue
        for line in _records(name, faults) if json else _lines(name, faults):
            print(line, file=environment.stdout)
        refused += any(fault.severity == ERROR for fault in faults)
        for fault in faults:
            counted[fault.severity] += 1 + fault.more
    environment.stdout.flush()
    print(f"timeline: {_summary(len(files), refused, counted)}", file=environment.stderr)
    return Exit.FAILED if refused else Exit.OK


def _read(environment: Environment, path: Path) -> bytes:
    if path == Path("-"):
        return environment.stdin.buffer.read()
    if path.is_dir():
        raise DocumentError("is a folder; give the files in it", path=path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror}", path=path) from error


def _lines(name: str, faults: Sequence[Fault]) -> Iterator[str]:
    """Yield `file:line:octet: severity: what [rule; section]`, and how many more of a rule there are."""
    for fault in faults:
        place = f"{name}:{fault.line}:{fault.octet}: {fault.severity}:"
        yield f"{place} {fault.what} [{fault.rule}; {fault.section}]"
        if fault.more:
            yield f"{name}: {fault.severity}: … and {fault.more} more [{fault.rule}]"


def _records(name: str, faults: Sequence[Fault]) -> Iterator[str]:
    for fault in faults:
        yield jsonlib.dumps({"file": name, **asdict(fault)}, ensure_ascii=False)


def _summary(files: int, refused: int, counted: Counter[str]) -> str:
    read, said = number(files, "file"), number(counted[WARNING], "warning")
    if refused:
        return f"{read}, {refused} refused: {number(counted[ERROR], 'error')}, {said}"
    return f"{read}, none refused" + (f"; {said}" if counted[WARNING] else "")
