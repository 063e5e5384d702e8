"""The rules of a language at work: how far they go on with the words that stand one after another.

A rule is made of steps. Each takes a word and knows the steps that can come then: in `day MONTH year?` a month is
followed by a year, or else by the end. All rules are followed at once, and where they stand behind some words is found
out once and remembered. A word is a symbol: one character for all that any rule wants of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, compress
from operator import and_, attrgetter, getitem
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline.temporal.remembered import Remembered
from timeline.temporal.tree import END, Element, Pieces, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from timeline.temporal.numbers import Values
    from timeline.temporal.tree import Group, Node

_AT_END: Final = "\0"  # the symbol behind a passage
_EACH: Final = 1  # the bit of every symbol
_LAST: Final = 2  # the bit of the one behind a passage
_MOST: Final = 1 << 13  # stages after which all are forgotten


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One way in which a language writes an expression: `kind` says how its parts make a value.

    `given` are the parts that the rule says itself. `apart` says when a range is two expressions: `always`, or in a
    `narrative`.
    """

    name: str
    kind: str
    apart: str = ""
    given: Values = field(default_factory=dict)


class Match(NamedTuple):
    """Where a rule matched, and the elements of it that were `met`, each with its place."""

    rule: Rule
    start: int
    end: int
    met: list[tuple[int, Element]]


Step = tuple[int, Element | None, "Steps"]
"""What a rule takes at a place: the bit that it wants of a symbol, the element, and what can come then, by preference.

With nothing to come the rule ends here; without an element it ended before.
"""
Steps = tuple[Step, ...]
_ENDED: Final[Steps] = ((_EACH, None, ()),)


class Branch(NamedTuple):
    """One way to write a rule: the bits that must stand `behind` it, and how many of its elements only look `ahead`."""

    rule: Rule
    behind: tuple[int, ...]
    ahead: int


Way = tuple[Branch, tuple[Element, ...], Steps]
"""How far a branch has come: the elements that were met, and what can come then; nothing if it is at its end."""


class Stage(dict[str, "Stage"]):
    """Where the rules stand behind some symbols: the `ways` that they go, by preference; `over` if all are at an end.

    The next symbol leads to the next stage.
    """

    __slots__ = ("_following", "over", "ways")

    def __init__(self, ways: list[Way], following: Callable[[list[Way], str], Stage]) -> None:
        super().__init__()
        self.ways = ways
        self.over = not any(then for _, _, then in ways)
        self._following = following

    def __missing__(self, symbol: str) -> Stage:
        """Return the stage behind a symbol that was not met here before."""
        self[symbol] = stage = self._following(self.ways, symbol)
        return stage


_WAYS: Final = attrgetter("ways")


class Symbols(dict[frozenset[str], str]):
    """The character of each set of classes, the same for those that no rule tells apart, and the `bits` that it has."""

    def __init__(self, wanted: Mapping[frozenset[str], int]) -> None:
        super().__init__()
        self.bits = {_AT_END: _EACH | _LAST}
        self._wanted = wanted
        self._known: dict[int, str] = {}

    def __missing__(self, classes: frozenset[str]) -> str:
        """Return the character of classes that were not met before."""
        bits = sum((bit for wants, bit in self._wanted.items() if wants <= classes), _EACH)
        self[classes] = symbol = self._known.setdefault(bits, chr(len(self.bits)))
        self.bits[symbol] = bits
        return symbol


class Grammar:
    """The rules of a language in their order; the first that matches at a place wins."""

    def __init__(self, firsts: Iterable[tuple[int, Way]], symbols: Symbols) -> None:
        self.symbols = symbols
        self._firsts: dict[int, list[tuple[int, Way]]] = {}
        for number, (wants, way) in enumerate(firsts):
            self._firsts.setdefault(wants, []).append((number, way))
        self._begun = Remembered(self._beginning)
        self._nowhere = Stage([], self._following)
        self._stages = 0

    def matches(self, text: str) -> list[Match]:
        """Return what the rules find in a string of symbols, from left to right, none within another."""
        if self._stages > _MOST:
            self._begun.clear()
            self._stages = 0
        matches: list[Match] = []
        size, reach = len(text), 0
        stages = list(map(getitem, map(self._begun.__getitem__, text), f"{text[1:]}{_AT_END}"))
        for at in compress(range(size), map(_WAYS, stages)):
            if at < reach:
                continue
            stage, here = stages[at], at + 2
            while not stage.over:
                stage = stage[text[here] if here < size else _AT_END]
                here += 1
            for (rule, behind, ahead), met, _ in stage.ways:
                start = at - len(behind)
                if not behind or self._is_behind(behind, text, start):
                    reach = min(start + len(met) - ahead, size)  # the end of a passage is no word
                    matches.append(Match(rule, at, reach, list(zip(range(start, size), met, strict=False))))
                    break
        return matches

    def _is_behind(self, behind: tuple[int, ...], text: str, start: int) -> bool:
        """Return whether the context stands at a place."""
        bits = map(self.symbols.bits.__getitem__, text[start : start + len(behind)])
        return start >= 0 and all(map(and_, behind, bits))

    def _beginning(self, symbol: str) -> Stage:
        bits = self.symbols.bits[symbol]
        ways = sorted(chain.from_iterable(ways for wants, ways in self._firsts.items() if wants & bits))
        return Stage([way for _, way in ways], self._following)

    def _following(self, ways: list[Way], symbol: str) -> Stage:
        gone = _on(ways, self.symbols.bits[symbol])
        self._stages += bool(gone)
        return Stage(gone, self._following) if gone else self._nowhere


