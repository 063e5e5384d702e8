"""The dates of one component beside each other: start and end, recurrence and its end, exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline.feeds.lint import recur
from timeline.feeds.lint.values import DATE, DATE_TIME, DURATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.feeds.lint.components import Component
    from timeline.feeds.lint.contentline import Property
    from timeline.feeds.lint.faults import Fault

_OBSERVANCES: Final = frozenset({"DAYLIGHT", "STANDARD"})
_OUTLOOK: Final = ("1601", "4500")
"""The first and the last year that Outlook holds."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date (`zone` is None) or a time: `zone` is its TZID, Z, or nothing when it is the local time of who looks.

    `digits` can be compared between moments of one zone.
    """

    digits: str
    zone: str | None


def moment(prop: Property | None) -> Moment | None:
    """Return the moment that a property gives, None if it is not there or gives none."""
    if prop is None:
        return None
    if DATE.fullmatch(prop.value):
        return Moment(prop.value, None)
    match = DATE_TIME.fullmatch(prop.value)
    if match is None:
        return None
    return Moment("".join(match.groups()[:4]), "Z" if match[5] else prop.parameter("TZID") or "")


def faults(component: Component) -> Iterator[Fault]:
    """Yield what is wrong with the dates of a component, each of which is right by itself."""
    start = moment(component.first.get("DTSTART"))
    if start is None:
        return
    for name in ("DTEND", "DUE"):
        if end := component.first.get(name):
            yield from _end(start, end)
    if lasting := component.first.get("DURATION"):
        yield from _duration(start, lasting)
    if component.name not in _OBSERVANCES:
        yield from _years(component)
        yield from _exceptions(start, component)
    elif start.zone != "":
        yield component.first["DTSTART"].fault("date-time", "the onset of an observance is a local time, without Z")
    if rule := component.first.get("RRULE"):
        yield from _until(start, rule, onset=component.name in _OBSERVANCES)


def _end(start: Moment, end: Property) -> Iterator[Fault]:
    stop = moment(end)
    if stop is None:
        return
    if (stop.zone is None) != (start.zone is None):
        yield end.fault("end-type", "DTSTART and it are not both dates or both times; write them alike")
    elif (stop.zone == "") != (start.zone == ""):
        yield end.fault("end-type", "DTSTART and it are not both in a zone; give both one, or none")
    elif stop.zone == start.zone:
        if stop.digits < start.digits:
            yield end.fault("end-before-start", "is before DTSTART; exchange them")
        elif stop.digits == start.digits and end.name == "DTEND":
            if stop.zone is None:
                yield end.fault("end-before-start", "is the day of DTSTART; write the day after, or leave it out")
            else:
                yield end.fault("no-length", "is the moment of DTSTART; leave it out")


def _duration(start: Moment, lasting: Property) -> Iterator[Fault]:
    match = DURATION.fullmatch(lasting.value)
    if match and start.zone is None and match["time"]:
        yield lasting.fault("day-duration", f"{lasting.value} on a date; write whole days, as in P1D")


def _years(component: Component) -> Iterator[Fault]:
    for name in ("DTSTART", "DTEND", "DUE"):
        prop = component.first.get(name)
        when = moment(prop)
        if prop and when and not _OUTLOOK[0] <= when.digits[:4] <= _OUTLOOK[1]:
            yield prop.fault("outlook-years", f"Outlook takes years from {_OUTLOOK[0]} to {_OUTLOOK[1]}")


def _exceptions(start: Moment, component: Component) -> Iterator[Fault]:
    prop = component.first.get("EXDATE")
    first = prop.value.partition(",")[0] if prop else ""
    if prop and (DATE.fullmatch(first) if start.zone is not None else DATE_TIME.fullmatch(first)):
        yield prop.fault("exception-type", "DTSTART and it are not both dates or both times; write them alike")


def _until(start: Moment, rule: Property, *, onset: bool) -> Iterator[Fault]:
    until = recur.parts(rule.value).get("UNTIL", "")
    if not until:
        return
    if "T" not in until:
        if start.zone is not None:
            yield rule.fault("until-type", "UNTIL is a date and DTSTART a time; write UNTIL as a time in UTC")
    elif start.zone is None:
        yield rule.fault("until-form", "UNTIL is a time and DTSTART a date; write UNTIL as a date")
    elif until.endswith("Z") != (start.zone != "" or onset):
        said = "local, as DTSTART is" if until.endswith("Z") else "in UTC (Z)"
        yield rule.fault("until-form", f"UNTIL is to be {said}")
