"""Every rule of the linter, by an example of it: a small calendar, what is wrong with it, on which line and octet."""

from __future__ import annotations

import pytest

from timeline.feeds.lint import Fault, lint, rules

FEED = b"""\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Example//Days//KK\r
BEGIN:VEVENT\r
UID:sts-closure-1991-2026@example.org\r
DTSTAMP:20260801T000000Z\r
DTSTART;VALUE=DATE:20260829\r
END:VEVENT\r
END:VCALENDAR\r
"""
"""A calendar with nothing wrong. What a test adds to its entry begins on line 8."""
DTSTAMP = b"DTSTAMP:20260801T000000Z"
DTSTART = b"DTSTART;VALUE=DATE:20260829\r\n"
OBSERVANCE = b"BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0500\r\nTZOFFSETTO:+0500\r\nEND:STANDARD\r\n"
ZONE = b"BEGIN:VTIMEZONE\r\nTZID:Semey\r\n" + OBSERVANCE + b"END:VTIMEZONE\r\n"
ALARM = b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Soon\r\nTRIGGER:-P1D\r\nEND:VALARM\r\n"


def entry(*lines: bytes) -> bytes:
    """Return the feed with these lines at the end of its entry, each ended by CRLF."""
    return FEED.replace(b"END:VEVENT", b"\r\n".join((*lines, b"END:VEVENT")))


def start(*lines: bytes) -> bytes:
    """Return the feed with these lines in place of DTSTART, from line 7 on."""
    return FEED.replace(DTSTART, b"".join(line + b"\r\n" for line in lines))


def head(*lines: bytes) -> bytes:
    """Return the feed with these lines after PRODID, from line 4 on."""
    return FEED.replace(b"BEGIN:VEVENT", b"\r\n".join((*lines, b"BEGIN:VEVENT")))


def found(data: bytes) -> list[tuple[str, int, int]]:
    """Return the rules that a file breaks, and where."""
    return [(fault.rule, fault.line, fault.octet) for fault in lint(data)]


