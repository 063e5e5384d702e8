"""Answers made ready, and what becomes of them when the tree changes."""

from __future__ import annotations

import datetime as dt
import gzip

import brotli
import pytest

from tests.asgi import ask
from timeline.serving.table import Table, missing, table

DAY = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 11, 22, 15, 30, tzinfo=dt.UTC)
FILES = {
    "index.html": b"<p>Choose a language",
    "kk/index.html": "<p>Қазақша".encode(),
    "f/all.kk.ics": "BEGIN:VCALENDAR\r\nNAME:Күндер\r\nEND:VCALENDAR\r\n".encode(),
    "404.html": b"<p>Not found",
}


def made(before: Table | None = None, changed: dict[str, bytes] | None = None) -> Table:
    """Return the table of the files, some of them changed."""
    return table({**FILES, **(changed or {})}.items(), DAY, LATER, before or {})


def test_a_calendar() -> None:
    """It is told as what it is, with all that a cache and a browser must know."""
    answer = ask(made()["/f/all.kk.ics"], "/f/all.kk.ics")
    assert answer.status == 200
    assert answer.body == FILES["f/all.kk.ics"]
    assert answer.headers == {
        "etag": answer.headers["etag"],
        "last-modified": "Sun, 22 Nov 2026 00:00:00 GMT",
        "vary": "Accept-Encoding",
        "content-type": "text/calendar; charset=utf-8",
        "content-length": "51",
        "cache-control": "public, max-age=600",
        "access-control-allow-origin": "*",
        "x-content-type-options": "nosniff",
    }


def test_a_page() -> None:
    """It may load what is the site's own, and no more."""
    headers = ask(made()["/kk/"], "/kk/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["x-content-type-options"] == "nosniff"


def test_each_coding_has_a_tag_of_its_own() -> None:
    """A strong ETag names bytes, and these differ."""
    entry = made()["/f/all.kk.ics"]
    plain, zipped, smallest = (ask(entry, "/", accept_encoding=each) for each in ("", "gzip", "gzip, br"))
    assert gzip.decompress(zipped.body) == brotli.decompress(smallest.body) == plain.body
    assert (zipped.headers["content-encoding"], smallest.headers["content-encoding"]) == ("gzip", "br")
    assert "content-encoding" not in plain.headers
    tag = plain.headers["etag"].strip('"')
    assert [each.headers["etag"] for each in (zipped, smallest)] == [f'"{tag}-gzip"', f'"{tag}-br"']


def test_who_has_it_is_sent_nothing() -> None:
    """304, with the headers that a stored answer is renewed by, and no body."""
    entry = made()["/f/all.kk.ics"]
    first = ask(entry, "/", accept_encoding="br")
    again = ask(entry, "/", accept_encoding="br", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert "content-length" not in again.headers
    for name in ("etag", "vary", "cache-control", "access-control-allow-origin"):
        assert again.headers[name] == first.headers[name]


def test_a_date_counts_where_there_is_no_tag() -> None:
    """The very date that was sent; a tag goes before it (RFC 9110, section 13.1.3)."""
    entry = made()["/f/all.kk.ics"]
    date = "Sun, 22 Nov 2026 00:00:00 GMT"
    assert ask(entry, "/", if_modified_since=date).status == 304
    assert ask(entry, "/", if_modified_since="Mon, 23 Nov 2026 00:00:00 GMT").status == 200
    assert ask(entry, "/", if_modified_since=date, if_none_match='"another"').status == 200
    assert ask(entry, "/", if_modified_since="yesterday").status == 200


def test_folders_stand_for_their_pages() -> None:
    """With a slash at the end; without, they lead there."""
    entries = made()
    assert ask(entries["/"], "/").body == b"<p>Choose a language"
    assert ask(entries["/kk/"], "/kk/").body.decode() == "<p>Қазақша"
    moved = ask(entries["/kk"], "/kk")
    assert (moved.status, moved.headers["location"], moved.body) == (308, "kk/", b"")


def test_what_is_not_there() -> None:
    """A page says so; nobody is told that he has it."""
    entry = missing(made()["/404.html"])
    answer = ask(entry, "/nothing", accept_encoding="gzip")
    assert (answer.status, gzip.decompress(answer.body)) == (404, b"<p>Not found")
    assert not {"etag", "last-modified"} & answer.headers.keys()
    assert ask(entry, "/nothing", if_none_match="*").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../f/all.kk.ics",
        "/f/../../etc/passwd",
        "/f\\all.kk.ics",
        "/f/all.kk.ics\0",
        "//f/all.kk.ics",
        "/f",
        "f/all.kk.ics",
    ],
)
def test_no_path_leaves_the_tree(path: str) -> None:
    """There are the paths that were written, and no way to make another of them."""
    assert path not in made()


def test_the_same_content_keeps_its_answer() -> None:
    """A rebuild gives a new date to what has changed, and to nothing else."""
    first = made()
    second = made(first, {"f/all.kk.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"})
    assert second["/kk/"] is first["/kk/"]
    old, new = ask(first["/f/all.kk.ics"], "/"), ask(second["/f/all.kk.ics"], "/")
    assert old.headers["etag"] != new.headers["etag"]
    assert new.headers["last-modified"] == "Sun, 22 Nov 2026 15:30:00 GMT"


def test_a_tag_is_of_the_content_alone() -> None:
    """Two servers give the same tag to the same text, and one text of two types is two."""
    one = made()["/index.html"].tag
    assert made()["/index.html"].tag == one
    assert made(changed={"index.txt": FILES["index.html"]})["/index.txt"].tag != one
