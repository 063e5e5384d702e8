"""What lies behind the screen: files, an editor, a web browser; whoever opens the screen hands it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline.model import Timeline


@dataclass(frozen=True, slots=True)
class Outside:
    """Ways to what lies behind the screen. Each raises TimelineError when it cannot be gone.

    `place` is the file and line that state a fact; `edit` returns when a person has finished there.
    """

    load: Callable[[], Timeline]
    place: Callable[[str], tuple[Path, int]]
    edit: Callable[[Path, int], None]
    visit: Callable[[str], None]