EXAMPLES = [
    # Octets and lines
    ("bom", 1, 1, b"\xef\xbb\xbf" + FEED),
    ("utf-8", 8, 13, entry(b"SUMMARY:Caf \xe9t\xe9")),
    ("utf-8", 8, 12, entry("SUMMARY:29 тамыз".encode("windows-1251"))),
    ("fold-in-character", 9, 2, entry(b"SUMMARY:\xd0\r\n \xa1\xd0\xb5\xd0\xbc\xd0\xb5\xd0\xb9")),
    ("fold-start", 1, 1, b" stray\r\n" + FEED),
    ("line-end", 2, 12, FEED.replace(b"2.0\r\n", b"2.0\n")),
    ("line-end", 2, 12, FEED.replace(b"2.0\r\n", b"2.0\r")),
    ("line-length", 8, 76, entry(b"SUMMARY:" + b"a" * 68)),
    ("line-length", 8, 76, entry(b"SUMMARY:" + "Ә".encode() * 34)),
    ("line-length", 9, 76, entry(b"SUMMARY:a", b" " + b"a" * 75)),
    ("blank-line", 8, 1, entry(b"", b"TRANSP:TRANSPARENT")),
    ("last-line-end", 9, 14, FEED.removesuffix(b"\r\n")),
    ("control", 8, 14, entry(b"SUMMARY:bell \x07")),
    ("control", 8, 9, entry(b"SUMMARY:\x00")),
    ("control", 8, 9, entry(b"SUMMARY:\x7f")),
    ("odd-character", 8, 9, entry("SUMMARY:\ufffd".encode())),
    ("odd-character", 8, 10, entry("SUMMARY:a\u2028b".encode())),
    # Content lines
    ("no-colon", 9, 1, entry(b"SUMMARY:first", b"second")),
    ("name", 9, 1, entry(b"SUMMARY:first", "Дереккөз: akorda.kz".encode())),
    ("name", 8, 8, entry(b"SUMMARY :space")),
    ("stray-text", 9, 1, entry(b"SUMMARY:first", b"Place: Semey")),
    ("stray-text", 9, 1, entry(b"SUMMARY:first", b"https://akorda.kz")),
    ("parameter", 8, 8, entry(b"SUMMARY;LANGUAGE:kk")),
    ("parameter", 8, 13, entry(b'COMMENT;X-A="open:text')),
    ("parameter-twice", 8, 20, entry(b"SUMMARY;LANGUAGE=kk;LANGUAGE=ru:a")),
    ("parameter-value", 8, 23, entry(b"ATTENDEE;RSVP=PERHAPS:mailto:a@example.org")),
    ("parameter-value", 8, 39, entry(b"DESCRIPTION;ENCODING=QUOTED-PRINTABLE:a=0A")),
    ("unknown-property", 8, 1, entry(b"SUMARY:a")),
    ("language", 8, 24, entry(b"SUMMARY;LANGUAGE=kk_KZ:a")),
    # Values
    ("value-type", 7, 9, start(b"DTSTART:20260829")),
    ("value-type", 7, 20, start(b"DTSTART;VALUE=DATE:20260829T000000")),
    ("value-type", 7, 20, start(b"DTSTART;VALUE=TEXT:20260829")),
    ("value-missing", 4, 1, head(b"REFRESH-INTERVAL:PT12H")),
    ("empty", 5, 5, FEED.replace(b"sts-closure-1991-2026@example.org", b"")),
    ("empty", 3, 8, FEED.replace(b"-//Example//Days//KK", b"")),
    ("binary", 8, 37, entry(b"ATTACH;ENCODING=BASE64;VALUE=BINARY:????")),
    ("binary", 8, 21, entry(b"ATTACH;VALUE=BINARY:QQ==")),
    ("cal-address", 8, 11, entry(b"ORGANIZER:press@example.org")),
    ("date", 7, 20, start(b"DTSTART;VALUE=DATE:20260230")),
    ("date", 7, 20, start(b"DTSTART;VALUE=DATE:2026-08-29")),
    ("date", 8, 19, entry("EXDATE;VALUE=DATE:20260829,٢٠٢٦٠٨٣٠".encode())),
    ("date-time", 7, 9, start(b"DTSTART:20260829T250000")),
    ("date-time", 7, 9, start(b"DTSTART:20260829T1200")),
    ("date-time", 6, 9, FEED.replace(b"DTSTAMP:20260801T000000Z", b"DTSTAMP:20260801")),
    ("duration", 8, 10, entry(b"DURATION:1D")),
    ("duration", 8, 10, entry(b"DURATION:P")),
    ("duration", 8, 10, entry(b"DURATION:P1M")),
    ("duration", 8, 10, entry(b"DURATION:-P1D")),
    ("float", 8, 5, entry(b"GEO:50.4")),
    ("float", 8, 5, entry(b"GEO:150.4;80.3")),
    ("integer", 8, 10, entry(b"SEQUENCE:1.0")),
    ("period", 8, 20, entry(b"RDATE;VALUE=PERIOD:20260829T100000Z/20260829T090000Z")),
    ("recur", 8, 7, entry(b"RRULE:INTERVAL=1")),
    ("recur", 8, 7, entry(b"RRULE:FREQ=FORTNIGHTLY")),
    ("recur", 8, 7, entry(b"RRULE:FREQ=YEARLY;COUNT=2;UNTIL=20300829")),
    ("recur", 8, 7, entry(b"RRULE:FREQ=YEARLY;BYMONTH=13")),
    ("recur", 8, 7, entry(b"RRULE:FREQ=YEARLY;BYMONTHDAY=0")),
    ("recur", 8, 7, entry(b"RRULE:FREQ=YEARLY;INTERVAL=0")),
    ("recur", 8, 7, entry(b"RRULE:FREQ=YEARLY;FREQ=DAILY")),
    ("recur", 8, 7, entry(b"RRULE:FREQ=WEEKLY;BYDAY=1MO")),
    ("recur", 8, 7, entry(b"RRULE:FREQ=YEARLY;BYSETPOS=1")),
    ("recur", 8, 7, entry(b"RRULE:FREQ=YEARLY;BYEASTER=0")),
    ("uri", 8, 5, entry(b"URL:www.example.org")),
    ("uri-form", 8, 5, entry(b"URL:/c/calendar")),
    ("uri-form", 8, 5, entry(b"URL:")),
    ("uri-form", 8, 25, entry("URL:https://example.org/ә".encode())),
    ("utc-offset", 8, 14, head(ZONE.replace(b"FROM:+", b"FROM:").rstrip())),
    ("text-escape", 8, 10, entry(b"SUMMARY:a\\b")),
    ("text-separator", 8, 10, entry(b"SUMMARY:a, b")),
    ("choice", 8, 8, entry(b"STATUS:DONE")),
    ("choice", 8, 8, entry(b"TRANSP:FREE")),
    ("choice", 2, 9, FEED.replace(b"VERSION:2.0", b"VERSION:1.0")),
    ("range", 8, 10, entry(b"PRIORITY:10")),
    ("range", 8, 10, entry(b"SEQUENCE:-1")),
    ("utc", 6, 9, FEED.replace(b"0000Z", b"0000")),
    ("utc-history", 8, 9, entry(b"CREATED:20260801T000000")),
    ("color", 8, 7, entry(b"COLOR:#40E0D0")),
    # Components
    ("nesting", 8, 7, entry(b"BEGIN:VEVENT", b"UID:next@example.org", DTSTAMP, b"DTSTART:20260829T000000")),
    ("nesting", 8, 5, entry(b"END:VALARM")),
    ("unclosed", 1, 1, FEED.replace(b"END:VCALENDAR\r\n", b"")),
    ("unclosed", 8, 1, entry(ALARM.replace(b"END:VALARM\r\n", b"").rstrip())),
    ("no-calendar", 1, 1, b""),
    ("outside", 10, 1, FEED + b"X-AFTER:a\r\n"),
    ("no-component", 1, 1, FEED[: FEED.index(b"BEGIN:VEVENT")] + b"END:VCALENDAR\r\n"),
    ("no-component", 4, 1, head(ZONE.replace(OBSERVANCE, b"").rstrip())),
    ("unknown-component", 8, 7, entry(b"BEGIN:VPARTY", b"END:VPARTY")),
    ("order", 13, 1, entry(ALARM.rstrip(), b"TRANSP:OPAQUE")),
    ("required", 4, 1, FEED.replace(b"UID:sts-closure-1991-2026@example.org\r\n", b"")),
    ("required", 4, 1, FEED.replace(b"DTSTAMP:20260801T000000Z\r\n", b"")),
    ("required", 4, 1, FEED.replace(DTSTART, b"")),
    ("required", 1, 1, FEED.replace(b"PRODID:-//Example//Days//KK\r\n", b"")),
    ("required", 1, 1, FEED.replace(b"VERSION:2.0\r\n", b"")),
    ("required", 8, 1, entry(ALARM.replace(b"TRIGGER:-P1D\r\n", b"").rstrip())),
    ("twice", 8, 1, entry(b"UID:other@example.org")),
    ("twice", 4, 1, head(b"PRODID:-//Example//Days//RU")),
    ("together", 9, 1, entry(b"DTEND;VALUE=DATE:20260830", b"DURATION:P1D")),
    ("together", 12, 1, entry(ALARM.replace(b"END:", b"REPEAT:2\r\nEND:").rstrip())),
    ("misplaced", 8, 1, entry(b"DUE;VALUE=DATE:20260830")),
    ("alarm", 9, 8, entry(ALARM.replace(b"DESCRIPTION:Soon\r\n", b"").rstrip())),
    ("organizer", 4, 8, head(b"METHOD:PUBLISH")),
    # What belongs together
    ("uid-twice", 10, 5, FEED.replace(b"END:VCALENDAR", FEED[FEED.index(b"BEGIN:VEVENT") :].rstrip())),
    ("zone-missing", 7, 1, start(b"DTSTART;TZID=Atlantis:20260829T120000")),
    ("zone-named", 7, 1, start(b"DTSTART;TZID=Asia/Almaty:20260829T120000")),
    ("zone-twice", 13, 6, head(ZONE.rstrip(), ZONE.rstrip())),
    ("zone-of-utc", 15, 20, head(ZONE.rstrip()).replace(b";VALUE=DATE:20260829", b";TZID=Semey:20260829T120000Z")),
    ("zone-needless", 7, 18, start(b"DTSTART;TZID=UTC:20260829T120000Z")),
    ("end-type", 8, 7, entry(b"DTEND:20260830T000000")),
    ("end-type", 8, 7, start(b"DTSTART:20260829T100000", b"DTEND:20260829T110000Z")),
    ("end-before-start", 8, 18, entry(b"DTEND;VALUE=DATE:20260828")),
    ("end-before-start", 8, 18, entry(b"DTEND;VALUE=DATE:20260829")),
    ("end-before-start", 8, 7, start(b"DTSTART:20260829T100000Z", b"DTEND:20260829T095959Z")),
    ("no-length", 8, 7, start(b"DTSTART:20260829T100000Z", b"DTEND:20260829T100000Z")),
    ("day-duration", 8, 10, entry(b"DURATION:PT24H")),
    ("until-type", 8, 7, start(b"DTSTART:20260829T100000Z", b"RRULE:FREQ=YEARLY;UNTIL=20300829")),
    ("until-form", 8, 7, entry(b"RRULE:FREQ=YEARLY;UNTIL=20300829T000000Z")),
    ("exception-type", 8, 8, entry(b"EXDATE:20270829T000000")),
    ("rrule-twice", 9, 7, entry(b"RRULE:FREQ=YEARLY", b"RRULE:FREQ=DAILY;COUNT=2")),
    # What clients make of it
    ("calendar-uid", 4, 1, head(b"UID:0f6ed9c6-5c7b-5a31-9c75-5a4a8f1b7d11")),
    ("anniversary", 8, 1, entry(b"X-ANNIVERSARY:19910829")),
    ("outlook-years", 7, 20, start(b"DTSTART;VALUE=DATE:15821015")),
]


