"""One property, wherever it stands: its parameters and its value, by the row of properties.toml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline.feeds.lint import values
from timeline.feeds.lint.vocabulary import properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.feeds.lint.contentline import Property
    from timeline.feeds.lint.faults import Fault
    from timeline.feeds.lint.vocabulary import PropertyRow

UTC_NAMES: Final = frozenset({"Etc/GMT", "Etc/UTC", "GMT", "UTC", "Z"})

_WRITTEN_AS: Final = {"COLOR": "TEXT", "GEO": "FLOAT", "STATUS": "TEXT", "VERSION": "TEXT"}  # types of ours alone
_CHOICES: Final = {
    "ENCODING": ("BASE64", "8BIT"),
    "RANGE": ("THISANDFUTURE", "THISANDPRIOR"),
    "RELATED": ("START", "END"),
    "RSVP": ("TRUE", "FALSE"),
}
_DIGITS: Final = 20  # of an integer that is looked at; Python converts no more than some thousands
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_TEXT: Final = re.compile(r"(?:[^\\;,]++|\\[\\;,nN])*+")
_TEXTS: Final = re.compile(r"(?:[^\\;]++|\\[\\;,nN])*+")
_NO_URI_CHARACTER: Final = re.compile(r'[^!-~]|[<>"{}|\\^`]')


def faults(prop: Property) -> Iterator[Fault]:
    """Yield what is wrong with a property taken by itself; at most one fault for its value."""
    row = properties().get(prop.name)
    if prop.parameters:
        yield from _parameters(prop)
    if row is not None:
        yield from _value(prop, row)
    elif not prop.name.startswith("X-"):
        yield _unregistered(prop)


def _unregistered(prop: Property) -> Fault:
    if prop.line.text[: len(prop.name)].isupper() and prop.value[:1] != " ":
        return prop.fault("unknown-property", "is not registered; begin its name with X-", at=0)
    return prop.fault("stray-text", "is no property; write a line break in a text as \\n", at=0)


def _parameters(prop: Property) -> Iterator[Fault]:
    seen = set()
    for each in prop.parameters:
        if each.name in seen and not each.name.startswith("X-"):
            yield prop.fault("parameter-twice", f"{each.name} stands there twice; keep one", at=each.at)
            break
        seen.add(each.name)
    for name, choices in _CHOICES.items():
        said = prop.parameter(name)
        if said is not None and said.upper() not in choices:
            what = f"{name} is {values.shown(said)}; it may be {' or '.join(choices)}"
            yield prop.fault("parameter-value", what)
    said = prop.parameter("LANGUAGE")
    if said is not None and not _LANGUAGE.fullmatch(said):
        yield prop.fault("language", f"{values.shown(said)} is not a language tag; write kk or pt-BR")


def _value(prop: Property, row: PropertyRow) -> Iterator[Fault]:
    declared = prop.parameter("VALUE")
    if declared is None and row.typed:
        what = f"has no default type; write {prop.name};VALUE={row.types[0]}:"
        yield prop.fault("value-missing", what, row.section, at=0)
    kind = row.types[0] if declared is None else declared.upper()
    if declared is None or kind in row.types or kind == _WRITTEN_AS.get(row.types[0]):
        yield from _typed(prop, row, kind if kind in row.types else row.types[0])
    elif not kind.startswith("X-"):
        yield prop.fault(
            "value-type", f"VALUE may be {' or '.join(row.types)} here, not {values.shown(declared)}", row.section
        )


def _typed(prop: Property, row: PropertyRow, kind: str) -> Iterator[Fault]:
    """Yield what is wrong with a value of a type that the property may have."""
    if row.filled and not prop.value.strip():
        yield prop.fault("empty", "is empty; give it a value", row.section)
    rule, check = values.CHECKS.get(kind, ("", None))
    if check is not None:
        items = prop.value.split(",") if row.many else [prop.value]
        wrong = next(((item, what) for item in items if (what := check(item))), None)
        if wrong:
            named = "uri-form" if row.relative and kind == "URI" else rule
            yield _mistyped(prop, row, kind, wrong[0]) or prop.fault(named, wrong[1])
            return
    yield from _beyond_type(prop, row, kind)


def _mistyped(prop: Property, row: PropertyRow, kind: str, item: str) -> Fault | None:
    """Return the fault when an item is right for another type that the property may have."""
    for other in row.types:
        if other != kind and other in {"DATE", "DATE-TIME", "DURATION", "PERIOD"} and not values.CHECKS[other][1](item):
            said = f";VALUE={other}" if other != row.types[0] else ""
            what = f"{values.shown(item)} is a {other} but is said to be a {kind}; write {prop.name}{said}:"
            return prop.fault("value-type", what)
    return None


def _beyond_type(prop: Property, row: PropertyRow, kind: str) -> Iterator[Fault]:
    """Yield what is wrong with a value that is right for its type."""
    match kind:
        case "TEXT" | "VERSION":
            yield from _text(prop, row)
        case "URI" | "CAL-ADDRESS":
            yield from _uri(prop)
        case "DATE" | "DATE-TIME":
            yield from _moment(prop, row, kind)
        case "INTEGER" if row.range and not _within(prop.value, *row.range):
            what = f"{values.shown(prop.value)} is not between {row.range[0]} and {row.range[1]}"
            yield prop.fault("range", what, row.section)
        case "DURATION" if row.positive and prop.value.startswith("-"):
            what = f"{values.shown(prop.value)} is negative; write it without the sign"
            yield prop.fault("duration", what, row.section)
        case "BINARY" if (prop.parameter("ENCODING") or "").upper() != "BASE64":
            yield prop.fault("binary", "VALUE=BINARY goes with ENCODING=BASE64; write both")


def _within(value: str, lowest: int, highest: int) -> bool:
    return len(value) <= _DIGITS and lowest <= int(value) <= highest


def _uri(prop: Property) -> Iterator[Fault]:
    wrong = _NO_URI_CHARACTER.search(prop.value)
    if not prop.value:
        yield prop.fault("uri-form", "is empty; leave it out")
    elif prop.value[0] in "/?#":
        yield prop.fault("uri-form", f"{values.shown(prop.value)} is relative, but to what? write it in full")
    elif wrong:
        yield prop.fault("uri-form", f"{wrong[0]!r} has to be percent-encoded", at=prop.at + wrong.start())


def _text(prop: Property, row: PropertyRow) -> Iterator[Fault]:
    if row.values and prop.value.upper().rpartition(";")[2] not in row.values:
        what = f"{values.shown(prop.value)} is unknown; it may be {' or '.join(row.values)}"
        yield prop.fault("choice", what, row.section)
        return
    match = (_TEXTS if row.many else _TEXT).match(prop.value)
    if match is None or match.end() == len(prop.value):
        return
    at = prop.at + match.end()
    if prop.value[match.end()] == "\\":
        what = f"{values.shown(prop.value[match.end() :][:2])} means nothing; a backslash is written \\\\"
        yield prop.fault("text-escape", what, at=at)
    else:
        sign = prop.value[match.end()]
        yield prop.fault("text-separator", f"a {sign} in a text is written \\{sign}", at=at)


def _moment(prop: Property, row: PropertyRow, kind: str) -> Iterator[Fault]:
    zone = prop.parameter("TZID")
    utc = prop.value[-1:] in {"Z", "z"}
    if row.utc and not utc:
        yield prop.fault(row.utc, f"{values.shown(prop.value)} is not in UTC; end it in Z", row.section)
    if zone is not None and (utc or kind == "DATE"):
        if kind == "DATE" or zone in UTC_NAMES:
            yield prop.fault("zone-needless", "a TZID has no place here; take it away")
        else:
            yield prop.fault("zone-of-utc", f"is in UTC (Z) and in {values.shown(zone)}; take one of the two away")
