from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from tests.exports import FEED, PUBLISHED, body, hostile, rendered, titled
from tests.facts import CLOSURE, DAY_AGAINST_TESTS, SAPPHIRE, TREATY
from timeline.feeds import news
from timeline.feeds.entry import entries
from timeline.model import Timeline
from timeline.when import When

if TYPE_CHECKING:
    from timeline.feeds.config import Feed
    from timeline.feeds.entry import Entry
    from timeline.model import Event

ATOM = "{http://www.w3.org/2005/Atom}"

RSS = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xml:lang="en">
<channel>
<title>Anniversaries</title>
<link>https://calendars.example.org/kz/en/</link>
<description>What is marked, and when</description>
<language>en</language>
<lastBuildDate>Sat, 01 Aug 2026 00:00:00 GMT</lastBuildDate>
<generator>Timeline</generator>
<docs>https://www.rssboard.org/rss-specification</docs>
<item>
<title>CTBT opens for signature — 30 years</title>
<link>https://calendars.example.org/kz/en/e/ctbt-opened-1996.html</link>
<guid isPermaLink="false">ctbt-opened-1996-2026@example.org</guid>
<pubDate>Sat, 01 Aug 2026 00:00:00 GMT</pubDate>
<category>Anniversary</category>
<category>Jubilee</category>
<category>ctbt</category>
<description>&lt;p lang="en" dir="ltr"&gt;On 24 September 2026.&lt;br&gt;
24 September 1996.&lt;br&gt;
Jubilee: 30 years.&lt;/p&gt;</description>
</item>
</channel>
</rss>
"""
ATOM_FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
<id>tag:example.org,2026:anniversaries.ar</id>
<title type="text">ذكرى سنوية</title>
<updated>2026-08-01T00:00:00Z</updated>
<author>
<name>example.org</name>
</author>
<generator>Timeline</generator>
<link rel="self" type="application/atom+xml" href="https://calendars.example.org/kz/f/anniversaries.ar.atom"/>
<link rel="alternate" type="text/html" href="https://calendars.example.org/kz/ar/"/>
<entry>
<id>tag:example.org,2026:ctbt-opened-1996-2026</id>
<title type="text" xml:lang="ar">فتح باب التوقيع على معاهدة الحظر الشامل للتجارب النووية — 30 عامًا</title>
<published>2026-08-01T00:00:00Z</published>
<updated>2026-08-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://calendars.example.org/kz/ar/e/ctbt-opened-1996.html"/>
<category term="Anniversary"/>
<category term="Jubilee"/>
<category term="ctbt"/>
<content type="html">&lt;p lang="ar" dir="rtl"&gt;يُحيا في 24 سبتمبر 2026.&lt;br&gt;
24 سبتمبر 1996.&lt;br&gt;
ذكرى يوبيلية: 30 عامًا.&lt;/p&gt;</content>
</entry>
</feed>
"""


def parsed(name: str, told: list[Entry], feed: Feed = FEED) -> ET.Element:
    """Return the root of an XML format."""
    return ET.fromstring(rendered(name, told, feed=feed))  # noqa: S314 - what we wrote ourselves


def in_channel(told: list[Entry], feed: Feed = FEED) -> ET.Element:
    """Return the channel of an RSS document."""
    channel = parsed("rss", told, feed).find("channel")
    assert channel is not None
    return channel


def test_rss_has_all_that_a_reader_asks_for() -> None:
    """A channel with one item, to the last byte; the guid is the UID and no address."""
    assert rendered("rss", body(TREATY, feed=PUBLISHED), feed=PUBLISHED).decode() == RSS


def test_atom_has_all_that_rfc_4287_asks_for() -> None:
    """An Arabic feed with one entry, to the last byte: ids are tag URIs, the content says which way it runs."""
    told = body(TREATY, feed=PUBLISHED, language="ar")
    assert rendered("atom", told, feed=PUBLISHED, language="ar").decode() == ATOM_FEED


def test_json_feed_has_all_that_its_version_asks_for() -> None:
    """The same in Kazakh; what JSON Feed has no name for stands under a name with an underscore."""
    told = body(TREATY, feed=PUBLISHED, language="kk")
    assert json.loads(rendered("jsonfeed", told, feed=PUBLISHED, language="kk")) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Мерейтойлар",
        "home_page_url": "https://calendars.example.org/kz/kk/",
        "language": "kk",
        "authors": [{"name": "example.org"}],
        "items": [
            {
                "id": "ctbt-opened-1996-2026@example.org",
                "url": "https://calendars.example.org/kz/kk/e/ctbt-opened-1996.html",
                "title": "Ядролық сынақтарға жан-жақты тыйым салу туралы шарттың қол қоюға ашылуы — 30 жыл",
                "content_text": (
                    "Аталып өтетін күні: 2026 жылғы 24 қыркүйек.\n1996 жылғы 24 қыркүйек.\nМерейтой: 30 жыл."
                ),
                "date_published": "2026-08-01T00:00:00Z",
                "date_modified": "2026-08-01T00:00:00Z",
                "tags": ["Anniversary", "Jubilee", "ctbt"],
                "language": "kk",
                "_timeline": {
                    "event": "ctbt-opened-1996",
                    "first_day": "2026-09-24",
                    "last_day": "2026-09-24",
                    "years": 30,
                    "jubilee": True,
                },
            }
        ],
    }


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", "Аталып өтетін күні: 2026 жылғы 20–23 қараша."),
        ("ru", "Отмечается 20–23 ноября 2026 года."),
        ("en", "On 20–23 November 2026."),
        ("ar", "يُحيا في 20–23 نوفمبر 2026."),
    ],
)
def test_the_day_that_is_coming_is_said_first(language: str, said: str) -> None:
    """A title has no day in it, and a reader shows the date of the news, so the text begins with the day."""
    (entry,) = body(SAPPHIRE, language=language)
    assert news.text(entry, language).split("\n")[0] == said


