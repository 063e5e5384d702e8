"""What is sent to a calendar on a server, decided without one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from icalendar import Calendar

from tests.facts import CLOSURE, TIMELINE, TREATY, ZONE
from timeline.feeds.config import Feed
from timeline.model import Event, Timeline
from timeline.push.plan import Resource, plan, resource, resources

FEED = Feed(
    name="anniversaries",
    domain="example.org",
    titles={"en": "Anniversaries", "kk": "Атаулы күндер"},
    descriptions={"en": "Of many things"},
    languages=("en", "kk"),
    horizon=(2026, 2026),
    refresh="PT12H",
)


def ours(*events: Event, language: str = "en") -> list[Resource]:
    """Return the entries of a chronology of these events."""
    return resources(FEED, Timeline(title={}, events=events), language)


def there(*events: Event, old: str = "", new: str = "") -> list[Resource]:
    """Return the same as a server gives them back, with a text replaced in each."""
    given = (each.data.decode().replace("\r\n", "\n").replace(old, new) for each in ours(*events))
    found = [
        resource(data.encode(), "example.org", href=f"/cal/{at}.ics", etag=f'"{at}"') for at, data in enumerate(given)
    ]
    return [each for each in found if each]


def titles(resources: tuple[Resource, ...]) -> list[str]:
    """Return the titles of some entries."""
    return [str(each.event["SUMMARY"]) for each in resources]


def test_an_entry_is_sent_alone() -> None:
    """It stands in a calendar of its own, which bears nothing of the feed's head."""
    (sent,) = ours(CLOSURE)
    calendar = Calendar.from_ical(sent.data)
    assert sorted(calendar) == ["PRODID", "VERSION"]
    assert [str(event["UID"]) for event in calendar.events] == ["sts-closure-1991-2026@example.org"]
    assert sent.data.count(b"\n") == sent.data.count(b"\r\n")


def test_an_empty_calendar_is_filled() -> None:
    """All is added, in the order of the feed, and has no place yet."""
    todo = plan(ours(CLOSURE, TREATY), [])
    assert titles(todo.add) == [
        "Closure of the Semipalatinsk nuclear test site — 35 years",
        "CTBT opens for signature — 30 years",
    ]
    assert (todo.change, todo.remove, todo.kept, len(todo)) == ((), (), 0, 2)
    assert {each.href for each in todo.add} == {""}


def test_what_is_the_same_is_kept() -> None:
    """However a server orders and ends its lines."""
    todo = plan(ours(CLOSURE, TREATY), there(TREATY, CLOSURE))
    assert (len(todo), todo.kept) == (0, 2)


def test_a_new_title_is_a_change_in_its_place() -> None:
    """The new text is for the place and the version that were read."""
    renamed = replace(TREATY, titles={"en": "CTBT is open"})
    todo = plan(ours(CLOSURE, renamed), there(CLOSURE, TREATY))
    assert titles(todo.change) == ["CTBT is open — 30 years"]
    assert [(each.href, each.etag) for each in todo.change] == [("/cal/1.ics", '"1"')]
    assert b"CTBT is open" in todo.change[0].data
    assert (todo.add, todo.remove, todo.kept) == ((), (), 1)


def test_what_the_feed_has_no_more_is_removed() -> None:
    """And what it has anew is added."""
    todo = plan(ours(CLOSURE, ZONE), there(CLOSURE, TREATY))
    assert titles(todo.remove) == ["CTBT opens for signature — 30 years"]
    assert titles(todo.add) == [
        "Treaty on a Nuclear-Weapon-Free Zone in Central Asia signed at Semipalatinsk — 20 years"
    ]
    assert [(each.href, each.etag) for each in todo.remove] == [("/cal/1.ics", '"1"')]


def test_another_language_is_a_change() -> None:
    """The entries of all languages have one UID."""
    todo = plan(ours(CLOSURE, language="kk"), there(CLOSURE))
    assert titles(todo.change) == ["Семей ядролық сынақ полигонының жабылуы — 35 жыл"]
    assert len(todo) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("DTSTAMP:20261122", "DTSTAMP:20270101"),
        ("LAST-MODIFIED:20261122", "LAST-MODIFIED:20270101"),
        ("SEQUENCE:0", "SEQUENCE:3"),
        ("SEQUENCE:0", "SEQUENCE:0\nCREATED:20270101T000000Z\nX-MOZ-GENERATION:1"),
        (";LANGUAGE=en", ""),
        ("END:VEVENT", "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-P1D\nEND:VALARM\nEND:VEVENT"),
    ],
)
def test_what_a_server_or_a_person_adds_is_no_change(old: str, new: str) -> None:
    """Dates of its own, a parameter dropped, a reminder."""
    todo = plan(ours(CLOSURE), there(CLOSURE, old=old, new=new))
    assert (len(todo), todo.kept) == (0, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Closure", "Opening"),
        ("DTSTART;VALUE=DATE:20260829", "DTSTART;VALUE=DATE:20260828"),
        ("TRANSP:TRANSPARENT", "TRANSP:OPAQUE"),
        ("TRANSP:TRANSPARENT\n", ""),
        ("TRANSP:TRANSPARENT", "TRANSP:TRANSPARENT\nLOCATION:Semey"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"),
    ],
)
def test_what_an_entry_says_otherwise_is_a_change(old: str, new: str) -> None:
    """A word, a day, a property more or less."""
    todo = plan(ours(CLOSURE), there(CLOSURE, old=old, new=new))
    assert (len(todo.change), len(todo), todo.kept) == (1, 1, 0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@example.org", "@example.com"),
        ("X-TIMELINE-", "X-SOMEBODY-"),
        ("BEGIN:VEVENT", "BEGIN:VTODO"),
        ("END:VEVENT", "END:VEVENT\nBEGIN:VEVENT\nUID:other\nEND:VEVENT"),
        ("END:VCALENDAR", ""),
    ],
)
def test_what_is_not_ours_is_not_planned_for(old: str, new: str) -> None:
    """Another domain, no mark of ours, another component, two events, or something nobody can read."""
    assert there(CLOSURE, old=old, new=new) == []


def test_a_line_tells_an_entry() -> None:
    """Its day and its title, on one line."""
    (entry,) = there(CLOSURE, old="Closure", new="First\\nClosure")
    assert str(entry) == "2026-08-29  First Closure of the Semipalatinsk nuclear test site — 35 years"


def test_an_entry_that_was_broken_is_mended() -> None:
    """Ours without its day is still ours, and can be told."""
    broken = there(CLOSURE, old="DTSTART;VALUE=DATE:20260829\n", new="")
    todo = plan(ours(CLOSURE), broken)
    assert len(todo.change) == 1
    assert str(broken[0]) == "  Closure of the Semipalatinsk nuclear test site — 35 years"


def test_the_chronology_of_the_tests() -> None:
    """Every entry of the feed is a resource, and comes back as the one it was."""
    again = plan(resources(FEED, TIMELINE, "en"), there(*TIMELINE.events))
    assert titles(again.add) == ["International Day against Nuclear Tests", "Disarmament Week"]
    assert (len(again), again.kept) == (2, 6)
