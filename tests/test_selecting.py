"""What is asked for of a chronology, on a small one of real facts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts import CLOSURE, TIMELINE
from timeline.errors import UsageError
from timeline.model import Citation, Conflict, Mention, Observance, Timeline
from timeline.selecting import Filter, asked, chosen, written
from timeline.when import When


def ids(**wanted: object) -> list[str]:
    """Return the ids of what is chosen of the small chronology, events first."""
    found = chosen(TIMELINE, Filter(**wanted))  # type: ignore[arg-type]
    return [fact.id for fact in (*found.events, *found.observances)]


def test_nothing_asked_is_everything() -> None:
    """The timeline itself comes back."""
    assert chosen(TIMELINE, Filter()) is TIMELINE


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("1995", "1996", ["kz-last-warhead-1995", "ctbt-opened-1996", "kz-last-silo-1996"]),
        ("1996-09-24", "1996-09-24", ["ctbt-opened-1996", "kz-last-silo-1996"]),
        ("1994-11-23", "1994-11-23", ["project-sapphire-1994"]),
        ("1994-11-24", "1994-12", []),
    ],
)
def test_dates_are_inclusive(first: str, last: str, found: list[str]) -> None:
    """A date known to the month may have been on any of its days; a span is there on each of its days."""
    events = chosen(TIMELINE, Filter(first=When.parse(first), last=When.parse(last))).events
    assert [event.id for event in events] == found


def test_a_decade_is_a_bound_like_any_other() -> None:
    """From 200X to 200X are the years 2000 to 2009."""
    decade = When.parse("200X")
    assert ids(first=decade, last=decade) == ["leap-day-2000", "canwfz-signed-2006", "disarmament-week"]


def test_an_observance_is_there_once_it_is_kept() -> None:
    """The International Day, kept since 2010, is no part of what ends in 2009; what nobody dates may be."""
    assert "int-day-against-nuclear-tests" not in ids(last=When.parse("2009"))
    assert "int-day-against-nuclear-tests" in ids(last=When.parse("2010"))
    assert "disarmament-week" in ids(last=When.parse("1950"))


def test_any_of_the_tags() -> None:
    """Two tags find what bears one or the other."""
    assert ids(tags=("ctbt", "nuclear-testing")) == ["ctbt-opened-1996", "int-day-against-nuclear-tests"]


def test_a_kind_is_of_events() -> None:
    """Observances have none."""
    assert ids(kinds=("treaty",)) == ["ctbt-opened-1996", "canwfz-signed-2006"]


@pytest.mark.parametrize("part", ["ADILET.zan", "жарлығы", "001.txt"])
def test_part_of_a_source(part: str) -> None:
    """Of its address, its title, or the name of the document, in any case of letters."""
    assert ids(source=part) == ["sts-closure-1991"]


@pytest.mark.parametrize(
    "words",
    [
        ("semipalatinsk", "closure"),
        ("СЕМЕЙ", "ПОЛИГОНЫНЫҢ"),
        ("سيميبالاتينسك", "إِغْلاق"),
        ("sts-closure",),
        ("закрытие", "site"),
    ],
)
def test_words_of_any_language(words: tuple[str, ...]) -> None:
    """All of them, in the id and the titles, whatever their case and vowel marks."""
    assert ids(words=words) == ["sts-closure-1991"]


def test_jubilees() -> None:
    """On 30 July 2026 the closure is about to be 35, the CTBT 30 and the zone 20 years old."""
    found = ids(jubilees_from=dt.date(2026, 7, 30))
    assert found == ["sts-closure-1991", "ctbt-opened-1996", "canwfz-signed-2006"]


def test_what_is_not_marked_has_no_jubilee() -> None:
    """The bulletin of 2012 is 15 years old in 2027, and nobody marks it."""
    assert "bulletin-2012" not in ids(jubilees_from=dt.date(2027, 1, 1))


def test_filters_narrow_each_other() -> None:
    """A treaty, and of the nineties."""
    assert ids(kinds=("treaty",), last=When.parse("199X")) == ["ctbt-opened-1996"]


def test_what_supports_the_rest_is_left_out() -> None:
    """Mentions, conflicts and dates without a place go with the facts they belong to."""
    claim = TIMELINE.events[2].disputes[0].ours
    whole = replace(
        TIMELINE,
        mentions=tuple(
            Mention(document="1", start=0, end=1, quote="q", language="en", basis="stated", event_id=each)
            for each in ("sts-closure-1991", "ctbt-opened-1996")
        ),
        conflicts=tuple(
            Conflict(event_id=each, ours=claim, theirs=claim) for each in ("sts-closure-1991", "ctbt-opened-1996")
        ),
    )
    found = chosen(whole, Filter(tags=("ctbt",)))
    assert [mention.event_id for mention in found.mentions] == ["ctbt-opened-1996"]
    assert [conflict.event_id for conflict in found.conflicts] == ["ctbt-opened-1996"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"tags": ("ctbd",)}, "there is no tag 'ctbd'; did you mean 'ctbt'?"),
        (
            {"tags": ("zzz",)},
            "there is no tag 'zzz'; there are ctbt, kazakhstan, nuclear-testing, test-site",
        ),
        ({"kinds": ("treatty",)}, "there is no kind 'treatty'; did you mean 'treaty'?"),
        ({"first": "XXXX-08"}, "'XXXX-08' says no year; give one, as in 1991, 1991-08 or 199X"),
        ({"first": "1996", "last": "1991"}, "from 1996 to 1991 there is no day; give the earlier date first"),
    ],
)
def test_what_there_is_not(wanted: dict[str, object], said: str) -> None:
    """A name that nothing bears, and bounds between which nothing can be, are told in one line."""
    bounds = {key: When.parse(value) for key, value in wanted.items() if isinstance(value, str)}
    with pytest.raises(UsageError) as error:
        chosen(TIMELINE, Filter(**(wanted | bounds)))  # type: ignore[arg-type]
    assert str(error.value) == said


def test_no_tags_at_all() -> None:
    """Where nothing has a tag the error says so."""
    untagged = Timeline(title={"en": "x"}, events=(replace(CLOSURE, tags=()),))
    with pytest.raises(UsageError, match="there is no tag 'ctbt'; there are none"):
        chosen(untagged, Filter(tags=("ctbt",)))


def test_observances_too_are_looked_for_by_source() -> None:
    """They have sources like events."""
    day = Observance(
        id="d",
        titles={"en": "A day"},
        when=When.parse("XXXX-05-05"),
        revised=dt.date(2026, 1, 1),
        citations=(Citation(title="UN observances"),),
    )
    found = chosen(Timeline(title={"en": "x"}, observances=(day,)), Filter(source="observances"))
    assert found.observances == (day,)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", Filter()),
        ("ctbt  opened", Filter(words=("ctbt", "opened"))),
        ('"nuclear test" site', Filter(words=("nuclear test", "site"))),
        ("tag:law tag:ctbt kind:vote", Filter(tags=("law", "ctbt"), kinds=("vote",))),
        ("from:1990 to:1999", Filter(first=When.parse("1990"), last=When.parse("1999"))),
        ("from:1990 from:1995", Filter(first=When.parse("1995"))),
        ('source:"NS Energy" leu', Filter(source="NS Energy", words=("leu",))),
        ("jubilees tests", Filter(jubilees_from=dt.date(2026, 7, 30), words=("tests",))),
        ('"jubilees" "tag:law"', Filter(words=("jubilees", "tag:law"))),
        ("Sapphire: Kazakhstan", Filter(words=("Sapphire:", "Kazakhstan"))),
        ('tag: from: source: "', Filter()),
        ('"half a', Filter(words=("half a",))),
    ],
)
def test_a_line_says_what_is_asked_for(line: str, wanted: Filter) -> None:
    """As it is typed to search; a name that is followed by nothing yet says nothing."""
    assert asked(line, dt.date(2026, 7, 30)) == wanted


def test_a_bound_that_is_no_date() -> None:
    """It is told, with its name."""
    with pytest.raises(UsageError, match=r"from: '31\.12' is not an EDTF date such as"):
        asked("from:31.12", dt.date(2026, 7, 30))


WORDS = st.text(st.characters(exclude_characters='"', exclude_categories=["Cs"]), min_size=1)
WHENS = st.none() | st.sampled_from(["1990", "1991-08", "199X", "1990/1999", "1991-08-29", "2010~"]).map(When.parse)
NAMES = st.lists(WORDS | st.sampled_from(["jubilees", "tag:law", "from:", "a b"]), max_size=3).map(tuple)


@given(
    st.builds(
        Filter,
        first=WHENS,
        last=WHENS,
        tags=NAMES,
        kinds=NAMES,
        source=st.just("") | WORDS,
        words=NAMES,
        jubilees_from=st.none() | st.just(dt.date(2026, 7, 30)),
    )
)
def test_what_is_written_is_what_is_asked_for(wanted: Filter) -> None:
    """Whatever stands in the words and names, but for quotation marks."""
    assert asked(written(wanted), dt.date(2026, 7, 30)) == wanted


def test_what_is_written_can_be_read() -> None:
    """Quotation marks stand only where they must."""
    wanted = Filter(words=("ctbt", "test site"), tags=("law",), first=When.parse("199X"), source="NS Energy")
    assert written(wanted) == 'ctbt "test site" tag:law from:199X source:"NS Energy"'
    assert written(Filter(words=('say "x" y',))) == '"say x y"'
