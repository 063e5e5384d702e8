from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import brotli
import pytest

from tests.facts import CLOSURE, DAY_AGAINST_TESTS, SAPPHIRE, TIMELINE, TREATY, WARHEAD
from timeline.catalogue import KINDS
from timeline.feeds.config import Feed
from timeline.model import LANGUAGES, Citation, Document, Mention, Related, Timeline
from timeline.site import tree
from timeline.when import When
from timeline.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TODAY = dt.date(2026, 7, 30)
FEED = Feed(
    name="anniversaries",
    domain="example.org",
    titles={"kk": "Атаулы күндер", "ru": "Памятные даты", "en": "Anniversaries & days", "ar": "مناسبات سنوية"},
    descriptions={"en": "All of them"},
    languages=LANGUAGES,
    horizon=(2026, 2027),
    refresh="PT12H",
    color="teal",
    address="https://example.org/timeline",
)
TESTS = replace(FEED, name="test-ban", titles={"en": "Test ban"}, languages=("en",), tags=("ctbt",), color="")
AHEAD = replace(FEED, name="plan-ahead", titles={"en": "Plan ahead"}, languages=("en",), alarms=(30, 7), color="")

HOSTILE = replace(
    CLOSURE,
    id="hostile",
    titles={"en": '</a><script>alert(1)</script> "&\u202etxt\x1b[31m'},
    notes=("<img src=x onerror=alert(2)>",),
    citations=(
        Citation(title="a script", url="javascript:alert(3)"),
        Citation(title="<b>bold</b>", url='https://example.org/"onmouseover="alert(4)'),
    ),
)

HOSTILE_TITLES = dict.fromkeys(LANGUAGES, '"><script>alert(5)</script>')


