from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline import datafile
from timeline.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = '''\
# [[event]] in a comment is no event
[[event]]
id = "first"
titles.en = "[[event]] in a string"
notes = ["""
[[event]]
titles.kk = "over lines"
""",
  "second note",
]

[[event]]
id = "second"
titles = { en = "A title", ru = "Название" }
sources = [
  { title = "One, with [brackets]", url = "https://example.org/1" },
  { title = "Two", url = "https://example.org/2" },
]

[event.about]
en = [
  "a harbour",
  "a quay",
]

[[event]]
id = "third"
'''


@pytest.fixture
def file(tmp_path: Path) -> datafile.DataFile:
    """Return the text above, read from a file."""
    path = tmp_path / "events.toml"
    path.write_text(TEXT, "utf-8")
    return datafile.read(path)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("event", 0), 2),
        (("event", 0, "id"), 3),
        (("event", 0, "titles", "en"), 4),
        (("event", 0, "notes", 0), 5),
        (("event", 0, "notes", 1), 9),
        (("event", 1), 12),
        (("event", 1, "titles", "ru"), 14),
        (("event", 1, "sources", 0), 16),
        (("event", 1, "sources", 1, "url"), 17),
        (("event", 1, "about"), 20),
        (("event", 1, "about", "en", 1), 23),
        (("event", 2, "id"), 27),
    ],
)
def test_everything_has_its_line(file: datafile.DataFile, place: tuple[datafile.Step, ...], line: int) -> None:
    """A place in the data is found on its line, whatever way of writing TOML put it there."""
    assert file.line(*place) == line


def test_what_is_not_there_has_the_line_of_what_is_around_it(file: datafile.DataFile) -> None:
    """A key that is missing is blamed on its table."""
    assert file.line("event", 1, "when") == 12
    assert file.line("event", 1, "sources", 7) == 15


def test_broken_toml_is_an_error_with_its_line(tmp_path: Path) -> None:
    """A syntax error names the line that it is on."""
    path = tmp_path / "broken.toml"
    path.write_text('[[event]]\nid = "a"\nwhen = 1991-02-31x\n', "utf-8")
    with pytest.raises(DataError, match="is not TOML") as caught:
        datafile.read(path)
    assert caught.value.line == 3


def test_toml_that_ends_too_early_is_blamed_on_its_last_line(tmp_path: Path) -> None:
    """An error at the end of the file has the last line."""
    path = tmp_path / "short.toml"
    path.write_text('id = "a"\ntags = [\n', "utf-8")
    with pytest.raises(DataError, match="is not TOML") as caught:
        datafile.read(path)
    assert caught.value.line == 2


def test_an_impossible_date_is_an_error_with_its_line(tmp_path: Path) -> None:
    """A TOML date that no calendar has is refused where it stands."""
    path = tmp_path / "date.toml"
    path.write_text('id = "a"\nrevised = 2026-02-30\n', "utf-8")
    with pytest.raises(DataError, match="is not TOML") as caught:
        datafile.read(path)
    assert caught.value.line == 2


def test_other_encodings_are_refused_at_the_line_where_they_begin(tmp_path: Path) -> None:
    """TOML is UTF-8; another encoding is named with the line of its first letter."""
    path = tmp_path / "cp1251.toml"
    path.write_bytes("id = 'a'\ntitle = 'Семей'\n".encode("cp1251"))
    with pytest.raises(DataError) as caught:
        datafile.read(path)
    assert str(caught.value) == f"{path}:2: is not UTF-8, as TOML must be; save it as UTF-8"


def test_nesting_without_end_is_an_error(tmp_path: Path) -> None:
    """A file nested beyond all reading is refused in one line, not with a traceback."""
    path = tmp_path / "deep.toml"
    path.write_text("a = " + "[" * 20_000, "utf-8")
    with pytest.raises(DataError, match=r"nested too deeply|is not TOML"):
        datafile.read(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """A file that is not there is named with the system's reason."""
    path = tmp_path / "none.toml"
    with pytest.raises(DataError) as caught:
        datafile.read(path)
    assert str(caught.value) == f"{path}: cannot be read: No such file or directory"


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    """A file saved on Windows says the same, on the same lines."""
    path = tmp_path / "crlf.toml"
    path.write_bytes(b'id = "a"\r\n\r\ntags = [\r\n  "b",\r\n]\r\n')
    file = datafile.read(path)
    assert file.data == {"id": "a", "tags": ["b"]}
    assert file.line("tags", 0) == 4
