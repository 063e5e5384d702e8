"""What a calendar tells of its entries, in the one form in which all programs are compared.

`held` reads a file by the letter of RFC 5545, sections 3.1 and 3.3.11, and no library: whoever writes our calendars and
whoever reads them are measured against it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

SEPARATOR = "\x1f"
"""Stands between what a program tells of an entry; our calendars have no control characters."""
DAY = dt.timedelta(days=1)


class Told(NamedTuple):
    """An entry: its first day and its last in ISO 8601, its title, and its UID where a program keeps it."""

    first: str
    last: str
    title: str
    uid: str = ""


def held(calendar: bytes) -> list[Told]:
    """Return the entries of a calendar file, sorted; what stands in their alarms is not theirs."""
    told: list[Told] = []
    inside: list[str] = []
    entry: dict[str, str] = {}
    for line in calendar.replace(b"\r\n ", b"").decode("utf-8").split("\r\n"):
        head, _, value = line.partition(":")
        match head.split(";")[0], inside:
            case "BEGIN", _:
                inside.append(value)
            case "END", _:
                if inside.pop() == "VEVENT":
                    told.append(_told(entry))
                    entry = {}
            case name, [*_, "VEVENT"]:
                entry[name] = value
    return sorted(told)


def _told(entry: dict[str, str]) -> Told:
    end = dt.date.fromisoformat(entry["DTEND"])  # the day after the last
    return Told(
        f"{dt.date.fromisoformat(entry['DTSTART'])}", f"{end - DAY}", _text(entry["SUMMARY"]), _text(entry["UID"])
    )


def _text(value: str) -> str:
    return re.sub(r"\\(.)", lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], value)


def lines(printed: str) -> list[Told]:
    """Return the entries that a program printed, sorted: one a line, its first day, last day, title, UID."""
    return sorted(Told(*line.split(SEPARATOR)) for line in printed.split("\n") if line)


def without_uid(told: list[Told]) -> list[Told]:
    """Return the entries as a program tells them that keeps no UID."""
    return sorted(each._replace(uid="") for each in told)


def each_day(told: list[Told]) -> list[Told]:
    """Return the entries as a program tells them that takes each day by itself, and keeps no UID."""
    days = []
    for first, last, title, _ in told:
        begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        days += [Told(f"{begin + DAY * n}", f"{begin + DAY * n}", title) for n in range((end - begin).days + 1)]
    return sorted(days)


def years(told: list[Told]) -> tuple[int, int]:
    """Return the first year and the last that entries fall into; of no entries, some year."""
    days = [day for each in told for day in (each.first, each.last)] or ["2026-01-01"]
    return int(min(days)[:4]), int(max(days)[:4])
