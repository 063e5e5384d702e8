"""From dates to events: what links, what does not, what is proposed, what is in conflict."""

from __future__ import annotations

import datetime as dt

from timeline.gather import gather
from timeline.model import Citation, Document, Event, Mention, Observance, Timeline
from timeline.temporal import tag
from timeline.when import When

REVISED = dt.date(2026, 11, 22)
SOURCE = Citation(title="Decree No. 409", url="https://example.org/409")

CLOSURE = Event(
    id="closure",
    when=When.parse("1991-08-29"),
    kind="milestone",
    titles={"en": "Closure of the test site", "kk": "Полигонның жабылуы", "ru": "Закрытие полигона"},
    names={"kk": ("полигонның жабылуы",), "ru": ("закрытие полигона",), "en": ("closure of the test site",)},
    about={"kk": ("полигон",), "ru": ("полигон",), "en": ("test site",)},
    citations=(SOURCE,),
    revised=REVISED,
)
FIRST_TEST = Event(
    id="first-test",
    when=When.parse("1949-08-29"),
    kind="test",
    titles={"en": "First explosion", "ru": "Первый взрыв"},
    about={"ru": ("взрыв",)},
    citations=(SOURCE,),
    revised=REVISED,
)
OPENING = Event(
    id="bank-opening",
    when=When.parse("2017-08-29"),
    kind="milestone",
    titles={"en": "The fuel bank opens", "kk": "Уран банкінің ашылуы", "ar": "افتتاح بنك اليورانيوم"},
    about={"en": ("fuel bank",), "ar": ("بنك اليورانيوم",), "kk": ("уран банкі",)},
    citations=(SOURCE,),
    revised=REVISED,
)
AUTHORISED = Event(
    id="bank-authorised",
    when=When.parse("2010-12"),
    kind="milestone",
    titles={"en": "The Board authorises the fuel bank", "ar": "المجلس يأذن ببنك اليورانيوم"},
    about={"en": ("fuel bank",), "ar": ("بنك اليورانيوم",)},
    revised=REVISED,
)
DAY = Observance(
    id="day",
    when=When.parse("XXXX-08-29"),
    titles={"ru": "Международный день действий", "ar": "اليوم الدولي لمناهضة التجارب"},
    names={"ru": ("Международный день действий",), "ar": ("اليوم الدولي لمناهضة التجارب",)},
    revised=REVISED,
)


def read(text: str, published: str | None = None, **known: str) -> Timeline:
    """Return the timeline of the small catalogue above and one document."""
    day = dt.date.fromisoformat(published) if published else None
    document = Document(name="note.txt", text=text, published=day, **known)
    events = [CLOSURE, FIRST_TEST, OPENING, AUTHORISED]
    return gather([(document, tag(text, published=day))], events, [DAY], {"en": "Small"})


def links(timeline: Timeline) -> list[tuple[str, str, str | None]]:
    """Return of each mention its event, how it got its date, and the date."""
    return [(one.event_id, one.basis, None if one.when is None else str(one.when)) for one in timeline.mentions]


def proposed(timeline: Timeline) -> list[Event]:
    """Return the events that came from documents."""
    return [event for event in timeline.events if event.proposed]


def test_a_stated_date_links() -> None:
    """A date and a thing it is about, in one statement, are the event of that date."""
    timeline = read("Семейдегі полигон 1991 жылғы 29 тамызда жабылды.")
    assert links(timeline) == [("closure", "stated", "1991-08-29")]
    assert timeline.mentions[0].quote == "Семейдегі полигон 1991 жылғы 29 тамызда жабылды."
    assert proposed(timeline) == []


def test_a_coarser_date_links_and_stays_coarse() -> None:
    """What the document says is kept as it says it; the catalogue knows the day."""
    assert links(read("وفي عام 2010، أنشأت الوكالة بنكًا لليورانيوم.")) == [("bank-authorised", "stated", "2010")]


def test_day_and_month_alone_never_link() -> None:
    """29 August without a year and without words of an event is nobody's."""
    timeline = read("29 августа в городе прошёл концерт.")
    assert links(timeline) == []
    assert [(name, timex.text) for name, timex in timeline.unplaced] == [("note.txt", "29 августа")]
    assert proposed(timeline) == []


def test_the_same_day_of_another_event_does_not_link() -> None:
    """Of the events of one day, the one the statement speaks of is linked, not its neighbours."""
    assert links(read("Первый взрыв прогремел 29 августа 1949 года.")) == [("first-test", "stated", "1949-08-29")]


def test_observance() -> None:
    """A day of every year links by its name, in any language."""
    assert links(read("Мы отмечаем Международный день действий 29 августа.")) == [("day", "stated", "XXXX-08-29")]
    assert links(read("في اليوم الدولي لمناهضة التجارب في 29 أغسطس.")) == [("day", "stated", "XXXX-08-29")]


def test_a_name_links_without_a_date() -> None:
    """A phrase that names an event links wherever it stands, in any case; what it is only about does not."""
    assert links(read("О закрытии полигона помнят все.")) == [("closure", "named", None)]
    assert links(read("Полигон огромен.")) == []


def test_anniversary_under_a_heading() -> None:
    """A number of years under "in 2026:" counts back to the event of that year."""
    timeline = read("2026 жылы атап өтілетін маңызды даталар:\n\n  • Полигонның жабылуына — 35 жыл;\n")
    assert links(timeline) == [("closure", "anniversary", "1991")]
    assert proposed(timeline) == []


