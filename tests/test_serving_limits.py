"""How much may be asked for: buckets of time, and a memory of so many bytes."""

from __future__ import annotations

import datetime as dt

from timeline.serving.allowance import Allowance, Bucket
from timeline.serving.filters import Filter
from timeline.serving.memory import Memory
from timeline.serving.table import Entry, entry

ONE, TWO, THREE = (Filter("all", "en", (tag,)) for tag in ("one", "two", "three"))


def of(text: bytes) -> Entry:
    """Return answers with a text."""
    return entry(text, "text/calendar", dt.datetime(2026, 11, 22, tzinfo=dt.UTC))


def test_a_bucket() -> None:
    """Three at once, then one in ten seconds; what is refused costs nothing."""
    bucket = Bucket(3, 10.0)
    assert [bucket.wait(now) for now in (100.0, 100.0, 100.0)] == [0, 0, 0]
    assert bucket.wait(100.0) == 10
    assert bucket.wait(107.0) == 3
    assert bucket.wait(110.0) == 0
    assert bucket.wait(110.0) == 10


def test_a_bucket_fills_to_its_brim() -> None:
    """Nobody saves up for more than the burst."""
    bucket = Bucket(2, 10.0)
    assert [bucket.wait(1e9) for _ in range(3)] == [0, 0, 10]


def test_each_client_has_a_share() -> None:
    """One that has had enough does not keep others out, until all together have."""
    allowance = Allowance(Bucket(3, 1.0), 2, 10.0)
    assert [allowance.wait("192.0.2.1", 0.0) for _ in range(3)] == [0, 0, 10]
    assert [allowance.wait("192.0.2.2", 0.0) for _ in range(2)] == [0, 1]


def test_a_customer_of_ipv6_is_one_client() -> None:
    """All addresses of a network are his."""
    allowance = Allowance(Bucket(9, 1.0), 1, 10.0)
    assert [allowance.wait(each, 0.0) for each in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")] == [0, 10, 0]


def test_a_memory_has_room() -> None:
    """What was asked for longest ago goes first."""
    one, two, three = of(b"1" * 100), of(b"2" * 100), of(b"3" * 100)
    memory = Memory(room=one.size + two.size, most=9)
    memory.put(ONE, one)
    memory.put(TWO, two)
    assert memory.get(ONE) is one
    memory.put(THREE, three)
    assert [memory.get(each) for each in (ONE, TWO, THREE)] == [one, None, three]


def test_a_memory_of_so_many() -> None:
    """Also where they are small."""
    memory = Memory(room=1 << 20, most=2)
    for each in (ONE, TWO, THREE):
        memory.put(each, of(b""))
    assert [each in memory for each in (ONE, TWO, THREE)] == [False, True, True]


def test_what_fits_nowhere_is_not_kept() -> None:
    """And puts nothing out of order."""
    memory = Memory(room=10, most=9)
    memory.put(ONE, of(b"1" * 100))
    assert memory.get(ONE) is None
    assert ONE not in memory


def test_what_is_outdated_is_still_known() -> None:
    """After a rebuild it has to be made anew, but is nothing new."""
    entry = of(b"1" * 100)
    memory = Memory(room=entry.size, most=9)
    memory.put(ONE, entry)
    memory.outdate()
    assert (ONE in memory, memory.get(ONE)) == (True, None)
    memory.put(ONE, entry)
    assert memory.get(ONE) is entry
