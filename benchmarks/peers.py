"""khal as the benchmarks run it: installed by `make test-clients`, in an environment of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

KHAL: Final = Path(__file__).parent.parent / ".clients" / "bin" / "khal"

_CONFIG: Final = """\
[calendars]
[[anniversaries]]
path = {folder}/calendar
type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def khal_list(folder: Path) -> list[str]:
    """Return the command that lists a year of `calendar/` in the folder; its settings are written beside that."""
    settings = folder / "khal.conf"
    settings.write_text(_CONFIG.format(folder=folder), "utf-8")
    return [str(KHAL), "-c", str(settings), "list", "today", "365d"]
