"""The form of a rule: classes one after another, in brackets, by choice, so many times; and what it can begin with.

`(day MONTH)? year | THIS YEAR` is parsed into a tree. The tree gives the regular expression, and tells which symbols it
can begin with and which can follow them, so that rules that cannot match are not tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ELEMENT: Final = re.compile(r"([A-Za-z]+)([0-9]*)((?:&[a-z]+)*)(?:=([A-Za-z]+[0-9]*))?([!~]?)")
_TOKEN: Final = re.compile(
    rf"\s*(?:(?P<element>{_ELEMENT.pattern})|(?P<times>[?*+]|\{{[0-9,]+\}})|(?P<bracket>[()|])|(?P<edge>[$^]))"
)


_PARTICLES: Final = frozenset({"BEFORE", "AFTER"})


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One class of a rule: `name` with the features asked for, the `part` it makes, `mark` for context or phrase.

    `letters` are the symbols of the words that have them.
    """

    name: str
    features: frozenset[str]
    part: str
    mark: str
    letters: str = ""

    @property
    def wants(self) -> frozenset[str]:
        """The classes that a word must have; none for `any`."""
        return self.features | ({self.name} - {"any"})

    @property
    def is_context(self) -> bool:
        """Whether it stands in no extent."""
        return self.mark == "!"

    @property
    def is_aside(self) -> bool:
        """Whether it stands in the phrase alone."""
        return self.mark == "~" or self.name in _PARTICLES


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """The beginning (`^`) or end (`$`) of the passage."""

    sign: str


@dataclass(frozen=True, slots=True, eq=False)
class Several:
    """Nodes one after another, or, as a `choice`, one of them; so many `times` as the regular expression says."""

    nodes: tuple[Element | Edge | Several, ...]
    choice: bool = False
    times: str = ""


Node = Element | Edge | Several


def written_out(match: str, pieces: Mapping[str, str], within: tuple[str, ...] = ()) -> str:
    """Return the rule with each `<piece>` written out; `<piece2>` numbers the classes of the piece.

    `within` are the pieces that it is part of. Raises ValueError on a piece that there is not, or that holds itself.
    """

    def piece(found: re.Match[str]) -> str:
        name, number = found.groups()
        if name not in pieces:
            raise ValueError(f"rule {match!r} has a piece <{name}> that there is not")
        if name in within:
            raise ValueError(f"rule {match!r} has a piece <{name}> that holds itself")
        inner = written_out(pieces[name], pieces, (*within, name))
        return f"({_ELEMENT.sub(lambda each: _numbered(each, number), inner) if number else inner})"

    return re.sub(r"<([a-z]+)([0-9]*)>", piece, match)


def _numbered(element: re.Match[str], number: str) -> str:
    name, own, features, part, mark = element.groups()
    renamed = f"={part}{number}" if part else ""
    return f"{name}{own or number}{features}{renamed}{mark}"


def parse(match: str) -> Several:
    """Return the tree of a rule; ValueError where it is not one."""
    stack: list[list[list[Node]]] = [[[]]]
    at = 0
    while (token := _TOKEN.match(match, at)) is not None:
        at = token.end()
        here = stack[-1][-1]
        if token["element"]:
            here.append(_element(token["element"]))
        elif token["edge"]:
            here.append(Edge(token["edge"]))
        elif token["times"] and here:
            if _is_endless(token["times"]) and _repeats(here[-1]):
                raise ValueError(f"rule {match!r} repeats what repeats, before {match[at:][:20]!r}")
            here[-1] = Several((here[-1],), times=token["times"])
        elif token["bracket"] == "(":
            stack.append([[]])
        elif token["bracket"] == "|":
            stack[-1].append([])
        elif token["bracket"] == ")" and len(stack) > 1:
            closed = _choice(stack.pop())
            stack[-1][-1].append(closed)
        else:
            raise ValueError(f"rule {match!r} cannot be read before {match[at:][:20]!r}")
    if match[at:].strip() or len(stack) > 1:
        raise ValueError(f"rule {match!r} cannot be read from {match[at:][:20]!r} on")
    return _choice(stack[0])


def _is_endless(times: str) -> bool:
    return times in {"*", "+"} or times.endswith(",}")


def _repeats(node: Node) -> bool:
    """Return whether there is something in the node that can come any number of times."""
    return isinstance(node, Several) and (_is_endless(node.times) or any(map(_repeats, node.nodes)))


def _element(written: str) -> Element:
    name, number, features, part, mark = _ELEMENT.fullmatch(written).groups()  # type: ignore[union-attr]
    return Element(name, frozenset(features.split("&")[1:]), part or name + number, mark)


def _choice(branches: list[list[Node]]) -> Several:
    sequences = tuple(Several(tuple(branch)) for branch in branches)
    return sequences[0] if len(sequences) == 1 else Several(sequences, choice=True)


def elements(node: Node) -> Iterator[Element]:
    """Yield the classes of a tree in order."""
    if isinstance(node, Element):
        yield node
    elif isinstance(node, Several):
        for each in node.nodes:
            yield from elements(each)


@cache
def after(node: Node, symbol: str) -> First | None:
    """Return what can follow the symbol when a node begins with it; None if it cannot begin so."""
    if isinstance(node, Element):
        return First(frozenset(), empty=True) if symbol in node.letters else None
    if isinstance(node, Edge):
        return None
    found: First | None = None
    for at, each in enumerate(node.nodes):
        follows = after(each, symbol)
        if follows is not None:
            whole = follows.then(_rest(node, at + 1)) if follows.empty else follows
            found = whole if found is None else found.either(whole)
        if not node.choice and not first_of(each).empty:
            break
    if found is not None and node.times[:1] in {"*", "+", "{"}:
        found = found.either(found.then(first_of(node))) if found.empty else found
    return found


@cache
def _rest(node: Several, at: int) -> First:
    """Return what the nodes from this one on can begin with; nothing where only one of them is there."""
    return first_of(Several(() if node.choice else node.nodes[at:]))


class First(NamedTuple):
    """The symbols that something can begin with, and whether it can be empty."""

    first: frozenset[str]
    empty: bool

    def then(self, other: First) -> First:
        """Return what can begin when the other follows."""
        return First(self.first | other.first, other.empty)

    def either(self, other: First) -> First:
        """Return what can begin when it is one or the other."""
        return First(self.first | other.first, self.empty or other.empty)


def emit(node: Node, elements: list[Element]) -> str:
    """Return the node as a pattern, each element in a group of its own."""
    if isinstance(node, Element):
        elements.append(node)
        return f"([{node.letters}])"
    if isinstance(node, Edge):
        return node.sign
    inner = ("|" if node.choice else "").join(emit(each, elements) for each in node.nodes)
    return f"(?:{inner}){node.times}" if node.times or node.choice else inner


@cache
def first_of(node: Node) -> First:
    """Return the symbols that a node can begin with, and whether it can be empty."""
    if isinstance(node, Element):
        return First(frozenset(node.letters), empty=False)
    if isinstance(node, Edge):
        return First(frozenset(), empty=True)
    found = First(frozenset(), empty=not node.choice)
    for each in node.nodes:
        if node.choice:
            found = found.either(first_of(each))
        elif found.empty:
            found = found.then(first_of(each))
    optional = node.times[:1] in {"?", "*"} or node.times.startswith("{0")
    return First(found.first, found.empty or optional)
