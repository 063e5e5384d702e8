"""The value types of RFC 5545 §3.3 that properties have.

For each a function from the value to what is wrong with it, "" when nothing is.
"""

from __future__ import annotations

import binascii
import re
from calendar import monthrange
from typing import TYPE_CHECKING, Final

from timeline.feeds.lint import recur

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DATE: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
DATE_TIME: Final = re.compile(r"([0-9]{8})[Tt]([0-9]{2})([0-9]{2})([0-9]{2})([Zz]?)")
DURATION: Final = re.compile(
    r"[+-]?P(?:[0-9]+W|(?=[0-9T])(?:[0-9]+D)?"
    r"(?P<time>T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?)",
    re.IGNORECASE,
)
_OFFSET: Final = re.compile(r"([+-])([0-9]{2})([0-9]{2})([0-9]{2})?")
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:.|[/?#]|$")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_COLOR: Final = re.compile(r"[A-Za-z]+")
_STATUS: Final = re.compile(r"[0-9]+(\.[0-9]+){1,2};.*", re.DOTALL)
_SHOWN: Final = 40  # characters of a value in a message


def shown(value: str) -> str:
    """Return a value as a message shows it: quoted, and not all of it when it is long."""
    return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")


def date(value: str) -> str:
    """Say what is wrong with a DATE (§3.3.4)."""
    match = DATE.fullmatch(value)
    if match is None:
        return f"{shown(value)} is not a date; write it as 20260829"
    year, month, day = map(int, match.groups())  # the year 0 is one: Google writes CREATED:00001231T000000Z
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return f"there is no such day: {value}"
    return ""


def date_time(value: str) -> str:
    """Say what is wrong with a DATE-TIME (§3.3.5)."""
    match = DATE_TIME.fullmatch(value)
    if match is None:
        return f"{shown(value)} is not a date with a time; write it as 20260829T120000Z"
    hour, minute, second = match.groups()[1:4]
    # A 60th second is a leap second.
    possible = hour < "24" and minute < "60" and second <= "60"
    return date(match[1]) or ("" if possible else f"there is no such time: {value}")


def duration(value: str) -> str:
    """Say what is wrong with a DURATION (§3.3.6); a gap such as PT1H30S is let pass, as every client does."""
    return "" if DURATION.fullmatch(value) else f"{shown(value)} is not a duration; write it as P1D, PT15M or -P1W"


def period(value: str) -> str:
    """Say what is wrong with a PERIOD (§3.3.9)."""
    start, slash, end = value.partition("/")
    if not slash:
        return f"{shown(value)} is not a period; write it as start/end or start/duration"
    if end[:1] in {"P", "p", "+", "-"}:
        negative = "the duration of a period is positive" if end[0] == "-" else ""
        return date_time(start) or duration(end) or negative
    backwards = "the period ends before it begins" if end.upper() < start.upper() else ""
    return date_time(start) or date_time(end) or backwards


def uri(value: str) -> str:
    """Say what is wrong with a URI (§3.3.13); one that is empty or relative to nothing is only of no use."""
    if _URI.match(value):
        return ""
    return f"{shown(value)} is not a URI; begin it with its scheme, as in https:// or mailto:"


def utc_offset(value: str) -> str:
    """Say what is wrong with a UTC-OFFSET (§3.3.14)."""
    match = _OFFSET.fullmatch(value)
    if match is None:
        return f"{shown(value)} is not an offset from UTC; write it as +0500"
    sign, hours, *rest = match.groups("00")
    if hours > "23" or any(part > "59" for part in rest):
        return f"there is no such offset: {value}"
    return "write no offset as +0000" if sign == "-" and {hours, *rest} == {"00"} else ""


def binary(value: str) -> str:
    """Say what is wrong with BASE64 (§3.3.1)."""
    try:
        binascii.a2b_base64(value, strict_mode=True)
    except ValueError as error:
        return f"not BASE64 ({str(error).lower()}); encode it again" if value else ""
    return ""


def integer(value: str) -> str:
    """Say what is wrong with an INTEGER (§3.3.8)."""
    match = _NUMBER.fullmatch(value)
    return "" if match and not match[1] else f"{shown(value)} is not a whole number"


def number(value: str) -> str:
    """Say what is wrong with a FLOAT (§3.3.7)."""
    return "" if _NUMBER.fullmatch(value) else f"{shown(value)} is not a number"


def coordinates(value: str) -> str:
    """Say what is wrong with the two FLOATs of GEO (§3.8.1.6)."""
    latitude, semicolon, longitude = value.partition(";")
    if not semicolon:
        return f"{shown(value)} is not latitude;longitude"
    wrong = number(latitude) or number(longitude)
    if not wrong and (abs(float(latitude)) > 90 or abs(float(longitude)) > 180):
        return f"there is no such place: {shown(value)}; the latitude comes first"
    return wrong


def request_status(value: str) -> str:
    """Say what is wrong with a REQUEST-STATUS (§3.8.8.3)."""
    return "" if _STATUS.fullmatch(value) else f"{shown(value)} is not code;description"


def color(value: str) -> str:
    """Say what is wrong with the name of a colour (RFC 7986 §5.9)."""
    return "" if _COLOR.fullmatch(value) else f"{shown(value)} is not a name of CSS 3, such as turquoise"


CHECKS: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = {
    "BINARY": ("binary", binary),
    "CAL-ADDRESS": ("cal-address", uri),
    "COLOR": ("color", color),
    "DATE": ("date", date),
    "DATE-TIME": ("date-time", date_time),
    "DURATION": ("duration", duration),
    "GEO": ("float", coordinates),
    "INTEGER": ("integer", integer),
    "PERIOD": ("period", period),
    "RECUR": ("recur", recur.recur),
    "STATUS": ("choice", request_status),
    "URI": ("uri", uri),
    "UTC-OFFSET": ("utc-offset", utc_offset),
}
"""For each type of value the rule it is under and its check; TEXT is looked at where its property is known."""
