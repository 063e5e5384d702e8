from __future__ import annotations

import pytest

from tests.facts import TIMELINE
from timeline.feeds.choice import chosen, held
from timeline.feeds.config import Feed, Only

EVERY = {
    "canwfz-signed-2006",
    "ctbt-opened-1996",
    "disarmament-week",
    "int-day-against-nuclear-tests",
    "kz-last-warhead-1995",
    "leap-day-2000",
    "project-sapphire-1994",
    "sts-closure-1991",
}


def feed(name: str = "a", *, only: Only = "all", tags: tuple[str, ...] = (), kinds: tuple[str, ...] = ()) -> Feed:
    """Return a feed of the years 2024 to 2026."""
    return Feed(
        name=name,
        domain="example.org",
        titles={"en": "A feed"},
        languages=("en",),
        horizon=(2024, 2026),
        refresh="P1D",
        only=only,
        tags=tags,
        kinds=kinds,
    )


def ids(asked: Feed) -> set[str]:
    """Return the ids of the facts that stand in a feed."""
    return set(held((asked,), TIMELINE)[asked])


def test_without_a_filter_all_is_taken() -> None:
    """Six events and two observances; what is known to a month, not marked or only proposed is not among them."""
    assert ids(feed()) == EVERY


@pytest.mark.parametrize(
    ("tags", "kinds", "found"),
    [
        (("ctbt",), (), {"ctbt-opened-1996"}),
        (("ctbt", "nuclear-testing"), (), {"ctbt-opened-1996", "int-day-against-nuclear-tests"}),
        ((), ("treaty",), {"ctbt-opened-1996", "canwfz-signed-2006"}),
        ((), ("treaty", "law"), {"ctbt-opened-1996", "canwfz-signed-2006", "sts-closure-1991"}),
        (("ctbt", "kazakhstan"), ("treaty",), {"ctbt-opened-1996"}),
        (("nowhere",), (), set()),
    ],
)
def test_a_filter_takes_what_has_one_of_each(tags: tuple[str, ...], kinds: tuple[str, ...], found: set[str]) -> None:
    """One of the tags, if any are named, and one of the kinds; an observance is of no kind."""
    assert ids(feed(tags=tags, kinds=kinds)) == found


def test_jubilees_only() -> None:
    """30 years of Sapphire and the warhead, 25 of the leap day, 15 of the Day, and the three of 2026."""
    taken = [(each.fact.id, each.start.year) for each, _ in chosen((feed(only="jubilees"),), TIMELINE)]
    assert taken == [
        ("project-sapphire-1994", 2024),
        ("leap-day-2000", 2025),
        ("kz-last-warhead-1995", 2025),
        ("int-day-against-nuclear-tests", 2025),
        ("sts-closure-1991", 2026),
        ("canwfz-signed-2006", 2026),
        ("ctbt-opened-1996", 2026),
    ]


def test_observances_only() -> None:
    """The Day and the Week, each in each of three years."""
    taken = [(each.fact.id, each.start.year) for each, _ in chosen((feed(only="observances"),), TIMELINE)]
    assert taken == [
        ("int-day-against-nuclear-tests", 2024),
        ("disarmament-week", 2024),
        ("int-day-against-nuclear-tests", 2025),
        ("disarmament-week", 2025),
        ("int-day-against-nuclear-tests", 2026),
        ("disarmament-week", 2026),
    ]


def test_history_keeps_to_the_years_it_is_given() -> None:
    """In a horizon of its own, an event of another year is not there; marked or not makes no difference."""
    assert ids(feed(only="history")) == set()


def test_feeds_share_one_pass() -> None:
    """Each occurrence comes once, by day, with the feeds that take it."""
    every, days = feed("every"), feed("days", only="observances")
    taken = [
        (f"{each.start}", each.fact.id, [one.name for one in takers])
        for each, takers in chosen((every, days), TIMELINE)
    ]
    assert len(taken) == 8 * 3
    assert [day for day, _, _ in taken] == sorted(day for day, _, _ in taken)
    assert ("2026-08-29", "sts-closure-1991", ["every"]) in taken
    assert ("2026-08-29", "int-day-against-nuclear-tests", ["every", "days"]) in taken
