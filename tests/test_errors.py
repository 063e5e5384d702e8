"""An error is one line: what, where, and what to do; and it knows how the run ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import DataError, DocumentError, Exit, OutputError, TimelineError, UsageError


def test_says_where_and_what() -> None:
    """File, line and what is wrong, in the form that editors make a link of."""
    error = DataError("unknown key 'titel'; did you mean 'titles'?", path=Path("events/treaties.toml"), line=12)
    assert str(error) == f"{Path('events/treaties.toml')}:12: unknown key 'titel'; did you mean 'titles'?"


def test_says_the_file_alone_when_no_line_is_known() -> None:
    """A document that cannot be read has no line."""
    assert str(DocumentError("is empty", path="notes.txt")) == "notes.txt: is empty"


def test_says_only_what_is_wrong_when_there_is_no_file() -> None:
    """A wrong option is in no file; a line without a file says nothing."""
    assert str(UsageError("no view is called 'rial'", line=3)) == "no view is called 'rial'"


def test_keeps_its_parts() -> None:
    """Whoever catches it can sort by place."""
    error = DataError("is no date", path="a.toml", line=3)
    assert (error.what, error.path, error.line) == ("is no date", "a.toml", 3)


@pytest.mark.parametrize(
    ("kind", "code"),
    [(TimelineError, 1), (DocumentError, 1), (DataError, 1), (OutputError, 1), (UsageError, 2)],
)
def test_knows_how_the_run_ends(kind: type[TimelineError], code: int) -> None:
    """2 when the command was wrong, 1 when the world was."""
    assert kind.exit_code == code


def test_exit_codes_are_those_of_a_shell() -> None:
    """Fine, failed, misused, interrupted by Ctrl-C (128 + 2)."""
    assert list(Exit) == [0, 1, 2, 130]


@pytest.mark.parametrize("kind", [DocumentError, DataError, OutputError, UsageError])
def test_is_caught_as_a_timeline_error(kind: type[TimelineError]) -> None:
    """One `except` at the edge is enough."""
    with pytest.raises(TimelineError, match=r"^it broke$"):
        raise kind("it broke")
