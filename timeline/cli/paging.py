"""The pager: where a print is longer than the screen, a program that lets one move through it."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_LESS: Final = {"LESS": "FRX", "LESSCHARSET": "utf-8"}
"""How less is to behave where the user does not say: quit on one screen, show colours, leave the screen as it is."""


def paged(text: str, command: str, variables: Mapping[str, str]) -> bool:
    """Return whether the pager was there and showed the text; it has been left again when this returns."""
    try:
        words = [command] if shutil.which(command) else shlex.split(command)
    except ValueError:  # a quotation mark is not closed
        return False
    program = shutil.which(words[0]) if words else None
    if program is None:
        return False
    # A user of the machine chose the command; it is run without a shell.
    pager = subprocess.Popen([program, *words[1:]], stdin=subprocess.PIPE, env={**_LESS, **variables})  # noqa: S603
    with suppress(BrokenPipeError, KeyboardInterrupt):  # left before the end, or Ctrl-C, which is meant for the pager
        pager.communicate(text.encode())
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):
            pager.wait()
    return pager.returncode <= 0  # it can be killed while it shows, but what fails has shown nothing
