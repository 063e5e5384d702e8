"""The command `browse` as a user meets it: on a terminal, without one, with an editor, with a web browser."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from tests.test_cli import REPOSITORY, Session
from tests.views import TODAY, canvas
from timeline import catalogue
from timeline.browse.window import Window
from timeline.cli import browsing
from timeline.cli.environment import Environment
from timeline.errors import TimelineError, UsageError
from timeline.workspace import Workspace

posix = pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal and a shell script are of Unix")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return a workspace with the catalogue of this repository, and no documents."""
    copytree(REPOSITORY / "seeds" / "events", tmp_path / "seeds" / "events")
    return Workspace(tmp_path)


def environment(**variables: str) -> Environment:
    """Return this process with other variables."""
    return replace(Environment.of_process(), variables=variables, today=TODAY)


def test_without_a_terminal_it_says_what_to_use() -> None:
    """In one line, and nothing is drawn."""
    session = Session()
    assert session("browse") == 1
    assert session.out == ""
    assert session.err == "timeline: browse needs a terminal to draw on; for a pipe or a file, use timeline show\n"


def test_without_textual_it_says_how_to_get_it(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line, like any other error."""
    monkeypatch.setitem(sys.modules, "timeline.browse.app", None)  # as Python marks what cannot be imported
    with pytest.raises(TimelineError, match="it needs the library textual: pip install textual"):
        browsing.browser(environment(), workspace, canvas())


def test_what_cannot_be_asked_for_is_told_before_anything_is_drawn(workspace: Workspace) -> None:
    """As by any other command."""
    with pytest.raises(UsageError, match="there is no tag 'ctbd'; did you mean 'ctbt'"):
        browsing.browser(environment(), workspace, canvas(), "tag:ctbd")


@posix
def test_it_draws_on_a_terminal_and_leaves_it_as_it_was() -> None:
    """It takes the other screen, and gives it back on q."""
    import pty  # noqa: PLC0415 - Windows has none

    program = [sys.executable, "-m", "timeline", "--today", "2026-07-30", "browse", "--tag", "ctbt", "--from", "1990"]
    terminal, end = pty.openpty()
    with subprocess.Popen(program, cwd=REPOSITORY, stdin=end, stdout=end, stderr=end) as process:
        os.close(end)
        seen = b""
        while b"Esc shows all" not in seen:
            seen += os.read(terminal, 65536)
        os.write(terminal, b"q")
        while b"\x1b[?1049l" not in seen:
            seen += os.read(terminal, 65536)
        assert process.wait(timeout=30) == 0
    os.close(terminal)
    assert seen.count(b"\x1b[?1049h") == 1
    assert b"Kazakhstan and nuclear disarmament" in seen
    assert b"/tag:ctbt from:1990" in seen


def test_a_fact_is_found_in_its_file(workspace: Workspace) -> None:
    """At the line of its block."""
    path, line = browsing.place(workspace, "sts-closure-1991")
    lines = path.read_text("utf-8").splitlines()
    assert lines[line - 1] == "[[event]]"
    assert 'id = "sts-closure-1991"' in lines[line : line + 3]


def test_what_is_in_no_file_is_not_edited(workspace: Workspace) -> None:
    """What documents propose is in none, and what came with the program is not ours to change."""
    with pytest.raises(TimelineError, match="atlantis: stands in no file of the catalogue"):
        browsing.place(workspace, "atlantis")
    with pytest.raises(TimelineError, match="came with the program"):
        browsing.place(replace(workspace, shipped=True), "sts-closure-1991")
    assert catalogue.place(workspace.root, "sts-closure-1991") is None


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"VISUAL": "nano", "EDITOR": "ed"}, ["nano", "+12", "a.toml"]),
        ({"VISUAL": "", "EDITOR": "vim -u NONE"}, ["vim", "-u", "NONE", "+12", "a.toml"]),
        ({"EDITOR": "emacsclient -t"}, ["emacsclient", "-t", "+12", "a.toml"]),
        ({"EDITOR": "/usr/bin/code"}, ["/usr/bin/code", "--wait", "--goto", "a.toml:12"]),
        ({"EDITOR": "hx"}, ["hx", "a.toml:12"]),
    ],
)
def test_every_editor_is_told_the_line_in_its_way(variables: dict[str, str], told: list[str]) -> None:
    """VISUAL comes before EDITOR."""
    assert browsing.command(variables, Path("a.toml"), 12) == told


def test_without_a_variable_there_is_an_editor() -> None:
    """The one that the system always has."""
    assert browsing.command({}, Path("a.toml"), 12) in (["vi", "+12", "a.toml"], ["notepad", "a.toml"])


def test_an_editor_that_fails_is_named() -> None:
    """Whether it is not there or ends badly."""
    for editor in ("no-such-editor", "false"):
        with pytest.raises(TimelineError, match=f"the editor '{editor}' failed; name another in VISUAL or EDITOR"):
            browsing.edit({"EDITOR": editor}, Path("a.toml"), 1)


def test_an_edit_is_read_when_the_editor_has_finished(workspace: Workspace, tmp_path: Path) -> None:
    """A real editor, though a quick one, changes a title, then breaks the file, then mends it."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[2])\n"
        "text = path.read_text('utf-8')\n"
        "first = ('First nuclear test', 'Trinity, the first test')\n"
        "for old, new in (first, ('Trinity, the', 'THE\"'), ('THE\"', 'The very')):\n"
        "    if old in text:\n"
        "        path.write_text(text.replace(old, new, 1), 'utf-8')\n"
        "        break\n",
        "utf-8",
    )
    variables = {"EDITOR": f'"{sys.executable}" "{script}"', "XDG_CACHE_HOME": str(tmp_path / "cache")}
    app = browsing.browser(environment(**variables), workspace, canvas())

    def seen(name: str) -> str:
        window = app.query_one(f"#{name}", Window)
        return " ".join(window.render_line(line).text for line in range(window.size.height))

    async def drive() -> None:
        async with app.run_test(size=(140, 24)) as pilot:
            await pilot.pause()
            assert "First nuclear test" in seen("rail")
            for expected, told in (
                ("Trinity, the first", "/ search"),
                ("Trinity, the first", "is not TOML"),
                ("The very first", "/ search"),
            ):
                await pilot.press("e")
                await pilot.pause()
                assert expected in seen("rail")
                assert told in seen("line")

    asyncio.run(drive())


@posix
def test_an_address_is_shown_in_the_browser_of_the_system(tmp_path: Path) -> None:
    """The one that BROWSER names, if it does."""
    program, said = tmp_path / "browser", tmp_path / "said"
    program.write_text(f'#!/bin/sh\necho "$1" > "{said}"\n', "utf-8")
    program.chmod(0o755)
    code = "from timeline.cli.browsing import visit; visit('https://example.org/a?b=c&d=e')"
    subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "BROWSER": f"{program} %s"}, cwd=REPOSITORY, check=True
    )
    assert said.read_text("utf-8") == "https://example.org/a?b=c&d=e\n"