def test_anniversary_counted_from_the_document() -> None:
    """Without a heading it counts from the document's own year; without that, from nowhere."""
    assert links(read("Полигонның жабылуына 35 жыл.", "2026-02-27")) == [("closure", "anniversary", "1991")]
    assert links(read("Уран банкіне 16 жыл толады.", "2026-02-27")) == []


def test_an_anniversary_that_does_not_add_up_is_a_conflict() -> None:
    """34 years in 2026 contradicts 1991, and is reported with both dates."""
    (conflict,) = read("Полигонның жабылуына 34 жыл.", "2026-02-27", title="Хабар").conflicts
    assert (conflict.event_id, str(conflict.ours.when), str(conflict.theirs.when)) == ("closure", "1991-08-29", "1992")
    assert (conflict.ours.source, conflict.theirs.source) == ("Decree No. 409", "Хабар")


def test_a_near_miss_is_a_conflict() -> None:
    """The same day in another year, beside the event's name, contradicts the catalogue; any other date does not."""
    (conflict,) = read("Закрытие полигона произошло 29 августа 1992 года.").conflicts
    assert str(conflict.theirs.when) == "1992-08-29"
    assert read("О закрытии полигона президент говорил 5 мая 2019 года.").conflicts == ()


def test_the_same_date_again() -> None:
    """A full date that the document has given an event speaks of it again."""
    text = "Полигон закрыт указом 29 августа 1991 года. Совершено в столице 29 августа 1991 года в двух экземплярах."
    assert links(read(text)) == [("closure", "stated", "1991-08-29"), ("closure", "same date", "1991-08-29")]


def test_the_documents_own_day() -> None:
    """An event of the day of publication is meant where the document is about it and says no date."""
    text = "2017-08-29 Хабар\n\nУран банкі салтанатты түрде ашылды.\n"
    timeline = gather(
        [(Document(name="a.txt", text=text, published=dt.date(2017, 8, 29), published_from="first line"), tag(text))],
        [OPENING],
        [],
        {},
    )
    assert links(timeline) == [("bank-opening", "inherited", "2017-08-29")]
    assert proposed(timeline) == []


def test_what_the_catalogue_does_not_know_is_proposed() -> None:
    """An unknown dated statement becomes a proposed event with its quote, document and date."""
    (event,) = proposed(read("В Астане 5 мая 2019 года открылся музей, и все пришли.", title="Вести"))
    assert str(event.when) == "2019-05-05"
    assert event.titles == {"ru": "В Астане 5 мая 2019 года открылся музей"}
    assert event.citations == (
        Citation(title="Вести", document="note.txt", quote="В Астане 5 мая 2019 года открылся музей"),
    )
    assert event.commemorate is False


def test_a_proposal_keeps_its_id() -> None:
    """Read twice, the same statement is the same proposal."""
    text = "В Астане 5 мая 2019 года открылся музей."
    assert [event.id for event in proposed(read(text))] == [event.id for event in proposed(read(text))]


def test_a_bulletins_year_is_no_event() -> None:
    """A year with the number of a periodical behind it is a citation."""
    timeline = read("Қазақстан шарттары бюллетені, 2019 ж., № 1, 7-құжат.")
    assert proposed(timeline) == []
    assert timeline.unplaced == ()


def test_a_term_is_no_event() -> None:
    """Six months after notification is a length of time, not a date."""
    assert proposed(read("Хабарлама алынған күннен бастап алты ай өткенге дейін күшінде қалады.")) == []


def test_a_plan_raised_on_the_one_day_spoken_of() -> None:
    """In a report of one dated meeting, a plan put forward there is proposed under its day."""
    text = (
        "Полигон 1991 жылғы 29 тамызда жабылды. "
        "Тараптар Қазақстанда аймақтық оқу орталығын ашу мәселесін де ортаға салды."
    )
    (event,) = proposed(read(text))
    assert str(event.when) == "1991-08-29"
    assert event.title("kk") == "Тараптар Қазақстанда аймақтық оқу орталығын ашу мәселесін де ортаға салды."


def test_now_and_recently_are_no_dates() -> None:
    """What is only hinted at is neither an event nor lost."""
    timeline = read("Сейчас музей открыт, недавно его чинили.", "2026-02-27")
    assert proposed(timeline) == []
    assert timeline.unplaced == ()


def test_an_impossible_date_is_not_placed() -> None:
    """31 February is said to be lost, and is no event."""
    timeline = read("Ол 2018 жылғы 31 ақпанда болды.")
    assert [timex.text for _, timex in timeline.unplaced] == ["2018 жылғы 31 ақпанда"]
    assert proposed(timeline) == []


def test_events_are_sorted() -> None:
    """The chronology goes by date, a year before its own days."""
    assert [event.id for event in read("").events] == ["first-test", "closure", "bank-authorised", "bank-opening"]


def test_mention_points_at_its_place() -> None:
    """A mention's extent is its quote in the document, line ends apart."""
    text = "Кіріспе.\n\nСемейдегі полигон 1991 жылғы\n29 тамызда жабылды, бітті."
    mention: Mention = read(text).mentions[0]
    assert " ".join(text[mention.start : mention.end].split()) == mention.quote
    assert mention.quote == "Семейдегі полигон 1991 жылғы 29 тамызда жабылды"
