"""What CLDR says of a language that Timeline speaks: its direction, its names of months and days, its plural rules.

The files beside this are written by `tools/cldr_wording.py`; a test holds them to Babel.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TURN: Final = 200
"""From half of this on, the category of a number is that of its last two digits: that is how our languages count."""

OTHER: Final = "other"


@dataclass(frozen=True, slots=True, eq=False)
class Locale:
    """`months` are by form (`format`, `stand-alone`) and width (`wide`, `abbreviated`), January first.

    `weekdays` are by width (`abbreviated`, `short`, `narrow`), Monday first. Made by `Locale.of`.
    """

    rtl: bool
    months: Mapping[str, Mapping[str, Sequence[str]]]
    weekdays: Mapping[str, Sequence[str]]
    _plurals: Mapping[int, str]
    _ordinals: Mapping[int, str]

    @classmethod
    def of(cls, language: str) -> Locale:
        """Return what is said of one of `LANGUAGES`."""
        with Path(__file__).with_suffix("").joinpath(f"{language}.toml").open("rb") as file:
            said = tomllib.load(file)
        return cls(said["rtl"], said["months"], said["weekdays"], _rules(said["plural"]), _rules(said["ordinal"]))

    def plural(self, n: int) -> str:
        """Return the category of a count: `one`, `few`, `other`; n is not below zero."""
        return self._plurals.get(_turned(n), OTHER)

    def ordinal(self, n: int) -> str:
        """Return the category of a place in an order."""
        return self._ordinals.get(_turned(n), OTHER)


def _turned(n: int) -> int:
    """Return the number below TURN that is counted as this one."""
    half = TURN // 2
    return n if n < TURN else n % half + half


def _rules(said: Mapping[str, Any]) -> dict[int, str]:
    """Return the category of each number that is not `other`, from runs: `2-4 22-24`."""
    found: dict[int, str] = {}
    for category, runs in said.items():
        for run in runs.split():
            first, _, last = run.partition("-")
            found |= dict.fromkeys(range(int(first), int(last or first) + 1), category)
    return found
