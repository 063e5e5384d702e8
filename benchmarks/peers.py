"""khal as the benchmarks run it: installed by `make test-clients`, in an environment of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

KHAL: Final = Path(__file__).parent.parent / ".clients" / "bin" / "khal"

_CONFIG: Final = Path(__file__).parent.parent / "tests" / "clients" / "khal.conf"


def khal_list(folder: Path) -> list[str]:
    """Return the command that lists a year of `calendar/` in the folder; its settings are written beside that."""
    settings = folder / "khal.conf"
    settings.write_text(_CONFIG.read_text("utf-8").format(folder=folder), "utf-8")
    return [str(KHAL), "-c", str(settings), "list", "today", "365d"]
