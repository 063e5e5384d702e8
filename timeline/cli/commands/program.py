"""The commands that are about the program itself."""

from __future__ import annotations

from timeline.cli.environment import Environment
from timeline.cli.options import Place
from timeline.cli.settings import held, told
from timeline.cli.sharing import taking


@taking(Place)
def config(environment: Environment, asked: Place) -> None:
    """Print the settings that hold, and where each comes from. Options, TIMELINE_*, the workspace, or config.toml."""
    for line in told(environment, held(environment, workspace=asked.workspace)):
        print(line, file=environment.stdout)
