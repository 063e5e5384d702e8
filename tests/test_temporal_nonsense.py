"""Whatever stands where a date could stand, reading it ends: with dates, or with none.

The nonsense is made from the rules themselves, so that it gets as far as making a value: every alternative of every
rule, filled with words that have its classes and with numbers that no calendar has.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from importlib.resources import files
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from timeline.model import LANGUAGES
from timeline.temporal import tag
from timeline.temporal.language import MARKS
from timeline.temporal.lexicon import load
from timeline.temporal.tree import END, Group, Pieces, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.temporal.tree import Branches

ANCHORS = (None, dt.date(2021, 6, 1), dt.date.min, dt.date.max)
FIGURES = {
    "DATE": ("31.02.1998", "05/06/1998", "1998-13-01", "29.2.1900", "1/1/10"),
    "CLOCK": ("18:00", "25:61", "00:00:00"),
    "DM": ("27.02", "31.02", "31/4", "5/6"),
    "MY": ("02.2012", "13.2012"),
    "decimal": ("4,5", "0,0"),
    "year": ("1000", "1900", "1991", "2999"),
    "month": ("1", "12"),
    "hour": ("0", "24"),
    "roman": ("XX", "I"),
    "big": ("0", "640", "999"),
}
NUMBERS = ("0", "1", "02", "20", "29", "30", "31", "32", "85", "99", "100", "4290", "999999999")
"""What stands for every other class of numbers."""


def words(branches: Branches, lexicon: dict[str, list[str]], chance: Random) -> Iterator[str]:
    """Yield words that a rule could match, more or less."""
    for node in chance.choice(branches):
        if isinstance(node, Group):
            for _ in range(chance.randint(node.least, node.most)):
                yield from words(node.branches, lexicon, chance)
        elif node.name != END:
            known = lexicon.get(node.name, [])
            yield chance.choice(
                [*FIGURES.get(node.name, NUMBERS), *known] if node.name.islower() or not known else known
            )


def files_of(language: str) -> list[dict[str, Any]]:
    """Return the files of a language, in the order in which their rules win."""
    written = (files("timeline.languages") / language).iterdir()
    return [tomllib.loads(file.read_text("utf-8")) for file in sorted(written, key=str)]


def sentences(language: str, many: int) -> Iterator[str]:
    """Yield nonsense of one to three expressions, the same every time."""
    chance = Random(language)  # noqa: S311 - nothing here is a secret
    data = files_of(language)
    pieces = Pieces({name: piece for file in data for name, piece in file.get("pieces", {}).items()})
    rules = [parse(rule["match"], pieces) for file in data for rule in file.get("rules", ())]
    lexicon: dict[str, list[str]] = {}
    for word, values in load(language).words.items():
        for name in values:
            lexicon.setdefault(name, []).append(word)
    for mark, name in MARKS.items():
        lexicon.setdefault(name, []).append(mark)
    for _ in range(many):
        said = " ".join(
            word for _ in range(chance.randint(1, 3)) for word in words(chance.choice(rules), lexicon, chance)
        )
        yield chance.choice((said, said.title(), said.upper()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_is_known_by_its_name(language: str) -> None:
    """`timeline extract --explain` tells which rule found something: no two of a language have one name."""
    names = [rule["name"] for file in files_of(language) for rule in file.get("rules", ())]
    assert [name for name, many in Counter(names).items() if many > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_nonsense_stops_the_reading(language: str) -> None:
    """At the first and at the last day that there is as well, and in a story."""
    for sentence in sentences(language, 500):
        for published in ANCHORS:
            for found in tag(sentence, published=published, anchoring="narrative" if len(sentence) % 2 else "auto"):
                assert sentence[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("for 3 days, from today", "P3D"),  # the comma parts nothing
        ("3 years, 2 months", "P3Y2M"),  # nor is it a decimal comma
        ("3 days, 2 hours", "P3DT2H"),
        ("2 hours 30 minutes", "PT2H30M"),
    ],
)
def test_lengths_of_two_units(said: str, value: str) -> None:
    """Days and hours keep the T between them (ISO 8601)."""
    assert [found.value for found in tag(said)] == [value]
