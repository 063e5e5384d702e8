"""The command line, run as a user runs it: arguments in, two streams and an exit code out."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from timeline.cli import printing
from timeline.cli.environment import Environment
from timeline.cli.options import day_after
from timeline.cli.running import run

REPOSITORY = Path(__file__).parent.parent
TODAY = dt.date(2026, 7, 30)


class Terminal(io.TextIOWrapper):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        """Return that it is a terminal."""
        return True


@dataclass
class Session:
    """One run and what came of it."""

    here: Path = REPOSITORY
    stdin: bytes = b""
    terminal: bool = False
    encoding: str = "utf-8"
    variables: dict[str, str] = field(default_factory=dict)
    out: str = ""
    err: str = ""

    def __call__(self, *arguments: str) -> int:
        """Return the exit code of a run with these arguments."""
        kind = Terminal if self.terminal else io.TextIOWrapper
        out, err = io.BytesIO(), io.BytesIO()
        environment = Environment(
            stdin=io.TextIOWrapper(io.BytesIO(self.stdin)),
            stdout=kind(out, encoding=self.encoding, errors="replace", newline="", write_through=True),
            stderr=kind(err, encoding=self.encoding, errors="replace", newline="", write_through=True),
            variables=self.variables,
            here=self.here,
            today=TODAY,
        )
        code = run(arguments, environment)
        self.out, self.err = out.getvalue().decode(self.encoding), err.getvalue().decode(self.encoding)
        return code


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a copy of this repository's workspace that a test may spoil."""
    for folder in ("seeds", "calendars"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    return tmp_path


def test_version() -> None:
    """`--version` says which it is."""
    session = Session()
    assert session("--version") == 0
    assert session.out == "timeline 0.1.0\n"


def test_without_a_command_the_chronology_at_a_glance() -> None:
    """`timeline` alone shows the years, this month and what is coming, on one screen."""
    session = Session()
    assert session() == 0
    lines = session.out.splitlines()
    assert len(lines) == 23
    assert lines[0] == "Kazakhstan and nuclear disarmament                        109 events · 1945–2026"
    assert any("July 2026" in line for line in lines)
    assert "Coming anniversaries                                        today · 30 July 2026" in lines


def test_show_in_kazakh() -> None:
    """`--lang` chooses titles and words."""
    session = Session(variables={"COLUMNS": "120"})
    assert session("show", "--lang", "kk", "--view", "ledger") == 0
    assert "Семей ядролық полигонын жабу туралы № 409 Жарлық" in session.out


@pytest.mark.parametrize(
    ("option", "drawn"),
    [
        (["--lang", "ru"], "ДВЗЯИ открыт для подписания"),
        (["--today", "2031-08-01"], "today · 1 August 2031"),
        (["--ascii"], "today . 30 July 2026"),
        (["--bidi", "visual", "--lang", "ar"], "ﺔﻠﺒﻘﻤﻟﺍ"),
        (["--output", "tsv"], "ctbt-opened-1996\t"),
        (["--workspace", str(REPOSITORY), "--no-pager"], "CTBT opened for signature"),
    ],
)
def test_options_before_the_command(option: list[str], drawn: str) -> None:
    """How a print is to look may be said before the command as well as after it."""
    before, after = Session(here=Path("/")), Session(here=Path("/"))
    assert before(*option, "upcoming") == after("upcoming", *option) == 0
    assert before.out == after.out
    assert drawn in after.out


def test_an_option_after_the_command_holds() -> None:
    """Over the same one before it."""
    both, after = Session(), Session()
    both("--lang", "kk", "upcoming", "--lang", "ru")
    after("upcoming", "--lang", "ru")
    assert both.out == after.out


def test_options_without_a_command() -> None:
    """They are those of the dashboard."""
    session = Session()
    assert session("--ascii", "--lang", "ru", "--output", "csv") == 0
    assert "ДВЗЯИ открыт для подписания" in session.out


def test_show_counts_from_the_day_asked_for() -> None:
    """On 30 July 2026 the 35th anniversary of 29 August 1991 is near, and 34 years have passed."""
    near, far = Session(variables={"COLUMNS": "120"}), Session(variables={"COLUMNS": "120"})
    near("show", "--today", "2026-07-30")
    far("show", "--today", "2026-03-01")
    closure = "Decree No. 409 closes"
    assert "★ 35 y in 30 d" in next(line for line in near.out.splitlines() if closure in line)
    assert "34 years" in next(line for line in far.out.splitlines() if closure in line)


def test_upcoming() -> None:
    """The next twelve months hold the three jubilees of 2026."""
    session = Session(variables={"COLUMNS": "120"})
    assert session("upcoming") == 0
    for count, title in (("35", "Decree No. 409 closes"), ("30", "CTBT opened for signature"), ("20", "Semey treaty")):
        assert any(f"★ {count}" in line and title in line for line in session.out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["today"], "next · 31 July 2026"),
        (["on", "08-29"], "1991 ●  Decree No. 409 closes the Semipalatinsk nuclear test site   ★ 35 years"),
        (["on", "2031-08-29"], "1991 ●  Decree No. 409 closes the Semipalatinsk nuclear test site   ★ 40 years"),
        (["on", "02-29"], "Sat 28 February 2026"),
        (["month"], "         July 2026\n"),
        (["month", "2026-08"], " 24  25  26  27² 28¹ 29⁹ 30"),
        (["year"], "Plan for 2026"),
        (["year", "2031"], "Plan for 2031"),
        (["upcoming", "--jubilees", "--within", "6w"], "Tue  8 Sep  in 40 days  ★ 20  Semey treaty"),
    ],
)
def test_days_months_and_years(arguments: list[str], said: str) -> None:
    """Each has a view, of today's by default."""
    session = Session()
    assert session(*arguments) == 0
    assert said in session.out


