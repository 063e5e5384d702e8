"""What a run loads: modules are counted, for their number does not vary with the machine as seconds do."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.test_cli import REPOSITORY

COUNT = """
import sys
from timeline.cli import main
sys.argv[1:] = {arguments!r}
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(*sys.modules, file=sys.stderr)
"""
HEAVY = {"caldav", "icalendar", "jinja2", "pydantic", "sqlalchemy", "starlette", "textual", "trafilatura", "uvicorn"}


def loaded(*arguments: str) -> list[str]:
    """Return the modules that a run has loaded by its end, those of a bare interpreter among them."""
    ended = subprocess.run(
        [sys.executable, "-S", "-c", COUNT.format(arguments=list(arguments))],
        capture_output=True,
        check=True,
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        encoding="utf-8",
    )
    return ended.stderr.splitlines()[-1].split()


@pytest.mark.parametrize(
    ("arguments", "most"),
    [(["--version"], 30), (["--help"], 170), (["show"], 285), (["upcoming"], 285), (["config"], 200)],
)
def test_few_modules(arguments: list[str], most: int) -> None:
    """A run loads no more than it needs."""
    assert len(loaded(*arguments)) <= most


@pytest.mark.parametrize(
    "arguments", [["--help"], ["show"], ["upcoming"], ["explain", "trinity"], ["show", "--output", "json"]]
)
def test_no_heavy_library(arguments: list[str]) -> None:
    """What writes calendars, serves pages or reads documents stays where it is."""
    assert HEAVY.isdisjoint(name.partition(".")[0] for name in loaded(*arguments))
