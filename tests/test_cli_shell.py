"""How the program behaves in a shell: completion, pager, help, hints, tracebacks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.text import Text

from tests.test_cli import REPOSITORY, Session, process
from timeline.cli import environment
from timeline.cli.app import root
from timeline.cli.commands.workspace import FORMATS as EXPORTED
from timeline.cli.completing import SHELLS
from timeline.cli.settings import FORMS, SHOWN
from timeline.feeds.formats import FORMATS as FEED_FORMATS
from timeline.records.formats import FORMATS as RECORD_FORMATS
from timeline.views import VIEWS

COMMANDS = list(root().commands)


def completed(line: str) -> list[str]:
    """Return what bash would offer at the end of a line."""
    words = line.split(" ")
    variables = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    return process(env={**os.environ, **variables}).stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("timeline u", ["upcoming"]),
        ("timeline show --jub", ["--jubilees"]),
        ("timeline explain sts-clos", ["sts-closure-1991", "sts-closure-day-national"]),
        ("timeline show --tag lisb", ["lisbon-protocol"]),
        ("timeline show --kind t", ["test", "treaty"]),
        ("timeline show --lang k", ["kk"]),
        ("timeline export --feed plan", ["plan-ahead"]),
        ("timeline --workspace nowhere explain sts", []),
    ],
)
def test_completion(line: str, offered: list[str]) -> None:
    """Commands and options, and what is in the workspace; of one that is none, nothing and no error."""
    assert completed(line) == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_what_a_shell_needs(shell: str) -> None:
    """Each shell is told which variable asks the program."""
    session = Session()
    assert session("completion", shell) == 0
    assert "_TIMELINE_COMPLETE" in session.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_takes_it(tmp_path: Path) -> None:
    """It registers a completion for the command; no line of it fails."""
    session = Session()
    session("completion", "bash")
    (tmp_path / "it").write_text(session.out, "utf-8")
    script = f". {tmp_path / 'it'}; complete -p timeline"
    ended = subprocess.run(["bash", "-ec", script], capture_output=True, check=True)  # noqa: S607
    assert ended.stdout == b"complete -o default -F _timeline_completion timeline\n"


def test_a_shell_that_is_not_known() -> None:
    """It is told which are."""
    session = Session()
    assert session("completion", "tcsh") == 2
    assert session.err == "timeline: there is no completion for 'tcsh'; there is for bash, zsh, fish, powershell\n"


def test_names_that_help_gives_without_loading() -> None:
    """They are those that there are."""
    assert list(EXPORTED) == list(FEED_FORMATS)
    assert list(FORMS) == ["table", *RECORD_FORMATS, "svg"]
    assert set(SHOWN) <= set(VIEWS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    """One line each, as it would be typed."""
    session = Session()
    assert session(command, "--help") == 0
    assert f"\n  Examples:\n    timeline {command}" in session.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["upcomming"], "No such command 'upcomming'; did you mean 'upcoming'?"),
        (["show", "--jubilee"], "No such option: --jubilee; did you mean --jubilees?"),
        (["explain", "sts-closure-1992"], "there is no event 'sts-closure-1992'; did you mean sts-closure-1991"),
        (["extract"], "Missing argument 'FILE...'; see timeline extract --help"),
    ],
)
def test_did_you_mean(arguments: list[str], said: str) -> None:
    """What comes near, or where to look."""
    session = Session()
    assert session(*arguments) == 2
    assert session.err.startswith(f"timeline: {said}")


def test_a_traceback_only_when_asked_for() -> None:
    """`--debug` may stand anywhere."""
    quiet, first, last = Session(), Session(), Session()
    for session, arguments in ((quiet, ["show", "x"]), (first, ["--debug", "show"]), (last, ["show", "--debug"])):
        assert session(*arguments, "--tag", "ctbd") == 2
        assert session.err.splitlines()[-1] == "timeline: there is no tag 'ctbd'; did you mean 'ctbt'?"
    assert "Traceback" not in quiet.err
    assert first.err.startswith("Traceback")
    assert last.err.startswith("Traceback")


def test_a_fault_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said to be one, in one line; what to do for more stands at its end."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(environment.Environment, "draw", fail)
    session = Session()
    assert session("show") == 1
    assert session.err == ("timeline: a fault of the program: ZeroDivisionError: by nothing; --debug shows where\n")


def pager(folder: Path) -> dict[str, str]:
    """Return the variables of a user whose screen has 20 lines and whose pager keeps what it is given in `paged`."""
    keep = folder / "keep.py"
    keep.write_text("import pathlib, sys\npathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())\n", "utf-8")
    python = Path(sys.executable).as_posix()
    return {
        "TIMELINE_PAGER": f"'{python}' '{keep.as_posix()}' '{(folder / 'paged').as_posix()}'",
        "LINES": "20",
        "NO_COLOR": "1",
    }


def test_a_long_print_is_paged(tmp_path: Path) -> None:
    """All of it, and nothing beside it."""
    session = Session(terminal=True, variables=pager(tmp_path))
    assert session("show") == 0
    assert session.out == ""
    assert (tmp_path / "paged").read_text("utf-8").startswith("Kazakhstan and nuclear disarmament")


@pytest.mark.parametrize(
    ("terminal", "arguments"),
    [
        (True, ["show", "trinity"]),
        (True, ["show", "--no-pager"]),
        (True, ["show", "--output", "csv"]),
        (False, ["show"]),
    ],
)
def test_what_is_not_paged(tmp_path: Path, terminal: bool, arguments: list[str]) -> None:
    """A short print, one that is not to be, a form for programs, and what no person looks at."""
    session = Session(terminal=terminal, variables=pager(tmp_path))
    assert session(*arguments) == 0
    assert session.out
    assert not (tmp_path / "paged").exists()


@pytest.mark.parametrize("command", ["nosuchpager -x", "less 'it", " "])
def test_a_pager_that_is_not_there(tmp_path: Path, command: str) -> None:
    """The print is made without it."""
    session = Session(terminal=True, variables={**pager(tmp_path), "TIMELINE_PAGER": command})
    assert session("show") == 0
    assert session.out.startswith("Kazakhstan")


def test_a_pager_that_fails() -> None:
    """The print is made without it: nobody has seen it."""
    command = f"'{Path(sys.executable).as_posix()}' -c 'raise SystemExit(1)'"
    session = Session(terminal=True, variables={"TIMELINE_PAGER": command, "LINES": "20"})
    assert session("show", "--ascii") == 0
    assert "Kazakhstan and nuclear disarmament" in session.out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes that close so")
def test_a_closed_pipe_is_no_failure() -> None:
    """A reader that has seen enough may go."""
    shell = f"set -o pipefail; '{sys.executable}' -m timeline show --output json | head -1 >/dev/null"
    ended = subprocess.run(["bash", "-c", shell], capture_output=True, check=False, cwd=REPOSITORY)  # noqa: S607
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_styles_are_the_sixteen_colours() -> None:
    """Each part of a line begins and ends its own style; the text is whole."""
    line = Text.assemble(("●", "green"), " 29 Aug ", ("Closure", "bold"))
    line.stylize("italic", 2, 8)
    styled = environment._styled(line)  # noqa: SLF001 - it has no other way to be seen without a terminal
    assert styled == "\x1b[32m●\x1b[0m \x1b[3m29 Aug\x1b[0m \x1b[1mClosure\x1b[0m"
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled) == line.plain


def test_the_page_has_every_option() -> None:
    """docs/cli.md names each option and each command."""
    page = (REPOSITORY / "docs" / "cli.md").read_text("utf-8")
    whole = root()
    commands = [whole, *whole.commands.values()]
    names = {name for command in commands for each in command.params for name in each.opts if name.startswith("--")}
    assert sorted(name for name in (*names, *COMMANDS) if f"`{name}" not in page) == []