@pytest.mark.parametrize(
    ("span", "end"),
    [
        ("90d", (2026, 10, 28)),
        ("6w", (2026, 9, 10)),
        ("3m", (2026, 10, 30)),
        ("8m", (2027, 3, 30)),
        ("2y", (2028, 7, 30)),
    ],
)
def test_a_span_ahead(span: str, end: tuple[int, int, int]) -> None:
    """In days, weeks, months or years from today."""
    assert day_after(span, TODAY) == dt.date(*end)


def test_a_span_of_months_ends_in_a_month_that_has_no_such_day() -> None:
    """It runs on by the days that the month lacks."""
    assert day_after("1m", dt.date(2026, 1, 31)) == dt.date(2026, 3, 3)


def test_no_escapes_in_a_pipe() -> None:
    """A pipe gets text and nothing else; neither do bidi marks go there."""
    session = Session()
    session("show", "--lang", "ar")
    assert "\x1b" not in session.out
    assert "\u200e" not in session.out


def test_colour_on_a_terminal_unless_no_color() -> None:
    """A terminal gets styles, with NO_COLOR none; FORCE_COLOR gives them to a pipe."""
    plain = Session(terminal=True, variables={"NO_COLOR": "1"})
    styled, forced = Session(terminal=True), Session(variables={"FORCE_COLOR": "1"})
    for session in (plain, styled, forced):
        session("show")
    assert "\x1b" not in plain.out
    assert "\x1b[1m" in styled.out
    assert "\x1b[1m" in forced.out


@pytest.mark.parametrize(
    ("terminal", "asked", "drawn"),
    [
        (True, [], " \u200e\u202b29 أغسطس \u202c\u200e"),
        (False, [], " 29 أغسطس "),
        (False, ["--bidi", "marks"], " \u200e\u202b29 أغسطس \u202c\u200e"),
        (True, ["--bidi", "plain"], " 29 أغسطس "),
        (True, ["--bidi", "visual"], " \ufeb2\ufec4\ufeb4\ufecf\ufe83 29 "),
    ],
)
def test_arabic_is_for_the_terminal_or_for_the_file(terminal: bool, asked: list[str], drawn: str) -> None:
    """Marks on a terminal, plain in a pipe, and either or the order in which it is seen as `--bidi` says."""
    session = Session(terminal=terminal, variables={"NO_COLOR": "1", "COLUMNS": "120"})
    assert session("show", "--lang", "ar", *asked) == 0
    assert drawn in session.out


def test_ascii() -> None:
    """`--ascii`, or a stream that takes nothing else, draws with ASCII signs."""
    asked, needed = Session(), Session(encoding="ascii")
    asked("--ascii", "show", "--view", "ledger")
    needed("show", "--view", "ledger")
    assert "29 Aug 1991  *  Decree No. 409" in asked.out
    assert "29 Aug 1991  *  Decree No. 409" in needed.out


