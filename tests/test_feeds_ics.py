from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.facts import CLOSURE, TIMELINE, TREATY
from timeline.feeds import ics
from timeline.feeds.config import Feed
from timeline.feeds.entry import entries
from timeline.model import LANGUAGES, Citation, Timeline
from timeline.when import When

FEED = Feed(
    name="anniversaries",
    domain="example.org",
    titles={"kk": "Мерейтойлар", "ru": "Годовщины", "en": "Anniversaries", "ar": "ذكرى سنوية"},
    descriptions={"en": "What is marked, and when"},
    languages=LANGUAGES,
    horizon=(2024, 2036),
    refresh="PT12H",
)


def render(feed: Feed, timeline: Timeline, language: str) -> bytes:
    """Return the whole calendar of a feed in a language."""
    return b"".join(ics.render(feed, entries(feed, timeline, language), language))


def entry(data: bytes, uid: str) -> dict[str, str]:
    """Return the properties of one VEVENT, unfolded, by name; read without any library, as RFC 5545 3.1 says."""
    text = data.replace(b"\r\n ", b"").decode()
    (block,) = re.findall(rf"BEGIN:VEVENT\r\nUID:{re.escape(uid)}@example\.org\r\n(.*?)END:VEVENT", text, re.DOTALL)
    return {re.split("[;:]", line)[0]: line for line in block.split("\r\n") if line}


def test_the_calendar_has_a_head_that_clients_take() -> None:
    """The head has name, description, age and refresh; no METHOD, and no UID, for which vdirsyncer keeps one event."""
    head = render(FEED, TIMELINE, "en").partition(b"BEGIN:VEVENT")[0]
    assert head == (
        b"BEGIN:VCALENDAR\r\n"
        b"VERSION:2.0\r\n"
        b"PRODID:-//Timeline//Timeline//EN\r\n"
        b"CALSCALE:GREGORIAN\r\n"
        b"NAME;LANGUAGE=en:Anniversaries\r\n"
        b"X-WR-CALNAME:Anniversaries\r\n"
        b"DESCRIPTION;LANGUAGE=en:What is marked\\, and when\r\n"
        b"X-WR-CALDESC:What is marked\\, and when\r\n"
        b"LAST-MODIFIED:20261122T000000Z\r\n"
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n"
        b"X-PUBLISHED-TTL:PT12H\r\n"
    )


def test_an_entry_says_all_that_is_known() -> None:
    """The jubilee of 2026, byte for byte: count, date, sources, quote, categories, the day it was last revised."""
    data = render(FEED, replace(TIMELINE, events=(CLOSURE,), observances=()), "kk")
    start = data.index(b"BEGIN:VEVENT\r\nUID:sts-closure-1991-2026@")
    lines = data[start : data.index(b"END:VEVENT", start)].replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines == [
        "BEGIN:VEVENT",
        "UID:sts-closure-1991-2026@example.org",
        "DTSTAMP:20261122T000000Z",
        "CREATED:20261122T000000Z",
        "LAST-MODIFIED:20261122T000000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20260829",
        "DTEND;VALUE=DATE:20260830",
        "SUMMARY;LANGUAGE=kk:Семей ядролық сынақ полигонының жабылуы — 35 жыл",
        (
            "DESCRIPTION;LANGUAGE=kk:1991 жылғы 29 тамыз.\\n"
            "Мерейтой: 35 жыл.\\n"
            "Дереккөз: Қазақ КСР Президентінің № 409 Жарлығы — https://adilet.zan.kz/kaz/docs/U910000409_\\n"
            "«Семей ядролық полигонының жабылуына — 35 жыл» — Қосымша\\, екінші\\; үшінші"
        ),
        "CATEGORIES;LANGUAGE=en:Anniversary,Jubilee,test-site,kazakhstan",
        "URL:https://adilet.zan.kz/kaz/docs/U910000409_",
        "TRANSP:TRANSPARENT",
        "CLASS:PUBLIC",
        "STATUS:CONFIRMED",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "X-TIMELINE-EVENT-DATE:1991-08-29",
        "",
    ]


