"""How commands share options: a dataclass says which, a decorator gives them to a command.

So the options of a command, their help and their defaults stand in one place, and a new command has them by one line.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, get_type_hints

import typer

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Rest = ParamSpec("Rest")
Taken = TypeVar("Taken", bound="DataclassInstance")

Command = Callable[Concatenate[Any, Taken, Rest], None]
"""What is decorated: it takes the environment, or the context of typer around it, the shared options, and its own."""


def taking(options: type[Taken]) -> Callable[[Command[Taken, Rest]], Callable[..., None]]:
    """Return a decorator that gives a command one parameter for each field of a dataclass, after its own."""
    shared = _shared(options)

    def decorate(command: Command[Taken, Rest]) -> Callable[..., None]:
        first, _, *own = inspect.signature(command, eval_str=True).parameters.values()
        in_context = first.annotation is typer.Context

        @wraps(command)
        def run(context: typer.Context, **given: Any) -> None:  # noqa: ANN401  as each option types it
            taken = options(**{each.name: given.pop(each.name) for each in shared if each.name in given})
            command(context if in_context else context.obj, taken, **given)  # type: ignore[call-arg]  # as typer is told

        named = (each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own)
        parameters = [_parameter("context", typer.Context), *named, *shared]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {}
        return run

    return decorate


@cache
def _shared(options: type[DataclassInstance]) -> list[inspect.Parameter]:
    """Return a parameter for each field."""
    hints = get_type_hints(options, include_extras=True)
    return [_parameter(field.name, hints[field.name], field.default) for field in fields(options)]


def _parameter(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:  # noqa: ANN401
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