class Page(HTMLParser):
    """What a page is made of: its tags with their attributes, and its text."""

    def __init__(self, html: bytes) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Take down text."""
        self.text += data

    def all(self, tag: str, attribute: str) -> list[str]:
        """Return the values of an attribute wherever a tag has it."""
        return [value for name, found in self.tags if name == tag and (value := found.get(attribute)) is not None]

    def all_ids(self) -> list[str]:
        """Return every id."""
        return [value for _, found in self.tags if (value := found.get("id")) is not None]

    def said(self) -> str:
        """Return the text, blanks and line ends as single blanks."""
        return " ".join(self.text.split())


def published(timeline: Timeline = TIMELINE, *feeds: Feed, today: dt.date = TODAY) -> dict[str, bytes]:
    """Return the tree of a chronology, as a mapping."""
    files = list(tree(timeline, feeds or (FEED,), today))
    assert len({path for path, _ in files}) == len(files), "a path stands twice"
    return dict(files)


@pytest.fixture(scope="module")
def site() -> Mapping[str, bytes]:
    """Return the tree of the small chronology with three feeds, one in four languages."""
    return published(TIMELINE, FEED, AHEAD, TESTS)


def pages(site: Mapping[str, bytes]) -> Iterator[tuple[str, Page]]:
    """Yield the path and the page of all that is HTML."""
    return ((path, Page(data)) for path, data in site.items() if path.endswith(".html"))


def test_what_is_in_the_tree() -> None:
    """These are the files, their packed twins left out."""
    found = {path for path in published(replace(TIMELINE, events=(CLOSURE,))) if not path.endswith((".gz", ".br"))}
    facts = ("sts-closure-1991", "int-day-against-nuclear-tests", "disarmament-week")
    assert found == {
        *("index.html", "404.html", "events.json", "icon.svg", "page.js", "robots.txt", "sitemap.xml", "style.css"),
        *("_headers", "headers/nginx.conf", "headers/s3.sh"),
        *(f"f/anniversaries.{language}.{kind}" for language in ("kk", "ru", "en", "ar") for kind in ("ics", "atom")),
        *(f"{language}/index.html" for language in ("kk", "ru", "en", "ar")),
        *(f"{language}/e/{fact}.html" for language in ("kk", "ru", "en", "ar") for fact in facts),
    }


def test_the_same_facts_and_day_give_the_same_bytes(site: Mapping[str, bytes]) -> None:
    """Nothing comes from the clock, the order of a set, or what was published before."""
    assert published(TIMELINE, FEED, AHEAD, TESTS) == site


def test_another_day_changes_pages_and_news(site: Mapping[str, bytes]) -> None:
    """Calendars and data do not depend on the day, so that subscribers are not sent what they have."""
    later = published(TIMELINE, FEED, AHEAD, TESTS, today=dt.date(2026, 9, 1))
    changed = {path for path in site if site[path] != later[path]}
    assert {PurePosixPath(path.removesuffix(".gz").removesuffix(".br")).suffix for path in changed} == {
        *(".html", ".xml", ".atom")
    }
    assert "en/index.html" in changed


def test_everything_served_has_packed_twins(site: Mapping[str, bytes]) -> None:
    """Unpacked they are the file itself; what is for servers to read has none."""
    for path in site:
        if path.startswith("headers/") or path == "_headers":
            assert f"{path}.gz" not in site
        elif not path.endswith((".gz", ".br")):
            assert gzip.decompress(site[f"{path}.gz"]) == brotli.decompress(site[f"{path}.br"]) == site[path]
            assert site[f"{path}.gz"][4:8] == bytes(4), "gzip tells when it was made"


def test_news_tell_what_is_coming(site: Mapping[str, bytes]) -> None:
    """The anniversaries of a year from the day on, and none that are past."""
    news = site["f/anniversaries.en.atom"].decode()
    assert "<id>tag:example.org,2026:sts-closure-1991-2026</id>" in news
    assert "sts-closure-1991-2025" not in news
    assert "sts-closure-1991-2027" not in news
    assert 'rel="self" type="application/atom+xml" href="https://example.org/timeline/f/anniversaries.en.atom"' in news


def test_a_calendar_is_the_one_that_build_writes(site: Mapping[str, bytes]) -> None:
    """It has the anniversaries of its horizon, and says where it is published."""
    calendar = site["f/anniversaries.en.ics"].decode()
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert "UID:sts-closure-1991-2026@example.org\r\n" in calendar
    assert "https://example.org/timeline/f/anniversaries.en.ics" in calendar.replace("\r\n ", "")


@pytest.mark.parametrize(("language", "direction"), [("kk", "ltr"), ("ru", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_a_page_knows_its_language_and_direction(site: Mapping[str, bytes], language: str, direction: str) -> None:
    """Readers of screens and browsers go by these."""
    for path, page in pages(site):
        if path.startswith(f"{language}/"):
            assert page.tags[0] == ("html", {"lang": language, "dir": direction})


def test_every_link_within_the_tree_leads_to_a_file(site: Mapping[str, bytes]) -> None:
    """Links are relative, so the tree can stand anywhere; a link to a part of a page finds that part."""
    for path, page in pages(site):
        if path == "404.html":
            continue
        for name, found in page.tags:
            target = found.get("href") or found.get("src") or ""
            parts = urlsplit(target)
            if parts.scheme or not target:
                continue
            steps: list[str] = list(PurePosixPath(path).parent.parts) if parts.path else path.split("/")
            for step in filter(None, parts.path.split("/")):
                steps = steps[:-1] if step == ".." else [*steps, step]
            there = "/".join(steps)
            assert there in site, f"{path}: <{name}> leads to {target}"
            if parts.fragment:
                assert parts.fragment in Page(site[there]).all_ids(), f"{path}: {target}"


def test_nothing_is_loaded_from_elsewhere(site: Mapping[str, bytes]) -> None:
    """Pages fetch their own style and script, and have neither within: the policy in the headers forbids it."""
    for path, page in pages(site):
        loaded = [found for name, found in page.tags if name in {"script", "img", "iframe", "source", "object"}]
        assert all(set(found) == {"src", "defer"} and found["src"] == "../page.js" for found in loaded), path
        styles = [found for name, found in page.tags if name == "link" and found["rel"] in {"stylesheet", "icon"}]
        assert all(not urlsplit(found["href"] or "").netloc for found in styles), path
        assert not [found for name, found in page.tags if name == "style" or "style" in found]
        assert not [key for _, found in page.tags for key in found if key.startswith("on")]
    assert b"url(" not in site["style.css"]
    assert b"@import" not in site["style.css"]


def test_headings_stand_in_order(site: Mapping[str, bytes]) -> None:
    """One of the first rank, and no rank is skipped on the way down."""
    for path, page in pages(site):
        ranks = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
        assert ranks.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(ranks)), path


def test_ids_stand_once(site: Mapping[str, bytes]) -> None:
    """A label finds its button, a link its part."""
    for path, page in pages(site):
        assert len(page.all_ids()) == len(set(page.all_ids())), path


# Subscribing


def test_the_ways_to_subscribe(site: Mapping[str, bytes]) -> None:
    """Each client gets the form of address that it takes."""
    links = Page(site["en/index.html"]).all("a", "href")
    webcal = "webcal://example.org/timeline/f/anniversaries.en.ics"
    query = "?url=https%3A%2F%2Fexample.org%2Ftimeline%2Ff%2Fanniversaries.en.ics&name=Anniversaries%20%26%20days"
    start = links.index(
        "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fexample.org%2Ftimeline%2Ff%2Fanniversaries.en.ics"
    )
    assert links[start + 1 : start + 5] == [
        f"https://outlook.live.com/calendar/0/addfromweb{query}",
        f"https://outlook.office.com/calendar/0/addfromweb{query}",
        webcal,
        webcal,
    ]


def test_the_address_can_be_copied_without_a_script(site: Mapping[str, bytes]) -> None:
    """It stands on the page as text; the button that copies it is hidden until there is a script."""
    page = Page(site["ru/index.html"])
    assert "https://example.org/timeline/f/anniversaries.ru.ics" in page.text
    assert all("hidden" in found for name, found in page.tags if name == "button")


def test_the_choice_of_calendars(site: Mapping[str, bytes]) -> None:
    """Those of all subjects come first, then the subjects, then those that remind; the first is chosen."""
    radios = [found for name, found in Page(site["en/index.html"]).tags if found.get("type") == "radio"]
    assert [found["id"] for found in radios] == ["anniversaries", "test-ban", "plan-ahead"]
    assert ["checked" in found for found in radios] == [True, False, False]
    assert "Reminders before a jubilee: 30 days, 7 days" in Page(site["en/index.html"]).said()
    assert Page(site["kk/index.html"]).all("input", "id") == ["anniversaries"]


def test_without_an_address_calendars_can_be_downloaded() -> None:
    """There is no link to subscribe with, no code, and no sitemap; the page says why."""
    here = replace(FEED, address="")
    site = published(TIMELINE, here)
    page = Page(site["en/index.html"])
    assert "../f/anniversaries.en.ics" in page.all("a", "href")
    assert "does not know its public address" in page.said()
    assert b"webcal:" not in site["en/index.html"]
    assert "sitemap.xml" not in site
    assert site["robots.txt"] == b"User-agent: *\nAllow: /\n"


# What the pages tell


def test_the_next_twelve_months(site: Mapping[str, bytes]) -> None:
    """From today to the day before the same day of the next year, with counts and jubilees, by month."""
    said = Page(site["en/index.html"]).said()
    assert (
        "The next twelve months August 2026 "
        "29 Aug Closure of the Semipalatinsk nuclear test site 35 years ★ jubilee "
        "29 Aug International Day against Nuclear Tests "
        "September 2026 8 Sep Treaty on a Nuclear-Weapon-Free Zone in Central Asia signed at Semipalatinsk 20 years ★ "
        "jubilee 24 Sep CTBT opens for signature 30 years ★ jubilee October 2026 24–30 Oct Disarmament Week "
        "November 2026 20–23 Nov Project Sapphire 32 years February 2027 28 Feb A leap day 27 years "
        "April 2027 21 Apr Last nuclear warhead leaves Kazakhstan 32 years Chronology"
    ) in said


def test_a_day_of_long_ago() -> None:
    """Before the year 1000, too, months have their names."""
    said = Page(published(today=dt.date(999, 7, 30))["en/index.html"]).said()
    assert "The next twelve months October 999 24–30 Oct Disarmament Week Chronology" in said


def test_the_next_jubilee_leads(site: Mapping[str, bytes]) -> None:
    """It stands at the head of the page, with its count and day."""
    said = Page(site["en/index.html"]).said()
    assert "The next jubilee 35 years Closure of the Semipalatinsk nuclear test site 29 August 2026 Subscribe" in said


def test_the_chronology_is_listed(site: Mapping[str, bytes]) -> None:
    """Everything that the picture shows stands below it as text, a proposed event as one."""
    said = Page(site["en/index.html"]).said()
    assert "1990s 29 August 1991 Closure of the Semipalatinsk nuclear test site 20–23 November 1994 Project" in said
    assert "about September 1996 Last silo destroyed" in said
    assert "15 March 2024 A visit proposed" in said
    assert "Every year 24–30 October Disarmament Week" not in said
    assert "Every year 29 August International Day against Nuclear Tests since 2010" in said


def test_an_event_has_a_page() -> None:
    """Its date as said and as EDTF, its doubts, what comes, and its sources."""
    said = Page(published()["en/e/kz-last-warhead-1995.html"]).said()
    for told in (
        "Milestones Last nuclear warhead leaves Kazakhstan 21 April 1995 (uncertain) 1995-04-21?",
        "Coming anniversaries 21 April 2027 32 years 21 April 2028 33 years 21 April 2029 34 years 21 April 2030 35",
        "21 April 2030 35 years ★ jubilee 21 April 2031 36 years",
        "Doubts Reliability: medium. Not confirmed by any source: 24 April 1995.",
        "Titles Қазақша Соңғы ядролық оқтұмсықтың Қазақстаннан әкетілуі Русский Из Казахстана вывезена",
        "Earlier Project Sapphire 20–23 November 1994 Later CTBT opens for signature 24 September 1996",
    ):
        assert told in said


def test_conflicts_quotes_and_related_dates_are_told() -> None:
    """Two sources that disagree are both shown; a quote stands with its document, which is linked."""
    event = replace(WARHEAD, related=(Related(when=When.parse("1994-11"), what="the trains began"),))
    quote = Mention(
        document="001.txt", start=0, end=9, quote="the last of them", language="en", basis="named", event_id=event.id
    )
    timeline = replace(
        TIMELINE,
        events=(event,),
        conflicts=WARHEAD.disputes,
        mentions=(quote,),
        documents=(Document(name="001.txt", text="", title="A report", url="https://example.org/report"),),
    )
    page = Page(published(timeline)["en/e/kz-last-warhead-1995.html"])
    assert "Another date is given: May 1995 — a news report" in page.said()
    assert "Dates that belong to it November 1994 the trains began" in page.said()
    assert "Quotes the last of them A report · named without a date" in page.said()
    assert "https://example.org/report" in page.all("a", "href")


def test_a_day_and_the_event_behind_it_lead_to_each_other() -> None:
    """The observance recalls the event; the event is kept as the observance."""
    site = published(replace(TIMELINE, events=(CLOSURE,)))
    assert "Recalls: Closure of the Semi" in Page(site["en/e/int-day-against-nuclear-tests.html"]).said()
    assert "Kept every year as: International Day" in Page(site["en/e/sts-closure-1991.html"]).said()


def test_a_title_in_another_language_says_so() -> None:
    """What has no title in the page's language is shown in another, marked as that."""
    page = Page(published()["ar/e/kz-last-silo-1996.html"])
    assert ("span", {"lang": "en", "dir": "auto"}) in page.tags