@pytest.mark.parametrize(
    ("language", "closure", "treaty", "zone"),
    [
        ("kk", " — 35 жыл", " — 30 жыл", " — 20 жыл"),
        ("ru", " — 35 лет", " — 30 лет", " — 20 лет"),
        ("en", " — 35 years", " — 30 years", " — 20 years"),
        ("ar", " — 35 عامًا", " — 30 عامًا", " — 20 عامًا"),
    ],
)
def test_the_three_jubilees_of_2026(language: str, closure: str, treaty: str, zone: str) -> None:
    """29 August, 24 September and 8 September 2026 are the 35th, the 30th and the 20th, in every language."""
    data = render(FEED, TIMELINE, language)
    for uid, day, count in (
        ("sts-closure-1991-2026", "20260829", closure),
        ("ctbt-opened-1996-2026", "20260924", treaty),
        ("canwfz-signed-2006-2026", "20260908", zone),
    ):
        found = entry(data, uid)
        assert found["DTSTART"] == f"DTSTART;VALUE=DATE:{day}"
        assert found["SUMMARY"].endswith(count)
        assert "Jubilee" in found["CATEGORIES"]


@pytest.mark.parametrize(
    ("language", "summary", "description"),
    [
        (
            "kk",
            "Ядролық сынақтарға қарсы іс-қимыл халықаралық күні",
            "29 тамыз.\\n2010 жылдан бері\\, 17-ші рет аталып өтіледі.",
        ),
        (
            "ru",
            "Международный день действий против ядерных испытаний",
            "29 августа.\\nОтмечается с 2010 года\\, в 17-й раз.",
        ),
        ("en", "International Day against Nuclear Tests", "29 August.\\nKept since 2010\\, for the 17th time."),
        ("ar", "اليوم الدولي لمناهضة التجارب النووية", "29 أغسطس.\\nيُحيا منذ عام 2010، للمرة الـ17."),
    ],
)
def test_an_observance_counts_in_its_description_only(language: str, summary: str, description: str) -> None:
    """The Day against Nuclear Tests has no count in its title; in 2026 it is kept since 2010 for the 17th time."""
    found = entry(render(FEED, TIMELINE, language), "int-day-against-nuclear-tests-2026")
    assert found["SUMMARY"] == f"SUMMARY;LANGUAGE={language}:{summary}"
    assert found["DESCRIPTION"] == f"DESCRIPTION;LANGUAGE={language}:{description}"
    assert found["CATEGORIES"] == "CATEGORIES;LANGUAGE=en:Observance,nuclear-testing"


def test_an_observance_of_unknown_beginning_says_nothing_of_it() -> None:
    """Disarmament Week lasts seven days, and nobody told us since when."""
    found = entry(render(FEED, TIMELINE, "en"), "disarmament-week-2026")
    assert (found["DTSTART"], found["DTEND"]) == ("DTSTART;VALUE=DATE:20261024", "DTEND;VALUE=DATE:20261031")
    assert found["DESCRIPTION"] == "DESCRIPTION;LANGUAGE=en:24–30 October."


def test_a_doubt_is_told() -> None:
    """The last warhead: an uncertain date, its reliability, another that no source has, and one that a source has."""
    found = entry(render(FEED, TIMELINE, "en"), "kz-last-warhead-1995-2026")
    assert found["DESCRIPTION"] == (
        "DESCRIPTION;LANGUAGE=en:21 April 1995 (uncertain).\\n"
        "Reliability: medium.\\n"
        "Not confirmed by any source: 24 April 1995.\\n"
        "Another date is given: May 1995 — a news report"
    )


