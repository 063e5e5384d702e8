"""What holds for a run, and where it comes from."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from tests.test_cli import REPOSITORY, TODAY, Session
from timeline.cli.environment import Environment
from timeline.cli.settings import user_file


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a workspace of one event that wants to be shown in Kazakh, with an empty home beside it."""
    events = tmp_path / "work" / "seeds" / "events"
    events.mkdir(parents=True)
    (events / "one.toml").write_text(
        '[[event]]\nid = "ctbt-opened-1996"\nwhen = "1996-09-24"\nkind = "treaty"\nrevised = 2026-11-22\n'
        'titles.kk = "ЯСЖТШ қол қоюға ашылды"\ntitles.ru = "ДВЗЯИ открыт для подписания"\n'
        'titles.en = "CTBT opened"\ntitles.ar = "فتح باب التوقيع"\n',
        "utf-8",
    )
    (events.parent / "timeline.toml").write_text('title.kk = "Шежіре"\nlang = "kk"\n', "utf-8")
    return tmp_path


def config(small: Path, text: str) -> dict[str, str]:
    """Return the variables of a user whose config.toml says this."""
    path = small / "home" / "timeline" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return {"XDG_CONFIG_HOME": str(small / "home")}


def settings(session: Session, *arguments: str) -> dict[str, tuple[str, str]]:
    """Return what `timeline config` says of each setting: its value, and where it comes from."""
    assert session(*arguments, "config") == 0, session.err
    rows = (line.split(maxsplit=2) for line in session.out.splitlines())
    return {name: (value, origin) for name, value, origin in rows}


def test_nothing_is_said() -> None:
    """What holds then, without a home to look for settings in."""
    assert settings(Session()) == {
        "lang": ("en", "default"),
        "workspace": (str(REPOSITORY), "default"),
        "view": ("rail", "default"),
        "ascii": ("no", "default"),
        "bidi": ("auto", "default"),
        "output": ("table", "default"),
        "pager": ("less", "default"),
        "config": ("-", "is not there"),
        "memory": ("-", "may be deleted"),
    }


def test_each_over_the_next(small: Path) -> None:
    """A flag over a variable over the workspace over the file."""
    here = small / "work"
    variables = config(small, '# mine\nlang = "ar"\nview = "ledger"\n')
    file = small / "home" / "timeline" / "config.toml"
    assert settings(Session(here=REPOSITORY, variables=variables))["lang"] == ("ar", f"{file}:2")
    assert settings(Session(here=here, variables=variables))["lang"] == ("kk", str(here / "seeds" / "timeline.toml"))
    assert settings(Session(here=here, variables=variables))["view"] == ("ledger", f"{file}:3")
    variables["TIMELINE_LANG"] = "en"
    assert settings(Session(here=here, variables=variables))["lang"] == ("en", "TIMELINE_LANG")
    shown = Session(here=here, variables=variables)
    assert shown("show", "--lang", "ru") == 0
    assert "ДВЗЯИ открыт для подписания" in shown.out


def test_settings_are_used(small: Path) -> None:
    """The workspace, the language, the form: a print is made as they say."""
    variables = {"TIMELINE_WORKSPACE": str(small / "work"), "TIMELINE_OUTPUT": "tsv"}
    session = Session(here=small, variables=variables)
    assert session("show") == 0
    assert "\tЯСЖТШ қол қоюға ашылды\tkk\t" in session.out


def test_a_workspace_is_found_from_the_file_that_names_it(small: Path) -> None:
    """However far from it one stands."""
    session = Session(here=Path("/"), variables=config(small, 'workspace = "../../work"\n'))
    assert session("show", "--output", "jsonl") == 0
    assert '"id":"ctbt-opened-1996"' in session.out


def test_ascii_by_a_variable(small: Path) -> None:
    """1 and 0, yes and no."""
    session = Session(here=small / "work", variables={"TIMELINE_ASCII": "1"})
    session("show")
    assert "●" not in session.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('lang = "kk"\nlnag = "ru"\n', "2: unknown key 'lnag'; did you mean 'lang'?"),
        ('\n\noutput = "jsn"\n', "3: unknown output 'jsn'; did you mean 'json'?"),
        ('ascii = "yes"\n', "1: 'ascii' must be true or false, not 'yes'"),
        ("lang = \n", "1: is not TOML: Invalid value"),
    ],
)
def test_a_fault_in_the_file(small: Path, text: str, said: str) -> None:
    """It is told by file and line, like those of the catalogue."""
    session = Session(here=small / "work", variables=config(small, text))
    assert session("show") == 1
    assert session.err == f"timeline: {small / 'home' / 'timeline' / 'config.toml'}:{said}\n"


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"TIMELINE_LANG": "kz"}, "TIMELINE_LANG: there is no language 'kz'; there are kk, ru, en, ar"),
        ({"TIMELINE_ASCII": "perhaps"}, "TIMELINE_ASCII: 'perhaps' is neither 1 nor 0"),
        (
            {"TIMELINE_WORKSPACE": "nowhere"},
            "TIMELINE_WORKSPACE: nowhere: is no workspace: it has no folder 'seeds'; timeline init makes one",
        ),
    ],
)
def test_a_fault_in_a_variable(variables: dict[str, str], said: str) -> None:
    """It is told by its name."""
    session = Session(variables=variables)
    assert session("show") == 2
    assert session.err == f"timeline: {said}\n"


@pytest.mark.parametrize(
    ("platform", "variables", "path"),
    [
        ("linux", {"HOME": "/home/a"}, "/home/a/.config/timeline/config.toml"),
        ("linux", {"HOME": "/home/a", "XDG_CONFIG_HOME": "/etc/xdg"}, "/etc/xdg/timeline/config.toml"),
        ("linux", {"HOME": "/home/a", "XDG_CONFIG_HOME": "etc"}, "/home/a/.config/timeline/config.toml"),
        ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Application Support/timeline/config.toml"),
        ("win32", {"APPDATA": "/AppData"}, "/AppData/timeline/config.toml"),
        ("linux", {}, None),
    ],
)
def test_where_the_file_stands(platform: str, variables: dict[str, str], path: str | None) -> None:
    """Where each system keeps the settings of a user."""
    environment = replace(_nowhere(), variables=variables, platform=platform)
    assert user_file(environment) == (None if path is None else Path(path))


def _nowhere() -> Environment:
    stream = io.StringIO()
    return Environment(stdin=stream, stdout=stream, stderr=stream, variables={}, here=Path(), today=TODAY)
