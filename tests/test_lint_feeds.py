"""Whole feeds: healthy ones as other people's programs write them, the same ones broken, and no feeds at all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.feeds.lint import lint

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
OTHERS = sorted((HERE / "data" / "lint" / "healthy").glob("*.ics"))
OURS = sorted((HERE.parent / "calendars").glob("*.ics"))
FEEDS = [path.read_bytes() for path in (*OTHERS, *OURS)]
each_feed = pytest.mark.parametrize("data", FEEDS, ids=[path.name for path in (*OTHERS, *OURS)])


def refused_for(data: bytes) -> set[str]:
    """Return the rules for which a file is refused."""
    return {fault.rule for fault in lint(data) if fault.severity == "error"}


@each_feed
def test_a_healthy_feed_is_not_refused(data: bytes) -> None:
    """Google, Exchange, Outlook, Apple, Thunderbird, Nextcloud, Hebcal, KOrganizer and ours."""
    assert refused_for(data) == set()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_feeds_leave_nothing_to_say(path: Path) -> None:
    """Not even advice."""
    assert lint(path.read_bytes()) == []


def unfolded(data: bytes) -> bytes:
    """Return the feed with every content line on one line."""
    return re.sub(rb"\r\n[ \t]", b"", data)


def folded(line: str, most: int, measure: Callable[[str], int]) -> str:
    """Return a content line folded where `measure` says that `most` is reached."""
    pieces = [""]
    for char in line:
        if measure(pieces[-1] + char) > most:
            pieces.append(" ")
        pieces[-1] += char
    return "\r\n".join(pieces)


def folded_by_characters(data: bytes) -> bytes:
    """Return the feed folded after 75 characters, as if they were octets."""
    text = unfolded(data).decode()
    return "\r\n".join(folded(line, 75, len) for line in text.split("\r\n")).encode()


def folded_anywhere(data: bytes) -> bytes:
    """Return the feed folded after exactly 75 octets, in the middle of a character or not."""
    lines = unfolded(data).split(b"\r\n")
    return b"\r\n".join(re.sub(rb"(?s)^(.{75})|(.{74})(?=.)", rb"\1\2\r\n ", line) for line in lines)


def cut(data: bytes) -> bytes:
    """Return two thirds of the feed."""
    return data[: len(data) * 2 // 3]


def without(pattern: bytes) -> Callable[[bytes], bytes]:
    """Return a way to take the first line away that begins so."""
    return lambda data: re.sub(rb"(?m)^" + pattern + rb"[^\r]*\r\n", b"", data, count=1)


def instead(pattern: bytes, replacement: bytes) -> Callable[[bytes], bytes]:
    """Return a way to write something else, once."""
    return lambda data: re.sub(pattern, replacement, data, count=1)


ENTRY = re.compile(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", re.DOTALL)


def beginning(path: Path) -> bytes:
    """Return a calendar with the first few of its entries."""
    data = path.read_bytes()
    entries = ENTRY.findall(data)
    return data[: data.index(b"BEGIN:VEVENT")] + b"".join(entries[:4]) + b"END:VCALENDAR\r\n"


KAZAKH = beginning(HERE.parent / "calendars" / "anniversaries.kk.ics")
SHORT = [path.read_bytes() for path in OTHERS] + [KAZAKH]

BREAKS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a mark": ("bom", lambda data: b"\xef\xbb\xbf" + data),
    "LF": ("line-end", lambda data: data.replace(b"\r\n", b"\n")),
    "CR": ("line-end", lambda data: data.replace(b"\r\n", b"\r")),
    "CR CR LF": ("line-end", lambda data: data.replace(b"\r\n", b"\r\r\n")),
    "one LF": ("line-end", instead(rb"0\r\n", rb"0\n")),
    "not folded": ("line-length", unfolded),
    "folded by characters": ("line-length", folded_by_characters),
    "folded in characters": ("fold-in-character", folded_anywhere),
    "windows-1251": ("utf-8", lambda data: data.decode().encode("windows-1251", "replace")),
    "cut": ("unclosed", cut),
    "no end of the calendar": ("unclosed", without(b"END:VCALENDAR")),
    "no end of an entry": ("nesting", without(b"END:VEVENT")),
    "no beginning of an entry": ("nesting", without(b"BEGIN:VEVENT")),
    "no beginning of the calendar": ("no-calendar", without(b"BEGIN:VCALENDAR")),
    "no VERSION": ("required", without(b"VERSION")),
    "no PRODID": ("required", without(b"PRODID")),
    "no UID": ("required", without(b"UID")),
    "no DTSTAMP": ("required", without(b"DTSTAMP")),
    "no DTSTART": ("required", without(b"DTSTART")),
    "no entries": ("no-component", lambda data: ENTRY.sub(b"", data)),
    "the same entry twice": ("uid-twice", lambda data: ENTRY.sub(rb"\g<0>\g<0>", data, count=1)),
    "the same SUMMARY twice": ("twice", instead(rb"(\r\nSUMMARY[^\r]*)", rb"\1\1")),
    "a bell": ("control", instead(rb"(\r\nSUMMARY[^\r]*:)", rb"\1" + b"\a")),
    "a line break in a text": ("name", instead(rb"\\n", rb"\r\n")),
    "no VALUE=DATE": ("value-type", instead(rb"DTSTART;VALUE=DATE:", rb"DTSTART:")),
    "VALUE=DATE for a time": ("value-type", instead(rb"(DTSTART;VALUE=DATE:\d+)", rb"\1T000000")),
    "30 February": ("date", instead(rb"(DTSTART;VALUE=DATE:\d{4})\d{4}", rb"\g<1>0230")),
    "month 13": ("date", instead(rb"(DTSTART;VALUE=DATE:\d{4})\d{4}", rb"\g<1>1301")),
    "hour 25": ("date-time", instead(rb"(DTSTAMP:\d{8}T)\d\d", rb"\g<1>25")),
    "DTSTAMP of nowhere": ("utc", instead(rb"(DTSTAMP:\d{8}T\d{6})Z", rb"\1")),
    "an end before the start": ("end-before-start", instead(rb"(DTEND;VALUE=DATE:)\d{4}", rb"\g<1>1999")),
    "an end on the day of the start": (
        "end-before-start",
        instead(rb"(DTSTART;VALUE=DATE:(\d+)\r\nDTEND;VALUE=DATE:)\d+", rb"\1\2"),
    ),
    "an end of another type": ("end-type", instead(rb"DTEND;VALUE=DATE:(\d+)", rb"DTEND:\1T000000Z")),
    "DTEND and DURATION": ("together", instead(rb"(DTEND;VALUE=DATE:\d+\r\n)", rb"\1DURATION:P1D\r\n")),
    "an unknown status": ("choice", instead(b"STATUS:CONFIRMED", b"STATUS:OK")),
    "a refresh without VALUE": ("value-missing", instead(b"REFRESH-INTERVAL;VALUE=DURATION", b"REFRESH-INTERVAL")),
    "a refresh in words": ("duration", instead(b"PT12H", b"12 hours")),
    "no LANGUAGE after ;": ("parameter", instead(b"SUMMARY;LANGUAGE=kk", b"SUMMARY;kk")),
    "a colon lost": ("no-colon", instead(rb"TRANSP:", rb"TRANSP")),
    "text after the end": ("outside", lambda data: data + b"X-GENERATED:now\r\n"),
    "a page before the beginning": ("no-colon", lambda data: b"<html>\r\n" + data),
}
"""What a feed is broken by, the rule that must find it, and how it is done to our Kazakh calendar."""


@pytest.mark.parametrize(("rule", "break_it"), BREAKS.values(), ids=BREAKS)
def test_a_broken_feed_is_refused_by_its_rule(rule: str, break_it: Callable[[bytes], bytes]) -> None:
    """One break in a healthy feed, in each of the ways that feeds are seen broken."""
    broken = break_it(KAZAKH)
    assert broken != KAZAKH
    assert rule in refused_for(broken)


@given(st.sampled_from(SHORT), st.integers(0, 9999))
def test_a_feed_cut_anywhere_is_refused(feed: bytes, at: int) -> None:
    """Unless all that is lost is the last line end; of two calendars, the second may be lost as a whole."""
    data = feed[: at % len(feed)]
    assert refused_for(data) or data.rstrip(b"\r\n").upper().endswith(b"END:VCALENDAR")


@given(st.sampled_from(SHORT), st.integers(0, 9999))
def test_a_control_character_anywhere_is_found(feed: bytes, at: int) -> None:
    """Wherever it stands, on its line and octet."""
    ends = [match.start() for match in re.finditer(rb"\r\n", feed)]
    at = ends[at % len(ends)] - at % 2  # at the end of a line, or an octet before
    place = (feed.count(b"\n", 0, at) + 1, at - feed.rfind(b"\n", 0, at))
    faults = lint(feed[:at] + b"\x0b" + feed[at:])
    assert ("control", *place) in {(fault.rule, fault.line, fault.octet) for fault in faults}


WORDS = [b"BEGIN:VCALENDAR", b"END:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"DTSTART", b";VALUE=DATE", b":", b";"]
WORDS += [b"RRULE:FREQ=", b"20260829", b"T000000Z", b",", b'"', b"\\", b"\r\n", b"\r\n ", b"\n", b"\r", b"=", b"P1D"]
WORDS += [b"GEO:1;", b"UID", b"TZID=", b"BEGIN:VALARM", b"TRIGGER:", b"\xd0", b"\xff", b"\0", b"-", b"9" * 5000]


@given(st.one_of(st.binary(), st.lists(st.sampled_from(WORDS)).map(b"".join)))
def test_any_octets_give_faults_or_none(data: bytes) -> None:
    """Nothing is too broken to be told what is wrong with it, and every fault stands on a line that is there."""
    lines = data.splitlines() or [b""]
    for fault in lint(data):
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.octet <= len(lines[fault.line - 1]) + 1
        assert fault.what.isprintable()


def test_many_of_anything_are_read_once() -> None:
    """No rule begins anew for each of them; if one did, this test would not end."""
    head = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"
    for piece in (b";A=", b'"', b"\\", b",", b"20260829,", b"\r\n ", b"FREQ=DAILY;", b"BEGIN:X-A\r\n"):
        for before in (b"X", b"EXDATE:", b"RRULE:", b"SUMMARY:"):
            assert refused_for(head + before + piece * 50_000)
