"""What the linter says: a Fault, under one of the rules of rules.toml. Each has a place and says what to do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ERROR: Final = "error"
WARNING: Final = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its stable name: how severe a breach is, where the standard has it, and what it means."""

    name: str
    severity: str
    section: str
    means: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A breach of a rule at a line and an octet of that line, both counted from 1; `what` is one line for a person.

    `more` counts the breaches of the same rule further down that are not listed.
    """

    line: int
    octet: int
    severity: str
    rule: str
    section: str
    what: str
    more: int = 0


@cache
def rules() -> Mapping[str, Rule]:
    """Return the rules by name, in the order of the file."""
    with Path(__file__).with_name("rules.toml").open("rb") as file:
        return {name: Rule(name, **row) for name, row in tomllib.load(file).items()}


def fault(rule: str, place: tuple[int, int], what: str, section: str = "") -> Fault:
    """Return a breach of a rule at (line, octet); `section` where one is more to the point than the rule's own.

    What is quoted from the file may be anything, and is shown as an escape if it cannot be printed.
    """
    row = rules()[rule]
    if not what.isprintable():
        what = "".join(char if char.isprintable() else repr(char)[1:-1] for char in what)
    return Fault(*place, row.severity, rule, section or row.section, what)