def test_extract_table() -> None:
    """A table has a line for each date, with the line it stands on."""
    session = Session(stdin="Кіріспе.\nПолигон 1991 жылғы 29 тамызда жабылды, келісімге 35 жыл.".encode())
    assert session("extract", "-") == 0
    assert session.out.splitlines() == [
        "line  text                   type      value       mod  lang",
        "2     1991 жылғы 29 тамызда  DATE      1991-08-29       kk",
        "2     35 жыл                 DURATION  P35Y             kk",
    ]


def test_extract_json() -> None:
    """`--json` prints one object a line, with TIMEX3 names, EDTF and offsets."""
    session = Session(stdin="Закрыт 29 августа 1991 года.".encode())
    assert session("extract", "--json", "-") == 0
    assert json.loads(session.out) == {
        "document": "stdin",
        "start": 7,
        "end": 27,
        "phrase": [7, 27],
        "text": "29 августа 1991 года",
        "type": "DATE",
        "value": "1991-08-29",
        "mod": None,
        "edtf": "1991-08-29",
        "alternative": None,
        "calendar": None,
        "freq": None,
        "language": "ru",
        "rule": "day-month-year",
    }


def test_extract_explains() -> None:
    """`--explain` says which rule of which language read it, and how far the phrase reaches."""
    session = Session(stdin="Полигон 1991 жылғы 29 тамызға дейін жұмыс істеді.".encode())
    assert session("extract", "--explain", "-") == 0
    assert session.out.splitlines()[0].split() == [
        "line",
        "text",
        "type",
        "value",
        "mod",
        "lang",
        "edtf",
        "rule",
        "phrase",
        "note",
    ]
    assert "1991-08-29  kk: " in session.out
    assert session.out.rstrip().endswith("1991 жылғы 29 тамызға дейін")


def test_extract_notes() -> None:
    """`--explain` gives the other reading of an ambiguous date, and the calendar that a date is converted from."""
    english, arabic = Session(stdin=b"Filed on 05/06/1998."), Session(stdin="15 رمضان 1445".encode())
    english("extract", "--explain", "-")
    arabic("extract", "--explain", "-")
    assert english.out.rstrip().endswith("or 1998-05-06")
    assert arabic.out.rstrip().endswith("islamic-umalqura")


def test_extract_published() -> None:
    """`--published` says which year is this year; without it nothing is invented."""
    text = "منتصف مارس الجاري".encode()
    known, unknown = Session(stdin=text), Session(stdin=text)
    known("extract", "--published", "2024-03-15", "-")
    unknown("extract", "-")
    assert "2024-03" in known.out
    assert "XXXX-03" in unknown.out


def test_extract_language() -> None:
    """`--language` reads those languages alone: in American English the month is first; fr is read by name."""
    text = "Filed on 05/06/1998 and 29 août 2024.".encode()
    usual, american, both = Session(stdin=text), Session(stdin=text), Session(stdin=text)
    usual("extract", "-")
    american("extract", "--language", "en-US", "-")
    both("extract", "--language", "en", "--language", "fr", "-")
    assert "1998-06-05" in usual.out
    assert "1998-05-06" in american.out
    assert "29 août" not in usual.out + american.out
    assert "29 août 2024  DATE  2024-08-29       fr" in both.out


def test_extract_no_such_language() -> None:
    """A language that there is not is refused, and it is said which there are."""
    session = Session(stdin=b"2010")
    assert session("extract", "--language", "xx", "-") == 2
    assert session.err == "timeline: no language 'xx'; there are ar, en, kk, ru and 122 more by name\n"


def test_extract_several_files() -> None:
    """Each of several files stands under its name."""
    session = Session()
    documents = REPOSITORY / "seeds/documents"
    names = ["000_aeeec1ccd692067a.txt", "004_c55b704b24c84185.txt"]
    assert session("extract", *(str(documents / name) for name in names)) == 0
    assert [line for line in session.out.splitlines() if line in names] == names


def test_extract_nothing() -> None:
    """A text without dates says so."""
    session = Session(stdin=b"Nothing here.")
    assert session("extract", "-") == 0
    assert session.out == "no dates\n"


def test_explain() -> None:
    """Every quote and source behind a date."""
    session = Session(variables={"COLUMNS": "200"})
    assert session("explain", "sts-closure-1991") == 0
    quote = "“Семей ядролық полигонының жабылуына — 35 жыл” 004_c55b704b24c84185.txt (counted back from an anniversary)"
    assert quote in session.out
    assert "https://jawharatarabnews.net/article/57796" in session.out


