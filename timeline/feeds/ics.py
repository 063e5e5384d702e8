"""iCalendar (RFC 5545, RFC 7986): one VEVENT a year, the same bytes for the same facts.

An entry is written in three parts: its stamp (identity, dates and number of the fact's history), what the fact says,
and what only this feed adds to it. The first two are the same in every feed of a language and are rendered once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.clean import clean, uri
from timeline.feeds.config import colors
from timeline.feeds.contentline import escaped, folded
from timeline.wording import wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry

END: Final = b"END:VCALENDAR\r\n"
"""What stands behind the last entry."""
_ALWAYS: Final = (
    "TRANSP:TRANSPARENT",
    "CLASS:PUBLIC",
    "STATUS:CONFIRMED",
    "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
)
"""What is the same in every entry: nobody is busy, and everybody may know."""
_NOTHING: Final = (
    b"BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    b"TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
"""What stands in a feed without entries: a calendar holds at least one component (RFC 5545 section 3.6), and this is
the one that every client takes and none shows."""


def render(feed: Feed, body: Sequence[Entry], language: str) -> Iterator[bytes]:
    """Yield the calendar of a feed in a language, as it is served, with these entries."""
    yield head(feed, language, max((entry.revised for entry in body), default=None))
    for entry in body:
        yield event(entry, language) + ending(entry, feed)
    yield END


def head(feed: Feed, language: str, revised: dt.date | None) -> bytes:
    """Return what stands before the first entry; `revised` is the day on which any of them last changed.

    When there is no entry, `revised` is None. It bears no UID of its own (vdirsyncer would keep one event of it all)
    and no METHOD, which would ask for an organizer (RFC 5546 section 3.2.1).
    """
    title, description = (_line(each.get(language, "")) for each in (feed.titles, feed.descriptions))
    source = feed.source(language)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Timeline//Timeline//{language.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME;LANGUAGE={language}:{title}",
        f"X-WR-CALNAME:{title}",
        *([f"DESCRIPTION;LANGUAGE={language}:{description}", f"X-WR-CALDESC:{description}"] if description else []),
        *([f"LAST-MODIFIED:{_midnight(revised)}"] if revised else []),
        f"REFRESH-INTERVAL;VALUE=DURATION:{feed.refresh}",
        f"X-PUBLISHED-TTL:{feed.refresh}",
        *([f"SOURCE;VALUE=URI:{uri(source)}", f"URL:{uri(f'{feed.address}/{language}/')}"] if source else []),
        *([f"COLOR:{feed.color}", f"X-APPLE-CALENDAR-COLOR:{colors()[feed.color]}"] if feed.color else []),
    )
    return b"".join(map(folded, lines)) + (b"" if revised else _NOTHING)


def event(entry: Entry, language: str) -> bytes:
    """Return the stamp of an entry and what it says, to which every feed adds its own ending.

    It bears no X-ANNIVERSARY, for which khal throws the title away. DTSTAMP is when it last changed, as there is no
    METHOD (RFC 5545 section 3.8.7.2).
    """
    revised = _midnight(entry.revised)
    lines = (
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"DTSTAMP:{revised}",
        f"CREATED:{_midnight(entry.created)}",
        f"LAST-MODIFIED:{revised}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTART;VALUE=DATE:{_basic(entry.start)}",
        f"DTEND;VALUE=DATE:{_basic(entry.end)}",
        f"SUMMARY;LANGUAGE={entry.language}:{escaped(entry.summary)}",
        f"DESCRIPTION;LANGUAGE={language}:{escaped(entry.description)}",
        f"CATEGORIES;LANGUAGE=en:{','.join(map(escaped, entry.categories))}",
        *([f"URL:{uri(entry.url)}"] if entry.url else []),
        *([f"RELATED-TO;RELTYPE=PARENT:{entry.born_of}"] if entry.born_of else []),
        *_ALWAYS,
        f"X-TIMELINE-EVENT-DATE:{entry.when}",
    )
    return b"".join(map(folded, lines))


def ending(entry: Entry, feed: Feed) -> bytes:
    """Return the rest of an entry: the feed's colour, its reminders of a jubilee, and the end."""
    lines = [f"COLOR:{feed.color}"] if feed.color else []
    if entry.jubilee and feed.alarms:
        words = wording(entry.language)
        for days in feed.alarms:
            said = words.say("feed.reminder", title=entry.summary, days=words.days(days))
            lines += [
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                f"TRIGGER:-P{days}D",
                f"DESCRIPTION;LANGUAGE={entry.language}:{escaped(said)}",
                "END:VALARM",
            ]
    return b"".join(map(folded, (*lines, "END:VEVENT")))


def _line(text: str) -> str:
    return escaped(clean(text).replace("\n", " "))


def _midnight(day: dt.date) -> str:
    """Return the beginning of a day in UTC: a fact is dated to the day, and its entries must not differ by the hour."""
    return f"{_basic(day)}T000000Z"


def _basic(day: dt.date) -> str:
    """Return the day in the basic format of ISO 8601; `strftime` leaves out zeros of early years on some systems."""
    return day.isoformat().replace("-", "")
