"""The style sheet: contrast of its colours by WCAG 2.2, and what a keyboard and a printer need."""

from __future__ import annotations

import re
from itertools import product

import pytest

from timeline.site.rendering import asset

STYLE = asset("style.css").decode()
SCHEMES = {
    "light": STYLE[: STYLE.index("@media (prefers-color-scheme: dark)")],
    "dark": STYLE[STYLE.index("@media (prefers-color-scheme: dark)") : STYLE.index(":lang(ar) {")],
    "print": STYLE[STYLE.index("@media print") :],
}
TEXT = {  # what is written in a colour, on what
    "ink": ("paper", "sheet", "glow"),
    "soft": ("paper", "sheet", "glow"),
    "accent": ("paper", "sheet"),
    "gold": ("paper", "sheet", "glow"),
    "on-accent": ("accent",),
}
SIGNS = {"edge": ("paper", "sheet"), "accent": ("paper", "sheet"), "sign": ("paper",)}


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by their names; print has those of light where it gives no other."""
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", SCHEMES[scheme]))
    return {**colours("light"), **found} if scheme == "print" else found


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (WCAG 2.2), 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    """Black on white is 21, the lightest grey that passes on white is #767676."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert 4.5 < contrast("#767676", "#ffffff") < 4.6
    assert contrast("#777777", "#ffffff") < 4.5


@pytest.mark.parametrize(
    ("scheme", "text", "ground"),
    [(scheme, text, ground) for scheme, (text, grounds) in product(SCHEMES, TEXT.items()) for ground in grounds],
)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    """4.5 to 1 at least, in light, dark and print (WCAG 2.2, 1.4.3)."""
    found = colours(scheme)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize(
    ("scheme", "sign", "ground"),
    [(scheme, sign, ground) for scheme, (sign, grounds) in product(SCHEMES, SIGNS.items()) for ground in grounds],
)
def test_signs_can_be_seen(scheme: str, sign: str, ground: str) -> None:
    """3 to 1 at least for edges of buttons and marks of the picture (WCAG 2.2, 1.4.11)."""
    found = colours(scheme)
    assert contrast(found[sign], found[ground]) >= 3


def test_colours_stand_in_one_place() -> None:
    """Nothing else in the sheet names a colour, so that no scheme misses it."""
    rules = re.sub(r"--[a-z-]+: #[0-9a-f]{6};", "", STYLE)
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", rules)