@pytest.mark.parametrize(("rule", "line", "octet", "data"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_a_breach_is_found_where_it_is(rule: str, line: int, octet: int, data: bytes) -> None:
    """One thing is wrong, and one thing is said of it."""
    assert found(data) == [(rule, line, octet)]


def test_every_rule_has_an_example() -> None:
    """No rule is there that nothing breaks, and none is broken that is not there."""
    assert {row[0] for row in EXAMPLES} == set(rules())


def test_a_calendar_with_nothing_wrong() -> None:
    """The examples differ from this one only by what is wrong with them."""
    assert lint(FEED) == []


def test_what_a_fault_says() -> None:
    """Where it is, how bad, under which rule and section, and what to do."""
    assert lint(entry(b"STATUS:DONE")) == [
        Fault(
            line=8,
            octet=8,
            severity="error",
            rule="choice",
            section="RFC 5545 §3.8.1.11",
            what="STATUS: 'DONE' is unknown; it may be TENTATIVE or CONFIRMED or CANCELLED",
        )
    ]


@pytest.mark.parametrize("data", [b"", b"\r\n", b"<!DOCTYPE html>\r\n", b"BEGIN:VCARD\r\nEND:VCARD\r\n"])
def test_a_file_without_a_calendar(data: bytes) -> None:
    """Nothing, a page of an error, another format."""
    assert "no-calendar" in {fault.rule for fault in lint(data)}


def test_a_file_in_another_encoding() -> None:
    """UTF-16 is told by its mark, and nothing else is said of it."""
    assert found(FEED.decode().encode("utf-16")) == [("utf-8", 1, 1), ("no-calendar", 1, 1)]


def test_many_faults_of_a_rule_are_counted() -> None:
    """The first ten are told, and how many more there are; all faults of the other rules are told as well."""
    faults = lint(FEED.replace(b"\r\n", b"\n") * 100 + b"X-AFTER:a\r\n")
    assert [fault.line for fault in faults if fault.rule == "line-end"] == list(range(1, 11))
    assert [(fault.line, fault.more) for fault in faults if fault.more] == [(10, 890)]
    assert found(FEED.replace(b"\r\n", b"\n") * 100 + b"X-AFTER:a\r\n")[-1] == ("outside", 901, 1)


def test_one_missing_end_is_said_once() -> None:
    """The entries after it are read as they were meant."""
    second = FEED[FEED.index(b"BEGIN:VEVENT") :].replace(b"sts-closure-1991-2026", b"nevada-semei-1989-2026")
    data = FEED.replace(b"END:VEVENT\r\nEND:VCALENDAR\r\n", b"") + second
    assert found(data) == [("nesting", 8, 7)]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(entry(b"SUMMARY:" + b"a" * 67), id="75 octets"),
        pytest.param(entry(b"SUMMARY:a" + b"\r\n " + "ә".encode() * 37), id="75 octets, folded"),
        pytest.param(entry(b"SUMMARY:", b"\tfolded with a tab"), id="tab"),
        pytest.param(entry(b"SUM", b" MARY;LANGU", b" AGE=kk:a"), id="folded within names"),
        pytest.param(entry(b"SUMMARY:a\tb"), id="a tab in a text"),
        pytest.param(entry(b"SUMMARY:"), id="an empty text"),
        pytest.param(entry(rb"SUMMARY:\\ \; \, \n \N : ^n " + b'"'), id="all escapes"),
        pytest.param(entry(b"CATEGORIES:a,b\\,c,"), id="a list"),
        pytest.param(entry(b"X-ANY;X-P=1;X-P=2:anything, at; all"), id="X- properties have no rules"),
        pytest.param(entry(b'ATTENDEE;CN="a;b:c,d";MEMBER="mailto:a@b","mailto:c@d":MAILTO:e@f'), id="quoted"),
        pytest.param(entry(b"DTEND;VALUE=DATE:20260830"), id="one day"),
        pytest.param(entry(b"DURATION:P1D"), id="one day, as a duration"),
        pytest.param(start(b"DTSTART:20241231T235960Z", b"DURATION:PT1H30S"), id="a leap second"),
        pytest.param(start(b"DTSTART;VALUE=DATE:20240229"), id="a leap day"),
        pytest.param(start(b"DTSTART;VALUE=DATE-TIME:20260829T120000Z"), id="the default type, written"),
        pytest.param(entry(b"CREATED:00001231T000000Z"), id="a year of Google's"),
        pytest.param(entry(b"RRULE:FREQ=MONTHLY;BYDAY=-1FR,+2MO;BYSETPOS=-1;WKST=SU;COUNT=3"), id="a rule"),
        pytest.param(entry(b"RRULE:RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;SKIP=FORWARD"), id="a rule of RFC 7529"),
        pytest.param(head(ZONE.rstrip()).replace(b";VALUE=DATE:20260829", b";TZID=Semey:20260829T120000"), id="zone"),
        pytest.param(start(b"DTSTART;TZID=/example.org/Semey:20260829T120000"), id="a zone of the world"),
        pytest.param(head(b"METHOD:CANCEL").replace(DTSTART, b""), id="cancelled without DTSTART"),
        pytest.param(FEED + FEED, id="two calendars, one UID"),
    ],
)
def test_what_is_right_is_let_pass(data: bytes) -> None:
    """Whatever the standard allows."""
    assert lint(data) == []


def test_an_instance_has_the_uid_of_its_series() -> None:
    """Told apart by RECURRENCE-ID; the same instance twice is a fault again."""
    moved = FEED[FEED.index(b"BEGIN:VEVENT") : FEED.index(b"END:VCALENDAR")]
    moved = moved.replace(DTSTART, b"RECURRENCE-ID;VALUE=DATE:20270829\r\nDTSTART;VALUE=DATE:20270830\r\n")
    once = entry(b"RRULE:FREQ=YEARLY").replace(b"END:VCALENDAR", moved + b"END:VCALENDAR")
    assert lint(once) == []
    assert [fault.rule for fault in lint(once.replace(moved, moved + moved))] == ["uid-twice"]
