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
    """The committed feeds.toml has twelve feeds in four languages; people have subscribed to the first by its name."""
    feeds = load(ROOT / "calendars" / "feeds.toml")
    assert [feed.name for feed in feeds] == [
        "anniversaries",
        "jubilees",
        "observances",
        "plan-ahead",
        "history",
        "semipalatinsk",
        "test-ban",
        "iaea",
        "zones",
        "treaties",
        "arms-control",
        "kazakhstan",
    ]
    assert {feed.languages for feed in feeds} == {("kk", "ru", "en", "ar")}
    assert {feed.horizon for feed in feeds if feed.only != "history"} == {(2024, 2036)}
    assert {feed.name: feed.alarms for feed in feeds if feed.alarms} == {"plan-ahead": (30, 7)}


def test_what_all_feeds_share_is_said_once(tmp_path: Path) -> None:
    """Above the feeds stand their languages, horizon, refresh, colour and alarms; a feed may say otherwise."""
    text = """\
domain = "example.org"
address = "https://example.org/calendars/"
languages = ["kk", "en"]
horizon = [2024, 2036]
refresh = "PT12H"
color = "teal"
[[feed]]
name = "all"
title = { kk = "Бәрі", en = "All" }
[[feed]]
name = "other"
languages = ["en"]
horizon = [2020, 2020]
refresh = "P1D"
color = "navy"
alarms = [7, 30, 7]
only = "jubilees"
tags = ["a", "b"]
kinds = ["treaty"]
title.en = "Other"
"""
    shared, own = load(written(tmp_path, text))
    assert (shared.languages, shared.horizon, shared.refresh) == (("kk", "en"), (2024, 2036), "PT12H")
    assert (shared.color, shared.alarms, shared.only, shared.tags, shared.kinds) == ("teal", (), "all", (), ())
    assert (own.languages, own.horizon, own.refresh) == (("en",), (2020, 2020), "P1D")
    assert (own.color, own.alarms, own.only) == ("navy", (30, 7), "jubilees")
    assert (own.tags, own.kinds) == (("a", "b"), ("treaty",))
    assert shared.source("kk") == "https://example.org/calendars/f/all.kk.ics"


def test_history_reaches_as_far_as_calendars_do(tmp_path: Path) -> None:
    """A shared horizon is one of anniversaries; a feed of history has its own only if it says so."""
    shared = GOOD.replace("[[feed]]\n", "").replace('name = "anniversaries"\n', "").replace("title", "#")
    block = '[[feed]]\nname = "history"\nonly = "history"\ntitle = {{ kk = "Тарих", en = "History" }}\n{own}'
    (whole,) = load(written(tmp_path, shared + block.format(own="")))
    (late,) = load(written(tmp_path, shared + block.format(own="horizon = [1990, 2000]\n")))
    assert (whole.horizon, late.horizon) == ((1601, 4500), (1990, 2000))


@pytest.mark.parametrize(("length", "right"), [(256, True), (257, False)])
def test_an_address_that_google_would_refuse_is_refused(tmp_path: Path, length: int, right: bool) -> None:
    """Google takes addresses of 256 UTF-16 units, and of a longer one says nothing: here it is told, with its line."""
    tail = "/f/anniversaries.kk.ics"
    address = "https://example.org/" + "a" * (length - len("https://example.org/") - len(tail))
    path = written(tmp_path, f'address = "{address}"\n{GOOD}')
    if right:
        assert len(load(path)[0].source("kk")) == 256
    else:
        with pytest.raises(DataError, match=r"feeds\.toml:6: its address is over 256 characters, which Google refuses"):
            load(path)


def test_a_character_beyond_the_basic_plane_counts_twice(tmp_path: Path) -> None:
    """The measure is that of UTF-16: an emoji is two units."""
    address = "https://example.org/" + "☢" * 50 + "🕊" * 82
    with pytest.raises(DataError, match="over 256 characters"):
        load(written(tmp_path, f'address = "{address}"\n{GOOD}'))


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
        ('title.en = "Anniversaries"', 'colour = "teal"', 10, "unknown key 'colour'; did you mean 'color'?"),
        ('refresh = "PT12H"', 'refresh = "PT12H"\ncolor = "rebecca"', 9, "the CSS3 name of a colour, such as"),
        ('refresh = "PT12H"', 'refresh = "PT12H"\nonly = "jubilee"', 9, "did you mean 'jubilees'?"),
        ('refresh = "PT12H"', 'refresh = "PT12H"\nkinds = ["treaties"]', 9, "did you mean 'treaty'?"),
        ('refresh = "PT12H"', 'refresh = "PT12H"\ntags = "ctbt"', 9, "must be a list"),
        ('refresh = "PT12H"', 'refresh = "PT12H"\nalarms = [0]', 9, "a number of days, 1 to 365"),
        ("# Two languages.", 'address = "example.org"', 1, 'an address such as "https://example.org/calendars"'),
        ("# Two languages.", 'address = "https://example.org/?a=1"', 1, "an address such as"),
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
    told = "is not there; it says which calendars there are, as docs/feeds.md tells"
    assert str(caught.value) == f"{tmp_path / 'feeds.toml'}: {told}"
