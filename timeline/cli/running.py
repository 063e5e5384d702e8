"""One run: the command that is asked for, and how it ended. Whatever a user can mend is said in one line on stderr."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Final

from typer.exceptions import Abort, TyperException
from typer.exceptions import Exit as Ended

from timeline.cli.app import root
from timeline.cli.completing import ASKING, NAME, prepare
from timeline.errors import Exit, TimelineError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer import Context

    from timeline.cli.environment import Environment

_DEBUG: Final = "--debug"


def run(arguments: Sequence[str], environment: Environment) -> int:
    """Return how the run ended; `--debug`, which may stand anywhere, shows the traceback of what failed."""
    debug = _DEBUG in arguments
    try:
        return _command([each for each in arguments if each != _DEBUG], environment)
    except (Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a user who did not ask for a traceback gets none
        if _is_closed(error, environment):
            # The reader has gone, which is its right; nothing may be said when the interpreter flushes at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return Exit.OK
        if debug:
            traceback.print_exc(file=environment.stderr)
        what, code = _told(error)
        environment.stdout.flush()
        print(f"timeline: {' '.join(what.split())}", file=environment.stderr)
        return code


def _command(arguments: list[str], environment: Environment) -> int:
    command = root()
    if environment.variables.get(ASKING):
        prepare()
        command.main([], NAME, obj=environment)  # which answers the shell, and exits
    with redirect_stdout(environment.stdout), redirect_stderr(environment.stderr):  # what typer prints: help
        try:
            with command.make_context(NAME, arguments, obj=environment) as context:
                command.invoke(context)
        except Ended as ended:
            return ended.exit_code
        finally:
            environment.stdout.flush()
    return Exit.OK


def _told(error: Exception) -> tuple[str, Exit]:
    """Return what to say of an error, and how the run ends."""
    if isinstance(error, TimelineError):
        return str(error), error.exit_code
    if isinstance(error, TyperException):
        return _of_typer(error), Exit.USAGE
    if isinstance(error, OSError) and error.filename is None:  # files are told by who opens them; this is a stream
        return f"what is printed cannot be written: {error.strerror}", Exit.FAILED
    return f"a fault of the program: {type(error).__name__}: {error}; {_DEBUG} shows where", Exit.FAILED


def _of_typer(error: TyperException) -> str:
    """Return what typer says of the arguments, and what may have been meant."""
    context, near = getattr(error, "ctx", None), getattr(error, "possibilities", None)
    option = getattr(error, "option_name", "")
    taking = _taking(option, context)
    if taking:
        return f"{option} goes after a command, as in timeline {taking} {option}"
    if near:
        return f"{error.message}; did you mean {min(near)}?"
    what = error.format_message().rstrip(".").replace(". Did you mean", "; did you mean")
    return what if what.endswith("?") else f"{what}; see {context.command_path if context else NAME} --help"


def _taking(option: str, context: Context | None) -> str:
    """Return the first command that takes an option; nothing if none does, or one was named already."""
    commands = getattr(context.command, "commands", {}) if context else {}
    return next((name for name in commands if any(option in each.opts for each in commands[name].params)), "")


def _is_closed(error: Exception, environment: Environment) -> bool:
    """Return whether the reader of stdout has gone. Windows calls that an invalid argument."""
    closed = isinstance(error, OSError) and error.errno == errno.EINVAL and environment.platform == "win32"
    return closed or isinstance(error, BrokenPipeError)
