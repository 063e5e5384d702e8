"""What the parts of an expression make together: the TIMEX3 value and its EDTF twin.

Nothing is filled in that the text does not say: a year comes from the text, or from the day of publication when the
text says "this year", or it stays `XXXX`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline.when import When

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from timeline.model import TimexType

Parts = dict[str, str | int]
"""The parts of an expression by the names that its rule gives them: `{"year": 1991, "MONTH": 8, "day": 29}`."""

IMPOSSIBLE: Final = "XXXX-XX-XX"
"""The value of what is written like a full date and is none: 31 February. It has no EDTF twin."""


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means."""

    type: TimexType
    value: str
    mod: str | None = None
    when: When | None = None


def compose(kind: str, parts: Parts, published: dt.date | None) -> Value | None:
    """Return the value of the parts that a rule of this kind found, or None if they mean nothing together."""
    return _KINDS[kind](parts, published)


def _date(parts: Parts, published: dt.date | None) -> Value | None:
    if parts.get("MONTH1", parts.get("MONTH")) != parts.get("MONTH"):
        return None  # two names for one month must name one month
    year = f"{parts['year']:04d}" if "year" in parts else "XXXX"
    if "THIS" in parts and published is not None:
        year = f"{published.year:04d}"
    value = year
    if "MONTH" in parts:
        value += f"-{parts['MONTH']:02d}"
    if "day" in parts:
        value += f"-{parts['day']:02d}"
    return _dated(value, parts, said_in_full="year" in parts)


def _numeric(parts: Parts, _published: dt.date | None) -> Value | None:
    return _dated(str(parts["DATE"]), parts, said_in_full=True)


def _dated(value: str, parts: Parts, *, said_in_full: bool) -> Value | None:
    mod = parts.get("PART")
    try:
        when = When.parse(value)
    except ValueError:
        return Value("DATE", IMPOSSIBLE) if said_in_full else None
    return Value("DATE", value, None if mod is None else str(mod), when)


def _duration(parts: Parts, _published: dt.date | None) -> Value:
    mod = parts.get("MEASURE")
    return Value("DURATION", f"P{parts['num']}{parts['UNIT']}", None if mod is None else str(mod))


_KINDS: Final[Mapping[str, Callable[[Parts, dt.date | None], Value | None]]] = {
    "date": _date,
    "numeric": _numeric,
    "duration": _duration,
}
