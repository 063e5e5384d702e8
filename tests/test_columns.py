from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest

from tests.views import canvas, event, plain
from timeline.columns import COLUMNS, Shelf, column, pick
from timeline.model import Event, Timeline
from timeline.selecting import Filter, chosen
from timeline.views import view
from timeline.when import When

EVENTS = tuple(
    event(str(dt.date(1900, 1, 1) + dt.timedelta(days=9 * n)), id=f"e{n}", kind=("treaty", "test")[n % 2])
    for n in range(5000)
)


class Store:
    """Five thousand events that stand elsewhere, and the numbers of those that were taken out."""

    def __init__(self) -> None:
        """Begin with none taken."""
        self.taken: list[int] = []

    def read(self, number: int) -> Event:
        """Take one out."""
        self.taken.append(number)
        return EVENTS[number]

    def shelf(self) -> Shelf:
        """Return the shelf of all."""
        return Shelf(range(len(EVENTS)), self.read, lambda name: column(EVENTS, name))


def test_a_shelf_is_as_good_as_a_tuple() -> None:
    """It has their number, their order, their slices, and equals them."""
    shelf = Store().shelf()
    assert len(shelf) == 5000
    assert shelf == EVENTS
    assert hash(shelf) == hash(EVENTS)
    assert shelf[-1] == EVENTS[-1]
    assert shelf[10:20] == EVENTS[10:20] == tuple(shelf[10:20])
    assert shelf[10:20] != EVENTS[10:19]
    assert pick(shelf, [3, 1]) == pick(EVENTS, [3, 1]) == (EVENTS[3], EVENTS[1])
    assert EVENTS[7] in shelf


def test_an_event_is_taken_out_once() -> None:
    """However often it is asked for, and from whatever part."""
    store = Store()
    shelf = store.shelf()
    assert shelf[4] is shelf[4] is shelf[2:][2] is pick(shelf, [4])[0]
    assert store.taken == [4]


@pytest.mark.parametrize("name", ["rail", "ledger", "lanes"])
def test_the_first_page_does_not_wait_for_the_last(name: str) -> None:
    """Some events, evenly taken, say how wide the columns are; beside them only those are taken that are drawn."""
    store = Store()
    lines = view(name)(Timeline(title={}, events=store.shelf()), canvas(100))
    assert len(list(islice(lines, 60))) == 60
    last = max(number for number in store.taken if number % 11)
    assert set(store.taken) == {*range(0, 5000, 11), *range(last + 1)}
    assert last < 60


@pytest.mark.parametrize("name", ["rail", "ledger", "lanes"])
def test_a_long_print_is_the_same_from_a_shelf(name: str) -> None:
    """To the last line, its legend among them."""
    whole, shelved = Timeline(title={}, events=EVENTS), Timeline(title={}, events=Store().shelf())
    assert plain(view(name)(shelved, canvas(100))) == plain(view(name)(whole, canvas(100)))


def test_what_is_chosen_is_not_taken_out() -> None:
    """Neither by kind nor by words or source; by date, only where to begin is looked for."""
    store = Store()
    part = chosen(
        Timeline(title={}, events=store.shelf()),
        Filter(first=When.parse("1990"), last=When.parse("1991"), kinds=("test",), words=("ctbt",), source="unoda"),
    )
    assert len(part.events) == 41
    assert len(store.taken) <= 13
    assert {each.when.year for each in part.events} == {1990, 1991}


def test_a_column_has_a_value_for_each_fact() -> None:
    """What is asked of many at once."""
    some = (EVENTS[0], event("199X", "Treaty «Сәуір»", kind="law", tags=("a",), source="UN"), event("XXXX-03"))
    assert {name: list(column(some, name)) for name in COLUMNS if name not in {"earliest", "latest", "middle"}} == {
        "id": ["e0", "199X Treaty «Сәуір»", "XXXX-03 CTBT opened for signature"],
        "kind": ["treaty", "law", "treaty"],
        "tags": [(), ("a",), ()],
        "years": [(1900,) * 2, (1990, 1999), ()],
        "decade": ["190X", "199X", ""],
        "loose": [None, None, None],
        "begun": [1900, None, None],
        "first_year": [1901, 2, 2],
        "round": [(1, 1, 1, 1, 0), None, None],
        "marked": [False, False, False],
        "called": [
            b"e0\nctbt opened for signature",
            "199x treaty «сәуір»\ntreaty «сәуір»".encode(),
            b"xxxx-03 ctbt opened for signature\nctbt opened for signature",
        ],
        "sources": [b"unoda", b"un", b"unoda"],
        "houses": [("UNODA",), ("UN",), ("UNODA",)],
    }


def test_what_is_loose_has_its_year_and_its_month() -> None:
    """As far as they are known; a decade is in no year, and a day is not loose."""
    some = [event(when) for when in ("2020-08~", "2020", "2020-21", "2020-08/2021-02", "199X", "2020-08-29", "XXXX-08")]
    assert column(some, "loose") == [(2020, 8), (2020, None), (2020, None), (2020, 8), None, None, None]


def test_the_middle_of_a_date() -> None:
    """Of a year the beginning of July; of an interval the middle of its beginning; of no year none."""
    some = [event(when) for when in ("2021-08-29", "2021", "2021-08/2025", "XXXX-08-29")]
    days = [dt.date(2021, 8, 29), dt.date(2021, 7, 2), dt.date(2021, 8, 16)]
    assert column(some, "middle") == [*(day.toordinal() for day in days), None]
