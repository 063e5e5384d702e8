"""The manual page."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from timeline.cli.app import root
from tools.man import PAGE, page

COMMANDS = sorted(root().commands)


def test_the_page_says_what_the_help_says() -> None:
    """`python -m tools.man` writes it anew."""
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_section(command: str) -> None:
    """With an example."""
    section = page().split(f".SS timeline {command}", 1)[1].split("\n.SS ")[0]
    assert f"\ntimeline {command}" in section


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff")
def test_groff_has_nothing_to_say_against_it() -> None:
    """All its requests are known."""
    ended = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z", PAGE],  # noqa: S607
        capture_output=True,
        check=True,
    )
    assert ended.stderr == b""
