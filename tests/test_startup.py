"""What a run loads: modules are counted, for their number does not vary with the machine as seconds do."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.test_cli import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

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
NEWER = {
    *("_colorize", "_opcode_metadata", "_tokenize", "glob", "grp", "pathlib._abc", "pathlib._local", "pwd"),
    *("_zstd", "annotationlib", "compression", "compression._common", "compression._common._streams"),
    *("compression.zstd", "compression.zstd._zstdfile", "pathlib._os", "string.templatelib"),
}
"""What Pythons after 3.12 load beside the modules that 3.11 and 3.12 load: it is not ours to count."""
HEAVY = {"caldav", "icalendar", "jinja2", "pydantic", "sqlalchemy", "starlette", "textual", "trafilatura", "uvicorn"}


def loaded(memory: Path, *arguments: str) -> list[str]:
    """Return the modules that a run has loaded by its end, those of a bare interpreter among them."""
    ended = subprocess.run(
        [sys.executable, "-S", "-c", COUNT.format(arguments=list(arguments))],
        capture_output=True,
        check=True,
        cwd=REPOSITORY,
        env={**os.environ, "XDG_CACHE_HOME": str(memory), "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        encoding="utf-8",
    )
    return [name for name in ended.stderr.splitlines()[-1].split() if name not in NEWER]


@pytest.mark.parametrize(
    ("arguments", "most"),
    [(["--version"], 30), (["--help"], 170), (["show"], 262), (["upcoming"], 262), (["config"], 200)],
)
def test_few_modules(tmp_path: Path, arguments: list[str], most: int) -> None:
    """A run loads no more than it needs; the first one on a workspace reads its documents, the others remember them."""
    first, second = loaded(tmp_path, *arguments), loaded(tmp_path, *arguments)
    assert max(len(first), len(second)) <= most
    assert "timeline.gather" not in second
    assert ("timeline.gather" in first) == (arguments[0] in {"show", "upcoming"})


@pytest.mark.parametrize(
    "arguments", [["--help"], ["show"], ["upcoming"], ["explain", "trinity"], ["show", "--output", "json"]]
)
def test_no_heavy_library(tmp_path: Path, arguments: list[str]) -> None:
    """What writes calendars, serves pages or reads documents stays where it is."""
    assert HEAVY.isdisjoint(name.partition(".")[0] for name in loaded(tmp_path, *arguments))
