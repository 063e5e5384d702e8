"""What a timeline is made of, in numbers."""

from __future__ import annotations

from dataclasses import replace

from tests.views import canvas, event, plain, timeline
from timeline.model import Citation, Mention
from timeline.views import stats


def test_events_are_counted_by_all_that_is_known_of_them() -> None:
    """By decade in order, by the rest the most frequent first, each with a bar; a site counts once for an event."""
    sites = tuple(Citation(title="", url=f"https://www.un.org/{page}") for page in "ab")
    events = timeline(
        event("1949-08-29", kind="test", tags=("site",), citations=sites),
        event("1991-08-29", kind="law", tags=("site", "law"), source="Decree"),
        event("1996-09-24", kind="test"),
        event("XXXX-03", kind="law", source="Decree"),
    )
    quote = Mention(document="a", start=0, end=1, quote="x", language="kk", basis="stated")
    assert plain(stats.render(replace(events, mentions=(quote,)), canvas(40)))[2:] == [
        "",
        "By decade",
        "  1940s           1  ━━━━━━━━━",
        "  1990s           2  ━━━━━━━━━━━━━━━━━━━",
        "  Year not known  1  ━━━━━━━━━",
        "",
        "By theme",
        "  law   2  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "  test  2  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "",
        "By tag",
        "  site  2  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "  law   1  ━━━━━━━━━━━━━━",
        "",
        "Quotes by language",
        "  Kazakh  1  ━━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "",
        "By source",
        "  Decree  2  ━━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "  UNODA   1  ━━━━━━━━━━━━━",
        "  un.org  1  ━━━━━━━━━━━━━",
    ]


def test_only_the_most_frequent_tags_are_named() -> None:
    """Ten; the others are counted."""
    events = timeline(event("1991", tags=tuple(f"tag{number:02}" for number in range(12))))
    lines = plain(stats.render(events, canvas(60)))
    assert "  2 more" in lines
    assert not any("tag10" in line for line in lines)