def test_explain_by_words() -> None:
    """Words of a title do for an id when only one has them."""
    session = Session()
    assert session("explain", "Hiroshima") == 0
    assert "hiroshima-1945 · 1945-08-06" in session.out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("sts-closur-1991", "timeline: there is no event 'sts-closur-1991'; did you mean sts-closure-1991"),
        ("Treaty of", "timeline: 'Treaty of' can mean "),
        ("zzzz", "timeline: there is no event 'zzzz'; give an id, or words of a title"),
    ],
)
def test_explain_what_there_is_not(asked: str, said: str) -> None:
    """An unknown id brings what comes near it, on one line."""
    session = Session()
    assert session("explain", asked) == 2
    assert said in session.err
    assert session.err.count("\n") == 1


def test_build(workspace: Path) -> None:
    """A build says what it read, what is new and in doubt, and writes nothing that has not changed."""
    (workspace / "calendars/anniversaries.kk.ics").unlink()
    session = Session(here=workspace)
    assert session("build") == 0
    assert session.out.startswith("read 5 documents, 108 events and 5 observances; ")
    assert "new, proposed until someone accepts them: 1\n" in session.out
    assert "  sts-last-test-1989: 1989-10-19 (Kazinform, 29 Aug 2023), but 1989-11 (NTI" in session.out
    assert session.out.endswith("48 calendars: 1 written, 47 unchanged\n  anniversaries: kk\n")
    assert session.err == ""


def test_build_tells_what_subscribers_would_stumble_over(workspace: Path) -> None:
    """A missing title, a change without its day, a feed without entries and one taken out: a line each, on stderr."""
    events = workspace / "seeds/events/test-site.toml"
    title = 'titles.ar = "المرسوم رقم 409 بشأن إغلاق موقع سيميبالاتينسك للتجارب النووية"\n'
    events.write_text(events.read_text("utf-8").replace(title, ""), "utf-8")
    settings = workspace / "calendars/feeds.toml"
    text = settings.read_text("utf-8").replace('"zones"', '"regions"').replace('["nwfz", "canwfz"]', '["nwzf"]')
    settings.write_text(text, "utf-8")
    session = Session(here=workspace)
    assert session("build") == 0
    left = "".join(
        f"timeline: {workspace / 'calendars' / f'zones.{language}.ics'}: is of no feed in feeds.toml; "
        "delete it once nobody is subscribed to it\n"
        for language in ("ar", "en", "kk", "ru")
    )
    assert session.err == (
        "timeline: sts-closure-1991 has no title in ar; its title in kk stands there\n"
        "timeline: the calendar 'regions' is empty: nothing in the catalogue is what feeds.toml asks for\n"
        f"{left}"
        "timeline: changed without a new day in 'revised', so that Google may not notice: sts-closure-1991\n"
    )


def test_build_names_a_few_where_a_setting_changed_all(workspace: Path) -> None:
    """An address given to the calendars changes the link of every entry; that is one line, not a hundred names."""
    settings = workspace / "calendars/feeds.toml"
    settings.write_text('address = "https://example.org"\n' + settings.read_text("utf-8"), "utf-8")
    session = Session(here=workspace)
    assert session("build") == 0
    assert session.err.count("\n") == 1
    assert session.err.endswith(" more\n")
    assert len(session.err) < 300


def test_the_committed_calendars_are_what_is_built(workspace: Path) -> None:
    """A build changes no byte of what is committed."""
    before = {path.name: path.read_bytes() for path in (workspace / "calendars").iterdir()}
    assert Session(here=workspace)("build") == 0
    assert {path.name: path.read_bytes() for path in (workspace / "calendars").iterdir()} == before


def test_build_reports_what_it_cannot_place(workspace: Path) -> None:
    """A date without a year is said to be lost."""
    (workspace / "seeds/documents/002_fcbb64ff48fa9ec0.txt.toml").unlink()
    session = Session(here=workspace)
    assert session("build") == 0
    assert "not placed, for want of a year: 2\n  XXXX-03  منتصف مارس الجاري  (002_fcbb64ff48fa9ec0.txt)" in session.out


