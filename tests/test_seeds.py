"""The seeds that ship with Timeline: whole, cited, and right where it was checked by hand."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from timeline import catalogue, documents
from timeline.model import LANGUAGES
from timeline.when import Precision

SEEDS = Path(__file__).parent.parent / "seeds"
CATALOGUE = catalogue.load(SEEDS / "events")
FACTS = (*CATALOGUE.events, *CATALOGUE.observances)
EVENTS = {event.id: event for event in CATALOGUE.events}
OBSERVANCES = {observance.id: observance for observance in CATALOGUE.observances}
DOCUMENTS = {document.name: document for document in documents.read_folder(SEEDS / "documents")}


def test_nothing_is_wrong_with_the_catalogue() -> None:
    """The catalogue that ships passes its own check."""
    assert catalogue.check(SEEDS / "events") == []


def test_no_fact_was_lost() -> None:
    """The catalogue holds 108 events and 5 observances."""
    assert (len(CATALOGUE.events), len(CATALOGUE.observances)) == (108, 5)


def test_every_fact_speaks_four_languages() -> None:
    """Every fact has a title in each language."""
    assert [fact.id for fact in FACTS if set(fact.titles) != set(LANGUAGES)] == []


def test_every_title_is_in_the_script_of_its_language() -> None:
    """No title stands under another language's key: Arabic letters, Cyrillic ones or neither."""
    arabic, cyrillic = re.compile("[\u0600-\u06ff]"), re.compile("[\u0400-\u04ff]")
    scripts = {"kk": (False, True), "ru": (False, True), "en": (False, False), "ar": (True, False)}
    wrong = [
        f"{fact.id}.{language}: {title}"
        for fact in FACTS
        for language, title in fact.titles.items()
        if (bool(arabic.search(title)), bool(cyrillic.search(title))) != scripts[language]
    ]
    assert wrong == []


def test_every_fact_is_cited() -> None:
    """Every fact has a source, and every source an address or one of our documents."""
    assert [fact.id for fact in FACTS if not fact.citations] == []
    named = {citation.document for fact in FACTS for citation in fact.citations if not citation.url}
    assert named - DOCUMENTS.keys() == set()


def test_every_document_is_a_source() -> None:
    """Each of the five documents is cited by some fact."""
    assert {citation.document for fact in FACTS for citation in fact.citations if citation.document} == set(DOCUMENTS)


@pytest.mark.parametrize(
    ("event", "when"),
    [
        ("trinity-1945", "1945-07-16"),
        ("rds-1-1949", "1949-08-29"),
        ("npt-opened-1968", "1968-07-01"),
        ("sts-closure-1991", "1991-08-29"),
        ("kz-un-membership-1992", "1992-03-02"),
        ("lisbon-protocol-1992", "1992-05-23"),
        ("project-sapphire-1994", "1994-11-20/1994-11-23"),
        ("kz-last-warhead-1995", "1995-04-21?"),
        ("kz-last-silo-1996", "1996-09~"),
        ("ctbt-opened-1996", "1996-09-24"),
        ("canwfz-signed-2006", "2006-09-08"),
        ("canwfz-in-force-2009", "2009-03-21"),
        ("leu-bank-board-2010", "2010-12"),
        ("nss-2016", "2016-03-31/2016-04-01"),
        ("tpnw-adopted-2017", "2017-07-07"),
        ("npt-revcon-2026", "2026-04-27/2026-05-22"),
    ],
)
def test_well_known_dates(event: str, when: str) -> None:
    """Dates that anyone can look up are right, and as fine as they are known."""
    assert str(EVENTS[event].when) == when


def test_a_day_that_no_source_gives_is_not_the_date() -> None:
    """The last test in the air is known to the year; the days told of it are kept as unconfirmed."""
    event = EVENTS["sts-last-atmospheric-1962"]
    assert (str(event.when), event.when.precision) == ("1962", Precision.YEAR)
    assert list(map(str, event.unconfirmed)) == ["1962-12-24", "1962-12-25"]
    assert event.confidence == "low"


def test_a_deposit_known_to_the_year_keeps_its_unconfirmed_day() -> None:
    """Kazakhstan's deposit of 2002 is marked, but on no day until one is found."""
    event = EVENTS["ctbt-kz-ratification-deposit-2002"]
    assert (str(event.when), list(map(str, event.unconfirmed))) == ("2002", ["2002-05-14"])
    assert event.commemorate


def test_a_source_that_disagrees_is_kept() -> None:
    """NTI dates the last explosion to November 1989: its date stands beside ours, with its name."""
    (dispute,) = EVENTS["sts-last-test-1989"].disputes
    assert (str(dispute.ours.when), dispute.ours.source) == ("1989-10-19", "Kazinform, 29 Aug 2023")
    assert (str(dispute.theirs.when), dispute.theirs.source) == ("1989-11", "NTI, Semipalatinsk Test Site")


def test_a_treaty_that_is_not_in_force_has_no_such_event() -> None:
    """The comprehensive test ban was adopted, opened, signed and ratified, but never entered into force."""
    assert [event.id for event in CATALOGUE.events if event.id.startswith("ctbt-")] == [
        "ctbt-adopted-1996",
        "ctbt-opened-1996",
        "ctbt-kz-signed-1996",
        "ctbt-kz-ratification-law-2001",
        "ctbt-kz-ratification-deposit-2002",
        "ctbt-russia-withdraws-2023",
    ]


