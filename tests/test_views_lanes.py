"""The lanes, and what they are made of."""

from __future__ import annotations

import pytest

from tests.views import canvas, chronicle, event, plain, timeline
from timeline.views import lanes, ledger


def test_a_lane_runs_from_its_first_event_to_its_last() -> None:
    """Beside what belongs to others it is a line, in a silence it is broken, before and after there is nothing."""
    events = [
        event("1963-08-05", "Test ban", source="", kind="treaty"),
        event("1970-03-05", "In force", source="", kind="treaty"),
        event("1971-02-11", "Test", source="", kind="test"),
        event("1971-05-01", "Law", source="", kind="law"),
        event("1992-05-23", "Protocol", source="", kind="treaty"),
        event("1993-05-23", "Last test", source="", kind="test"),
    ]
    assert plain(lanes.render(timeline(*events), canvas(80)))[1:10] == [
        "             tr te la",
        "1963  5 Aug  ●         Test ban                                         62 years",
        "    6 years  ┊",
        "1970  5 Mar  ●         In force                                         56 years",
        "1971 11 Feb  │  ●      Test                                             55 years",
        "      1 May  │  │  ●   Law                                              55 years",
        "   21 years  ┊  ┊",
        "1992 23 May  ●  │      Protocol                                         34 years",
        "1993 23 May     ●      Last test                                        33 years",
    ]


def test_lanes_have_names_of_two_letters() -> None:
    """Those that begin alike take a later letter."""
    events = [event("1990", kind="test"), event("1991", kind="tests"), event("1992", kind="tested")]
    lines = plain(lanes.render(timeline(*events), canvas(80)))
    assert lines[1].split() == ["te", "ts", "tt"]
    assert lines[-2] == "te test  ts tests  tt tested"


def test_what_is_near_is_said_shortly() -> None:
    """Lanes take the room that the longer form would need."""
    closure = event("1991-08-29", "Test site closed", commemorate=True)
    assert plain(lanes.render(timeline(closure), canvas(80)))[2].endswith("  ★ 35 in 30 d")


def test_the_rarest_share_a_lane() -> None:
    """A page of 80 columns has six lanes; the last of them is of all others."""
    kinds = ("treaty", "law", "test", "vote", "speech", "meeting", "milestone")
    events = [event(f"19{50 + year}", kind=kind) for year in range(3) for kind in kinds[: 7 - year]]
    assert plain(lanes.render(timeline(*events), canvas(80)))[-2].endswith("  ot other")


@pytest.mark.parametrize("width", [40, 60, 79])
def test_below_80_columns_there_is_a_ledger(width: int) -> None:
    """Rails and titles would not fit side by side."""
    assert plain(lanes.render(chronicle(), canvas(width))) == plain(ledger.render(chronicle(), canvas(width)))


def test_a_page_from_the_right_has_lanes_from_80_columns() -> None:
    """Though one of them stays empty there."""
    page = canvas(80, "ar", bidi="marks")
    assert plain(lanes.render(chronicle(), page)) != plain(ledger.render(chronicle(), page))
