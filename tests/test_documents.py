from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from timeline import documents
from timeline.documents import plain, sidecar
from timeline.errors import DataError, DocumentError

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "1991 жылғы 29 тамызда Семей ядролық полигоны жабылды.\n"
"""The Semipalatinsk nuclear test site was closed on 29 August 1991."""


def written(tmp_path: Path, data: bytes, name: str = "report.txt") -> Path:
    """Return the path of a file with the bytes in it."""
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_its_mark(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with or without a byte order mark and UTF-16 with it give the same text."""
    assert documents.read(written(tmp_path, SENTENCE.encode(encoding))).text == SENTENCE


def test_big_endian_utf16_is_read(tmp_path: Path) -> None:
    """The mark says which way round UTF-16 is."""
    data = b"\xfe\xff" + SENTENCE.encode("utf-16-be")
    assert documents.read(written(tmp_path, data)).text == SENTENCE


def test_the_text_is_what_the_file_holds(tmp_path: Path) -> None:
    """Line ends and spaces stay, so that offsets into the text are offsets into what was written."""
    assert documents.read(written(tmp_path, b"\r\n one \rtwo\r\n\n")).text == "\r\n one \rtwo\r\n\n"


def test_a_suffix_in_capitals_is_the_same_format(tmp_path: Path) -> None:
    """REPORT.TXT is as good as report.txt."""
    assert documents.read(written(tmp_path, b"One.", "REPORT.TXT")).name == "REPORT.TXT"


def refusal(path: Path) -> str:
    """Return why the document is refused."""
    with pytest.raises(DocumentError) as caught:
        documents.read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_another_encoding_is_refused_where_it_begins(tmp_path: Path) -> None:
    """Windows-1251 is not guessed at: the byte where UTF-8 ends is named, and what to do."""
    path = written(tmp_path, b"1991\n" + "Семей".encode("cp1251"))
    assert refusal(path) == (
        f"{path}:2: stops being UTF-8 at byte 5 (0xD1);"
        " save it again as UTF-8, for example with `iconv -f WINDOWS-1251 -t UTF-8`"
    )


def test_mixed_encodings_are_refused_as_such(tmp_path: Path) -> None:
    """A file that begins in UTF-8 and goes on in Windows-1251 is said to mix them."""
    path = written(tmp_path, "Семей\n".encode() + "полигоны".encode("cp1251"))
    assert refusal(path) == (
        f"{path}:2: mixes encodings: it is UTF-8 at first and stops being UTF-8 at byte 11 (0xEF);"
        " save it again as UTF-8, for example with `iconv -f WINDOWS-1251 -t UTF-8`"
    )


def test_bytes_are_counted_from_the_start_of_the_file(tmp_path: Path) -> None:
    """A byte order mark counts among the bytes before the first wrong one."""
    path = written(tmp_path, b"\xef\xbb\xbfabc\xff")
    assert "at byte 6 (0xFF)" in refusal(path)


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01\x00", b"\xff\xfeO\x00\x00\x00"], ids=["bytes", "utf-16"])
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    """NUL is in no text."""
    path = written(tmp_path, data)
    assert refusal(path) == f"{path}: is not text (it holds NUL bytes); convert it to plain text first"


def test_utf16_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    """Half a character at the end means that the rest did not arrive."""
    path = written(tmp_path, "Семей".encode("utf-16")[:-1])
    assert refusal(path) == (
        f"{path}: begins as UTF-16 but stops being it at byte 10; it is cut off or damaged: fetch it again"
    )


def test_utf32_is_refused_by_its_name(tmp_path: Path) -> None:
    """UTF-32 begins like UTF-16 and is not taken for it."""
    path = written(tmp_path, SENTENCE.encode("utf-32"))
    assert refusal(path).startswith(f"{path}: is UTF-32, which is not read; save it again as UTF-8")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", "\u00a0\n".encode()])
def test_an_empty_document_is_refused(tmp_path: Path, data: bytes) -> None:
    """A file without a single character that can be seen holds no text."""
    path = written(tmp_path, data)
    assert refusal(path) == f"{path}: is empty: there is no text in it"


def test_a_document_too_large_is_refused_with_its_size(tmp_path: Path) -> None:
    """More than 32 MB is not read; the size is said and what to do."""
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    assert refusal(path) == f"{path}: is 100.0 MB; the most that is read is 32 MB: split it"


def test_one_long_line_is_a_document(tmp_path: Path) -> None:
    """A line may be as long as a document may be large."""
    path = written(tmp_path, b"a" * (1 << 20))
    assert len(documents.read(path).text) == 1_048_576


def test_a_missing_document_is_told(tmp_path: Path) -> None:
    """A file that is not there is named with the system's reason."""
    path = tmp_path / "none.txt"
    assert refusal(path) == f"{path}: cannot be read: No such file or directory"


def test_a_folder_in_place_of_a_document_is_told(tmp_path: Path) -> None:
    """A folder is not read as a document, whatever its name."""
    path = tmp_path / "folder.txt"
    path.mkdir()
    assert refusal(path) == f"{path}: is a folder; give a file in it"


def test_a_name_that_the_system_cannot_take_is_told(tmp_path: Path) -> None:
    """A file that cannot be opened at all is an error of one line."""
    path = tmp_path / ("x" * 5000 + ".txt")
    assert ": cannot be read: " in refusal(path)


def test_an_unknown_format_is_refused_with_those_known(tmp_path: Path) -> None:
    """A format that has no reader is refused, not read as if it were text."""
    path = written(tmp_path, b"%PDF-1.7", "report.pdf")
    assert refusal(path) == f"{path}: is of no format that is read (.txt); convert it to one"


def test_bytes_from_elsewhere_are_decoded_under_the_name_given() -> None:
    """What comes by a pipe is decoded alike, and errors name it as its caller does."""
    assert plain.decode(SENTENCE.encode("utf-8-sig"), "-") == SENTENCE
    with pytest.raises(DocumentError, match=r"^-: is empty"):
        plain.decode(b"", "-")


SIDECAR = """\
title = "Harbour opens after nine years"
publisher = "The Evening Post"
language = "en"
url = "https://example.org/1966/05/15/harbour"
published = 1966-05-15
published_basis = "printed at the head of the page"
note = "Found in the city archive."
"""


def test_a_sidecar_says_what_is_known(tmp_path: Path) -> None:
    """The keys of a sidecar arrive in the document; its note stays where it is."""
    path = written(tmp_path, b"The harbour opened on Saturday.")
    written(tmp_path, SIDECAR.encode(), "report.txt.toml")
    document = documents.read(path)
    assert document.title == "Harbour opens after nine years"
    assert document.publisher == "The Evening Post"
    assert document.language == "en"
    assert document.url == "https://example.org/1966/05/15/harbour"
    assert document.published == dt.date(1966, 5, 15)
    assert document.published_from == "printed at the head of the page"


def test_a_day_of_publication_without_a_basis_is_the_sidecars(tmp_path: Path) -> None:
    """When nobody says how the day is known, it is known from the sidecar."""
    path = written(tmp_path, b"The harbour opened on Saturday.")
    written(tmp_path, b"published = 1966-05-15\n", "report.txt.toml")
    assert documents.read(path).published_from == "sidecar"


def test_the_sidecar_goes_before_the_text(tmp_path: Path) -> None:
    """A day that a person wrote down is believed before one found in the text."""
    path = written(tmp_path, b"2025-12-19 The harbour opened on Saturday.")
    written(tmp_path, b"published = 2025-12-20\n", "report.txt.toml")
    assert documents.read(path).published == dt.date(2025, 12, 20)


def test_without_a_sidecar_the_text_is_asked(tmp_path: Path) -> None:
    """A day at the head of the text is the day of publication, and it is said where it stands."""
    document = documents.read(written(tmp_path, b"2025-12-19 The harbour opened on Saturday."))
    assert (document.published, document.published_from) == (dt.date(2025, 12, 19), "first line")


def test_a_text_without_a_day_was_published_nobody_knows_when(tmp_path: Path) -> None:
    """A day inside a sentence is not the day of publication; none is invented."""
    document = documents.read(written(tmp_path, SENTENCE.encode()))
    assert (document.published, document.published_from) == (None, "")


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ('titel = "A"', 1, "unknown key 'titel'; did you mean 'title'?"),
        ("# who\npublisher = 5", 2, "'publisher' must be text in quotes that is not empty, not 5"),
        ('language = "kz"', 1, "unknown language 'kz'; known are: kk, ru, en, ar"),
        ('published = "2024"', 1, "'published' must be a date without quotes such as 2024-03-15, not '2024'"),
        ("\npublished = 2024-02-30", 2, "is not TOML: Invalid date or datetime"),
        (
            'published_basis = "a guess"',
            1,
            "'published_basis' says how a day is known, but 'published' is missing",
        ),
    ],
)
def test_a_sidecar_at_fault_is_told_at_its_line(tmp_path: Path, text: str, line: int, fault: str) -> None:
    """A slip in a sidecar is an error with its file and line, not a thing half known."""
    path = written(tmp_path, b"The harbour opened.")
    place = written(tmp_path, text.encode(), "report.txt.toml")
    with pytest.raises(DataError) as caught:
        documents.read(path)
    assert str(caught.value) == f"{place}:{line}: {fault}"