def test_build_says_which_day_there_is_not(workspace: Path) -> None:
    """A date that cannot be fails the build by name; it is not taken for one that only lacks its year."""
    (workspace / "seeds/documents/letter.txt").write_text(
        "Ол 2018 жылғы 45 қазанда, 1991 жылғы 31 ақпанда болды.\n", "utf-8"
    )
    session = Session(here=workspace)
    assert session("build") == 1
    assert session.err.endswith("letter.txt: there is no such day: '1991 жылғы 31 ақпанда'\n")
    assert "not placed, for want of a year" not in session.out


def test_build_elsewhere(tmp_path: Path) -> None:
    """What came with the program is shown, not built."""
    session = Session(here=tmp_path)
    assert session("show") == 0
    assert session("build") == 2
    assert session.err.startswith("timeline: there is no seeds/ here")
    assert session.err.endswith("; timeline init makes a workspace\n")


def test_check() -> None:
    """A sound workspace is said to be sound."""
    session = Session()
    assert session("check") == 0
    assert session.out == "nothing is wrong: 5 documents, 108 events and 5 observances\n"


def test_a_workspace_without_calendars_is_sound(workspace: Path) -> None:
    """It is one to print; who wants to build it is told what it lacks."""
    shutil.rmtree(workspace / "calendars")
    session = Session(here=workspace)
    assert session("check") == 0
    assert session("build") == 1
    feeds = Path("calendars", "feeds.toml")
    assert session.err.endswith(f"{feeds}: is not there; it says which calendars there are, as docs/feeds.md tells\n")


def test_check_lists_every_fault(workspace: Path) -> None:
    """Each fault has a line with its file and its line."""
    spoiled = workspace / "seeds/events/summits.toml"
    text = spoiled.read_text("utf-8").replace('"2010-04-12/2010-04-13"', '"2010-02-30"').replace("kind =", "kin =", 1)
    spoiled.write_text(text, "utf-8")
    session = Session(here=workspace)
    assert session("check") == 1
    lines = session.out.splitlines()
    assert all(line.startswith(f"{spoiled}:") or "summits.toml:" in line for line in lines)
    assert any("'2010-02-30': there is no day 30 in that month" in line for line in lines)
    assert any("'kin'" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch"], "No such command 'nosuch'"),
        (["show", "--nosuch"], "No such option: --nosuch"),
        (["show", "--view", "pie"], "--view: there is no view 'pie'; there are rail, ledger, lanes"),
        (["show", "--lang", "fr"], "--lang: there is no language 'fr'; there are kk, ru, en, ar"),
        (["show", "--today", "9999-12-31"], "9999-12-31 is out of reach; give a day of the years 1000 to 9000"),
        (["month", "0001-01"], "0001-01-01 is out of reach; give a day of the years 1000 to 9000"),
        (["on", "9999-12-31"], "9999-12-31 is out of reach; give a day of the years 1000 to 9000"),
        (["show", "--bidi", "visuel"], "--bidi: there is no direction 'visuel'; did you mean 'visual'?"),
        (["show", "--today", "31.02.2026"], "'31.02.2026' is not a day; write it as 2026-08-29"),
        (["show", "--workspace", "docs"], "--workspace: docs: is no workspace: it has no folder 'seeds'"),
        (["on", "31-12"], "'31-12' is not a day; write it as 08-29 or 2026-08-29"),
        (["month", "2026-13"], "'2026-13' is not a month; write it as 2026-08"),
        (["year", "0"], "'0' is not a year; write it as 2026"),
        (["year", "0999"], "0999-01-01 is out of reach; give a day of the years 1000 to 9000"),
        (["explain", ""], "there is no event ''; give an id, or words of a title"),
        (["show", "--width", "60"], "--width and --lines are of a sheet of paper; add --print"),
        (["upcoming", "--within", "soon"], "'soon' is not a span; write it as 90d, 6w, 3m or 2y"),
        (["extract"], "Missing argument 'FILE...'"),
        (["--tag", "law", "show"], "--tag goes after a command, as in timeline show --tag"),
        (["--json", "extract"], "--json goes after a command, as in timeline extract --json"),
        (["--lang", "ru", "build"], "build has no use for --lang before it; see timeline build --help"),
        (["--output", "json", "export", "csv"], "export has no use for --output before it"),
    ],
)
def test_usage(arguments: list[str], said: str) -> None:
    """A wrong argument is answered in one line, with exit code 2."""
    session = Session()
    assert session(*arguments) == 2
    assert said in session.err
    assert session.err.count("\n") == 1
    assert session.out == ""


