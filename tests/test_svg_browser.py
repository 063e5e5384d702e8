"""Pictures of prints in a real browser, Debian's Chromium: where each text really stands, and in which colours.

`SCREENSHOTS=DIR` keeps what was seen. Needs the Debian package chromium, and fonts for Arabic.
"""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.views import canvas, chronicle
from timeline.views import svg, view

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.client

ALL_TEXTS = """() => [...document.querySelectorAll("tspan:not(.sign), text.arabic")].map(each => {
  const box = each.getBoundingClientRect();
  return [each.closest("text").getAttribute("y"), box.left, box.right, each.textContent];
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["kk", "ru", "en", "ar"])
@pytest.mark.parametrize("name", ["rail", "lanes", "year", "month", "dashboard"])
def test_no_text_lies_on_another(
    browser: Browser, tmp_path: Path, name: str, language: str, scheme: Literal["light", "dark"]
) -> None:
    """With the fonts that are here, in either scheme; each line ends within the page."""
    page = canvas(100, language, bidi="marks")
    path = tmp_path / f"{name}-{language}.svg"
    path.write_bytes(b"".join(svg.render(page.page(view(name)(chronicle(), page)), page, "A chronology")))
    tab = browser.new_page(color_scheme=scheme, viewport={"width": 936, "height": 900})
    tab.goto(path.as_uri())
    if os.environ.get("SCREENSHOTS"):
        tab.screenshot(path=Path(os.environ["SCREENSHOTS"]) / f"{name}-{language}-{scheme}.png")
    texts = sorted(tab.evaluate(ALL_TEXTS), key=lambda each: (float(each[0]), each[1]))
    ground = tab.evaluate("getComputedStyle(document.querySelector('rect.paper')).fill")
    tab.close()
    assert [(one, other) for one, other in pairwise(texts) if one[0] == other[0] and one[2] > other[1] + 2] == []
    assert [each for each in texts if each[1] < 16 or each[2] > 920] == []
    assert ground == {"light": "rgb(250, 248, 243)", "dark": "rgb(19, 23, 27)"}[scheme]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_columns_hold_in_a_font_of_other_widths(browser: Browser, tmp_path: Path, language: str) -> None:
    """Where none of the fonts is that it asks for."""
    page = canvas(80, language, bidi="marks")
    drawn = b"".join(svg.render(page.page(view("year")(chronicle(), page)), page, "A chronology")).decode()
    path = tmp_path / "year.svg"
    path.write_text(re.sub("font:15px [^}]*|font-family:[^}]*", "font:15px serif", drawn), "utf-8")
    tab = browser.new_page()
    tab.goto(path.as_uri())
    texts = sorted(tab.evaluate(ALL_TEXTS), key=lambda each: (float(each[0]), each[1]))
    tab.close()
    assert [(one, other) for one, other in pairwise(texts) if one[0] == other[0] and one[2] > other[1] + 2] == []
