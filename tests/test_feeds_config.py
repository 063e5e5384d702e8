from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import DataError
from timeline.feeds.config import Feed, load

ROOT = Path(__file__).parent.parent
GOOD = """\
# Two languages.
domain = "example.org"

[[feed]]
name = "anniversaries"
languages = ["kk", "en"]
horizon = [2024, 2036]
refresh = "PT12H"
title.kk = "Мерейтойлар"
title.en = "Anniversaries"
"""


def written(folder: Path, text: str) -> Path:
    """Return a feeds.toml of that text."""
    path = folder / "feeds.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_feed_is_read(tmp_path: Path) -> None:
    """A feed has what its block says, and the domain of the file."""
    assert load(written(tmp_path, GOOD)) == (
        Feed(
            name="anniversaries",
            domain="example.org",
            titles={"kk": "Мерейтойлар", "en": "Anniversaries"},
            languages=("kk", "en"),
            horizon=(2024, 2036),
            refresh="PT12H",
        ),
    )


def test_our_own_feeds_are_right() -> None:
    """The committed feeds.toml has the anniversaries in four languages, 2024 to 2036."""
    (feed,) = load(ROOT / "calendars" / "feeds.toml")
    assert (feed.name, feed.languages, feed.horizon) == ("anniversaries", ("kk", "ru", "en", "ar"), (2024, 2036))


@pytest.mark.parametrize("refresh", ["PT12H", "P1D", "P1DT12H", "P2W", "PT1H30M", "PT90S"])
def test_a_duration_is_that_of_rfc_5545(tmp_path: Path, refresh: str) -> None:
    """Weeks, days and contiguous parts of a day are durations."""
    assert load(written(tmp_path, GOOD.replace("PT12H", refresh)))[0].refresh == refresh


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('"kk", "en"]', '"kk", "fr"]', 6, "unknown languages 'fr'"),
        ('"kk", "en"]', '"kk", "kk"]', 6, "a language stands twice"),
        ('"kk", "en"]', '"kk", "ar"]', 9, "the feed is in 'ar', but has no title.ar"),
        ('title.en = "Anniversaries"', 'colour = "teal"', 10, "unknown key 'colour'"),
        ("title.en", "descriptoin.en", 10, "did you mean 'description'?"),
        ("[2024, 2036]", "[2036, 2024]", 7, "[first year, last year], from 1601 to 4500"),
        ("[2024, 2036]", "[1600, 2036]", 7, "[first year, last year], from 1601 to 4500"),
        ("[2024, 2036]", "2024", 7, "[first year, last year], from 1601 to 4500"),
        ("[2024, 2036]", "[2024, 2036", 8, "is not TOML"),
        ("PT12H", "12 hours", 8, "a duration such as"),
        ("PT12H", "P1DT", 8, "a duration such as"),
        ("PT12H", "PT1H30S", 8, "a duration such as"),
        ('"anniversaries"', '"../anniversaries"', 5, "of a-z, 0-9 and single hyphens"),
        ('"Мерейтойлар"', '" "', 9, "text in quotes that is not empty"),
        ('"example.org"', '"Example Org"', 2, "a domain such as"),
        ("[[feed]]", "[feed]", 4, "must be a list"),
        ("domain", "# domain", 1, "has no 'domain'"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    """Whatever is wrong, the error names the file, the line, and what it should be."""
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(DataError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert what in str(caught.value)


def test_a_missing_setting_is_told(tmp_path: Path) -> None:
    """A feed without a refresh is pointed at by its header."""
    path = written(tmp_path, GOOD.replace('refresh = "PT12H"\n', ""))
    with pytest.raises(DataError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}:4: ")
    assert "'refresh'" in str(caught.value)


def test_a_name_stands_once(tmp_path: Path) -> None:
    """Two feeds of one name would be one file."""
    path = written(tmp_path, GOOD + GOOD[GOOD.index("[[feed]]") :])
    with pytest.raises(DataError) as caught:
        load(path)
    assert str(caught.value) == (f"{path}:12: a feed is named 'anniversaries' already; give this one a name of its own")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A workspace without feeds.toml is one clear line."""
    with pytest.raises(DataError) as caught:
        load(tmp_path / "feeds.toml")
    assert str(caught.value) == f"{tmp_path / 'feeds.toml'}: cannot be read: No such file or directory"
