"""The lines of a file, one after the other, into components inside one another (RFC 5545 §3.4, §3.6).

What is amiss with the order of BEGIN and END is said once, and then read as it was most likely meant, so that one
missing END does not refuse every entry after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from timeline.feeds.lint import components, contentline, octets, properties
from timeline.feeds.lint.calendars import Calendar
from timeline.feeds.lint.components import Component
from timeline.feeds.lint.contentline import Property
from timeline.feeds.lint.faults import fault
from timeline.feeds.lint.values import shown
from timeline.feeds.lint.vocabulary import components as known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.feeds.lint.faults import Fault
    from timeline.feeds.lint.octets import Line

_DEEPEST: Final = 16


@dataclass(slots=True)
class Nesting:
    """The components that are open, the calendar they are in, and whether there has been one."""

    stack: list[Component] = field(default_factory=list)
    calendar: Calendar = field(default_factory=Calendar)
    found: bool = False

    def read(self, line: Line) -> Iterator[Fault]:
        """Take the next line, and yield all that is wrong with it and with what it ends."""
        yield from octets.faults(line)
        if not line.text:
            yield line.fault("blank-line", 0, "is blank; take it away")
        elif line.text[0] not in " \t":
            read = contentline.parse(line)
            if isinstance(read, Property):
                yield from self._property(read)
            else:
                yield read

    def end(self) -> Iterator[Fault]:
        """Yield what the end of the file shows to be wrong."""
        if not self.found:
            yield fault("no-calendar", (1, 1), "holds no calendar; it begins with BEGIN:VCALENDAR")
        for component in reversed(self.stack):
            yield component.fault("unclosed", f"has no END:{component.name[:40]}; is the file cut off?")
        if self.stack:
            yield from self.calendar.close(self.stack[0])

    def _property(self, prop: Property) -> Iterator[Fault]:
        if prop.name == "BEGIN":
            yield from self._begin(prop)
        elif prop.name == "END":
            yield from self._end(prop)
        elif not self.stack:
            yield prop.fault("outside", "stands outside of a calendar; take it away", at=0)
        else:
            yield from properties.faults(prop)
            yield from self.stack[-1].take(prop)
            self.calendar.name_zone(prop)

    def _begin(self, prop: Property) -> Iterator[Fault]:
        name = prop.value.strip().upper()
        yield from self._placed(prop, name)
        row = known().get(name)
        if row and any(each.name in row.within for each in self.stack):
            while self.stack[-1].name not in (*row.within, "") and self.stack[-1].name in known():
                yield from self._close()
        if name == "VCALENDAR":
            self.calendar, self.found = Calendar(), True
            self.stack.clear()
        elif self.stack:
            self.stack[-1].holds.add(name)
        if len(self.stack) < _DEEPEST:
            self.stack.append(Component(name, prop))

    def _placed(self, prop: Property, name: str) -> Iterator[Fault]:
        """Yield what is wrong with a component that begins here."""
        row, parent = known().get(name), self.stack[-1].name if self.stack else ""
        if prop.value.upper() != name or not name or not name.replace("-", "").isalnum() or not name.isascii():
            yield prop.fault("nesting", f"{shown(prop.value)} is not the name of a component")
        elif not parent and name != "VCALENDAR":
            yield prop.fault("outside", f"{shown(name)} stands outside of a calendar; put it into one")
        elif len(self.stack) >= _DEEPEST:
            yield prop.fault("nesting", f"{shown(name)} stands more than {_DEEPEST} components deep")
        elif row is None and not name.startswith("X-"):
            yield prop.fault("unknown-component", f"{shown(name)} is not registered; begin its name with X-")
        elif row and parent in known() and parent not in row.within:
            what = f"{name} may not stand in {parent}; is END:{parent} missing before it?"
            yield prop.fault("nesting", what, row.section)

    def _end(self, prop: Property) -> Iterator[Fault]:
        name = prop.value.strip().upper()
        if all(each.name != name for each in self.stack):
            yield prop.fault("nesting", f"{shown(name)} has not begun; take it away, or see what BEGIN it is for")
            return
        while self.stack[-1].name != name:
            open_ = self.stack[-1]
            yield open_.fault("unclosed", f"has not ended before END:{name[:40]} on line {prop.line.number}")
            yield from self._close()
        if prop.value.upper() != name:
            yield prop.fault("nesting", f"{shown(prop.value)} is not the name of a component; take the spaces away")
        yield from self._close()

    def _close(self) -> Iterator[Fault]:
        component = self.stack.pop()
        method = self.stack[0].first.get("METHOD") if self.stack else None
        yield from components.faults(component, method.value.upper() if method else "")
        if component.name == "VCALENDAR":
            yield from self.calendar.close(component)
        else:
            yield from self.calendar.take(component)