def test_a_feed_with_a_colour_and_an_address_says_so() -> None:
    """The colour in both spellings that programs know, where the calendar comes from and where its page is."""
    feed = replace(FEED, color="turquoise", address="https://example.org/күн")
    head = render(feed, TIMELINE, "kk").partition(b"BEGIN:VEVENT")[0].replace(b"\r\n ", b"")
    assert head.endswith(
        b"X-PUBLISHED-TTL:PT12H\r\n"
        b"SOURCE;VALUE=URI:https://example.org/%D0%BA%D2%AF%D0%BD/f/anniversaries.kk.ics\r\n"
        b"URL:https://example.org/%D0%BA%D2%AF%D0%BD/kk/\r\n"
        b"COLOR:turquoise\r\n"
        b"X-APPLE-CALENDAR-COLOR:#40E0D0\r\n"
    )
    found = entry(render(replace(feed, address="https://example.org"), TIMELINE, "kk"), "sts-closure-1991-2026")
    assert found["URL"] == "URL:https://example.org/kk/e/sts-closure-1991.html"
    assert found["COLOR"] == "COLOR:turquoise"


@pytest.mark.parametrize(
    ("language", "month", "week"),
    [
        ("kk", "30 күн қалды: ", "7 күн қалды: "),
        ("ru", "Через 30 дней: ", "Через 7 дней: "),
        ("en", "In 30 days: ", "In 7 days: "),
        ("ar", "بقي 30 يومًا: ", "بقي 7 أيام: "),
    ],
)
def test_a_jubilee_reminds(language: str, month: str, week: str) -> None:
    """A feed with alarms shows a line 30 and 7 days before the jubilee of 2026, and none before the year 34."""
    data = render(replace(FEED, alarms=(30, 7)), replace(TIMELINE, events=(CLOSURE,), observances=()), language)
    found = {event.start.year: event for event in Calendar.from_ical(data).events}
    title = str(found[2026]["SUMMARY"])
    assert [
        (alarm["ACTION"], alarm["TRIGGER"].to_ical(), str(alarm["DESCRIPTION"])) for alarm in found[2026].subcomponents
    ] == [("DISPLAY", b"-P30D", month + title), ("DISPLAY", b"-P7D", week + title)]
    assert found[2025].subcomponents == []


def test_an_observance_points_to_the_anniversary_it_was_born_of() -> None:
    """The Day of 29 August 2026 is kept for the closing of 1991, and names the entry of that in its own year."""
    found = entry(render(FEED, TIMELINE, "en"), "int-day-against-nuclear-tests-2026")
    assert found["RELATED-TO"] == "RELATED-TO;RELTYPE=PARENT:sts-closure-1991-2026@example.org"
    assert "RELATED-TO" not in entry(render(FEED, TIMELINE, "en"), "sts-closure-1991-2026")


@pytest.mark.parametrize("parent", [{"commemorate": False}, {"when": When.parse("1991-08")}, {"id": "another"}])
def test_an_observance_points_to_nothing_that_is_not_there(parent: dict[str, object]) -> None:
    """An event that is not marked, whose day is not known, or that is not in the chronology, has no entry to name."""
    events = (replace(CLOSURE, **parent),)  # type: ignore[arg-type]
    found = entry(render(FEED, replace(TIMELINE, events=events), "en"), "int-day-against-nuclear-tests-2026")
    assert "RELATED-TO" not in found


def test_the_history_of_a_fact_is_the_history_of_its_entries() -> None:
    """Written in 2025 and changed twice since: created then, last changed on the last day, changed two times."""
    days = {"earlier": (dt.date(2025, 12, 1), dt.date(2026, 8, 1)), "revised": dt.date(2027, 1, 15)}
    found = entry(render(FEED, replace(TIMELINE, events=(replace(CLOSURE, **days),)), "en"), "sts-closure-1991-2026")  # type: ignore[arg-type]
    assert [found[name] for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE")] == [
        "DTSTAMP:20270115T000000Z",
        "CREATED:20251201T000000Z",
        "LAST-MODIFIED:20270115T000000Z",
        "SEQUENCE:2",
    ]


