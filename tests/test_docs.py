"""What the documentation shows is what happens.

Every fenced `console` block of README.md, CONTRIBUTING.md and docs/ is typed and every `python` block run, as are the
examples in the docstrings of the package. In a `console` block a line `$ timeline …` is a command and what follows, up
to the next `$`, its output; other commands are passed over. The info string sets the width and the day, as in `console
columns=60 today=2026-07-30`; a line `…` stands for lines left out. The commands run in a copy of the workspace, so that
they may write.
"""

from __future__ import annotations

import difflib
import doctest
import importlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from timeline.cli.app import root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from typer._click.core import Command

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
SHOWING = sorted(path for path in (ROOT / "timeline").rglob("*.py") if ">>> " in path.read_text("utf-8"))
FENCE = re.compile(r"^ *```(?P<kind>\w+)(?P<options>[^\n`]*)\n(?P<body>.*?)^ *```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)#]+)")
COMMANDS: Mapping[str, Command] = root().commands
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@dataclass(frozen=True, slots=True)
class Example:
    """A command as documented, without the prompt, and what it prints.

    It stands on a line, in a terminal of so many columns, and on a day if that is told.
    """

    line: int
    columns: int
    today: str
    command: str
    printed: str


def blocks(page: str, kind: str) -> Iterator[tuple[int, str, str]]:
    """Return the line on which each fenced block begins, its options and its text."""
    for fence in FENCE.finditer(page):
        if fence["kind"] == kind:
            yield page.count("\n", 0, fence.start("body")) + 1, fence["options"], dedent(fence["body"])


def examples(page: str) -> Iterator[Example]:
    """Return the commands of a page with what it says that they print."""
    for first, options, body in blocks(page, "console"):
        width, day = re.search(r"columns=(\d+)", options), re.search(r"today=(\S+)", options)
        starts = [index for index, line in enumerate(body.splitlines()) if line.startswith("$ ")]
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            command, *printed = body.splitlines()[start:end]
            if command.startswith("$ timeline"):
                columns, today = int(width[1]) if width else 80, day[1] if day else ""
                yield Example(first + start, columns, today, command.removeprefix("$ "), "\n".join(printed))


def named(page: str) -> Iterator[tuple[str, list[str]]]:
    """Return the commands that a page names outside its blocks, each with the options after it."""
    for said in re.findall(r"`timeline ([^`]*)`", FENCE.sub("", page)):
        command, *rest = said.split()
        if command.islower():
            yield command, [word for word in rest if word.startswith("--")]


def difference(documented: str, actual: str) -> str:
    """Return how the two texts differ, as a diff; nothing when only in the blanks at the ends of lines."""
    told, seen = ([line.rstrip() for line in text.strip("\n").splitlines()] for text in (documented, actual))
    pattern = "\n".join(".*" if line == "…" else re.escape(line) for line in told)
    if re.fullmatch(pattern, "\n".join(seen), re.DOTALL):
        return ""
    return "\n".join(difflib.unified_diff(told, seen, "documented", "printed", lineterm=""))


def untrue(page: str, run: Callable[[Example], str]) -> list[str]:
    """Return a report for each command that prints something else than its page says."""
    reports = []
    for example in examples(page):
        found = difference(example.printed, run(example))
        if found:
            reports.append(f"line {example.line}: {example.command}\n{found}")
    return reports


