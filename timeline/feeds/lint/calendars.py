"""One calendar: what its entries have to do with one another: their UIDs, and the zones they name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from babel.core import get_global

from timeline.feeds.lint.properties import UTC_NAMES
from timeline.feeds.lint.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.feeds.lint.components import Component
    from timeline.feeds.lint.contentline import Property
    from timeline.feeds.lint.faults import Fault

_ESCAPED: Final = re.compile(r"\\([\\;,])")
_ENTRIES: Final = frozenset({"VEVENT", "VJOURNAL", "VTODO"})


@cache
def iana_zones() -> frozenset[str]:
    """Return the names of the IANA time zone database, old ones too, as CLDR has them: the same on every machine."""
    return frozenset((*get_global("zone_territories"), *get_global("zone_aliases"), *UTC_NAMES))


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar as far as it has been read: on which line which entry began, which zones it names and describes."""

    entries: dict[tuple[str, ...], int] = field(default_factory=dict)
    named: dict[str, Property] = field(default_factory=dict)
    described: dict[str, int] = field(default_factory=dict)
    unorganized: list[Component] = field(default_factory=list)

    def name_zone(self, prop: Property) -> None:
        """Take note of the zone that a property needs."""
        zone = prop.parameter("TZID")
        if zone is not None and not zone.startswith("/") and prop.value[-1:] not in {"Z", "z"}:
            self.named.setdefault(zone, prop)

    def take(self, component: Component) -> Iterator[Fault]:
        """Take in an entry or a time zone that has ended, and yield what is wrong with it beside the others."""
        if component.name in _ENTRIES:
            if "ORGANIZER" not in component.first and not self.unorganized:
                self.unorganized.append(component)
            yield from self._identity(component)
        elif component.name == "VTIMEZONE" and (named := component.first.get("TZID")):
            name = _ESCAPED.sub(r"\1", named.value)
            line = self.described.setdefault(name, named.line.number)
            if line != named.line.number:
                yield named.fault("zone-twice", f"is described on line {line} already; keep one")

    def _identity(self, component: Component) -> Iterator[Fault]:
        uid, instance = component.first.get("UID"), component.first.get("RECURRENCE-ID")
        if uid is None or not uid.value:
            return
        which = (instance.value, instance.parameter("TZID") or "") if instance else ()
        line = self.entries.setdefault((component.name, uid.value, *which), uid.line.number)
        if line != uid.line.number:
            yield uid.fault("uid-twice", f"{shown(uid.value)} is the UID of line {line} already; give each its own")

    def close(self, component: Component) -> Iterator[Fault]:
        """Yield what is wrong with the calendar as a whole; `component` is its VCALENDAR."""
        if not component.holds:
            yield component.fault("no-component", "holds no entry; clients refuse it: do not publish it empty")
        for zone, prop in self.named.items():
            if zone in self.described:
                continue
            if zone in iana_zones():
                yield prop.fault("zone-named", f"{zone} has no VTIMEZONE here; add it for clients that need one", at=0)
            else:
                yield prop.fault("zone-missing", f"{shown(zone)} has no VTIMEZONE here; add it, or write UTC", at=0)
        method, uid = component.first.get("METHOD"), component.first.get("UID")
        if method and method.value.upper() == "PUBLISH" and self.unorganized:
            what = "PUBLISH asks for an ORGANIZER in each entry; leave METHOD out, or add it"
            yield method.fault("organizer", what)
        if uid:
            yield uid.fault("calendar-uid", "vdirsyncer keeps one entry of a calendar with a UID; leave it out", at=0)
