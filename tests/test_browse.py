"""`timeline browse` with its keys pressed, on a screen whose cells are read."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.views import canvas, chronicle, event, plain, timeline
from timeline.browse import keys
from timeline.browse.app import Browser
from timeline.browse.outside import Outside
from timeline.browse.page import Layout
from timeline.browse.window import Window
from timeline.errors import DataError, TimelineError
from timeline.model import LANGUAGES, Citation
from timeline.selecting import one
from timeline.views import explain, rail

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from timeline.model import Timeline

FIRST = [
    "1949 ●    29 Aug  First Soviet nuclear test, RDS-1,                 77 y in 30 d",
    "     │            Semipalatinsk · Kazinform, 29 Aug 2023",
]
HINT = "/ search · Enter evidence · n p next, previous · t today · ? help · q quit"


@dataclass
class Reader:
    """Who sits before a screen: what there is to read, what is behind the screen, and what was seen at last."""

    chronology: Timeline = field(default_factory=chronicle)
    language: str = "en"
    size: tuple[int, int] = (81, 24)
    ascii: bool = False
    bidi: str = "plain"
    fault: TimelineError | None = None
    edited: list[tuple[Path, int]] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)
    current: str = ""
    theme: str = ""
    seen: dict[str, list[str]] = field(default_factory=dict)
    marked: list[str] = field(default_factory=list)

    def load(self) -> Timeline:
        """Return what there is to read."""
        if self.fault:
            raise self.fault
        return self.chronology

    def place(self, fact: str) -> tuple[Path, int]:
        """Return where it would stand."""
        return Path(f"{fact}.toml"), 7

    def edit(self, path: Path, line: int) -> None:
        """Take down what was to be edited."""
        self.edited.append((path, line))

    def outside(self) -> Outside:
        """Return what is behind the screen."""
        return Outside(self.load, self.place, self.edit, self.visited.append)

    def press(self, *pressed: str) -> Reader:
        """Press the keys, one after the other, and look."""
        app = Browser(canvas(80, self.language, ascii=self.ascii, bidi=self.bidi), self.outside())

        async def drive() -> None:
            async with app.run_test(size=self.size) as pilot:
                await _each(pilot, pressed)
                self.look(app)

        asyncio.run(drive())
        return self

    def look(self, app: Browser) -> None:
        """See what is on the screen, and which lines of the rail are marked."""
        windows = {window.id or "": window for window in app.query(Window) if window.display}
        strips = {
            name: [window.render_line(line) for line in range(window.size.height)] for name, window in windows.items()
        }
        self.seen = {name: [strip.text.rstrip() for strip in found] for name, found in strips.items()}
        self.marked = [
            strip.text.rstrip() for strip in strips["rail"] if all(part.style and part.style.reverse for part in strip)
        ]
        self.current, self.theme = app.current, app.theme


async def _each(pilot: Pilot[None], pressed: tuple[str, ...]) -> None:
    await pilot.pause()
    for key in pressed:
        await pilot.press(key)
        await pilot.pause()


def test_it_shows_what_show_prints() -> None:
    """The same lines; one cell beside them is for the scroll bar, one line below them for the keys."""
    reader = Reader(size=(81, 24)).press()
    assert reader.seen == {"rail": plain(rail.render(chronicle(), canvas(80)))[:23], "line": [HINT]}


@pytest.mark.parametrize("mode", ["marks", "visual"])
def test_arabic_is_set_from_the_right(mode: str) -> None:
    """Line by line as `show` prints it on a terminal."""
    page = canvas(80, "ar", bidi=mode)
    reader = Reader(language="ar", bidi=mode).press()
    assert reader.seen["rail"] == plain(page.page(rail.render(chronicle(), page)))[:23]


def test_the_first_event_is_marked() -> None:
    """All of its lines, and no other."""
    reader = Reader().press()
    assert reader.current == "rds-1-1949"
    assert reader.marked == FIRST


@pytest.mark.parametrize(
    ("pressed", "current"),
    [
        (("n",), "rds-6s-1953"),
        (("down", "down"), "iaea-statute-in-force-1957"),
        (("n", "n", "p", "up", "p"), "rds-1-1949"),
        (("end",), "disarmament-week"),
        (("end", "n", "down"), "disarmament-week"),
        (("end", "home"), "rds-1-1949"),
        (("pagedown", "pageup"), "rds-1-1949"),
        (("t",), "int-day-against-nuclear-tests"),
        (("t", "p"), "npt-revcon-2026"),
    ],
)
def test_keys_lead_from_event_to_event(pressed: tuple[str, ...], current: str) -> None:
    """Decades and silences are passed over; at either end one stays."""
    assert Reader().press(*pressed).current == current


def test_a_page_down_leads_to_the_first_event_of_the_page() -> None:
    """The page follows the one before, of which it repeats the last line."""
    lines = plain(rail.render(chronicle(), canvas(80)))
    reader = Reader().press("pagedown")
    assert reader.seen["rail"] == lines[22:45]
    assert reader.marked[0] == next(line for line in lines[22:] if line[5:6] in tuple("●◐○◆"))


def test_the_event_is_always_in_sight() -> None:
    """However far one steps, all of its lines are in the window."""
    app, reader = Browser(canvas(80), Reader().outside()), Reader()
    page = Layout(chronicle(), canvas(59)).page(chronicle())

    async def drive() -> None:
        async with app.run_test(size=(60, 12)) as pilot:
            for _ in range(25):
                await _each(pilot, ("n",))
                reader.look(app)
                assert reader.marked == plain(page.lines[line] for line in page.extent(reader.current))

    asyncio.run(drive())
    assert reader.current == "disarmament-week"


def test_today_stands_in_the_middle() -> None:
    """With as much of the past above it as of what is to come below."""
    reader = Reader(chronology=timeline(*(event(f"{year}-05-01", id=f"y{year}") for year in range(1996, 2050)))).press(
        "t"
    )
    assert reader.current == "y2027"
    assert [number for number, line in enumerate(reader.seen["rail"]) if "today · 30 July 2026" in line] == [11]


def test_the_rail_narrows_at_every_key() -> None:
    """What is left keeps its columns, and its own decades and silences."""
    reader = Reader().press("slash", *"leu x", "backspace", *"b")
    assert reader.seen["rail"][:14] == [
        "Kazakhstan and nuclear disarmament                          3 events · 2010–2017",
        "",
        "2010s ──────────────────────────────────────────────────────────────────────── 3",
        "2010 ◐       Dec  IAEA Board of Governors authorises the LEU           ~15 years",
        "     │            bank · NS Energy, IAEA fuel bank (2015)",
        "     ┊",
        "2015 ●    27 Aug  Kazakhstan and the IAEA sign the LEU bank             10 years",
        "     │            agreement · Reuters, 27 Aug 2015",
        "     ┊",
        "2017 ●    29 Aug  IAEA LEU bank inaugurated in Kazakhstan            9 y in 30 d",
        "     │            · New Europe, 29 Aug 2017",
        "     ┊",
        "     ┊  8 years",
        "━━━━━ today · 30 July 2026 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
    ]


def test_enter_keeps_what_was_found() -> None:
    """The keys are those of the rail again, and the words stay in sight; Esc shows all."""
    reader = Reader(size=(120, 24)).press("slash", *"leu", "enter", "n")
    assert reader.current == "leu-bank-host-agreement-2015"
    assert reader.seen["line"] == [f"/leu · Esc shows all · {HINT}"]
    assert Reader().press("slash", *"leu", "enter", "escape").seen["line"] == [HINT]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kind:event", "nss-2016"),
        ('kind:event kind:"treaty milestone" from:1980', "lisbon-protocol-1992"),
        ("from:1953 to:1957", "rds-6s-1953"),
        ('source:"NS Energy" leu', "leu-bank-board-2010"),
    ],
)
def test_filters_are_typed_as_words_are(typed: str, found: str) -> None:
    """They are those of the commands; what is typed stays in sight, and how to be rid of it."""
    reader = Reader(size=(160, 24)).press("slash", *typed, "enter")
    assert reader.current == found
    assert reader.seen["line"] == [f"/{typed} · Esc shows all · {HINT}"]


def test_the_filters_that_there_are_stand_above_what_is_typed() -> None:
    """As long as one types."""
    assert Reader(size=(100, 24)).press("slash").seen["line"] == [
        "words tag: kind: source: from:1990 to: jubilees · Enter keeps · Esc shows all"
    ]


def test_what_cannot_be_asked_for_is_told() -> None:
    """And what could be asked for before stays on the screen, until it is typed otherwise or let be."""
    reader = Reader().press("slash", *"sapphire kind:evnt", "enter")
    assert reader.current == "project-sapphire-1994"
    assert reader.seen["line"] == ["there is no kind 'evnt'; did you mean 'event'?"]
    assert Reader().press("slash", *"kind:evnt", "escape").seen["line"] == [HINT]


def test_it_may_begin_with_a_part() -> None:
    """That of the options of the command; Esc shows all."""
    app, reader = Browser(canvas(80), Reader().outside(), "leu from:2015"), Reader(size=(120, 24))

    async def drive() -> None:
        async with app.run_test(size=reader.size) as pilot:
            await _each(pilot, ())
            reader.look(app)
            assert reader.current == "leu-bank-host-agreement-2015"
            assert reader.seen["line"] == [f"/leu from:2015 · Esc shows all · {HINT}"]
            await _each(pilot, ("slash", *" x", "backspace", "backspace", "escape", "home"))
            reader.look(app)

    asyncio.run(drive())
    assert reader.current == "rds-1-1949"
    assert reader.seen["line"] == [HINT]


def test_a_tag_that_is_gone_is_told() -> None:
    """When the files were changed elsewhere, all that is there is shown."""
    reader = Reader(chronology=timeline(event("1991-08-29", "Closure", id="closure", tags=("law",))))

    def load() -> Timeline:
        reader.chronology, found = (
            timeline(event("1957-10-04", "Sputnik 1", id="sputnik", tags=("space",))),
            reader.chronology,
        )
        return found

    reader.load = load  # type: ignore[method-assign]
    assert reader.press("slash", *"tag:law", "enter", "r").current == "sputnik"
    assert reader.seen["line"] == ["there is no tag 'law'; there are space"]


def test_nothing_found_says_how_to_go_back() -> None:
    """And the way works."""
    reader = Reader().press("slash", *"xyz")
    assert reader.seen["rail"][:2] == ["There is nothing of the kind. Esc shows all again.", ""]
    assert reader.current == ""
    assert reader.press("slash", *"xyz", "escape").marked == FIRST


def test_enter_opens_the_evidence() -> None:
    """What `explain` prints, below the rail; the event stays in sight."""
    reader = Reader().press("n", "enter")
    assert reader.seen["pane"] == plain(explain.render(one(chronicle(), "rds-6s-1953"), canvas(80)))[:11]
    assert any("RDS-6s" in line for line in reader.marked)


def test_the_evidence_follows_the_event() -> None:
    """The keys n and p step on while it is open, the arrows scroll it."""
    reader = Reader().press("enter", "n")
    assert reader.seen["pane"][1] == "rds-6s-1953 · 1953-08-12"
    reader.press("enter", "n", "down")
    assert reader.seen["pane"][0] == "rds-6s-1953 · 1953-08-12"


@pytest.mark.parametrize("closing", ["enter", "escape"])
def test_the_evidence_is_closed_again(closing: str) -> None:
    """By the key that opened it, or Esc."""
    assert set(Reader().press("enter", closing).seen) == {"rail", "line"}


def test_the_source_is_opened() -> None:
    """The first of its sources that has an address; that of a document if none has."""
    fact = event(
        "1991-08-29", id="closure", citations=(Citation(title="A book"), Citation(title="B", url="https://b.kz/1"))
    )
    reader = Reader(chronology=timeline(fact)).press("o")
    assert reader.visited == ["https://b.kz/1"]


def test_what_is_no_address_of_the_web_is_not_opened() -> None:
    """It is said instead."""
    fact = event("1991-08-29", id="closure", citations=(Citation(title="A book", url="file:///etc/passwd"),))
    reader = Reader(chronology=timeline(fact)).press("o")
    assert reader.visited == []
    assert reader.seen["line"] == ["closure: none of its sources has an address on the web"]


def test_an_edit_begins_where_the_event_stands() -> None:
    """And is read afterwards; one stays at the event."""
    reader = Reader().press("n", "e")
    assert reader.edited == [(Path("rds-6s-1953.toml"), 7)]
    assert reader.current == "rds-6s-1953"


def test_a_fault_is_said_and_the_last_good_timeline_stays() -> None:
    """The next edit leads to the fault, and when it is mended the new timeline is shown."""
    reader = Reader()
    fault = DataError("unknown key 'wehn'; did you mean 'when'?", path="events.toml", line=12)

    class Clumsy(Reader):
        """Someone who breaks the file, then adds an event to it."""

        def edit(self, path: Path, line: int) -> None:
            super().edit(path, line)
            self.fault = None if self.fault else fault
            self.chronology = timeline(event("1957-10-04", "Sputnik 1", id="sputnik"))

    reader = Clumsy(size=(120, 24)).press("e")
    assert reader.seen["line"] == [
        "events.toml:12: unknown key 'wehn'; did you mean 'when'? (what was read before is shown)"
    ]
    assert reader.current == "rds-1-1949"
    reader = Clumsy(size=(120, 24)).press("e", "e")
    assert reader.edited == [(Path("rds-1-1949.toml"), 7), (Path("events.toml"), 12)]
    assert reader.current == "sputnik"


def test_what_was_changed_elsewhere_is_read_again() -> None:
    """With r, and the search goes on in it."""
    reader = Reader()

    def load() -> Timeline:
        reader.chronology, found = timeline(event("1957-10-04", "Sputnik 1", id="sputnik")), reader.chronology
        return found

    reader.load = load  # type: ignore[method-assign]
    assert reader.press("slash", *"s", "enter", "r").current == "sputnik"


def test_the_languages_come_in_turn() -> None:
    """English, Arabic, Kazakh, Russian, English; the event stays."""
    titles = (
        "First Soviet thermonuclear device tested",
        "أول تجربة سوفييتية لجهاز نووي حراري",
        "Алғашқы кеңестік термоядролық",
        "Испытание первого советского",
        "First Soviet thermonuclear device tested",
    )
    app, reader = Browser(canvas(80), Reader().outside()), Reader()

    async def drive() -> None:
        async with app.run_test(size=reader.size) as pilot:
            await _each(pilot, ("n",))
            for title in titles:
                reader.look(app)
                assert title in reader.marked[0]
                await _each(pilot, ("l",))

    asyncio.run(drive())
    assert reader.current == "rds-6s-1953"


def test_the_colours_come_in_turn() -> None:
    """The terminal's own first."""
    assert [Reader().press(*["d"] * times).theme for times in range(4)] == ["terminal", "dark", "light", "terminal"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_names_every_key(language: str) -> None:
    """In every language, and no line is wider than the page."""
    lines = plain(keys.render(canvas(60, language)))
    said = "\n".join(lines)
    assert all(f"  {key.caps} " in said for key in keys.KEYS)
    assert max(map(len, lines)) <= 60


def test_every_key_does_something() -> None:
    """The table names no action that there is not."""
    for key in keys.KEYS:
        for action in key.actions.values():
            assert callable(getattr(Browser, f"action_{action.partition('(')[0]}"))


def test_help_is_one_key_away() -> None:
    """It takes the place of the evidence, and goes the same way."""
    assert (
        Reader().press("question_mark").seen["pane"][0]
        == "  Up Down    to the event before or after; scroll what is open below"
    )
    assert Reader().press("enter", "question_mark").seen["pane"][0].startswith("  Up Down")
    assert "pane" not in Reader().press("question_mark", "question_mark").seen


@pytest.mark.parametrize("pressed", ["full_stop", "numero_sign", "ظ"])
def test_the_key_of_the_search_too(pressed: str) -> None:
    """Where English keyboards have the stroke, Russian ones write a point, Kazakh ones № and Arabic ones ظ."""
    assert Reader().press(pressed, *"leu", "enter").current == "leu-bank-board-2010"


@pytest.mark.parametrize("pressed", ["т", "ى"])
def test_a_keyboard_of_another_alphabet_serves(pressed: str) -> None:
    """The key n stands where т does in Russian and Kazakh, and ى in Arabic."""
    assert Reader().press(pressed).current == "rds-6s-1953"


def test_it_follows_the_width() -> None:
    """The lines are drawn anew for another, and the event stays in sight."""
    app, reader = Browser(canvas(80), Reader().outside()), Reader()

    async def drive() -> None:
        async with app.run_test(size=(121, 40)) as pilot:
            await _each(pilot, ("end",))
            await pilot.resize_terminal(61, 12)
            await pilot.pause()
            reader.look(app)

    asyncio.run(drive())
    assert reader.marked[0].lstrip().startswith("◆ 24–30 Oct  Disarmament Week")


def test_a_click_chooses_an_event() -> None:
    """A second one opens its evidence; there a click means nothing."""
    app, reader = Browser(canvas(80), Reader().outside()), Reader()

    async def drive() -> None:
        async with app.run_test(size=reader.size) as pilot:
            await pilot.pause()
            for _ in range(2):
                await pilot.click("#rail", offset=(20, 7))
                await pilot.pause()
            await pilot.click("#pane", offset=(20, 3))
            await pilot.pause()
            reader.look(app)

    asyncio.run(drive())
    assert reader.current == "rds-6s-1953"
    assert reader.seen["pane"][1] == "rds-6s-1953 · 1953-08-12"


def test_an_empty_chronology_can_be_browsed() -> None:
    """There is nothing in it, and no key fails."""
    pressed = ("n", "p", "end", "home", "pagedown", "pageup", "t", "enter", "escape", "o", "e", "l", "d")
    assert Reader(chronology=timeline()).press(*pressed).seen["rail"][2:3] == ["لا أحداث بعد."]


def test_ascii_is_ascii() -> None:
    """In all that is drawn but the evidence, which is text."""
    small = timeline(event("1991-08-29"), event("1996-09-24", "CTBT"))
    reader = Reader(chronology=replace(small, title={"en": "T"}), ascii=True).press("enter")
    assert all(line.isascii() for name in ("rail", "line") for line in reader.seen[name])
