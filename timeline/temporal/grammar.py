"""The rules of a language, compiled: regular expressions over classes of words, one character for each set of classes.

`year YEAR (day MONTH)? PART?` is parsed, each class becomes the set of characters whose words have it, and the rule
knows with which characters it can begin, so that at each place only the rules are tried that could match there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, compress, takewhile
from operator import add
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline.temporal.remembered import Remembered
from timeline.temporal.tree import Edge, Element, Node, Several, after, elements, emit, first_of, parse, written_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.temporal.numbers import Values
    from timeline.temporal.tree import First

Symbols = dict[frozenset[str], str]
"""The character of each set of classes."""
Meant = dict[frozenset[str], str]
"""The characters of all words that have some classes, for each that a rule asks for."""

_ALPHABET: Final = "".join(char for char in map(chr, chain(range(1, 256), range(256, 4096))) if char not in "[\\]^-")
_END: Final = "\0"  # no symbol


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One way in which a language writes an expression: `kind` says how its parts make a value.

    `elements` are the groups of `pattern`; `given` are the parts that the rule says itself. `apart` says when a range
    is two expressions: `always`, or in a `narrative`. `trees` are its alternatives, to tell what it can begin with.
    """

    name: str
    kind: str
    pattern: str
    trees: tuple[Several, ...]
    elements: tuple[Element, ...]
    apart: str = ""
    given: Values = field(default_factory=dict)


class Match(NamedTuple):
    """Where a rule matched, and the elements of it that were `met`, each with its place."""

    rule: Rule
    start: int
    end: int
    met: list[tuple[int, Element]]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The rules of a language in their order; the first that matches at a place wins."""

    rules: tuple[Rule, ...]

    def matches(self, text: str) -> list[Match]:
        """Return what the rules find in a string of symbols, from left to right, none within another."""
        matches: list[Match] = []
        candidates, reach = _candidates(self), 0
        pairs = list(map(add, text, f"{text[1:]}{_END}"))
        for at in compress(range(len(text)), map(candidates.__getitem__, pairs)):
            if at < reach:
                continue
            for rule, pattern in candidates[pairs[at]]:
                found = pattern.match(text, at)
                if found is not None:
                    groups = map(found.start, range(1, len(rule.elements) + 1))
                    met = [each for each in zip(groups, rule.elements, strict=True) if each[0] >= 0]
                    reach = found.end()
                    matches.append(Match(rule, at, reach, met))
                    break
        return matches


def compiled(
    rules: Sequence[Mapping[str, Any]], pieces: Mapping[str, str], sets: Iterable[frozenset[str]]
) -> tuple[Grammar, Symbols]:
    """Return the grammar of a language's rules, and the character of each set of classes that a word can have.

    Sets that no rule tells apart share a character, so that all of them are of one byte: a pattern over such is small
    and quickly made. Raises ValueError if a rule names a class that no word has.
    """
    trees = [parse(written_out(rule["match"], pieces)) for rule in rules]
    wants = sorted({element.wants for tree in trees for element in elements(tree)}, key=sorted)
    used = frozenset().union(*wants)
    seen = {classes: classes & used for classes in sets}
    told = {classes: tuple(want <= classes for want in wants) for classes in set(seen.values())}
    letters = dict(zip(sorted(set(told.values())), _ALPHABET, strict=False))
    symbols = {classes: letters[told[projected]] for classes, projected in seen.items()}
    meant = {
        want: "".join(sorted(letter for signature, letter in letters.items() if signature[number]))
        for number, want in enumerate(wants)
    }
    whole = (_lettered(tree, meant) for tree in trees)
    return Grammar(tuple(_rule(rule, tree) for rule, tree in zip(rules, whole, strict=True))), symbols


@cache
def _candidates(grammar: Grammar) -> Remembered[tuple[tuple[Rule, re.Pattern[str]], ...]]:
    """Return which rules can match where two symbols stand one after the other, or one and the end of a passage."""

    def candidates(begins: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
        return tuple(
            (rule, _pattern(rule.pattern))
            for rule, follows in _beginning(grammar, begins[0])
            if any(after.empty or begins[1] in after.first for after in follows)
        )

    return Remembered(candidates)


@cache
def _beginning(grammar: Grammar, symbol: str) -> tuple[tuple[Rule, tuple[First, ...]], ...]:
    """Return the rules that can begin with the symbol, each with what its alternatives then go on with."""
    found = ((rule, [tree for tree in rule.trees if symbol in first_of(tree).first]) for rule in grammar.rules)
    known = ((rule, [after(tree, symbol) for tree in trees]) for rule, trees in found if trees)
    return tuple((rule, tuple(each for each in follows if each is not None)) for rule, follows in known)


_pattern = cache(re.compile)


def _rule(data: Mapping[str, Any], tree: Node) -> Rule:
    elements: list[Element] = []
    patterns, trees = [], []
    for sequence in tree.nodes if isinstance(tree, Several) and tree.choice else (tree,):
        behind, within, ahead = _around(sequence)
        if first_of(within).empty:
            raise ValueError(f"rule {data['match']!r} can match nothing at all")
        looked = [emit(part, elements) for part in (behind, within, ahead)]
        patterns.append(_look(looked[0], "?<=") + looked[1] + _look(looked[2], "?="))
        trees.append(Several((within, ahead)))
    return Rule(
        name=data["name"],
        kind=data["kind"],
        pattern="|".join(patterns),
        trees=tuple(trees),
        elements=tuple(elements),
        apart=data.get("apart", ""),
        given=data.get("with", {}),
    )


def _around(tree: Node) -> tuple[Several, Several, Several]:
    """Return an alternative in three: marked elements at its ends are looked at and left to other expressions."""
    nodes = tree.nodes if isinstance(tree, Several) and not tree.choice and not tree.times else (tree,)
    low = len(list(takewhile(_is_marked, nodes)))
    high = len(nodes) - len(list(takewhile(_is_marked, reversed(nodes[low:]))))
    return Several(nodes[:low]), Several(nodes[low:high]), Several(nodes[high:])


def _is_marked(node: Node) -> bool:
    return isinstance(node, Element) and bool(node.mark)


def _look(pattern: str, how: str) -> str:
    return f"({how}{pattern})" if pattern else ""


def _lettered(node: Node, meant: Meant) -> Node:
    """Return the tree with the letters of each element filled in."""
    if isinstance(node, Several):
        return replace(node, nodes=tuple(_lettered(each, meant) for each in node.nodes))
    if isinstance(node, Edge):
        return node
    letters = meant[node.wants]
    if not letters:
        raise ValueError(f"no word of the language is {' & '.join(sorted(node.wants))}")
    return replace(node, letters=letters)
