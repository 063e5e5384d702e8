"""Calendar programs, run each in a home of its own, far from UTC and in no language."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PATH = os.pathsep.join((str(ROOT / ".clients" / "bin"), os.environ.get("PATH", os.defpath)))
"""Where programs are looked for; first of all where `make test-clients` puts those of Python."""


def program(name: str) -> str:
    """Return the path of a program; fail, saying what brings it, if it is not installed."""
    return shutil.which(name, path=PATH) or _fail(name)


def library(path: Path) -> None:
    """Fail, saying what brings it, if a program would not find its library, of which this is a part."""
    if not path.exists():
        _fail(str(path))


def _fail(missing: str) -> NoReturn:
    pytest.fail(f"{missing} is not installed: run `make test-clients`, which brings it", pytrace=False)


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a program whose home is the folder: a day of ours is never one of UTC."""
    return {"HOME": str(home), "TMPDIR": str(home), "PATH": PATH, "LC_ALL": "C.UTF-8", "TZ": "Asia/Almaty"}


def run(home: Path, name: str, *arguments: str | Path) -> str:
    """Return what a program prints; fail if it is missing or fails."""
    done = subprocess.run(
        [program(name), *arguments], capture_output=True, encoding="utf-8", env=environment(home), check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def until(happened: Callable[[], bool], *, seconds: float) -> bool:
    """Return whether it happened in so many seconds, as soon as it did."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.5)
    return True
