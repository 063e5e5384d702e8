"""The pager: where a print is longer than the screen, a program that lets one move through it."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import IO

_LESS: Final = {"LESS": "FRX", "LESSCHARSET": "utf-8"}
"""How less is to behave where the user does not say: quit on one screen, show colours, leave the screen as it is."""


def paged(lines: Iterable[str], command: str, variables: Mapping[str, str]) -> bool:
    """Return whether the pager was there and showed the lines; it has been left again when this returns."""
    try:
        words = [command] if shutil.which(command) else shlex.split(command)
    except ValueError:  # a quotation mark is not closed
        return False
    program = shutil.which(words[0]) if words else None
    if program is None:
        return False
    # A user of the machine chose the command; it is run without a shell.
    pager = subprocess.Popen([program, *words[1:]], stdin=subprocess.PIPE, env={**_LESS, **variables})  # noqa: S603
    stdin = cast("IO[bytes]", pager.stdin)
    with suppress(OSError, KeyboardInterrupt):  # left before the end, or Ctrl-C, which is meant for the pager
        stdin.writelines(line.encode() for line in lines)
    with suppress(OSError):
        stdin.close()
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):
            pager.wait()
    return pager.returncode <= 0  # it can be killed while it shows, but what fails has shown nothing
