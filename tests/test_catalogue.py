from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from timeline import catalogue
from timeline.errors import DataError
from timeline.model import Citation, Claim, Conflict, Event, Observance, Related
from timeline.when import When

WHOLE = """\
[[event]]
id = "harbour-opened-1966"
when = "1966-05-14"
kind = "milestone"
commemorate = true
confidence = "medium"
revised = 2026-11-22
tags = ["harbour"]
titles.en = "The harbour opens"
titles.kk = "Айлақтың ашылуы"
attested = ["kk"]
names.en = ["opening of the harbour"]
about.kk = ["айлақ"]
notes = ["The mayor's speech is lost."]
unconfirmed = ["1966-05-13"]
related = [{ when = "1967", what = "first ship from abroad" }]
conflicts = [{ when = "1966-06", source = "The Evening Post", note = "Written from memory." }]
sources = [
  { title = "City archive", url = "https://example.org/1966" },
  { title = "Letter", document = "letter.txt", quote = "Today the harbour opened." },
]

[[observance]]
id = "harbour-day"
when = "XXXX-05-14"
since = 1970
born_of = "harbour-opened-1966"
revised = 2026-11-21
titles.en = "Harbour Day"
"""

LEAST = """\
[[event]]
id = "{id}"
when = "{when}"
kind = "meeting"
revised = 2026-11-22
titles.en = "A meeting"
"""


def folder(tmp_path: Path, **files: str) -> Path:
    """Return a folder of events with the files in it."""
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    return tmp_path


def faults(tmp_path: Path, text: str) -> list[str]:
    """Return what is wrong with a catalogue of one file, as `line: what`."""
    return [f"{fault.line}: {fault.what}" for fault in catalogue.check(folder(tmp_path, events=text))]


def test_an_event_says_all_that_is_written(tmp_path: Path) -> None:
    """Every key of an event arrives in the model."""
    (event,) = catalogue.load(folder(tmp_path, events=WHOLE)).events
    assert event == Event(
        id="harbour-opened-1966",
        when=When.parse("1966-05-14"),
        kind="milestone",
        commemorate=True,
        confidence="medium",
        revised=dt.date(2026, 11, 22),
        tags=("harbour",),
        titles={"en": "The harbour opens", "kk": "Айлақтың ашылуы"},
        attested=("kk",),
        names={"en": ("opening of the harbour",)},
        about={"kk": ("айлақ",)},
        notes=("The mayor's speech is lost.",),
        unconfirmed=(When.parse("1966-05-13"),),
        related=(Related(when=When.parse("1967"), what="first ship from abroad"),),
        citations=(
            Citation(title="City archive", url="https://example.org/1966"),
            Citation(title="Letter", document="letter.txt", quote="Today the harbour opened."),
        ),
        disputes=event.disputes,
    )


def test_a_conflict_sets_our_first_source_against_the_other(tmp_path: Path) -> None:
    """`conflicts` give the other date; ours is the event's own, by the first of its sources."""
    (event,) = catalogue.load(folder(tmp_path, events=WHOLE)).events
    assert event.disputes == (
        Conflict(
            event_id="harbour-opened-1966",
            ours=Claim(when=When.parse("1966-05-14"), source="City archive"),
            theirs=Claim(when=When.parse("1966-06"), source="The Evening Post"),
            note="Written from memory.",
        ),
    )


def test_an_observance_says_all_that_is_written(tmp_path: Path) -> None:
    """An observance has a day of every year, the year it began and the event it recalls."""
    (observance,) = catalogue.load(folder(tmp_path, events=WHOLE)).observances
    assert observance == Observance(
        id="harbour-day",
        when=When.parse("XXXX-05-14"),
        since=1970,
        born_of="harbour-opened-1966",
        revised=dt.date(2026, 11, 21),
        titles={"en": "Harbour Day"},
    )


def test_events_of_all_files_are_sorted_by_date_then_id(tmp_path: Path) -> None:
    """It does not matter in which file an event stands; a year comes before its own days."""
    seeds = folder(
        tmp_path,
        a=LEAST.format(id="late", when="2001-09-03") + LEAST.format(id="b-same", when="1994-02-14"),
        b=LEAST.format(id="a-same", when="1994-02-14") + LEAST.format(id="year", when="1994"),
    )
    assert [event.id for event in catalogue.load(seeds).events] == ["year", "a-same", "b-same", "late"]


def test_an_empty_folder_is_an_empty_catalogue(tmp_path: Path) -> None:
    """A workspace begins without events, and nothing is wrong with that."""
    assert catalogue.load(tmp_path) == catalogue.Catalogue()


