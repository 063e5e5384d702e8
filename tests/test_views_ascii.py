"""With `--ascii` nothing is drawn that is not ASCII, but the letters of what is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_views_prints import DATES, DAYS, each_view
from tests.views import canvas, drawing, event, observance, plain, timeline
from timeline.browse import keys
from timeline.model import LANGUAGES, Claim, Conflict, Event, Mention, Observance, Related, Timeline
from timeline.views.bidi import MODES
from timeline.views.paper import sheets
from timeline.when import When

if TYPE_CHECKING:
    from timeline.views import Canvas

SAID = st.text(st.characters(codec="ascii"), max_size=60)
SAYINGS = st.lists(SAID, max_size=2).map(tuple)
WHENS = DATES.map(When.parse)
FACTS = {"confidence": st.sampled_from(["high", "medium", "low"]), "notes": SAYINGS, "source": SAID}
EVENTS = st.builds(
    event,
    DATES,
    SAID,
    kind=st.sampled_from(["treaty", "law", "vote", "speech", "meeting", "test", "tests"]),
    tags=st.lists(SAID.filter(bool), max_size=2).map(tuple),
    commemorate=st.booleans(),
    proposed=st.booleans(),
    attested=st.sampled_from([(), ("en",)]),
    related=st.lists(st.builds(Related, when=WHENS, what=SAID), max_size=2).map(tuple),
    unconfirmed=st.lists(WHENS, max_size=2).map(tuple),
    **FACTS,
)
OBSERVANCES = st.builds(
    observance,
    st.sampled_from(["XXXX-08-29", "XXXX-10-24/XXXX-10-30", "XXXX-03"]),
    SAID,
    since=st.none() | st.integers(1900, 2030),
    **FACTS,
)
MENTIONS = st.builds(
    Mention,
    document=SAID,
    start=st.just(0),
    end=st.just(1),
    quote=SAID,
    language=st.sampled_from(LANGUAGES),
    basis=st.sampled_from(["stated", "inherited", "anniversary", "named", "same date"]),
    when=WHENS,
)
CLAIMS = st.builds(Claim, when=WHENS, source=SAID)
CONFLICTS = st.builds(Conflict, event_id=st.just(""), ours=CLAIMS, theirs=CLAIMS, note=SAID)


def supported(facts: list[tuple[Event | Observance, Mention, Conflict]]) -> Timeline:
    """Return a timeline of the facts, each with what is said of it."""
    named = [
        (replace(fact, id=f"fact-{number}"), mention, conflict)
        for number, (fact, mention, conflict) in enumerate(facts)
    ]
    return replace(
        timeline(
            *(fact for fact, _, _ in named if isinstance(fact, Event)),
            observances=[fact for fact, _, _ in named if isinstance(fact, Observance)],
        ),
        mentions=tuple(replace(mention, event_id=fact.id) for fact, mention, _ in named),
        conflicts=tuple(replace(conflict, event_id=fact.id) for fact, _, conflict in named),
    )


TIMELINES = st.builds(supported, st.lists(st.tuples(EVENTS | OBSERVANCES, MENTIONS, CONFLICTS), max_size=5))
PAGES = st.builds(canvas, st.integers(40, 200), today=DAYS, ascii=st.just(value=True), bidi=st.sampled_from(MODES))


@each_view
@given(TIMELINES, PAGES)
def test_every_view_is_ascii(view: str, drawn: Timeline, page: Canvas) -> None:
    """In English, on any day, at any width, whatever is known of the facts, if that is told in ASCII."""
    lines = plain(page.page(drawing(view)(drawn, page)))
    assert [line for line in lines if not line.isascii()] == []


@given(TIMELINES, PAGES)
def test_every_sheet_of_paper_is_ascii(drawn: Timeline, page: Canvas) -> None:
    """With its notes."""
    lines = plain(line for sheet in sheets(drawn, page) for line in page.page(sheet))
    assert [line for line in lines if not line.isascii()] == []


def test_the_help_of_the_screen_is_ascii() -> None:
    """What the keys of `browse` do."""
    lines = plain(keys.render(canvas(60, ascii=True)))
    assert [line for line in lines if not line.isascii()] == []


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("Décret n° 409 — “Semeï”", 'Décret n° 409 - "Semeï"'),
        ("Указ № 409 «О закрытии полигона»", 'Указ No. 409 "О закрытии полигона"'),
        ("Kazakhstan’s IAEA talks, 1993–1994…", "Kazakhstan's IAEA talks, 1993-1994..."),
        ("قرار «إغلاق» الموقع", 'قرار "إغلاق" الموقع'),
    ],
)
def test_letters_stay_and_punctuation_gives_way(title: str, drawn: str) -> None:
    """A title keeps what spells its words."""
    assert plain(canvas(80, ascii=True).lines(title, 80)) == [drawn]