def test_a_title_in_another_language_says_which() -> None:
    """Without a Kazakh title the Russian one stands there with its own count, marked as Russian."""
    titles = {"ru": "Закрытие Семипалатинского полигона", "en": "Closure of the test site"}
    events = (replace(CLOSURE, titles=titles, citations=()),)
    found = entry(render(FEED, replace(TIMELINE, events=events), "kk"), "sts-closure-1991-2026")
    assert found["SUMMARY"] == "SUMMARY;LANGUAGE=ru:Закрытие Семипалатинского полигона — 35 лет"
    assert found["DESCRIPTION"] == "DESCRIPTION;LANGUAGE=kk:1991 жылғы 29 тамыз.\\nМерейтой: 35 жыл."


def test_history_has_each_event_on_its_own_days() -> None:
    """The closing stands in 1991 and Project Sapphire on four days of 1994, without a count; a month stands nowhere."""
    data = render(replace(FEED, only="history", horizon=(1601, 4500)), TIMELINE, "en")
    closure = entry(data, "sts-closure-1991-1991")
    assert closure["DTSTART"] == "DTSTART;VALUE=DATE:19910829"
    assert closure["SUMMARY"] == "SUMMARY;LANGUAGE=en:Closure of the Semipalatinsk nuclear test site"
    assert closure["CATEGORIES"] == "CATEGORIES;LANGUAGE=en:Event,test-site,kazakhstan"
    assert closure["DESCRIPTION"].startswith("DESCRIPTION;LANGUAGE=en:29 August 1991.\\nSource: ")
    sapphire = entry(data, "project-sapphire-1994-1994")
    assert (sapphire["DTSTART"], sapphire["DTEND"]) == ("DTSTART;VALUE=DATE:19941120", "DTEND;VALUE=DATE:19941124")
    assert re.findall(rb"UID:(.+)@", data) == [
        b"sts-closure-1991-1991",
        b"project-sapphire-1994-1994",
        b"kz-last-warhead-1995-1995",
        b"ctbt-opened-1996-1996",
        b"leap-day-2000-2000",
        b"canwfz-signed-2006-2006",
        b"bulletin-2012-2012",
    ]


def test_a_leap_day_is_in_every_year() -> None:
    """29 February is marked on the 28th of a common year."""
    data = render(FEED, TIMELINE, "en")
    days = [entry(data, f"leap-day-2000-{year}")["DTSTART"][-8:] for year in range(2024, 2029)]
    assert days == ["20240229", "20250228", "20260228", "20270228", "20280229"]


def test_only_what_is_marked_on_a_day_is_in_the_feed() -> None:
    """Six events and two observances have thirteen years; a month, a bulletin and a proposal have none."""
    uids = re.findall(rb"UID:(.+)-20\d\d@", render(FEED, TIMELINE, "en"))
    assert sorted(set(uids)) == [
        b"canwfz-signed-2006",
        b"ctbt-opened-1996",
        b"disarmament-week",
        b"int-day-against-nuclear-tests",
        b"kz-last-warhead-1995",
        b"leap-day-2000",
        b"project-sapphire-1994",
        b"sts-closure-1991",
    ]
    assert len(uids) == 8 * 13


def test_the_languages_share_their_identities() -> None:
    """An entry has the same UID in every language, and no two entries of a feed share one."""
    uids = [re.findall(rb"UID:.+", render(FEED, TIMELINE, language)) for language in LANGUAGES]
    assert uids[0] == uids[1] == uids[2] == uids[3]
    assert len(set(uids[0])) == len(uids[0])


