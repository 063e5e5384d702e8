"""What holds for a run: flags over TIMELINE_* variables over the workspace's own setting over the user's file.

Each value knows where it comes from, so that `timeline config` can say it and an error can name it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from timeline.cli.folders import folder
from timeline.errors import UsageError
from timeline.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.cli.environment import Environment
    from timeline.workspace import Workspace

FORMS: Final = ("table", "json", "jsonl", "csv", "tsv", "markdown", "html", "svg")
"""How a print can be written: `table` and `svg` as a view draws it, the others by `timeline.records.formats`."""

SHOWN: Final = ("rail", "ledger", "lanes")
"""The views that `show` has."""

BIDI: Final = ("auto", "marks", "plain", "visual")
"""What can be done with text from the right: `timeline.views.bidi.MODES`, or what suits where it is printed."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it comes from: `--lang`, `TIMELINE_LANG`, `…/config.toml:2`, `default`."""

    value: Any
    origin: str


_DEFAULTS: Final[Mapping[str, Setting]] = {
    "lang": Setting("en", "default"),
    "workspace": Setting("", "default"),
    "view": Setting("rail", "default"),
    "ascii": Setting(value=False, origin="default"),
    "bidi": Setting("auto", "default"),
    "output": Setting("table", "default"),
    "pager": Setting("less", "default"),
}
_CHOICES: Final = {
    "lang": ("language", LANGUAGES),
    "view": ("view", SHOWN),
    "bidi": ("direction", BIDI),
    "output": ("form", FORMS),
}
_FLAGS: Final = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


@dataclass(frozen=True, slots=True)
class Held:
    """What holds, every key of it checked; and the workspace that it holds for."""

    settings: Mapping[str, Setting]
    workspace: Workspace

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401  as the key types it
        """Return the value of a key."""
        return self.settings[key].value


def held(environment: Environment, **flags: object) -> Held:
    """Return what holds under these flags, of which those that are None were not given.

    Raises UsageError, or DataError with file and line, for a value that cannot be.
    """
    from timeline.workspace import find  # noqa: PLC0415 - --version and --help need none

    below, above = _around(environment, flags)
    asked = {**below, **above}["workspace"]
    try:
        workspace = find(environment.here, Path(asked.value) if asked.value else None)
    except UsageError as error:
        raise UsageError(f"{asked.origin}: {error}") from error
    return Held(_checked({**below, **_of_workspace(workspace), **above}), workspace)


def without_workspace(environment: Environment, **flags: object) -> Mapping[str, Setting]:
    """Return what holds where there is no workspace yet; raises what `held` does."""
    below, above = _around(environment, flags)
    return _checked({**below, **above})


def _around(environment: Environment, flags: Mapping[str, object]) -> tuple[dict[str, Setting], dict[str, Setting]]:
    """Return what the workspace's own settings go before, and what goes before them."""
    given = {key: Setting(value, f"--{key}") for key, value in flags.items() if value is not None}
    below = {**_DEFAULTS, **_of_pager(environment), **_of_user(environment)}
    return below, {**_of_variables(environment), **given}


def user_file(environment: Environment) -> Path | None:
    """Return where the user's settings stand, None if nowhere."""
    home = folder(environment, "config")
    return home and home / "config.toml"


def _of_user(environment: Environment) -> dict[str, Setting]:
    path = user_file(environment)
    if path is None or not path.is_file():
        return {}
    from timeline import datafile  # noqa: PLC0415 - who has no file pays nothing for it
    from timeline.datafile.fields import Field, flag, one_of, record, text, whole  # noqa: PLC0415

    fields = {key: Field(text) for key in _DEFAULTS} | {
        key: Field(one_of(*known)) for key, (_, known) in _CHOICES.items()
    }
    values = whole(path, record({**fields, "ascii": Field(flag)}))
    if "workspace" in values:
        values["workspace"] = str(path.parent / Path(values["workspace"]).expanduser())
    lines = datafile.read(path)
    return {key: Setting(value, f"{path}:{lines.line(key)}") for key, value in values.items()}


def _of_workspace(workspace: Workspace) -> dict[str, Setting]:
    language = workspace.language()
    return {"lang": Setting(language, str(workspace.about))} if language else {}


def _of_variables(environment: Environment) -> dict[str, Setting]:
    said = {}
    for key, default in _DEFAULTS.items():
        name = f"TIMELINE_{key.upper()}"
        value: str | bool = environment.variables.get(name, "")
        if isinstance(default.value, bool) and value:
            if str(value).lower() not in _FLAGS:
                raise UsageError(f"{name}: {value!r} is neither 1 nor 0")
            value = _FLAGS[str(value).lower()]
        if value != "":
            said[key] = Setting(value, name)
    return said


def _of_pager(environment: Environment) -> dict[str, Setting]:
    said = environment.variables.get("PAGER")
    return {} if said is None else {"pager": Setting(said, "PAGER")}


def _checked(settings: Mapping[str, Setting]) -> Mapping[str, Setting]:
    for key, (name, known) in _CHOICES.items():
        _check(name, settings[key], known)
    return settings


def _check(name: str, setting: Setting, known: tuple[str, ...]) -> None:
    if setting.value in known:
        return
    from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

    near = get_close_matches(setting.value, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
    raise UsageError(f"{setting.origin}: there is no {name} {setting.value!r}; {hint}")


def told(environment: Environment, settings: Held) -> list[str]:
    """Return a line for each setting: its name, its value, where it comes from; then the user's file and memory."""
    path = user_file(environment)
    rows = [(key, _said(key, settings), setting.origin) for key, setting in settings.settings.items()]
    rows += [("config", str(path or "-"), "is there" if path and path.is_file() else "is not there")]
    rows.append(("memory", str(folder(environment, "cache") or "-"), "may be deleted"))
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    return [f"{name:{widths[0]}}  {said:{widths[1]}}  {origin}" for name, said, origin in rows]


def _said(key: str, settings: Held) -> str:
    value = str(settings.workspace.root) if key == "workspace" else settings[key]
    return ("no", "yes")[value] if isinstance(value, bool) else value or "-"