def test_load_raises_the_first_fault(tmp_path: Path) -> None:
    """A catalogue with faults is not loaded; the first by file and line is raised."""
    seeds = folder(tmp_path, b="[[event]]\n", a=LEAST.format(id="A", when="1991"))
    with pytest.raises(DataError) as caught:
        catalogue.load(seeds)
    assert str(caught.value) == f"{seeds / 'a.toml'}:2: 'id' must be of a-z, 0-9 and single hyphens, not 'A'"


def test_check_finds_the_faults_of_every_file(tmp_path: Path) -> None:
    """A broken file does not hide what is wrong in the others."""
    seeds = folder(tmp_path, a="id = ", b=LEAST.format(id="b", when="1991-02-31"), c=LEAST.format(id="c", when="1991"))
    assert [(Path(fault.path or "").name, fault.line) for fault in catalogue.check(seeds)] == [
        ("a.toml", 1),
        ("b.toml", 3),
    ]


def test_what_must_be_there_is_missed(tmp_path: Path) -> None:
    """An event without the keys that it needs is told of each, at its own line."""
    assert faults(tmp_path, '# one\n[[event]]\nid = "bare"\n') == [
        "2: event 'bare' has no 'titles'",
        "2: event 'bare' has no 'revised'",
        "2: event 'bare' has no 'when'",
        "2: event 'bare' has no 'kind'",
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('tilte = "A"', "unknown key 'tilte'; did you mean 'titles'?"),
        ("names = { de = [] }", "unknown key 'de'; known are: kk, ru, en, ar"),
        ('commemorate = "yes"', "'commemorate' must be true or false, not 'yes'"),
        ('tags = "harbour"', "'tags' must be a list in [ ], not 'harbour'"),
        ('tags = ["Harbour"]', "'tags' must be of a-z, 0-9 and single hyphens, not 'Harbour'"),
        ('confidence = "hihg"', "unknown confidence 'hihg'; did you mean 'high'?"),
        ('attested = ["kz"]', "unknown attested 'kz'; known are: kk, ru, en, ar"),
        ('names.en = "harbour"', "'en' must be a list in [ ], not 'harbour'"),
        ('about.en = [" "]', "'en' must be text in quotes that is not empty, not ' '"),
        ("notes = [5]", "'notes' must be text in quotes that is not empty, not 5"),
        ('unconfirmed = ["1966-13"]', "'unconfirmed': '1966-13': there is no month 13"),
        ("unconfirmed = [1966-05-13]", "'unconfirmed' must be a date in quotes such as \"1991-08-29\", not 1966-05-13"),
        ('related = [{ when = "1967" }]', "related has no 'what'"),
        ('sources = [{ title = "Archive" }]', "a source needs a 'url' or a 'document'"),
        (
            'sources = [{ title = "Archive", url = "example.org" }]',
            "'url' must be an address that begins with https:// or http://, not 'example.org'",
        ),
        (
            'conflicts = [{ when = "1967", source = "The Post" }]',
            "'conflicts' need a source on our side too: add 'sources'",
        ),
        ('source = "Archive"', "unknown key 'source'; did you mean 'sources'?"),
    ],
)
def test_a_wrong_key_is_told_at_its_line(tmp_path: Path, line: str, fault: str) -> None:
    """Whatever is wrong with a key or its value is said in one line, at its line."""
    assert faults(tmp_path, LEAST.format(id="a", when="1966") + line) == [f"7: {fault}"]


def test_a_fact_that_was_changed_keeps_its_days(tmp_path: Path) -> None:
    """`revised` may list the days: the last is the last change, those before it stand in their order."""
    text = '[[event]]\nid = "a"\nwhen = "1966"\nkind = "meeting"\ntitles.en = "A meeting"\nrevised = {}\n'
    for days in ("2026-11-22", "[2026-11-22]", "[2026-08-01, 2026-08-01, 2026-11-22]"):
        (tmp_path / "events.toml").write_text(text.format(days), "utf-8")
        (event,) = catalogue.load(tmp_path).events
        assert event.revised == dt.date(2026, 11, 22)
        assert event.earlier == ((dt.date(2026, 8, 1),) * 2 if "08" in days else ())


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("when", '"1991-02-31"', "'when': '1991-02-31': there is no day 31 in that month"),
        (
            "when",
            '"last year"',
            "'when': 'last year' is not an EDTF date such as 1991-08-29, 1994-11, 2010~, 199X or XXXX-08-29",
        ),
        (
            "when",
            '"XXXX-08-29"',
            "'XXXX-08-29' comes every year; an event needs its year, or write [[observance]]",
        ),
        ("kind", '"meting"', "unknown kind 'meting'; did you mean 'meeting'?"),
        ("revised", '"2026-11-22"', "'revised' must be a date without quotes such as 2024-03-15, not '2026-11-22'"),
        ("revised", "[]", "'revised' is empty: give the day on which this was written"),
        ("revised", "[2026-11-22, 2026-08-01]", "'revised' is not in order; the latest day stands last"),
        (
            "revised",
            '[2026-08-01, "2026-11-22"]',
            "'revised' must be a date without quotes such as 2024-03-15, not '2026-11-22'",
        ),
        (
            "revised",
            "2026-11-22T09:00:00Z",
            "'revised' must be a date without quotes such as 2024-03-15, not 2026-11-22 09:00:00+00:00",
        ),
        ("titles", "{}", "'titles' is empty: give a title in at least one language"),
        ("titles", '"A meeting"', "'titles' must be a table, not 'A meeting'"),
    ],
)
def test_a_wrong_value_of_a_key_that_must_be_there(tmp_path: Path, key: str, value: str, fault: str) -> None:
    """A key that an event needs is not satisfied by any value."""
    lines = ['id = "a"', 'when = "1966"', 'kind = "meeting"', "revised = 2026-11-22", 'titles.en = "A meeting"']
    at = next(number for number, line in enumerate(lines) if line.startswith(key))
    lines[at] = f"{key} = {value}"
    assert faults(tmp_path, "\n".join(["[[event]]", *lines])) == [f"{at + 2}: {fault}"]