def test_text_cannot_act() -> None:
    """What looks like HTML is text, on every page; control and bidi characters are gone; scripts are not linked."""
    site = published(Timeline(title={"en": "<i>T</i>"}, events=(HOSTILE,)), replace(FEED, titles=HOSTILE_TITLES))
    for path, page in pages(site):
        tags = [name for name, _ in page.tags]
        assert tags.count("script") == path.endswith("/index.html"), path
        assert not {"img", "b", "i"} & set(tags), path
        assert not [key for _, found in page.tags for key in found if key.startswith("on")], path
        assert not [link for link in page.all("a", "href") if link.startswith("javascript")], path
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", site[path].decode()), path
    assert "<b>bold</b>" in Page(site["en/e/hostile.html"]).text


def test_an_empty_chronology() -> None:
    """Before the first event there is a page that says so, without a picture."""
    site = published(Timeline(title={"en": "Ours"}))
    page = Page(site["en/index.html"])
    assert "There are no events yet." in page.said()
    assert "Nothing is marked in the next twelve months." in page.said()
    assert not [found for _, found in page.tags if "picture" in (found.get("class") or "")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_word(language: str) -> None:
    """What the catalogue takes as a kind, and what a document proposes, can be said."""
    assert all(wording(language).say(f"site.kind.{kind}") for kind in (*KINDS, "event"))


# For programs


def test_the_data(site: Mapping[str, bytes]) -> None:
    """events.json has every fact with what is known of it, and leaves out what is not."""
    data = json.loads(site["events.json"])
    assert (data["version"], data["title"], data["address"]) == (1, {"en": "A small chronology"}, FEED.address)
    assert len(data["events"]) == len(TIMELINE.events) + len(TIMELINE.observances)
    (found,) = (each for each in data["events"] if each["id"] == "project-sapphire-1994")
    assert found == {
        "id": "project-sapphire-1994",
        "type": "event",
        "when": "1994-11-20/1994-11-23",
        "titles": dict(SAPPHIRE.titles),
        "confidence": "high",
        "revised": "2026-11-22",
        "pages": {language: f"{language}/e/project-sapphire-1994.html" for language in LANGUAGES},
        "kind": "milestone",
        "commemorate": True,
        "proposed": False,
    }
    (kept,) = (each for each in data["events"] if each["id"] == DAY_AGAINST_TESTS.id)
    assert (kept["type"], kept["since"], kept["born_of"]) == ("observance", 2010, "sts-closure-1991")


def test_the_sitemap_names_every_page(site: Mapping[str, bytes]) -> None:
    """With the day on which its fact was changed, and its twins in the other languages."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(site["sitemap.xml"])  # noqa: S314 - it is ours
    named = {url.findtext(f"{space}loc"): url for url in root.iter(f"{space}url")}
    expected = {
        f"https://example.org/timeline/{path.removesuffix('index.html')}"
        for path in site
        if path.endswith(".html") and path not in {"index.html", "404.html"}
    }
    assert set(named) == expected
    treaty = named["https://example.org/timeline/ru/e/ctbt-opened-1996.html"]
    assert treaty.findtext(f"{space}lastmod") == TREATY.revised.isoformat() == "2026-08-01"
    assert [link.get("hreflang") for link in treaty if link.tag.endswith("link")] == ["kk", "ru", "en", "ar"]


def test_everyone_may_fetch(site: Mapping[str, bytes]) -> None:
    """robots.txt keeps nobody out: Google's calendar obeys it, too."""
    assert site["robots.txt"].decode() == (
        "User-agent: *\nAllow: /\nSitemap: https://example.org/timeline/sitemap.xml\n"
    )


def test_what_is_not_found_finds_its_style_at_any_depth(site: Mapping[str, bytes]) -> None:
    """The page for a wrong address is shown under that address: its links begin at the root of the server."""
    page = Page(site["404.html"])
    assert "/timeline/style.css" in page.all("link", "href")
    assert page.all("a", "href") == [f"/timeline/{language}/index.html" for language in ("kk", "ru", "en", "ar")]
