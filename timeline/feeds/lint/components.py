"""One component: what it has, lacks and may not have, by the row of components.toml.

A component keeps the first of each registered property and forgets the rest, so that its size does not grow with them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline.feeds.lint import spans, values
from timeline.feeds.lint.vocabulary import components, properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.feeds.lint.contentline import Property
    from timeline.feeds.lint.faults import Fault

_UNSCHEDULED: Final = frozenset({"CANCEL", "DECLINECOUNTER", "REFRESH", "REPLY"})
_ANNIVERSARIES: Final = frozenset({"X-ABDATE", "X-ANNIVERSARY", "X-BIRTHDAY"})
_ALARMS: Final = {"DISPLAY": ("DESCRIPTION",), "EMAIL": ("DESCRIPTION", "SUMMARY", "ATTENDEE")}


@dataclass(frozen=True, slots=True)
class Component:
    """A component as far as it has been read: `first` property of each registered name, names of what it holds."""

    name: str
    begin: Property
    first: dict[str, Property] = field(default_factory=dict)
    holds: set[str] = field(default_factory=set)

    def take(self, prop: Property) -> Iterator[Fault]:
        """Take in a property, and yield what is wrong with its standing here."""
        if self.holds:
            what = f"stands after a component; put it before the first BEGIN in {self.name}"
            yield prop.fault("order", what, at=0)
        if self.name == "VEVENT" and prop.name in _ANNIVERSARIES:
            yield prop.fault("anniversary", "khal throws the SUMMARY away for it; leave it out", at=0)
        row = components().get(self.name)
        if prop.name not in properties() or row is None:
            return
        if prop.name not in _known(self.name):
            what = f"means nothing in {self.name}; leave it out"
            yield prop.fault("misplaced", what, properties()[prop.name].section, at=0)
        elif prop.name in self.first:
            if prop.name in _single(self.name):
                what = f"stands twice in this {self.name}, first on line {self.first[prop.name].line.number}; keep one"
                yield prop.fault("twice", what, row.section, at=0)
            elif prop.name == "RRULE":
                yield prop.fault("rrule-twice", "clients disagree about two rules in one entry; write two entries")
        self.first.setdefault(prop.name, prop)

    def fault(self, rule: str, what: str, section: str = "") -> Fault:
        """Return a breach that belongs to the whole component, at its BEGIN."""
        return self.begin.line.fault(rule, 0, f"{self.name[:40]}: {what}", section)


@cache
def _known(component: str) -> frozenset[str]:
    return _single(component) | set(components()[component].many)


@cache
def _single(component: str) -> frozenset[str]:
    row = components()[component]
    return frozenset((*row.required, *row.scheduled, *row.once))


def faults(component: Component, method: str) -> Iterator[Fault]:
    """Yield what is wrong with a component that has been read to its END; `method` is that of its calendar or ""."""
    row = components().get(component.name)
    if row is None:
        return
    required = row.required if method in _UNSCHEDULED else (*row.required, *row.scheduled)
    for name in required:
        if name not in component.first:
            yield component.fault("required", f"has no {name}; give it one", row.section)
    for one, other in row.exclusive:
        if one in component.first and other in component.first:
            what = f"{one} and {other} exclude each other; keep one"
            yield component.first[other].fault("together", what, row.section, at=0)
    for one, other in row.needs:
        if one in component.first and other not in component.first:
            yield component.first[one].fault("together", f"comes only with {other}; add it", row.section, at=0)
    if row.holds and not component.holds.intersection(row.holds):
        yield component.fault("no-component", f"holds no {' or '.join(row.holds)}; add one", row.section)
    yield from _status(component, row.status)
    if component.name == "VALARM":
        yield from _alarm(component)
    yield from spans.faults(component)


def _status(component: Component, allowed: tuple[str, ...]) -> Iterator[Fault]:
    status = component.first.get("STATUS")
    if status and allowed and status.value.upper() not in allowed:
        what = f"{values.shown(status.value)} is unknown; it may be {' or '.join(allowed)}"
        yield status.fault("choice", what, properties()["STATUS"].section)


def _alarm(component: Component) -> Iterator[Fault]:
    action = component.first.get("ACTION")
    for name in _ALARMS.get(action.value.upper(), ()) if action else ():
        if action and name not in component.first:
            yield action.fault("alarm", f"{action.value.upper()} asks for {name}; add it")
