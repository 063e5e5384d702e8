"""Prints what happens between two years of a calendar: first day, last day, title and UID with U+001F between."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import icalendar
import recurring_ical_events

path, first, last = sys.argv[1:]
calendar = icalendar.Calendar.from_ical(Path(path).read_bytes())
for event in recurring_ical_events.of(calendar).between((int(first), 1, 1), (int(last) + 1, 1, 1)):
    days = f"{event.start}\x1f{event.end - dt.timedelta(days=1)}"
    sys.stdout.write(f"{days}\x1f{event['SUMMARY']}\x1f{event['UID']}\n")
