"""The filters that the commands share, as a user types them."""

from __future__ import annotations

import pytest

from tests.test_cli import Session


def titles(*arguments: str) -> list[str]:
    """Return the lines of a wide print."""
    session = Session(variables={"COLUMNS": "200"})
    assert session(*arguments) == 0
    return session.out.splitlines()


def test_words_and_dates() -> None:
    """Three events of the nineties speak of the CTBT; a word of another language finds them too."""
    nineties = titles("show", "ctbt", "--from", "1990", "--to", "1999", "--view", "ledger")
    assert nineties == titles("show", "CTBT", "--from", "199X", "--to", "199X", "--view", "ledger")
    assert nineties == titles("show", "ДВЗЯИ", "--from", "1990/1999", "--view", "ledger")
    assert nineties[0].endswith(" 3 events · 1996")


def test_tags_and_kinds() -> None:
    """`--tag` may be repeated, and then means any of them; `--kind` narrows it."""
    wide = titles("show", "--tag", "ctbt", "--tag", "hiroshima")
    assert any("Hiroshima" in line for line in wide)
    assert any("CTBT opened for signature" in line for line in wide)
    assert not any("Hiroshima" in line for line in titles("show", "--tag", "ctbt", "--kind", "treaty"))


def test_sources() -> None:
    """Part of an address or of a title."""
    assert any("Trinity" in line for line in titles("show", "--source", "ctbto.org"))


def test_jubilees_to_come() -> None:
    """`upcoming --jubilees` prints lines with a star, and no other."""
    lines = [line for line in titles("upcoming", "--jubilees")[2:-2] if "──" not in line]
    assert len(lines) == 17
    assert all("★" in line for line in lines)


def test_jubilees_of_two_years() -> None:
    """What is round in the second year stands there in that year, and not in the first."""
    decree = [line for line in titles("upcoming", "--jubilees", "--within", "2y", "ussr") if "USSR Council" in line]
    assert [line.split("  ")[0] for line in decree] == ["Sat 21 Aug"]
    assert "★ 80" in decree[0]


@pytest.mark.parametrize("command", [["show"], ["upcoming"], ["show", "--print"]])
def test_nothing_found(command: list[str]) -> None:
    """That nothing is what was asked for is said on stderr; stdout stays empty."""
    session = Session()
    assert session(*command, "zzz") == 0
    assert session.out == ""
    assert session.err == "timeline: nothing in the chronology is what you ask for\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--tag", "ctbd"], "there is no tag 'ctbd'; did you mean 'ctbt'?"),
        (["--kind", "party"], "there is no kind 'party'; there are "),
        (["--from", "31.12.1991"], "--from: '31.12.1991' is not an EDTF date such as "),
        (["--to", "1991-13"], "--to: '1991-13': there is no month 13"),
    ],
)
def test_what_cannot_be_asked_for(arguments: list[str], said: str) -> None:
    """One line, exit code 2."""
    session = Session()
    assert session("show", *arguments) == 2
    assert session.err.startswith(f"timeline: {said}")
    assert session.err.count("\n") == 1
