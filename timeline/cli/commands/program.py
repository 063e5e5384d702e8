"""The commands that are about the program itself."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli import completing
from timeline.cli.completing import SHELLS
from timeline.cli.environment import Environment
from timeline.cli.options import Page
from timeline.cli.settings import held, told
from timeline.cli.sharing import taking


@taking(Page)
def config(environment: Environment, asked: Page) -> None:
    """Print the settings that hold, and where each comes from. Options, TIMELINE_*, the workspace, or config.toml."""
    for line in told(environment, held(environment, **asked.flags())):
        print(line, file=environment.stdout)


def completion(
    context: typer.Context,
    shell: Annotated[
        str,
        typer.Argument(
            metavar="SHELL", help=f"{', '.join(SHELLS[:-1])} or {SHELLS[-1]}.", autocompletion=completing.words(*SHELLS)
        ),
    ],
) -> None:
    """Print what a shell needs to complete. Commands, options, and ids, tags and feeds of the workspace."""
    print(completing.script(shell), file=context.obj.stdout)
