"""The words of the house: bytes → Document → Timex → Mention → Event → Occurrence.

Frozen values without behaviour beyond what follows from their own fields. Offsets are str offsets into the text of the
document, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from timeline.when import When

LANGUAGES = ("kk", "ru", "en", "ar")
"""The languages that Timeline speaks (ISO 639-1), in the order in which it falls back from one to another."""

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text and what is known of it.

    `published` is None when nobody knows; `published_from` says how it is known (`sidecar`, `first line`, …).
    """

    name: str
    text: str
    title: str = ""
    language: str = ""
    publisher: str = ""
    url: str = ""
    published: dt.date | None = None
    published_from: str = ""


class Timex(NamedTuple):
    """A temporal expression in the terms of TIMEX3 (TimeML 1.2.1).

    `start, end` is the TIMEX3 extent, `phrase` the extent with the particle that governs it (дейін, с, منذ, since);
    `value` and `mod` are the TIMEX3 attributes; `when` is the EDTF value, None where there is none (durations);
    `rule` names the rule that made it; `impossible` is what is written like a date and is none: 31 February.
    `alternative` is the other value that an ambiguous date could have (05/06/1998), `calendar` the one that it was
    converted from, by its name in BCP 47 (`islamic-umalqura`), `freq` the TIMEX3 attribute of a set that says how many
    times it comes in its period (`2X`, twice a month); these are empty for all others.
    """

    start: int
    end: int
    phrase: tuple[int, int]
    text: str
    type: TimexType
    value: str
    mod: str | None
    language: str
    when: When | None
    rule: str
    impossible: bool = False
    alternative: str = ""
    calendar: str = ""
    freq: str = ""


Basis = Literal["stated", "inherited", "anniversary", "named", "same date"]
"""How a mention got its date: said beside it, taken from the document's own date, counted back from an anniversary,
not said at all (the event is named, the catalogue knows its date), or said before in the same document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in a document that speaks of an event: the quote, its extent, its date and how it got it.

    `when` is what the document says; it may be coarser than what the catalogue knows, and None when `basis` is `named`.
    """

    document: str
    start: int
    end: int
    quote: str
    language: str
    basis: Basis
    when: When | None = None
    timex: Timex | None = None
    event_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a fact comes from: a titled source with its address, or a quote from one of our documents."""

    title: str
    url: str = ""
    document: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A date that one source gives."""

    when: When
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two sources that give different dates for one event: the catalogue keeps `ours`; `theirs` differs."""

    event_id: str
    ours: Claim
    theirs: Claim
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A date that belongs to an event without being its own: an entry into force, a term of office."""

    when: When
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What Event and Observance share. Mappings are by language code.

    `names` are phrases that mean this very event wherever they stand; `about` are the things it is about, which mean it
    only beside its date. `attested` lists the languages whose title stands so in a source. `revised` is the day on
    which the fact was last changed, `earlier` are the days before on which it was written and changed, in order: they
    date the feed entry.
    """

    id: str
    titles: Mapping[str, str] = field(hash=False)
    revised: dt.date
    earlier: tuple[dt.date, ...] = ()
    tags: tuple[str, ...] = ()
    confidence: Literal["high", "medium", "low"] = "high"
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    attested: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()

    def spoken(self, language: str) -> str:
        """Return the language itself if there is a title in it, else the first of `LANGUAGES` that has one."""
        return next(code for code in (language, *LANGUAGES) if code in self.titles)

    def title(self, language: str) -> str:
        """Return the title in the language, else in the one that is `spoken` for it."""
        return self.titles[self.spoken(language)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """Something that happened, or will, at a known date.

    `proposed` events come from documents and wait for a person; `commemorate` says whether it is marked every year.
    `unconfirmed` are dates that were looked for and not found in any source.
    """

    when: When
    kind: str
    commemorate: bool = False
    proposed: bool = False
    unconfirmed: tuple[When, ...] = ()
    related: tuple[Related, ...] = ()
    disputes: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance(Fact):
    """A day kept every year (`when` is `XXXX-08-29`), since the year in which it was first kept, if that is known."""

    when: When
    since: int | None = None
    born_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """An Event or Observance in one year, on the days `[start, end)`.

    `years` are the completed years since the event, or since the observance was first kept; None when that is unknown.
    """

    fact: Event | Observance
    start: dt.date
    end: dt.date
    years: int | None
    jubilee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A whole chronology: `events` sorted by (when, id), and all that supports it.

    The events are a tuple, or are equal to one (`columns.Shelf`).
    `unplaced` are dates, each with the name of its document, that say no year and name nothing known.
    """

    title: Mapping[str, str] = field(hash=False)
    events: Sequence[Event] = ()
    observances: Sequence[Observance] = ()
    documents: tuple[Document, ...] = ()
    mentions: tuple[Mention, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unplaced: tuple[tuple[str, Timex], ...] = ()

    def name(self, language: str) -> str:
        """Return the title in the language, else in the first that has one, else nothing."""
        return self.title.get(language) or next(iter(self.title.values()), "")