@pytest.mark.parametrize("command", ["", "show", "upcoming", "build", "check", "extract", "explain"])
def test_help(command: str) -> None:
    """Every command explains itself."""
    session = Session()
    assert session(*command.split(), "--help") == 0
    assert f"Usage: timeline {command}".strip() in session.out


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Return how the program ended as a process of its own."""
    command = [sys.executable, "-m", "timeline", *arguments]
    return subprocess.run(command, capture_output=True, check=False, cwd=REPOSITORY, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes that close so")
def test_a_closed_pipe_is_quiet() -> None:
    """`timeline show | head -1` ends without a word."""
    shell = f"'{sys.executable}' -m timeline show | head -1"
    ended = subprocess.run(["bash", "-c", shell], capture_output=True, check=False, cwd=REPOSITORY)  # noqa: S607
    assert ended.stderr == b""
    assert ended.stdout.startswith(b"Kazakhstan and nuclear disarmament")


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_interrupt() -> None:
    """Ctrl-C ends a run with 130 and no traceback."""
    restored = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # a test runner may ignore it
    command = [sys.executable, "-c", f"{restored}; from timeline.cli import main; main()", "extract", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=REPOSITORY
    ) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        running.stdin.write(b"x" * 100_000)  # taken in once the program reads, so that it is past its imports
        for _ in range(100):  # a signal that comes between two reads is only seen at the next: press it again
            running.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                running.wait(0.2)
                break
        assert running.returncode == 130
        assert running.stderr.read() == b""


def test_the_c_locale() -> None:
    """Under LC_ALL=C and an ASCII stream the print is ASCII, not an error."""
    variables = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "COLUMNS": "80"}
    ended = process("show", "--lang", "en", env=variables)
    assert ended.returncode == 0
    assert ended.stdout.isascii()


def test_letters_that_the_stream_lacks() -> None:
    """The print is made of what there is, and stderr says how to have the rest."""
    russian, kazakh, english = Session(encoding="ascii"), Session(encoding="cp1251"), Session(encoding="ascii")
    assert russian("upcoming", "--lang", "ru") == kazakh("upcoming", "--lang", "kk") == english("upcoming") == 0
    assert russian.err == "timeline: the encoding ascii lacks letters of ru; with PYTHONUTF8=1 it is UTF-8\n"
    assert kazakh.err == "timeline: the encoding cp1251 lacks letters of kk; with PYTHONUTF8=1 it is UTF-8\n"
    assert english.err == ""
    assert Session(encoding="cp1251")("upcoming", "--lang", "ru") == 0


@pytest.mark.skipif(os.name == "nt", reason="the shell is of Unix")
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("show >&-", 0, b""),
        ("--help >&-", 0, b""),
        ("show --output json >&-", 0, b""),
        ("nosuch 2>&-", 2, b""),
        ("extract - <&-", 1, b"timeline: stdin: is empty: there is no text in it\n"),
    ],
)
def test_a_stream_that_is_closed(line: str, code: int, said: bytes) -> None:
    """It takes and gives nothing, and no other is used in its place."""
    ended = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m timeline {line}"],  # noqa: S607
        capture_output=True,
        check=False,
        cwd=REPOSITORY,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (code, b"", said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("line", ["show", "show --output json", "export csv", "--help"])
def test_a_disk_that_is_full(line: str) -> None:
    """It is said, in one line."""
    with Path("/dev/full").open("wb") as full:
        program = [sys.executable, "-m", "timeline", *line.split()]
        ended = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, check=False, cwd=REPOSITORY)
    assert ended.returncode == 1
    assert ended.stderr == b"timeline: what is printed cannot be written: No space left on device\n"


def test_more_than_a_document_on_stdin() -> None:
    """What is piped in is bounded like a file."""
    session = Session(stdin=b"a" * (32 * 2**20 + 1))
    assert session("extract", "-") == 1
    assert session.err == "timeline: stdin: is too large; the most that is read is 32 MB: split it\n"


def test_who_waits_is_told_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, after a while, and wiped out before anything else is written; a pipe is told nothing."""
    monkeypatch.setattr(printing, "PATIENCE", 0)
    watched, piped = Session(terminal=True, variables={"TERM": "dumb"}), Session()
    assert watched("show") == piped("show") == 0
    assert "\r\x1b[Ktimeline: reading test-site.toml\r\x1b[Ktimeline: reading tests.toml" in watched.err
    assert watched.err.endswith("\r\x1b[K")
    assert piped.err == ""
    assert watched.out == piped.out
