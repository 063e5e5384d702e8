"""The pages in a real browser, Debian's Chromium: what a press officer does with them, by mouse, keyboard and phone.

`SCREENSHOTS=DIR` keeps what was seen. Needs the Debian packages chromium and zbar-tools, and fonts for Arabic.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
import shutil
import subprocess
import threading
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.feeds import config
from timeline.site import folder, tree
from timeline.site.headers import HEADERS
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.client

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 7, 30)


class Server(SimpleHTTPRequestHandler):
    """Serves files with the headers that belong to them, and without a word on stderr."""

    def end_headers(self) -> None:
        """Add ours."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield where our own chronology is published, on the loopback."""
    home = tmp_path_factory.mktemp("published")
    serving = functools.partial(Server, directory=home / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), serving)
    there = f"http://127.0.0.1:{server.server_port}"
    feeds = [replace(feed, address=there) for feed in config.load(ROOT / "calendars" / "feeds.toml")]
    folder.replace(home / "site", tree(Workspace(ROOT).load(), feeds, TODAY))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield there
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield an empty tab; whatever it complains of fails the test."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    tab.on("console", lambda said: complaints.append(said.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    tab.close()
    assert complaints == []


def focused(page: Page) -> str:
    """Return the text of what has the keyboard's focus, or the name of the calendar that it is the choice of."""
    script = "(e => e.labels?.[0]?.innerText ?? e.innerText)(document.activeElement)"
    return str(page.evaluate(script)).strip()


def panels(page: Page) -> list[str]:
    """Return the names of the calendars that are shown to subscribe to."""
    return [panel.inner_text() for panel in page.locator(".panel .name").all() if panel.is_visible()]


def test_one_click_from_the_page_to_a_calendar(page: Page, address: str) -> None:
    """The ways to subscribe to all anniversaries are there at once, and lead where the clients want them."""
    page.goto(f"{address}/en/index.html")
    assert panels(page) == ["Nuclear disarmament: anniversaries"]
    ways = page.locator(".panel:visible .ways a")
    assert ways.all_inner_texts() == [
        "Google Calendar",
        "Outlook.com",
        "Outlook at work",
        "Apple Calendar",
        "Another program",
    ]
    there = address.removeprefix("http://").replace(":", "%3A")
    assert ways.first.get_attribute("href") == (
        f"https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F{there}%2Ff%2Fanniversaries.en.ics"
    )


def test_a_calendar_is_chosen_without_a_script(browser: Browser, address: str) -> None:
    """A click on its name shows how to subscribe to it, and to no other."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/en/index.html")
    page.get_by_label("Nuclear disarmament: plan ahead", exact=True).first.check(force=True)
    assert panels(page) == ["Nuclear disarmament: plan ahead"]
    assert page.locator(".panel:visible .reminds").inner_text() == "Reminders before a jubilee: 30 days, 7 days"
    assert page.locator(".panel:visible .address").inner_text() == f"{address}/f/plan-ahead.en.ics"
    assert page.locator("button.copy:visible").count() == 0
    page.close()


def test_a_link_to_one_calendar(page: Page, address: str) -> None:
    """A link that names a calendar finds it chosen, and the switch of languages keeps it."""
    page.goto(f"{address}/en/index.html#jubilees")
    assert panels(page) == ["Nuclear disarmament: jubilees"]
    page.locator(".panel:visible .others").get_by_text("Русский").click()
    page.wait_for_url("**/ru/index.html#jubilees")
    assert panels(page) == ["Ядерное разоружение: юбилеи"]


def test_the_address_is_copied(browser: Browser, address: str) -> None:
    """With a script there is a button that puts the address on the clipboard and says so."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/en/index.html")
    page.locator(".panel:visible .copy").click()
    page.locator(".panel:visible .copy", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/f/anniversaries.en.ics"
    assert page.locator("#said").inner_text() == "Copied"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_can_be_scanned(browser: Browser, address: str, tmp_path: Path, scheme: str) -> None:
    """A scanner reads from the screen, light or dark, the address that a phone subscribes to."""
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}/kk/index.html")
    page.locator(".panel:visible .code svg").screenshot(path=tmp_path / "code.png")
    page.close()
    scanner = shutil.which("zbarimg")
    if scanner is None:
        pytest.fail("there is no zbarimg: run `make test-clients`, which brings it")
    command = [scanner, "--quiet", "--raw", str(tmp_path / "code.png")]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    assert read == f"webcal://{address.removeprefix('http://')}/f/anniversaries.kk.ics"


def test_the_language_is_switched(page: Page, address: str) -> None:
    """From a page one comes to the same page in another language, with its direction."""
    page.goto(f"{address}/en/e/sts-closure-1991.html")
    page.locator(".languages").get_by_text("العربية").click()
    page.wait_for_url("**/ar/e/sts-closure-1991.html")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("h1").inner_text() == "المرسوم رقم 409 بشأن إغلاق موقع سيميبالاتينسك للتجارب النووية"