def test_the_day_itself_is_said_once() -> None:
    """In a feed of history the day and the fact's own are the same."""
    history = replace(FEED, only="history", horizon=(1601, 4500))
    (entry,) = entries(history, Timeline(title={}, events=(TREATY,)), "en")
    assert news.text(entry, "en") == "24 September 1996."


def dated(event: Event, year: int) -> tuple[str, str]:
    """Return when an anniversary of the year was published and updated."""
    (entry,) = body(event, feed=replace(FEED, horizon=(year, year)))
    return news.stamp(news.published(entry)), news.stamp(news.updated(entry))


def test_what_comes_in_sight_is_news_a_year_ahead() -> None:
    """The anniversary of 2028 is neither dated 2028, when readers would show it, nor buried in August 2026."""
    assert dated(TREATY, 2028) == ("2027-09-24T00:00:00Z", "2027-09-24T00:00:00Z")


def test_a_change_is_an_update_and_no_other_news() -> None:
    """Written in January and changed in August 2026: the anniversary of that September was in sight already."""
    assert dated(replace(TREATY, earlier=(dt.date(2026, 1, 5),)), 2026) == (
        "2026-01-05T00:00:00Z",
        "2026-08-01T00:00:00Z",
    )


def test_a_leap_day_comes_in_sight_on_the_28th() -> None:
    """29 February 2028 is news from 28 February 2027 on."""
    event = replace(TREATY, when=When.parse("2000-02-29"))
    assert dated(event, 2028) == ("2027-02-28T00:00:00Z", "2027-02-28T00:00:00Z")


def test_without_an_address_nothing_is_made_up() -> None:
    """RSS needs some link and has a tag URI; the link of an item is its source; no feed says where it stands itself."""
    channel = in_channel(body(CLOSURE))
    assert channel.findtext("link") == "tag:example.org,2026:anniversaries.en"
    assert channel.findtext("item/link") == "https://adilet.zan.kz/kaz/docs/U910000409_"
    assert channel.find(f"{ATOM}link") is None
    assert parsed("atom", body(CLOSURE)).find(f"{ATOM}link") is None
    feed = json.loads(rendered("jsonfeed", body(CLOSURE)))
    assert "home_page_url" not in feed


def test_without_entries_a_feed_is_a_feed_all_the_same() -> None:
    """Atom demands a date, and is as old as the feed's horizon; RSS has none; JSON Feed has a list of nothing."""
    atom = parsed("atom", [])
    assert atom.findtext(f"{ATOM}updated") == "2026-01-01T00:00:00Z"
    assert atom.findall(f"{ATOM}entry") == []
    channel = in_channel([])
    assert [each.tag for each in channel] == ["title", "link", "description", "language", "generator", "docs"]
    assert json.loads(rendered("jsonfeed", []))["items"] == []


def test_the_formats_agree() -> None:
    """The same entries, in their order, with the same identity and title."""
    told = body(CLOSURE, TREATY, SAPPHIRE, DAY_AGAINST_TESTS)
    wanted = [
        ("int-day-against-nuclear-tests-2026", "International Day against Nuclear Tests"),
        ("sts-closure-1991-2026", "Closure of the Semipalatinsk nuclear test site — 35 years"),
        ("ctbt-opened-1996-2026", "CTBT opens for signature — 30 years"),
        ("project-sapphire-1994-2026", "Project Sapphire — 32 years"),
    ]
    items = parsed("rss", told).findall("channel/item")
    assert [(each.findtext("guid"), each.findtext("title")) for each in items] == [
        (f"{name}@example.org", title) for name, title in wanted
    ]
    elements = parsed("atom", told).findall(f"{ATOM}entry")
    assert [(each.findtext(f"{ATOM}id"), each.findtext(f"{ATOM}title")) for each in elements] == [
        (f"tag:example.org,2026:{name}", title) for name, title in wanted
    ]
    assert [(item["id"], item["title"]) for item in json.loads(rendered("jsonfeed", told))["items"]] == [
        (f"{name}@example.org", title) for name, title in wanted
    ]


@given(hostile)
def test_any_title_comes_back(title: str) -> None:
    """Whatever stands in a title, a reader sees it, but for what XML has no place for."""
    told = titled(title)
    summary = told[0].summary
    in_xml = summary.replace("\ufffe", "").replace("\uffff", "")
    assert parsed("rss", told).findtext("channel/item/title") == in_xml
    assert parsed("atom", told).findtext(f"{ATOM}entry/{ATOM}title") == in_xml
    assert json.loads(rendered("jsonfeed", told))["items"][0]["title"] == summary


def test_a_hostile_name_of_a_feed_stays_a_name() -> None:
    """What people write in feeds.toml is cleaned like a title, in elements and in attributes."""
    feed = replace(PUBLISHED, titles={"en": "]]></title>\x1b\u202e\ufffe & <b>"}, address='https://x.org/"ң"<a>')
    channel = in_channel(body(CLOSURE, feed=feed), feed)
    assert channel.findtext("title") == "]]></title> & <b>"
    assert channel.findtext("link") == "https://x.org/%22%D2%A3%22%3Ca%3E/en/"
    assert json.loads(rendered("jsonfeed", [], feed=feed))["title"] == "]]></title>\ufffe & <b>"
