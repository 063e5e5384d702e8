"""The application as a whole, on a small chronology: what is answered from the table, and what is made."""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
from dataclasses import dataclass, replace

import pytest
from icalendar import Calendar

from tests.asgi import Answer, ask, fetch
from tests.facts import CLOSURE, TIMELINE
from timeline.feeds.config import Feed
from timeline.model import LANGUAGES, Timeline
from timeline.serving.app import EACH, TOGETHER, Application
from timeline.serving.published import Published, publish

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
FEED = Feed(
    name="all",
    domain="example.org",
    titles=dict.fromkeys(LANGUAGES, "Days"),
    languages=LANGUAGES,
    horizon=(2026, 2027),
    refresh="PT12H",
)
SUBJECTS = tuple(f"subject-{number}" for number in range(40))


@dataclass
class Clock:
    """A clock that a test moves."""

    now: float = 0.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


@pytest.fixture(scope="module")
def chronology() -> Timeline:
    """Return a chronology, one of whose events has many tags."""
    return replace(TIMELINE, events=(replace(CLOSURE, tags=(*CLOSURE.tags, *SUBJECTS)), *TIMELINE.events[1:]))


@pytest.fixture(scope="module")
def published(chronology: Timeline) -> Published:
    """Return what is served of it."""
    return publish(chronology, [FEED], TODAY, NOW)


@pytest.fixture
def clock() -> Clock:
    """Return the clock of the application."""
    return Clock()


@pytest.fixture
def app(published: Published, clock: Clock) -> Application:
    """Return an application that nobody has asked yet."""
    return Application(published, clock)


def titles(answer: Answer) -> list[str]:
    """Return the titles of a calendar."""
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(answer.body).events]