def test_arabic_is_laid_out_from_the_right(page: Page, address: str) -> None:
    """The list of calendars stands right of how to subscribe, and in the picture 1950 right of 2020."""

    def left(selector: str, text: str = "") -> float:
        box = page.locator(selector, has_text=text).first.bounding_box()
        assert box is not None
        return box["x"]

    page.goto(f"{address}/ar/index.html")
    assert left(".choice label") > left(".panel")
    assert left(".lying text.year", "1950") > left(".lying text.year", "2020")
    page.goto(f"{address}/en/index.html")
    assert left(".choice label") < left(".panel")
    assert left(".lying text.year", "1950") < left(".lying text.year", "2020")


def test_everything_is_within_reach_of_a_keyboard(page: Page, address: str) -> None:
    """Tab leads past the head to the calendars, arrows choose among them, Tab goes on to the ways to subscribe."""
    page.goto(f"{address}/en/index.html")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    met = []
    for _ in range(4):
        page.keyboard.press("Tab")
        met.append(focused(page).split("\n")[0])
    assert met == ["Subscribe", "At a glance", "THE NEXT JUBILEE", "Nuclear disarmament: anniversaries"]
    page.keyboard.press("ArrowDown")
    assert panels(page) == ["Nuclear disarmament: jubilees"]
    page.keyboard.press("Tab")
    assert focused(page) == "Google Calendar"
    outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outlined == "solid"


def test_the_keyboard_is_not_led_through_every_mark(page: Page, address: str) -> None:
    """The marks of the picture are links for a pointer; the same links are in the list, where Tab finds them."""
    page.goto(f"{address}/en/index.html")
    marks = page.locator("svg.lying a")
    assert marks.count() == page.locator("#chronology .decades section:not(:last-child) li").count()
    assert {mark.get_attribute("tabindex") for mark in marks.all()} == {"-1"}
    listed = {link.get_attribute("href") for link in page.locator("#chronology a").all()}
    assert {mark.get_attribute("href") for mark in marks.all()} <= listed


def test_a_mark_leads_to_its_event(page: Page, address: str) -> None:
    """A click in the picture opens the page of the event under it."""
    page.goto(f"{address}/ru/index.html")
    page.locator('svg.lying a[href="e/sts-closure-1991.html"]').click()
    page.wait_for_url("**/ru/e/sts-closure-1991.html")


def test_nothing_comes_from_elsewhere(browser: Browser, address: str) -> None:
    """Every page is made of what the site itself serves: no fonts, no counters, no clouds."""
    page = browser.new_page()
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    for path in ("", "kk/index.html", "ar/index.html", "en/e/sts-closure-1991.html", "404.html"):
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
    page.close()
    assert asked
    assert all(url.startswith(f"{address}/") for url in asked)


@pytest.mark.parametrize("language", ["kk", "ru", "en", "ar"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out(browser: Browser, address: str, language: str, width: int) -> None:
    """No page is wider than its screen, down to 320 pixels (WCAG 2.2, 1.4.10)."""
    page = browser.new_page(viewport={"width": width, "height": 844})
    for path in ("index.html", "e/sts-closure-1991.html", "e/kz-last-warhead-1995.html", "e/disarmament-week.html"):
        page.goto(f"{address}/{language}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.close()


def test_paper_has_the_address_and_the_code(browser: Browser, address: str) -> None:
    """In print there are no buttons; the address and the code to scan stay, and the picture lies."""
    page = browser.new_page(viewport={"width": 700, "height": 900})
    page.goto(f"{address}/en/index.html")
    page.emulate_media(media="print")
    assert page.locator(".button:visible").count() == 0
    assert page.locator(".languages:visible").count() == 0
    assert page.locator(".address:visible").inner_text() == f"{address}/f/anniversaries.en.ics"
    assert page.locator(".code svg:visible").count() == 1
    assert page.locator("svg.lying").is_visible()
    page.close()


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(250, 248, 243)"), ("dark", "rgb(19, 23, 27)")])
def test_pages_are_light_or_dark_as_the_reader_likes(
    browser: Browser, address: str, tmp_path: Path, scheme: str, paper: str
) -> None:
    """Every kind of page follows the system, on a phone and on a desk; pictures are taken for people to look at."""
    kept = Path(os.environ.get("SCREENSHOTS", tmp_path))
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for path in ("index", "kk/index", "ru/index", "en/index", "ar/index", "en/e/kz-last-warhead-1995", "404"):
            page.goto(f"{address}/{path}.html")
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper, path
            page.screenshot(path=kept / f"{path.replace('/', '-')}-{width}-{scheme}.png", full_page=True)
    page.close()
