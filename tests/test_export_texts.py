from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from markdown_it import MarkdownIt

from tests.exports import FEED, body, hostile, rendered, titled
from tests.facts import CLOSURE, DAY_AGAINST_TESTS, SAPPHIRE, TREATY, WEEK
from timeline.when import When

if TYPE_CHECKING:
    from markdown_it.token import Token

    from timeline.feeds.entry import Entry

TWO_YEARS = replace(FEED, horizon=(2026, 2027))

MARKDOWN = """\
# Anniversaries

What is marked, and when

## 2026

### August

- 29 August: International Day against Nuclear Tests
- 29 August: **[Closure of the Semipalatinsk nuclear test site — 35 years](<https://adilet.zan.kz/kaz/docs/U910000409_>)**

### November

- 20–23 November: Project Sapphire — 32 years

## 2027

### August

- 29 August: International Day against Nuclear Tests
- 29 August: [Closure of the Semipalatinsk nuclear test site — 36 years](<https://adilet.zan.kz/kaz/docs/U910000409_>)

### November

- 20–23 November: Project Sapphire — 33 years
"""
ARABIC = """\
<div lang="ar" dir="rtl">

# ذكرى سنوية

## 2026

### سبتمبر

- 24 سبتمبر: **فتح باب التوقيع على معاهدة الحظر الشامل للتجارب النووية — 30 عامًا**

</div>
"""
REMIND = """\
# Anniversaries
# int-day-against-nuclear-tests-2026@example.org
REM 2026-08-29 MSG International Day against Nuclear Tests
# project-sapphire-1994-2026@example.org
REM FROM 2026-11-20 UNTIL 2026-11-23 MSG Project Sapphire — 32 years
"""
CALENDAR = """\
LANG=utf-8
/* Anniversaries */
Aug 29\tInternational Day against Nuclear Tests
Oct 24\tDisarmament Week
Oct 25\tDisarmament Week
Oct 26\tDisarmament Week
Oct 27\tDisarmament Week
Oct 28\tDisarmament Week
Oct 29\tDisarmament Week
Oct 30\tDisarmament Week
"""
HOSTILE = 'a\r\n# b\t%b [x] \\ /*c*/ *_`<i>~| "d"\x1b\u202e\\'
"""What each of the formats takes for a sign of its own, line ends, an escape, and a backslash at the end."""


def in_order(told: list[Entry]) -> list[Entry]:
    """Return the entries by their first day and id, without the count, as those of an observance are."""
    return [replace(entry, summary=entry.title) for entry in told]


def seen(markdown: str) -> list[Token]:
    """Return what CommonMark makes of a text: the inline tokens of all its blocks."""
    return [token for token in MarkdownIt("commonmark").parse(markdown) if token.type == "inline"]


def text(token: Token) -> str:
    """Return what is read of an inline token."""
    return "".join(child.content for child in token.children or ())


def on_one_line(summary: str) -> str:
    """Return a title as a line holds it, runs of blanks being one."""
    return " ".join(summary.split())


# Markdown


def test_markdown_reads_by_year_and_month() -> None:
    """Two years with their headings; the jubilee is bold, what has a source leads there."""
    assert rendered("markdown", body(DAY_AGAINST_TESTS, CLOSURE, SAPPHIRE, feed=TWO_YEARS)).decode() == MARKDOWN


def test_arabic_stands_in_a_block_that_runs_from_the_right() -> None:
    """The direction is said once, in HTML, which CommonMark lets pass; the text itself has no marks."""
    assert rendered("markdown", body(TREATY, language="ar"), language="ar").decode() == ARABIC


def test_days_over_new_year_stand_in_the_month_in_which_they_begin() -> None:
    """Both days are said, without the year."""
    event = replace(TREATY, when=When.parse("2016-12-31/2017-01-02"))
    page = rendered("markdown", body(event)).decode()
    assert page.endswith("### December\n\n- 31 December – 2 January: **CTBT opens for signature — 10 years**\n")


def test_an_address_cannot_leave_its_link() -> None:
    """Brackets and blanks in it are written as a URI has them."""
    (entry,) = body(TREATY)
    page = rendered("markdown", [replace(entry, url="https://x.org/a b>)[c](<d)")]).decode()
    assert "](<https://x.org/a%20b%3E)[c](%3Cd)>)**\n" in page
    (link,) = [child for child in seen(page)[-1].children or () if child.type == "link_open"]
    assert link.attrs == {"href": "https://x.org/a%20b%3E)%5Bc%5D(%3Cd)"}


