"""Prints the entries of a calendar that vobject finds valid: first day, last day, title and UID with U+001F between."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import vobject

calendar = vobject.readOne(Path(sys.argv[1]).read_bytes().decode("utf-8"))
calendar.validate(raiseException=True)
for event in calendar.contents.get("vevent", []):
    last = event.dtend.value - dt.timedelta(days=1)
    sys.stdout.write(f"{event.dtstart.value}\x1f{last}\x1f{event.summary.value}\x1f{event.uid.value}\n")