def _on(ways: list[Way], bits: int) -> list[Way]:
    """Return how the ways go on with a symbol of these bits, and none behind one that is certain to win."""
    gone: list[Way] = []
    for branch, met, then in ways:
        for wants, element, following in then or _ENDED:
            if wants & bits:
                gone.append((branch, met if element is None else (*met, element), following))
                if not following and not branch.behind:
                    return gone
    return gone


def compiled(
    rules: Iterable[Mapping[str, Any]],
    pieces: Mapping[str, str],
    sets: Collection[frozenset[str]],
    features: Collection[str] = (),
) -> Grammar:
    """Return the grammar of a language's rules. `sets` are the classes that words have, `features` any word can have.

    Raises ValueError if a rule is none, or asks for what no word is.
    """
    known, wanted = Pieces(pieces), _Wanted(sets, features)
    firsts = [first for rule in rules for first in _firsts(rule, known, wanted)]
    return Grammar(firsts, Symbols(wanted))


class _Wanted(dict[frozenset[str], int]):
    """The bit of each set of classes that rules ask for."""

    def __init__(self, sets: Collection[frozenset[str]], features: Collection[str]) -> None:
        super().__init__({frozenset({END}): _LAST})
        self._sets, self._features = sets, features

    def __missing__(self, wants: frozenset[str]) -> int:
        if not any(map(wants.difference(self._features).issubset, self._sets)):
            raise ValueError(f"no word of the language is {' & '.join(sorted(wants))}")
        self[wants] = bit = _LAST << len(self)
        return bit


def _firsts(data: Mapping[str, Any], pieces: Pieces, wanted: _Wanted) -> Iterator[tuple[int, Way]]:
    """Yield the ways in which a rule can begin, each with the bit that it wants first."""
    rule = Rule(data["name"], data["kind"], data.get("apart", ""), data.get("with", {}))
    for nodes in parse(data["match"], pieces):
        behind = _marked(nodes)
        ahead = _marked(reversed(nodes[len(behind) :]))
        looked = _row(ahead[::-1], _ENDED, wanted)
        steps = _row(nodes[len(behind) : len(nodes) - len(ahead)], looked, wanted)
        if any(step is looked[0] for step in steps):
            raise ValueError(f"rule {data['match']!r} can match nothing at all")
        branch = Branch(rule, tuple(wanted[element.wants] for element in behind), len(ahead))
        yield from ((wants, (branch, (*behind, element), then)) for wants, element, then in steps if element)


def _marked(nodes: Iterable[Node]) -> list[Element]:
    """Return the marked elements with which the nodes begin: they are looked at and left to other expressions."""
    marked: list[Element] = []
    for node in nodes:
        if not isinstance(node, Element) or not node.marked:
            break
        marked.append(node)
    return marked


def _row(nodes: Sequence[Node], then: Steps, wanted: _Wanted) -> Steps:
    """Return the steps with which nodes one after another begin."""
    for node in reversed(nodes):
        if isinstance(node, Element):
            then = ((wanted[node.wants], node, () if then is _ENDED else then),)
        else:
            then = _group(node, then, wanted)
    return then


def _group(group: Group, then: Steps, wanted: _Wanted) -> Steps:
    """Return the steps with which a node begins."""
    branches, least, most = group
    first = then
    for again in range(most):
        once = [step for nodes in branches for step in _row(nodes, first, wanted)]
        if again < most - least:
            once += then
        first = tuple(once)
    return first