@pytest.mark.parametrize(
    ("path", "media"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/kk/", "text/html; charset=utf-8"),
        ("/ar/e/sts-closure-1991.html", "text/html; charset=utf-8"),
        ("/f/all.ru.ics", "text/calendar; charset=utf-8"),
        ("/events.json", "application/json"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_the_tree_is_served(app: Application, path: str, media: str) -> None:
    """Every file under its path, as what it is."""
    answer = ask(app, path)
    assert (answer.status, answer.headers["content-type"]) == (200, media)
    assert answer.headers["content-length"] == str(len(answer.body))


def test_the_calendar_is_the_one_that_is_published(app: Application) -> None:
    """In every coding."""
    plain, zipped = ask(app, "/f/all.en.ics"), ask(app, "/f/all.en.ics", accept_encoding="gzip")
    assert titles(plain)[:2] == ["A leap day — 26 years", "Last nuclear warhead leaves Kazakhstan — 31 years"]
    assert gzip.decompress(zipped.body) == plain.body


def test_dates_are_those_of_the_facts(app: Application) -> None:
    """Last-Modified is the day of the youngest fact, so that a restart makes nothing new."""
    assert ask(app, "/f/all.en.ics").headers["last-modified"] == "Sun, 22 Nov 2026 00:00:00 GMT"


def test_a_date_is_never_one_to_come(chronology: Timeline) -> None:
    """In the east a day begins before it does in UTC (RFC 9110, section 8.8.2.1)."""
    evening = dt.datetime(2026, 11, 21, 20, tzinfo=dt.UTC)
    app = Application(publish(chronology, [FEED], TODAY, evening), Clock())
    assert ask(app, "/f/all.en.ics").headers["last-modified"] == "Sat, 21 Nov 2026 20:00:00 GMT"


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/f/../../pyproject.toml",
        "/f/..%2f..%2fpyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/f\\all.en.ics",
        "/..\\pyproject.toml",
        "/f/all.en.ics\0",
        "/f/all.en.ics\0.html",
        "/etc/passwd",
        "//etc/passwd",
        "/headers/nginx.conf",
        "/_headers",
        "/f/all.en.ics.gz",
        "/timeline/__init__.py",
        "/" + "a" * 10_000,
        "/\ufffd",
    ],
)
@pytest.mark.parametrize("query", ["", "?tags=ctbt"])
def test_nothing_else_is(app: Application, path: str, query: str) -> None:
    """No file of the machine, and none of the tree that is not for readers."""
    answer = ask(app, path + query)
    assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_head_and_get_alone(app: Application) -> None:
    """HEAD has the headers of GET; nothing can be sent to the server."""
    assert ask(app, "/kk/", "HEAD").headers == ask(app, "/kk/").headers
    answer = ask(app, "/kk/", "POST")
    assert (answer.status, answer.body) == (405, b"Method Not Allowed\n")
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_query_says_nothing_to_a_page(app: Application) -> None:
    """Whoever shares a link may add to it."""
    assert ask(app, "/kk/?from=mail").body == ask(app, "/kk/").body


def test_a_filter(app: Application) -> None:
    """A calendar of what bears the tag, with a tag of its own for caches."""
    answer = ask(app, "/f/all.kk.ics?lang=en&tags=ctbt")
    assert titles(answer) == ["CTBT opens for signature — 30 years", "CTBT opens for signature — 31 years"]
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["etag"] != ask(app, "/f/all.en.ics").headers["etag"]
    again = ask(app, "/f/all.en.ics?tags=ctbt", if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_a_language_alone_is_the_calendar_itself(app: Application) -> None:
    """To the last byte and header."""
    assert ask(app, "/f/all.en.ics?lang=kk") == ask(app, "/f/all.kk.ics")


def test_a_filter_is_made_once(app: Application) -> None:
    """However it is written, and by however many at once."""

    async def all_at_once() -> list[Answer]:
        asked = ["tags=ctbt,test-site", "tags=test-site,ctbt", "tags=test-site&tags=ctbt"] * 5
        return await asyncio.gather(*(fetch(app, f"/f/all.en.ics?{query}") for query in asked))

    answers = asyncio.run(all_at_once())
    assert {answer.status for answer in answers} == {200}
    assert len({id(answer.body) for answer in answers}) == 1


@pytest.mark.parametrize(
    ("target", "status", "said"),
    [
        ("/f/all.en.ics?tags=peace", 404, "there is no tag 'peace'"),
        ("/f/none.en.ics?tags=ctbt", 404, "there is no calendar /f/none.en.ics"),
        ("/f/all.en.ics?lang=de", 404, "there is no calendar /f/all.de.ics"),
        ("/f/all.en.ics?tag=ctbt", 400, "there is no filter 'tag'; there are lang, remind, tags"),
        ("/f/all.en.ics?tags=%1b%5b31m", 404, "there is no tag '\\x1b[31m'"),
        ("/f/all.en.ics?" + "a" * 1001, 414, "a query is at most 1000 bytes long"),
    ],
)
def test_what_cannot_be_filtered(app: Application, target: str, status: int, said: str) -> None:
    """One line says why, and nobody keeps it."""
    answer = ask(app, target)
    assert (answer.status, answer.body.decode()) == (status, f"{said}\n")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_one_client_makes_so_many_filters(app: Application, clock: Clock) -> None:
    """Then he waits; what is known already he may have, and others are not kept waiting."""
    burst, interval = EACH
    asked = [f"/f/all.en.ics?tags={subject}" for subject in SUBJECTS]
    assert {ask(app, target).status for target in asked[:burst]} == {200}
    refused = ask(app, asked[burst])
    assert (refused.status, refused.headers["retry-after"]) == (429, "10")
    assert refused.body == b"too many different filters; come back later\n"
    assert ask(app, asked[0]).status == 200
    assert ask(app, asked[burst], client="192.0.2.2").status == 200
    clock.now += interval
    assert ask(app, asked[burst + 1]).status == 200


def test_all_clients_make_so_many_filters(app: Application) -> None:
    """However many they are."""
    burst, _ = TOGETHER
    for number, subject in enumerate(SUBJECTS[:burst]):
        assert ask(app, f"/f/all.en.ics?tags={subject}", client=f"192.0.2.{number}").status == 200
    assert ask(app, f"/f/all.en.ics?tags={SUBJECTS[burst]}", client="198.51.100.1").status == 429


def test_what_is_wrong_costs_nothing(app: Application) -> None:
    """Nothing is made for a tag that there is not."""
    for number in range(100):
        assert ask(app, f"/f/all.en.ics?tags=wrong-{number}").status == 404
    assert ask(app, "/f/all.en.ics?tags=ctbt").status == 200


def test_something_new_is_published(app: Application, chronology: Timeline) -> None:
    """Every answer is of the new chronology, filtered ones too, and what has not changed keeps its tag and date."""
    before = {path: ask(app, path) for path in ("/f/all.en.ics", "/f/all.en.ics?tags=test-site", "/style.css")}
    renamed = replace(CLOSURE, titles={**CLOSURE.titles, "en": "The test site is closed"})
    changed = replace(chronology, events=(renamed, *chronology.events[1:]))
    later = dt.datetime(2026, 11, 22, 17, 45, tzinfo=dt.UTC)
    app.publish(publish(changed, [FEED], TODAY, later, app.published.table))
    whole, filtered, style = (ask(app, path) for path in before)
    assert titles(filtered) == ["The test site is closed — 35 years", "The test site is closed — 36 years"]
    assert "The test site is closed — 35 years" in titles(whole)
    assert whole.headers["last-modified"] == "Sun, 22 Nov 2026 17:45:00 GMT"
    assert whole.headers["etag"] != before["/f/all.en.ics"].headers["etag"]
    assert style == before["/style.css"]


def test_known_filters_are_made_anew_for_nothing(app: Application, chronology: Timeline) -> None:
    """After a rebuild, those who have subscribed are not made to wait."""
    burst, _ = EACH
    asked = [f"/f/all.en.ics?tags={subject}" for subject in SUBJECTS[:burst]]
    for target in asked:
        ask(app, target)
    app.publish(publish(chronology, [FEED], TODAY, NOW, app.published.table))
    assert {ask(app, target).status for target in asked} == {200}