def test_nine_events_share_the_29th_of_august() -> None:
    """29 August has seven events and two observances: no day and month names one event."""
    same = [event.id for event in CATALOGUE.events if str(event.when).endswith("-08-29")]
    assert same == [
        "rds-1-1949",
        "sts-closure-1991",
        "first-int-day-2010",
        "atom-project-2012",
        "leu-bank-inauguration-2017",
        "tpnw-kz-ratified-2019",
        "joint-statement-80-years-2025",
    ]
    assert [observance.id for observance in CATALOGUE.observances if str(observance.when) == "XXXX-08-29"] == [
        "int-day-against-nuclear-tests",
        "sts-closure-day-national",
    ]


@pytest.mark.parametrize(
    ("observance", "when", "since", "born_of"),
    [
        ("int-day-against-nuclear-tests", "XXXX-08-29", 2010, "sts-closure-1991"),
        ("int-day-total-elimination", "XXXX-09-26", 2014, "hlm-2013"),
        ("int-day-disarmament-awareness", "XXXX-03-05", 2023, "npt-in-force-1970"),
        ("sts-closure-day-national", "XXXX-08-29", None, "sts-closure-1991"),
        ("disarmament-week", "XXXX-10-24/XXXX-10-30", None, ""),
    ],
)
def test_observances_count_from_their_own_first_year(
    observance: str, when: str, since: int | None, born_of: str
) -> None:
    """An observance has the year it was first kept where a source gives it, and no year where none does."""
    fact = OBSERVANCES[observance]
    assert (str(fact.when), fact.since, fact.born_of) == (when, since, born_of)


@pytest.mark.parametrize(
    "event",
    [
        "sts-closure-1991",
        "ctbt-opened-1996",
        "canwfz-signed-2006",
        "leu-bank-inauguration-2017",
        "nss-2012",
        "kz-independence-1991",
        "nevada-semipalatinsk-1989",
        "unga-64-35-2009",
    ],
)
def test_what_is_marked_every_year(event: str) -> None:
    """Treaties, the test site, the bank, the summits, the movement and a proclaimed day are commemorated."""
    assert EVENTS[event].commemorate


@pytest.mark.parametrize(
    "event",
    [
        "kz-jordan-decree-2018",
        "tpnw-kz-law-2019",
        "sts-device-agreement-1994",
        "nurtleu-vienna-2024",
        "unu-lecture-2025",
        "npp-referendum-2024",
        "new-start-expired-2026",
        "single-convention-1961",
        "unodc-conference-astana-2025",
        "first-int-day-2010",
    ],
)
def test_what_is_not_marked_every_year(event: str) -> None:
    """A decree, a law, a preparation, a visit, a speech, a vote, an end and what lies off the theme are not."""
    assert not EVENTS[event].commemorate


@pytest.mark.parametrize("kind", ["law", "meeting", "speech", "vote"])
def test_kinds_that_are_rarely_marked(kind: str) -> None:
    """Of the laws only the two that founded and closed the test site are marked, of meetings only the summits."""
    marked = {event.id for event in CATALOGUE.events if event.kind == kind and event.commemorate}
    assert (
        marked
        == {
            "law": {"sts-founding-1947", "sts-closure-1991"},
            "meeting": {"nss-2010", "nss-2012", "nss-2014", "nss-2016"},
            "speech": set(),
            "vote": set(),
        }[kind]
    )


def test_nothing_is_proposed_in_the_catalogue() -> None:
    """What stands in the catalogue was confirmed by a person."""
    assert [event.id for event in CATALOGUE.events if event.proposed] == []


def test_a_phrase_is_a_name_or_what_it_is_about_not_both() -> None:
    """No fact is about its own name: a name means it already, wherever it stands."""
    both = [
        (fact.id, phrase)
        for fact in FACTS
        for language, phrases in fact.about.items()
        for phrase in phrases
        if phrase in fact.names.get(language, ())
    ]
    assert both == []


@pytest.mark.parametrize(
    ("document", "language", "published", "known_from"),
    [
        ("000_aeeec1ccd692067a.txt", "kk", None, ""),
        ("001_5191c9861a10396d.txt", "kk", dt.date(2025, 12, 19), "first line"),
        ("002_fcbb64ff48fa9ec0.txt", "ar", dt.date(2024, 3, 15), "inferred: the text says"),
        ("003_59c0b9c8caf5fd0c.txt", "kk", None, ""),
        ("004_c55b704b24c84185.txt", "kk", dt.date(2026, 2, 27), "line 47"),
    ],
)
def test_when_the_documents_were_published(
    document: str, language: str, published: dt.date | None, known_from: str
) -> None:
    """Two carry their day in the text, one has it from its sidecar, and two have none that anyone knows."""
    found = DOCUMENTS[document]
    assert (found.language, found.published) == (language, published)
    assert found.published_from.startswith(known_from)


def test_every_document_has_a_title_of_its_own() -> None:
    """The title that a sidecar gives stands in the document, but for its line ends and capitals."""
    for document in DOCUMENTS.values():
        text = " ".join(document.text.casefold().split())
        assert " ".join(document.title.casefold().split()) in text
