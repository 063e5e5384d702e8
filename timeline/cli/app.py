"""The program: its options, its commands, and an example or two of each; nothing else is decided here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Final

import typer
from typer.main import get_command_from_info, get_group
from typer.models import CommandInfo

from timeline import __version__
from timeline.cli.options import Page
from timeline.cli.sharing import taking
from timeline.errors import UsageError

if TYPE_CHECKING:
    from typer._click.core import Command
    from typer.core import TyperGroup


def _examples(*lines: str) -> str:
    """Return what stands at the end of a help: the lines as they are, for a shell to be given."""
    return "\n".join(("\b", "Examples:", *(f"  timeline {line}".rstrip() for line in lines)))


app = typer.Typer(
    help="Finds the dates in documents, gathers their events, and keeps their anniversaries.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,  # `timeline completion` is the one way to it
    no_args_is_help=False,
)


@app.callback(
    invoke_without_command=True, epilog=_examples("", "--output svg > page.svg", "--lang kk upcoming", "show --help")
)
@taking(Page)
def timeline(
    context: typer.Context,
    asked: Page,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    _debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of what fails.")] = False,
) -> None:
    """Print the chronology at a glance when no command is given; options here hold for the command that follows."""
    if version:
        print(f"timeline {__version__}", file=context.obj.stdout)
        raise typer.Exit
    if context.invoked_subcommand is None:
        from timeline.cli.commands.views import dashboard  # noqa: PLC0415 - a command has its own module

        dashboard(context, **asdict(asked))
    else:
        context.default_map = {context.invoked_subcommand: _handed_on(context, context.invoked_subcommand, asked)}


def _handed_on(context: typer.Context, name: str, asked: Page) -> dict[str, object]:
    """Return the options given before a command, for it; UsageError for one that it has not."""
    given = {option: value for option, value in asdict(asked).items() if value}
    command = context.command.commands[name]  # type: ignore[attr-defined]  # of a group
    taken = {(each.name, each.metavar) for each in command.params}  # export has an --output FILE
    for each in context.command.params:
        if each.name in given and (each.name, each.metavar) not in taken:
            raise UsageError(f"{name} has no use for {each.opts[0]} before it; see timeline {name} --help")
    return given


_ROWS: Final = (
    ("views.show", "show treaty signed", "show --from 1949 --to 1991 --kind treaty", "show --output svg > rail.svg"),
    ("views.upcoming", "upcoming --jubilees", "upcoming --lang ru --output csv > plan.csv"),
    ("views.explain", "explain moon-landing-1969", "explain moon --output json"),
    ("views.today", "today", "today --lang kk"),
    ("views.on", "on 08-29", "on 2031-08-29"),
    ("views.month", "month", "month 2026-08"),
    ("views.year", "year 2026", "year --lang ru --tag law"),
    ("views.strip", "strip"),
    ("views.stats", "stats", "stats --from 1991"),
    ("workspace.init", "init", "init ~/history"),
    ("workspace.extract", "extract report.txt", "extract - --published 2024-03-15 < letter.txt"),
    ("workspace.build", "build", "build --workspace ~/history"),
    ("workspace.check", "check"),
    ("workspace.lint", "lint calendars/*.ics", "lint - --json < feed.ics"),
    (
        "workspace.export",
        "export rss --output feed.xml",
        "export csv --feed jubilees --from 2026-01-01 --to 2026-12-31",
    ),
    ("web.publish", "publish site"),
    ("web.serve", "serve"),
    ("web.push", "push https://dav.example.org/calendars/history/"),
    ("views.browse", "browse", "browse --tag law --from 1990", "browse --lang kk --workspace ~/history"),
    ("program.config", "config", "config --workspace ~/history"),
    (
        "program.completion",
        "completion bash >> ~/.bashrc",
        "completion fish > ~/.config/fish/completions/timeline.fish",
    ),
)


class Commands(Mapping[str, "Command"]):
    """The commands by name, each loaded and made ready when it is asked for: a run has need of one."""

    _rows: Final[Mapping[str, tuple[str, ...]]] = {row[0].partition(".")[2]: row for row in _ROWS}

    def __getitem__(self, name: str) -> Command:
        """Return a command; KeyError if there is none of that name."""
        place, *examples = self._rows[name]
        module = import_module(f"timeline.cli.commands.{place.partition('.')[0]}")
        info = CommandInfo(callback=getattr(module, name), epilog=_examples(*examples))
        return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)

    def __iter__(self) -> Iterator[str]:
        """Yield the names in the order in which a help lists them."""
        return iter(self._rows)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows)


def root() -> TyperGroup:
    """Return the whole program, as typer runs it."""
    group = get_group(app)
    group.commands = Commands()  # type: ignore[assignment]  # it is only read
    return group