def test_a_sidecar_stands_beside_its_document(tmp_path: Path) -> None:
    """Its name is the document's own, suffix and all, and `.toml`."""
    assert sidecar.beside(tmp_path / "report.txt") == tmp_path / "report.txt.toml"


def test_a_folder_gives_its_documents_by_name(tmp_path: Path) -> None:
    """Documents come in the order of their names; sidecars and hidden files are none."""
    written(tmp_path, b"Two.", "b.txt")
    written(tmp_path, b"One.", "a.txt")
    written(tmp_path, b'title = "First"', "a.txt.toml")
    written(tmp_path, b"\x00", ".DS_Store")
    assert [(document.name, document.title) for document in documents.read_folder(tmp_path)] == [
        ("a.txt", "First"),
        ("b.txt", ""),
    ]


def test_a_sidecar_without_its_document_is_told(tmp_path: Path) -> None:
    """A document that was renamed leaves its sidecar behind: that is said, not passed over."""
    place = written(tmp_path, b'title = "First"', "a.txt.toml")
    with pytest.raises(DataError) as caught:
        list(documents.read_folder(tmp_path))
    assert str(caught.value) == f"{place}: describes 'a.txt', but no such document is beside it"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing folder of documents is one clear line."""
    missing = tmp_path / "nowhere"
    with pytest.raises(DocumentError) as caught:
        list(documents.read_folder(missing))
    assert str(caught.value).startswith(f"{missing}: cannot be read as a folder of documents: ")
