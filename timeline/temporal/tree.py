"""The form of a rule: classes one after another, in brackets, by choice, so many times.

`(day MONTH)? year | THIS YEAR` is parsed into its branches: rows of classes and of groups, which have branches again.
Whatever can come again can come so many times at most, so a rule reaches no further than it says.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<name>[A-Za-z]+|\$)(?P<own>[0-9]*)(?P<features>(?:&[a-z]+)*)(?:=(?P<part>[A-Za-z]+[0-9]*))?(?P<mark>[!~]?)"
    r"|<(?P<piece>[a-z]+)(?P<number>[0-9]*)>|(?P<times>\?|\{(?P<least>[0-9]+)(?:,(?P<most>[0-9]+))?\})|(?P<bracket>[()|]))"
)
_PARTICLES: Final = frozenset({"BEFORE", "AFTER"})
END: Final = "$"
"""The class of the end of a passage."""


class Element(NamedTuple):
    """One class of a rule: `name`, the classes that a word must have (`wants`, none for `any`), the `part` it makes.

    What is context (`!`) stands in no extent, what is aside (`~`, or a particle) in the phrase alone. What is marked so
    at an end of the rule is looked at only, and left to other expressions.
    """

    name: str
    wants: frozenset[str]
    part: str
    marked: bool
    is_context: bool
    is_aside: bool


class Group(NamedTuple):
    """One of some branches, so many times at least and at most."""

    branches: Branches
    least: int = 1
    most: int = 1


Node = Element | Group
Branches = tuple[tuple[Node, ...], ...]


class Pieces(dict[tuple[str, str], Branches]):
    """The branches of the pieces that rules share, by name and number: `<date2>` numbers the classes of `<date>`."""

    def __init__(self, written: Mapping[str, str]) -> None:
        super().__init__()
        self.written = written

    def __missing__(self, key: tuple[str, str]) -> Branches:
        """Return the branches of a piece that was not asked for before."""
        name, number = key
        self[key] = ()  # until it is parsed: a piece that finds itself so holds itself
        self[key] = branches = parse(self.written[name], self, number)
        return branches


def parse(match: str, pieces: Pieces, number: str = "") -> Branches:
    """Return the branches of a rule, or of a piece of that number; ValueError where it is not one."""
    stack: list[list[list[Node]]] = [[[]]]
    at = 0
    while (token := _TOKEN.match(match, at)) is not None:
        at = token.end()
        here = stack[-1][-1]
        if token["name"]:
            here.append(_element(token.group("name", "own", "features", "part", "mark"), number))
        elif token["piece"]:
            here.append(_piece(match, pieces, token["piece"], token["number"] or number))
        elif token["times"] and here:
            here[-1] = _repeated(here[-1], token)
        elif token["bracket"] == "(":
            stack.append([[]])
        elif token["bracket"] == "|":
            stack[-1].append([])
        elif token["bracket"] == ")" and len(stack) > 1:
            closed = Group(tuple(map(tuple, stack.pop())))
            stack[-1][-1].append(closed)
        else:
            raise ValueError(f"rule {match!r} cannot be read before {match[at:][:20]!r}")
    if match[at:].strip() or len(stack) > 1:
        raise ValueError(f"rule {match!r} cannot be read from {match[at:][:20]!r} on")
    return tuple(map(tuple, stack[0]))


def _piece(match: str, pieces: Pieces, name: str, number: str) -> Group:
    if name not in pieces.written:
        raise ValueError(f"rule {match!r} has a piece <{name}> that there is not")
    branches = pieces[name, number]
    if not branches:
        raise ValueError(f"rule {match!r} has a piece <{name}> that holds itself")
    return Group(branches)


def _repeated(node: Node, token: re.Match[str]) -> Group:
    branches = node.branches if isinstance(node, Group) and node.least == node.most == 1 else ((node,),)
    least, most = token.group("least", "most")
    return Group(branches, int(least), int(most or least)) if least else Group(branches, 0)


@cache
def _element(written: tuple[str, ...], number: str) -> Element:
    name, own, features, part, mark = written
    return Element(
        name=name,
        wants=frozenset({name, *features.split("&")[1:]} - {"any"}),
        part=f"{part}{number}" if part else name + (own or number),
        marked=bool(mark),
        is_context=mark == "!",
        is_aside=mark == "~" or name in _PARTICLES,
    )