@given(hostile)
def test_any_title_is_text_in_markdown(title: str) -> None:
    """Nothing of it is emphasis, a link, HTML or another block, in a list, in a heading or in a paragraph."""
    told = titled(title)
    feed = replace(FEED, titles={"en": title}, descriptions={"en": title})
    summary = on_one_line(told[0].summary)
    *_, line = seen(rendered("markdown", [replace(told[0], url="", jubilee=False)], feed=feed).decode())
    assert text(line) == f"29 August: {summary}"
    assert {child.type for child in line.children or ()} == {"text"}
    *_, line = seen(rendered("markdown", told, feed=feed).decode())
    assert text(line) == f"29 August: {summary}"
    name = on_one_line(told[0].title)
    blocks = [text(block) for block in seen(rendered("markdown", [], feed=feed).decode())]
    assert blocks == ([name, name] if name else [""])


# remind


def test_remind_gets_a_reminder_a_line() -> None:
    """Days in ISO 8601, a span on each of its days, the UID in a comment."""
    assert rendered("remind", body(DAY_AGAINST_TESTS, SAPPHIRE)).decode() == REMIND


def test_remind_is_not_asked_for_years_it_does_not_count() -> None:
    """It knows 1990 to 2075; what is before or after stays in the file as a comment."""
    early, late = (
        rendered("remind", body(SAPPHIRE if year > 1994 else TREATY, feed=replace(FEED, horizon=(year, year))))
        for year in (1995, 2076)
    )
    assert early.decode().endswith("\nREM FROM 1995-11-20 UNTIL 1995-11-23 MSG Project Sapphire — 1 year\n")
    assert late.decode().endswith("\n# REM FROM 2076-11-20 UNTIL 2076-11-23 MSG Project Sapphire — 82 years\n")


def test_remind_computes_nothing_in_a_title() -> None:
    """Substitutions are doubled, expressions and backslashes are written as expressions that give them back."""
    (entry,) = in_order(titled(HOSTILE))
    assert rendered("remind", [entry]).decode().splitlines()[-1] == (
        'REM 2026-08-29 MSG a # b %%b ["["]x] [char(92)] /*c*/ *_`<i>~| "d"[char(92)]'
    )


def test_a_comment_of_remind_ends_with_its_line() -> None:
    """A backslash at the end of a feed's name does not swallow the first reminder."""
    lines = rendered("remind", [], feed=replace(FEED, titles={"en": "a\nREM MSG b\\"})).decode()
    assert lines == "# a REM MSG b[char(92)]\n"


# BSD calendar


def test_calendar_gets_a_line_a_day() -> None:
    """The English month and the day, a tab, the title; a week stands on each of its days."""
    assert rendered("calendar", body(DAY_AGAINST_TESTS, WEEK)).decode() == CALENDAR


def test_calendar_tells_of_one_year() -> None:
    """Its days have no year: two counts on one day would both be shown, so only the first is told."""
    told = body(CLOSURE, feed=TWO_YEARS)
    assert [entry.start for entry in told] == [dt.date(2026, 8, 29), dt.date(2027, 8, 29)]
    assert rendered("calendar", told).decode() == (
        "LANG=utf-8\n/* Anniversaries */\nAug 29\tClosure of the Semipalatinsk nuclear test site — 35 years\n"
    )


def test_the_preprocessor_finds_nothing_in_a_title() -> None:
    """No comment begins or ends in it, and a backslash at its end does not join it to the next line."""
    (entry,) = in_order(titled(HOSTILE))
    assert rendered("calendar", [entry]).decode().split("\n", 2)[2] == (
        'Aug 29\ta # b %b [x] \\ / *c* / *_`<i>~| "d"\\\N{NO-BREAK SPACE}\n'
    )


@given(hostile)
def test_any_title_is_one_line(title: str) -> None:
    """In reminders and in calendars."""
    told = titled(title)
    assert len(rendered("remind", told).decode().splitlines()) == 3
    assert len(rendered("calendar", told).decode().splitlines()) == 3
    assert rendered("calendar", told).count(b"\t") == 1


def test_nothing_is_a_file_with_a_name() -> None:
    """An empty feed has its title in each format."""
    assert rendered("markdown", []).decode() == "# Anniversaries\n\nWhat is marked, and when\n"
    assert rendered("remind", []).decode() == "# Anniversaries\n"
    assert rendered("calendar", []).decode() == "LANG=utf-8\n/* Anniversaries */\n"
