"""The command line: arguments in, an exit code out; the only room that reads the clock and the environment."""

from __future__ import annotations

import sys

from timeline import __version__


def main() -> None:
    """Run the program on the arguments of the process, and exit."""
    if sys.argv[1:] == ["--version"]:  # other programs ask it often; it is answered before anything is loaded
        print(f"timeline {__version__}")  # noqa: T201 - no stream is in hand yet
        return
    from timeline.cli.environment import Environment  # noqa: PLC0415 - as said
    from timeline.cli.running import run  # noqa: PLC0415 - as said

    sys.exit(run(sys.argv[1:], Environment.of_process()))
