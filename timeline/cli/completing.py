"""What could stand at the cursor: ids, tags, kinds and feeds of the workspace, for the completion of shells.

Only the catalogue is read, no document, so that an answer comes before the user has typed on. What cannot be read has
nothing to offer: a shell has no room for an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer  # noqa: TC002 - typer reads the annotations of what completes

from timeline.errors import TimelineError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.cli.settings import Held
    from timeline.model import Event, Observance

    Complete = Callable[[typer.Context, str], list[tuple[str, str]]]


NAME: Final = "timeline"
ASKING: Final = "_TIMELINE_COMPLETE"
"""The variable by which a shell asks what could stand at the cursor."""

SHELLS: Final = ("bash", "zsh", "fish", "powershell")


def script(shell: str) -> str:
    """Return what a shell is to run so that it completes; UsageError for a shell that is not known."""
    from typer import completion  # noqa: PLC0415 - only a shell asks

    if shell not in SHELLS:
        raise UsageError(f"there is no completion for {shell!r}; there is for {', '.join(SHELLS)}")
    return completion.get_completion_script(prog_name=NAME, complete_var=ASKING, shell=shell)  # type: ignore[attr-defined]


def prepare() -> None:
    """Have typer answer in the words of the shells."""
    from typer import completion  # noqa: PLC0415 - the same

    completion.completion_init()  # type: ignore[attr-defined]


def completing(offers: Callable[[Held], Iterable[tuple[str, str]]]) -> Complete:
    """Return what typer calls with what is typed so far, and which gives the words that go on from there."""

    def complete(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from timeline.cli.settings import held  # noqa: PLC0415 - only a shell asks

        named = context.params.get("workspace") or (context.parent and context.parent.params.get("workspace"))
        try:
            offered = dict(offers(held(context.obj, workspace=named)))
        except TimelineError:
            return []
        return [(word, meaning) for word, meaning in sorted(offered.items()) if word.startswith(incomplete)]

    return complete


def _facts(settings: Held) -> list[Event | Observance]:
    from timeline import catalogue  # noqa: PLC0415 - the same

    known = catalogue.load(settings.workspace.events)
    return [*known.events, *known.observances]


def _ids(settings: Held) -> Iterable[tuple[str, str]]:
    return ((fact.id, f"{fact.when} {fact.title(settings['lang'])}") for fact in _facts(settings))


def _tags(settings: Held) -> Iterable[tuple[str, str]]:
    return ((tag, "") for fact in _facts(settings) for tag in fact.tags)


def _kinds(_settings: Held) -> Iterable[tuple[str, str]]:
    from timeline.catalogue import KINDS  # noqa: PLC0415 - the same

    return ((kind, "") for kind in KINDS)


def _feeds(settings: Held) -> Iterable[tuple[str, str]]:
    from timeline.feeds import config  # noqa: PLC0415 - the same

    feeds = config.load(settings.workspace.calendars / "feeds.toml")
    return ((feed.name, feed.titles.get(settings["lang"], "")) for feed in feeds)


ids, tags, kinds, feeds = map(completing, (_ids, _tags, _kinds, _feeds))


def words(*known: str) -> Callable[[str], list[str]]:
    """Return the completion of a word that is one of a few."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return complete