def test_an_observance_has_no_year(tmp_path: Path) -> None:
    """A day kept every year is written without one."""
    text = '[[observance]]\nid = "a"\nwhen = "2010-08-29"\nrevised = 2026-11-22\ntitles.en = "A day"\n'
    (fault,) = faults(tmp_path, text)
    assert fault == "3: '2010-08-29' has a year; an observance is kept every year: write XXXX-MM-DD"


def test_an_id_belongs_to_one_fact(tmp_path: Path) -> None:
    """A duplicate id is told with both its places."""
    seeds = folder(tmp_path, a=LEAST.format(id="twice", when="1966"), b=LEAST.format(id="twice", when="1967"))
    assert [str(fault) for fault in catalogue.check(seeds)] == [
        f"{seeds / 'b.toml'}:2: duplicate id 'twice'; it is already the id of {seeds / 'a.toml'}:2",
    ]


def test_a_name_means_one_fact(tmp_path: Path) -> None:
    """A name given to two facts, but for capitals and spaces, is told with both its places."""
    one = LEAST.format(id="one", when="1966") + 'names.en = ["Opening of the  Harbour"]\n'
    two = LEAST.format(id="two", when="1967") + 'names.en = [\n  "first ship",\n  "opening of the harbour",\n]\n'
    seeds = folder(tmp_path, a=one, b=two)
    (fault,) = catalogue.check(seeds)
    assert str(fault) == (
        f"{seeds / 'b.toml'}:9: 'opening of the harbour' already names the fact at {seeds / 'a.toml'}:7;"
        " put it under 'about' where it is vaguer"
    )


def test_two_facts_may_be_about_one_thing(tmp_path: Path) -> None:
    """What a fact is about is not its own alone."""
    one = LEAST.format(id="one", when="1966") + 'about.en = ["harbour"]\n'
    two = LEAST.format(id="two", when="1967") + 'about.en = ["harbour"]\n'
    assert faults(tmp_path, one + two) == []


def test_an_observance_is_born_of_an_event_that_is_there(tmp_path: Path) -> None:
    """A `born_of` that names no event is told."""
    assert faults(tmp_path, WHOLE.replace('born_of = "harbour', 'born_of = "harbor')) == [
        "27: 'born_of' names 'harbor-opened-1966', but there is no event with that id",
    ]


def test_anything_else_in_a_file_is_told_and_the_events_are_still_checked(tmp_path: Path) -> None:
    """A block of another name is a slip of the pen, not a comment."""
    text = '[[evnt]]\nid = "a"\n' + LEAST.format(id="b", when="66")
    assert faults(tmp_path, text) == [
        "1: unknown key 'evnt'; did you mean 'event'?",
        "5: 'when': '66' is not an EDTF date such as 1991-08-29, 1994-11, 2010~, 199X or XXXX-08-29",
    ]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """A catalogue that is not there is one clear line."""
    missing = tmp_path / "nowhere"
    (fault,) = catalogue.check(missing)
    assert str(fault).startswith(f"{missing}: cannot be read as a folder of events: ")


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    """A folder that is named like a file of events is one clear line."""
    (tmp_path / "events.toml").mkdir()
    with pytest.raises(DataError, match=r"events\.toml: cannot be read: "):
        catalogue.load(tmp_path)


def test_hidden_and_other_files_are_passed_over(tmp_path: Path) -> None:
    """Only the folder's own `*.toml` is the catalogue; what an editor leaves behind is not."""
    (tmp_path / ".events.toml.swp").write_bytes(b"\xff\xfe")
    (tmp_path / ".hidden.toml").write_text("not = [toml", "utf-8")
    (tmp_path / "README.md").write_text("Events.", "utf-8")
    assert catalogue.check(tmp_path) == []