def failing(page: str) -> list[str]:
    """Return a report for each `python` block whose examples give something else than it says."""
    reports = []
    for line, _, body in blocks(page, "python"):
        report = io.StringIO()
        test = doctest.DocTestParser().get_doctest(body, {}, "example", None, line - 1)
        if doctest.DocTestRunner(verbose=False).run(test, out=report.write).failed:
            reports.append(report.getvalue())
    return reports


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a copy of the project's own workspace."""
    for name in ("seeds", "calendars"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


# The documentation as it stands


@each_page
def test_commands_print_what_the_page_says(page: Path, workspace: Path) -> None:
    """Typed in a terminal of the given width, in the project's own folder."""

    def run(example: Example) -> str:
        name, *arguments = shlex.split(example.command)
        day = ["--today", example.today] if example.today else []
        program = [sys.executable, "-m", name, *day, *arguments]
        env = {**os.environ, "COLUMNS": str(example.columns), "PYTHONUTF8": "1"}
        return subprocess.run(
            program,
            cwd=workspace,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        ).stdout

    assert "\n\n".join(untrue(page.read_text("utf-8"), run)) == ""


@each_page
def test_commands_named_in_passing_are_there(page: Path) -> None:
    """With the options that a sentence or a table gives them."""
    for command, options in named(page.read_text("utf-8")):
        assert command in COMMANDS
        assert set(options) <= {"--help", *(name for each in COMMANDS[command].params for name in each.opts)}


def test_the_readme_names_every_command() -> None:
    """None has to be found out."""
    page = (ROOT / "README.md").read_text("utf-8")
    assert {command for command, _ in named(page)} == set(COMMANDS)


@each_page
def test_python_examples_give_what_the_page_says(page: Path) -> None:
    """Each block stands by itself and begins with its imports."""
    assert failing(page.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_docstrings_give_what_they_say(path: Path) -> None:
    """The examples in the source are run like those of the pages."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    report, runner = io.StringIO(), doctest.DocTestRunner(verbose=False)
    for test in doctest.DocTestFinder().find(importlib.import_module(name)):
        runner.run(test, out=report.write)
    assert report.getvalue() == ""


@each_page
def test_links_lead_to_a_file(page: Path) -> None:
    """Links within the project; addresses on the web are not visited."""
    targets = [found["target"] for found in LINK.finditer(page.read_text("utf-8"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_dependency_is_accounted_for() -> None:
    """docs/dependencies.md has a row for each package of pyproject.toml and for `uv`, which reads it, and no other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
        *project["dependency-groups"].values(),
    ]
    packages = {re.split(r"[^\w-]", requirement)[0] for requirements in named for requirement in requirements}
    rows = re.findall(r"^\| `([\w-]+)` \|", (ROOT / "docs" / "dependencies.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(packages | {"uv"})


# The checker itself, on made-up pages

PAGE = """\
Say hello:

```console columns=60 today=2026-07-30
$ timeline hello
Good morning
$ make
whatever make prints
$ timeline count
1
…
9
```

    ```console
$ timeline indented-fences-are-found-too
```

```python
$ timeline not-a-console
```
"""


def test_finds_the_commands_of_a_page() -> None:
    """With the line they stand on, the width, the day and their own output; other programs are passed over."""
    assert list(examples(PAGE)) == [
        Example(4, 60, "2026-07-30", "timeline hello", "Good morning"),
        Example(8, 60, "2026-07-30", "timeline count", "1\n…\n9"),
        Example(15, 80, "", "timeline indented-fences-are-found-too", ""),
    ]


def test_finds_the_commands_in_its_sentences() -> None:
    """With their options; what is in a block or is no command is left out."""
    page = PAGE + "Say `timeline hello --loud YOU`, or any `timeline COMMAND`. `timeline` alone says nothing."
    assert list(named(page)) == [("hello", ["--loud"])]


def test_a_true_page_has_nothing_to_report() -> None:
    """Lines left out and blanks at the end of a line do not count."""
    prints = {"timeline hello": "Good morning  \n", "timeline count": "1\n2\n3\n9\n"}
    assert untrue(PAGE, lambda example: prints.get(example.command, "")) == []


def test_a_page_that_says_something_else_is_reported() -> None:
    """With its line, the command and a diff."""
    prints = {"timeline hello": "Good evening\n", "timeline count": "1\n2\n9\n"}
    assert untrue(PAGE, lambda example: prints.get(example.command, "")) == [
        "line 4: timeline hello\n--- documented\n+++ printed\n@@ -1 +1 @@\n-Good morning\n+Good evening",
    ]


@pytest.mark.parametrize(
    ("documented", "actual"),
    [("1\n…\n9", "1\n2\n8"), ("one", "one\ntwo"), ("one\ntwo", "one"), ("", "a traceback"), ("a.c", "abc")],
)
def test_output_that_is_not_the_documented_one_differs(documented: str, actual: str) -> None:
    """Too much, too little, and something else."""
    assert difference(documented, actual) != ""


def test_a_python_example_that_is_wrong_is_reported() -> None:
    """With what it gave."""
    (report,) = failing("```python\n>>> 1 + 1\n3\n```\n")
    assert "Expected:\n    3\nGot:\n    2\n" in report


def test_a_python_example_that_is_right_is_not() -> None:
    """What it says is what it gives."""
    assert failing("```python\n>>> 1 + 1\n2\n```\n") == []
