"""Where a system keeps what a program keeps for its user."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.cli.environment import Environment

_ELSEWHERE: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "config": {"win32": ("APPDATA", ""), "darwin": ("HOME", "Library/Application Support"), "": ("HOME", ".config")},
    "cache": {"win32": ("LOCALAPPDATA", ""), "darwin": ("HOME", "Library/Caches"), "": ("HOME", ".cache")},
}


def folder(environment: Environment, kind: Literal["config", "cache"]) -> Path | None:
    """Return the folder of our settings or of what we remember: as XDG says, else as the system does, or None."""
    said = environment.variables.get(f"XDG_{kind.upper()}_HOME", "")
    if Path(said).is_absolute():  # others are to be ignored, says the XDG Base Directory Specification
        return Path(said, "timeline")
    systems = _ELSEWHERE[kind]
    home, place = systems.get(environment.platform, systems[""])
    return Path(environment.variables[home], place, "timeline") if environment.variables.get(home) else None
