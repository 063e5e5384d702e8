from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from timeline.errors import DataError, UsageError
from timeline.workspace import Workspace, find

REPOSITORY = Path(__file__).parent.parent

LINKED = {
    ("000", "us-kz-nuclear-smuggling-2012", "stated", "2012-02-16"),
    ("001", "unu-lecture-2025", "inherited", "2025-12-19"),
    ("001", "hiroshima-1945", "named", None),
    ("001", "sts-closure-1991", "named", None),
    ("001", "kz-last-warhead-1995", "named", None),
    ("002", "nurtleu-vienna-2024", "stated", "2024-03"),
    ("002", "unodc-conference-astana-2025", "stated", "2025"),
    ("002", "leu-bank-board-2010", "stated", "2010"),
    ("002", "npp-referendum-2024", "named", None),
    ("002", "int-day-against-nuclear-tests", "stated", "XXXX-08-29"),
    ("002", "nwfz-workshop-astana-2024", "stated", "2024-08"),
    ("003", "kz-jordan-decree-2018", "stated", "2018-10-25"),
    ("003", "kz-jordan-agreement-2017", "stated", "2017-11-01"),
    ("003", "kz-jordan-in-force-2019", "stated", "2019-01-09"),
    ("003", "protocol-1972-narcotics", "stated", "1972-03-25"),
    ("003", "single-convention-1961", "stated", "1961"),
    ("003", "vienna-drug-convention-1988", "stated", "1988-12-20"),
    ("004", "kz-hrc61-cd-2026", "named", None),
    ("004", "kz-constitution-referendum-2026", "named", None),
    ("004", "sts-closure-1991", "anniversary", "1991"),
    ("004", "ctbt-opened-1996", "anniversary", "1996"),
    ("004", "canwfz-signed-2006", "anniversary", "2006"),
    ("004", "npt-revcon-2026", "named", None),
    ("004", "tokayev-unga80-2025", "stated", "2025"),
}
"""What the five documents speak of, read by hand: document, event, how it is dated, the date as it is said."""


def test_the_five_documents() -> None:
    """Everything the five documents speak of is linked, as each of them says it, and nothing else is."""
    timeline = Workspace(REPOSITORY).load()
    linked = {
        (one.document[:3], one.event_id, one.basis, None if one.when is None else str(one.when))
        for one in timeline.mentions
    }
    assert linked == LINKED
    assert timeline.unplaced == ()


def test_one_proposal() -> None:
    """The one plan that no catalogue knows is proposed under the day of its meeting, with its quote."""
    (event,) = (event for event in Workspace(REPOSITORY).load().events if event.proposed)
    assert str(event.when) == "2012-02-16"
    (citation,) = event.citations
    assert citation.document == "000_aeeec1ccd692067a.txt"
    assert "аймақтық оқу орталығын ашу мәселелесін де ортаға салды" in citation.quote


def test_without_its_sidecar_a_document_has_no_year(tmp_path: Path) -> None:
    """Nobody knows which March is "this March" once the sidecar is gone, and the timeline says so."""
    shutil.copytree(REPOSITORY / "seeds", tmp_path / "seeds")
    (tmp_path / "seeds/documents/002_fcbb64ff48fa9ec0.txt.toml").unlink()
    unplaced = [(timex.text, timex.value) for _, timex in Workspace(tmp_path).load().unplaced]
    assert unplaced == [("منتصف مارس الجاري", "XXXX-03"), ("آب/أغسطس من هذا العام", "XXXX-08")]


def test_the_folder_one_stands_in(tmp_path: Path) -> None:
    """A folder with seeds/ is a workspace; elsewhere the shipped one is found."""
    (tmp_path / "seeds").mkdir()
    assert find(tmp_path) == Workspace(tmp_path)
    assert find(tmp_path / "elsewhere").shipped


def test_the_folder_asked_for(tmp_path: Path) -> None:
    """A folder asked for by name is taken, or refused if it is none."""
    with pytest.raises(UsageError, match="is no workspace: it has no folder 'seeds'"):
        find(REPOSITORY, tmp_path)
    assert find(tmp_path, REPOSITORY) == Workspace(REPOSITORY)


def test_a_workspace_of_ones_own(tmp_path: Path) -> None:
    """Documents may be missing, the title too: then the folder's name stands for it."""
    (tmp_path / "seeds/events").mkdir(parents=True)
    timeline = Workspace(tmp_path).load()
    assert timeline.events == ()
    assert timeline.title == {"en": tmp_path.name}


def test_a_title_that_is_none(tmp_path: Path) -> None:
    """A mistake in timeline.toml is named with its line."""
    (tmp_path / "seeds/events").mkdir(parents=True)
    (tmp_path / "seeds/timeline.toml").write_text('# ours\ntitle.xx = "Ours"\n', "utf-8")
    with pytest.raises(DataError, match=r"timeline\.toml:2: .*'xx'"):
        Workspace(tmp_path).load()


def test_a_workspace_is_remembered_however_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its folder's name, or as the folder that one is in: it is not read anew."""
    root = tmp_path / "history"
    (root / "seeds" / "events").mkdir(parents=True)
    source = (REPOSITORY / "seeds" / "events" / "zones.toml").read_text("utf-8")
    (root / "seeds" / "events" / "zones.toml").write_text(source, "utf-8")
    read: list[str] = []
    Workspace(root).load(tmp_path / "memory", read.append)
    assert read == ["zones.toml"]
    monkeypatch.chdir(root)
    Workspace(Path()).load(tmp_path / "memory", read.append)
    assert read == ["zones.toml"]