def test_one_changed_fact_touches_its_own_entries_only() -> None:
    """A new title of one event changes thirteen entries and not the age of the calendar, unless it is the newest."""
    renamed = replace(TREATY, titles={**TREATY.titles, "en": "The CTBT opens"}, revised=dt.date(2026, 9, 1))
    events = tuple(renamed if event is TREATY else event for event in TIMELINE.events)
    before = render(FEED, TIMELINE, "en").split(b"BEGIN:VEVENT")
    after = render(FEED, replace(TIMELINE, events=events), "en").split(b"BEGIN:VEVENT")
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 13
    assert all(b"UID:ctbt-opened-1996-" in new and b"LAST-MODIFIED:20260901T000000Z" in new for new in changed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_icalendar_reads_what_was_meant(language: str) -> None:
    """A strict parse finds no error, every title and day as they are, and writes the same bytes back."""
    data = render(FEED, TIMELINE, language)
    calendar = Calendar.from_ical(data)
    assert not any(component.errors for component in calendar.walk())
    assert calendar.to_ical(sorted=False) == data
    found = {str(event["UID"]): event for event in calendar.events}
    sapphire = found["project-sapphire-1994-2026@example.org"]
    assert (sapphire.start, sapphire.end) == (dt.date(2026, 11, 20), dt.date(2026, 11, 24))
    week = found["disarmament-week-2026@example.org"]
    assert str(week["SUMMARY"]) == TIMELINE.observances[1].titles[language]


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1))
def test_any_title_comes_back_as_it_is(title: str) -> None:
    """No line is longer than 75 octets or cut inside a character, and the parsed title is the title."""
    event = replace(CLOSURE, titles={"en": title})
    data = render(replace(FEED, horizon=(2026, 2026)), Timeline(title={}, events=(event,)), "en")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    (parsed,) = Calendar.from_ical(data).events
    assert str(parsed["SUMMARY"]) == f"{title} — 35 years"


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip))
@example("\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\n")
@example("👩\u200d🔬 \u202eteg\u202c, \\; \x1b]0;x\x07 \x85\u2028\ufeff")
def test_no_title_escapes_its_line(title: str) -> None:
    """Whatever a title holds, there is one entry, without control characters, and every letter and sign is in it."""
    event = replace(CLOSURE, titles={"en": title})
    feed = replace(FEED, horizon=(2026, 2026), titles={"en": title}, descriptions={"en": title})
    calendar = Calendar.from_ical(render(feed, Timeline(title={}, events=(event,)), "en"))
    (parsed,) = calendar.events
    assert str(parsed["UID"]) == "sts-closure-1991-2026@example.org"
    for told in (str(parsed["SUMMARY"]).removesuffix(" — 35 years"), str(calendar["NAME"])):
        assert [char for char in told if char.isalnum()] == [char for char in title if char.isalnum()]
        assert not set(told) & {*"\r\x00\x07\x1b\x85", "\u2028", "\u202e", "\ufeff"}


def test_a_hostile_title_stays_a_title() -> None:
    """Line ends, escapes and overrides of direction cannot end the entry or turn the text around."""
    event = replace(CLOSURE, titles={"en": "a\r\nEND:VEVENT\nb\u202e\x1b[31m; \\N, c"}, citations=())
    data = render(replace(FEED, horizon=(2026, 2026)), Timeline(title={}, events=(event,)), "en")
    (parsed,) = Calendar.from_ical(data).events
    assert str(parsed["SUMMARY"]) == "a END:VEVENT b[31m; \\N, c — 35 years"


def test_an_address_is_ascii() -> None:
    """A URL with letters in it is written as a URI; commas and semicolons in it are not escaped."""
    event = replace(CLOSURE, citations=(Citation(title="МАГАТЭ", url="https://example.org/Банк?a=1,2;b=%20\n"),))
    found = entry(render(FEED, Timeline(title={}, events=(event,)), "en"), "sts-closure-1991-2026")
    assert found["URL"] == "URL:https://example.org/%D0%91%D0%B0%D0%BD%D0%BA?a=1,2;b=%20%0A"


def test_a_chronology_without_anniversaries_is_a_calendar_all_the_same() -> None:
    """An empty feed has its head, no age, and a time zone: one component there must be, and this one nobody shows."""
    data = render(FEED, Timeline(title={}), "en")
    assert data.endswith(
        b"X-PUBLISHED-TTL:PT12H\r\n"
        b"BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        b"TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        b"END:VCALENDAR\r\n"
    )
    assert b"LAST-MODIFIED" not in data
    assert not any(component.errors for component in Calendar.from_ical(data).walk())
