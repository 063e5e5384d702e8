"""RECUR values (RFC 5545 §3.3.10, with RSCALE and SKIP of RFC 7529): their grammar, ranges and forbidden unions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FREQUENCIES: Final = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAY: Final = "(?:SU|MO|TU|WE|TH|FR|SA)"
_WORDS: Final = {
    "BYDAY": re.compile(rf"(?:[+-]?(?:[1-9]|0[1-9]|[1-4][0-9]|5[0-3]))?{_DAY}"),
    "FREQ": re.compile("|".join(FREQUENCIES)),
    "RSCALE": re.compile(r"[A-Z0-9-]+"),
    "SKIP": re.compile("OMIT|BACKWARD|FORWARD"),
    "UNTIL": re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?"),
    "WKST": re.compile(_DAY),
}
# The lowest and the highest number of a part; `True`: also counted from the end, then never 0.
_NUMBERS: Final[Mapping[str, tuple[int, int, bool]]] = {
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
    "BYMONTH": (1, 12, False),
    "BYMONTHDAY": (1, 31, True),
    "BYSECOND": (0, 60, False),
    "BYSETPOS": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYYEARDAY": (1, 366, True),
    "COUNT": (1, 2**31 - 1, False),
    "INTERVAL": (1, 2**31 - 1, False),
}
_ONLY_WITH: Final = {
    "BYMONTHDAY": frozenset(FREQUENCIES) - {"WEEKLY"},
    "BYWEEKNO": frozenset({"YEARLY"}),
    "BYYEARDAY": frozenset(FREQUENCIES) - {"DAILY", "WEEKLY", "MONTHLY"},
}
_COUNTED: Final = re.compile("[0-9]")
_LISTS: Final = frozenset(name for name in (*_WORDS, *_NUMBERS) if name.startswith("BY"))
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,10}")
_LEAP_MONTH: Final = re.compile(r"(?:[1-9]|1[0-3])L?")


def parts(value: str) -> dict[str, str]:
    """Return the parts of a rule by name, all in capitals; what is not of the form NAME=value is passed over."""
    pairs = (part.partition("=") for part in value.upper().split(";"))
    return {name: said for name, equals, said in pairs if equals}


def recur(value: str) -> str:
    """Say what is wrong with a RECUR, "" when nothing is."""
    said = parts(value)
    written = value.split(";")
    if len(said) < len(written):
        return "each part is NAME=value, once, with a semicolon between two"
    if "FREQ" not in said:
        return "there is no FREQ; say how often, as in FREQ=YEARLY"
    wrong = (_part(name, each, said) for name, each in said.items())
    return next(filter(None, wrong), "") or _union(said)


def _part(name: str, value: str, said: Mapping[str, str]) -> str:
    if name not in _WORDS and name not in _NUMBERS:
        return f"there is no part {name[:20]!r} in a recurrence rule"
    items = value.split(",") if name in _LISTS else [value]
    if all(_fits(name, item, said) for item in items):
        return ""
    return f"{name}={value[:40]} is out of bounds or ill-formed"


def _fits(name: str, item: str, said: Mapping[str, str]) -> bool:
    if name in _WORDS:
        return _WORDS[name].fullmatch(item) is not None
    if name == "BYMONTH" and "RSCALE" in said:
        return _LEAP_MONTH.fullmatch(item) is not None
    lowest, highest, from_the_end = _NUMBERS[name]
    if not _NUMBER.fullmatch(item):
        return False
    number = int(item)
    return lowest <= (abs(number) if from_the_end else number) <= highest


def _union(said: Mapping[str, str]) -> str:
    """Say which parts may not stand together."""
    often = said["FREQ"]
    for name, frequencies in _ONLY_WITH.items():
        if name in said and often not in frequencies:
            return f"{name} does not go with FREQ={often}"
    if "UNTIL" in said and "COUNT" in said:
        return "UNTIL and COUNT exclude each other; keep one"
    if "BYSETPOS" in said and not (_LISTS & said.keys()) - {"BYSETPOS"}:
        return "BYSETPOS chooses among what another BY part gives; there is none"
    if _COUNTED.search(said.get("BYDAY", "")) and (often not in {"MONTHLY", "YEARLY"} or "BYWEEKNO" in said):
        return "BYDAY counts weekdays (as in 1MO) only with FREQ=MONTHLY or YEARLY, without BYWEEKNO"
    return "" if "SKIP" not in said or "RSCALE" in said else "SKIP needs RSCALE"
