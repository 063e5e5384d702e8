"""Calendars that were filtered before: as many as fit into so many bytes, those asked for last."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.serving.filters import Filter
    from timeline.serving.table import Entry


@dataclass(slots=True)
class Memory:
    """Entries by their filter; together they take at most `room` bytes, and at most `most` filters are known."""

    room: int
    most: int
    _kept: OrderedDict[Filter, Entry | None] = field(default_factory=OrderedDict)
    _size: int = 0

    def __contains__(self, asked: Filter) -> bool:
        """Return whether the filter is known, even if its entry is outdated."""
        return asked in self._kept

    def get(self, asked: Filter) -> Entry | None:
        """Return the entry of a filter, which thereby becomes the last to go; None if it has to be made."""
        found = self._kept.get(asked)
        if found is not None:
            self._kept.move_to_end(asked)
        return found

    def put(self, asked: Filter, entry: Entry) -> None:
        """Keep an entry, in the place of an older one of its filter and of those asked for longest ago."""
        self._drop(self._kept.pop(asked, None))
        self._kept[asked] = entry
        self._size += entry.size
        while self._size > self.room or len(self._kept) > self.most:
            self._drop(self._kept.popitem(last=False)[1])

    def outdate(self) -> None:
        """Drop every entry, and keep in mind that its filter was asked for."""
        self._kept = OrderedDict.fromkeys(self._kept)
        self._size = 0

    def _drop(self, entry: Entry | None) -> None:
        self._size -= entry.size if entry else 0
