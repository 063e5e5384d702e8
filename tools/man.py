"""Write docs/timeline.1, the manual page, from the help of the program: `python -m tools.man`.

What a command does is said once, in its help; tests/test_man.py holds the page to it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline.cli.app import root
from timeline.cli.completing import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from typer._click.core import Command, Parameter

PAGE: Final = Path(__file__).parent.parent / "docs" / "timeline.1"

_HEAD: Final = """\
.\\" Written by tools/man.py from the help of the program.
.TH TIMELINE 1 "" "timeline" "User Commands"
.SH NAME
timeline \\- chronologies and anniversaries from documents
.SH SYNOPSIS
.B timeline
[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR [\\fIARGS\\fR]]
"""
_FOOT: Final = """\
.SH ENVIRONMENT
.TP
.B TIMELINE_LANG, TIMELINE_WORKSPACE, TIMELINE_VIEW, TIMELINE_ASCII, TIMELINE_BIDI, TIMELINE_OUTPUT, TIMELINE_PAGER
What holds where no option says it.
.TP
.B PAGER, LESS
The pager, and how less behaves.
.TP
.B NO_COLOR, FORCE_COLOR, COLUMNS, LINES
Whether there are colours, and how large the page is.
.TP
.B XDG_CONFIG_HOME
Where the folder of the settings is.
.SH FILES
.TP
.I ~/.config/timeline/config.toml
The settings of a user; \\fBtimeline config\\fR says where it is and what holds.
.TP
.I seeds/, calendars/
A workspace: documents and events, and the calendars made of them.
.SH EXIT STATUS
.TP
.B 0
All is well.
.TP
.B 1
Something failed, or was found wrong.
.TP
.B 2
It was asked for what it does not have.
.TP
.B 130
It was interrupted.
"""


def page() -> str:
    """Return the manual page (man(7))."""
    whole = root()
    commands: Mapping[str, Command] = whole.commands
    parts = [_HEAD, ".SH DESCRIPTION\n", f"{_text(whole.help or '')}\n", ".SH OPTIONS\n", *_parameters(whole)]
    parts.append(".SH COMMANDS\n")
    for name, command in commands.items():
        arguments = (each.make_metavar(None) for each in command.params if each.param_type_name == "argument")  # type: ignore[arg-type]
        parts.append(f".SS {NAME} {name} {_text(' '.join(arguments))}".rstrip() + "\n")
        parts.append(f"{_text(command.help or '')}\n")
        parts += _parameters(command)
        parts += _examples(command)
    return "".join((*parts, _FOOT))


def _parameters(command: Command) -> Iterator[str]:
    for each in command.params:
        if each.param_type_name == "option":
            yield f".TP\n.B {_text(_spelled(each))}\n{_text(getattr(each, 'help', '') or '')}\n"


def _spelled(option: Parameter) -> str:
    return f"{', '.join(option.opts)} {'' if getattr(option, 'is_flag', False) else option.metavar or ''}".strip()


def _examples(command: Command) -> Iterator[str]:
    lines = (command.epilog or "").splitlines()[2:]
    if lines:
        yield ".PP\nExamples:\n.RS\n.nf\n"
        yield from (f"{_text(line.strip())}\n" for line in lines)
        yield ".fi\n.RE\n"


def _text(text: str) -> str:
    """Return a text that roff prints as it is."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
