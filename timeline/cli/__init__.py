"""The command line: arguments in, an exit code out; the only room that reads the clock and the environment."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

from typer.exceptions import Abort, TyperException
from typer.main import get_command

from timeline.cli.app import app
from timeline.cli.environment import Environment
from timeline.errors import Exit, TimelineError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main", "run"]


def main() -> None:
    """Run the program on the arguments of the process, and exit."""
    sys.exit(run(sys.argv[1:], Environment.of_process()))


def run(arguments: Sequence[str], environment: Environment) -> int:
    """Return how the run ended. Whatever a user can mend is said in one line on stderr."""
    try:
        with redirect_stdout(environment.stdout), redirect_stderr(environment.stderr):  # what typer prints: help
            ended = get_command(app).main(list(arguments), "timeline", standalone_mode=False, obj=environment)
        environment.stdout.flush()
    except TimelineError as error:
        return _fail(environment, str(error), error.exit_code)
    except TyperException as error:
        return _fail(environment, f"{error.format_message().rstrip('.')}; see timeline --help", Exit.USAGE)
    except (Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, which is its right; nothing may be said when the interpreter flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    return ended if isinstance(ended, int) else Exit.OK


def _fail(environment: Environment, what: str, code: int) -> int:
    environment.stdout.flush()
    print(f"timeline: {' '.join(what.split())}", file=environment.stderr)
    return code
