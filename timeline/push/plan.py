"""What has to be added, changed and removed for a calendar on a server to say what the feed says.

An entry there is ours when its UID ends in the feed's domain and it bears a property of ours; no other is ever planned
for. Entries are the same when they say the same: a server may order, fold and date them as it likes, and may keep
what people have added to them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from icalendar import Calendar

from timeline.feeds import ics
from timeline.feeds.entry import entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

    from timeline.feeds.config import Feed
    from timeline.model import Timeline

_FRAME: Final = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Timeline//Timeline//EN\r\n%sEND:VCALENDAR\r\n"
_MARK: Final = "X-TIMELINE-"
_BOOKKEEPING: Final = frozenset({"ACKNOWLEDGED", "CREATED", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "UID"})
"""What servers and clients write of their own accord."""
_OUR_OWN: Final = (_MARK, "X-MICROSOFT-CDO-")


@dataclass(frozen=True, slots=True)
class Resource:
    """A calendar with one VEVENT (RFC 4791, section 4.1); `href` and `etag` say where it lies and in which version."""

    data: bytes
    event: Event
    href: str = ""
    etag: str = ""

    @property
    def uid(self) -> str:
        """The UID of its event."""
        return str(self.event.get("UID", ""))

    def __str__(self) -> str:
        """Return its first day and title, as far as it has them, on one line."""
        day = getattr(self.event.get("DTSTART"), "dt", "")
        return " ".join(f"{day}  {self.event.get('SUMMARY', '')}".split("\n"))


@dataclass(frozen=True, slots=True)
class Plan:
    """What to send: `add` has no `href` yet; `change` is new data for the place and version that was read."""

    add: tuple[Resource, ...]
    change: tuple[Resource, ...]
    remove: tuple[Resource, ...]
    kept: int

    def __len__(self) -> int:
        """Return how many requests it takes."""
        return len(self.add) + len(self.change) + len(self.remove)


def resources(feed: Feed, timeline: Timeline, language: str) -> list[Resource]:
    """Return the entries of a feed, each in a calendar of its own: what heads the feed is not said of every entry."""
    _head, *events, _foot = ics.render(feed, entries(feed, timeline, language), language)
    single = (_FRAME % event for event in events)
    return [Resource(data, Calendar.from_ical(data).events[0]) for data in single]


def resource(data: bytes, domain: str, *, href: str, etag: str) -> Resource | None:
    """Return what lies on a server if it is ours, an entry of a feed of this domain, else None."""
    if _MARK.encode() not in data:  # most of what is not ours, whether it can be read or not
        return None
    try:
        (event,) = Calendar.from_ical(data).events
    except ValueError:
        return None
    found = Resource(data, event, href, etag)
    marked = any(name.startswith(_MARK) for name in event)
    return found if marked and found.uid.endswith(f"@{domain}") else None


def plan(ours: Iterable[Resource], theirs: Iterable[Resource]) -> Plan:
    """Return what makes `theirs`, the entries of ours that the server has, the same as `ours`; both in their order."""
    there = {each.uid: each for each in theirs}
    here = {each.uid: each for each in ours}
    shared = [(each, there[uid]) for uid, each in here.items() if uid in there]
    change = tuple(replace(new, href=old.href, etag=old.etag) for new, old in shared if _differ(new.event, old.event))
    return Plan(
        add=tuple(each for uid, each in here.items() if uid not in there),
        change=change,
        remove=tuple(each for uid, each in there.items() if uid not in here),
        kept=len(shared) - len(change),
    )


def _differ(new: Event, old: Event) -> bool:
    """Return whether they say different things; alarms count only if the new one has any."""
    alarms = bool(new.subcomponents)
    return _said(new, alarms=alarms) != _said(old, alarms=alarms)


def _said(event: Event, *, alarms: bool) -> list[tuple[str, str]]:
    """Return the names and values of what an event says; a parameter, such as the language, some servers drop."""
    return sorted(
        (name, str(value.to_ical() if hasattr(value, "to_ical") else value))  # an alarm begins and ends with bytes
        for name, value in event.property_items(recursive=alarms)
        if name not in _BOOKKEEPING and (not name.startswith("X-") or name.startswith(_OUR_OWN))
    )
