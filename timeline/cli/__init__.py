"""The command line: arguments in, an exit code out; the only room that reads the clock and the environment."""

from __future__ import annotations

import gc
import sys

from timeline import __version__


def main() -> None:
    """Run the program on the arguments of the process, and exit."""
    if sys.argv[1:] == ["--version"]:  # other programs ask it often; it is answered before anything is loaded
        print(f"timeline {__version__}")  # noqa: T201 - no stream is in hand yet
        return
    gc.set_threshold(100_000)  # most runs make less than that, and none of it is garbage
    from timeline.cli.environment import Environment  # noqa: PLC0415 - as said
    from timeline.cli.running import run  # noqa: PLC0415 - as said

    code = run(sys.argv[1:], Environment.of_process())
    gc.freeze()  # what there is goes with the process: the interpreter need not look for cycles in it
    sys.exit(code)
