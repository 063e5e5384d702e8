"""The grammar by itself: rules over made-up lexica, in which a passage is written as the classes of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.errors import DataError
from timeline.temporal.grammar import compiled
from timeline.temporal.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from timeline.temporal.grammar import Grammar

WORDS = "day MONTH year YEAR day+num day+year num UNIT UNIT+ablative AGO DASH COMMA BEFORE NO other"


class Hit(NamedTuple):
    """What a rule found: its name, from which word to which (exclusive), and which part is which word."""

    rule: str
    start: int
    end: int
    parts: dict[str, int]


def classes(word: str) -> frozenset[str]:
    """Return the classes of a word written `day+num`."""
    return frozenset(word.split("+"))


def grammar(*matches: str | dict[str, Any], pieces: Mapping[str, str] | None = None) -> Grammar:
    """Return the rules compiled, each named after what it matches."""
    tables = [{"match": match} if isinstance(match, str) else match for match in matches]
    rules = [{"name": table["match"], "kind": "date", **table} for table in tables]
    return compiled(rules, pieces or {}, set(map(classes, WORDS.split())))


def symbols(ready: Grammar, passage: Iterable[str]) -> str:
    """Return a passage as the grammar sees it."""
    return "".join(ready.symbols[classes(word)] for word in passage)


def hits(ready: Grammar, passage: str) -> list[Hit]:
    """Return what the rules find in a passage."""
    found = []
    for match in ready.matches(symbols(ready, passage.split())):
        parts = {element.part: at for at, element in match.met}
        found.append(Hit(match.rule.name, match.start, match.end, parts))
    return found


def extents(ready: Grammar, passage: str) -> list[tuple[int, int]]:
    """Return where the rules find something."""
    return [(hit.start, hit.end) for hit in hits(ready, passage)]


# What a rule matches


def test_a_rule_names_the_classes_of_words_in_order() -> None:
    """`day MONTH year` reads 29 August 1991, and knows which word is which."""
    ready = grammar("day MONTH year")
    assert hits(ready, "other day MONTH year other") == [
        Hit("day MONTH year", 1, 4, {"day": 1, "MONTH": 2, "year": 3}),
    ]


def test_a_word_of_several_classes_is_any_of_them() -> None:
    """12 is a day and a number."""
    assert extents(grammar("day MONTH"), "day+num MONTH") == [(0, 2)]
    assert extents(grammar("num UNIT"), "day+num UNIT") == [(0, 2)]


def test_several_classes_asked_for_must_all_be_there() -> None:
    """`UNIT&ablative` is a unit in the ablative: жылдан."""
    ready = grammar("num UNIT&ablative")
    assert extents(ready, "num UNIT+ablative") == [(0, 2)]
    assert extents(ready, "num UNIT") == []


def test_the_part_of_a_feature_is_named_after_the_class() -> None:
    """Features are no part of the name."""
    assert hits(grammar("num UNIT&ablative"), "num UNIT+ablative")[0].parts == {"num": 0, "UNIT": 1}


def test_an_optional_part_need_not_be_there() -> None:
    """`day MONTH year?` reads 29 August as well; what is not there is no part."""
    ready = grammar("day MONTH year?")
    assert hits(ready, "day MONTH other")[0].parts == {"day": 0, "MONTH": 1}
    assert extents(ready, "day MONTH year") == [(0, 3)]


def test_an_optional_group() -> None:
    """`year (COMMA day MONTH)?` reads all of the group or none of it."""
    ready = grammar("year (COMMA day MONTH)?")
    assert extents(ready, "year COMMA day MONTH") == [(0, 4)]
    assert extents(ready, "year COMMA day other") == [(0, 1)]


def test_a_part_repeated() -> None:
    """`other{0,2}` are up to two words, `{1,2}` is at least one, `{2}` are two."""
    ready = grammar("num other{0,2} UNIT")
    assert extents(ready, "num other other UNIT") == [(0, 4)]
    assert extents(ready, "num other other other UNIT") == []
    assert extents(grammar("num other{1,2} UNIT"), "num UNIT") == []
    assert extents(grammar("num other{2} UNIT"), "num other UNIT num other other UNIT") == [(3, 7)]


def test_alternatives_at_the_top_and_in_brackets() -> None:
    """`day MONTH | MONTH day` and `(day | num) UNIT`."""
    assert extents(grammar("day MONTH year | MONTH day year"), "MONTH day year") == [(0, 3)]
    assert extents(grammar("(day | num) UNIT"), "num UNIT day UNIT") == [(0, 2), (2, 4)]


def test_any_is_any_word() -> None:
    """Whatever its classes."""
    assert extents(grammar("NO any"), "NO other NO MONTH NO day+num") == [(0, 2), (2, 4), (4, 6)]


def test_the_end_of_a_passage() -> None:
    """`$` is no word: nothing but the end of the passage."""
    assert extents(grammar("day MONTH $"), "day MONTH day MONTH") == [(2, 4)]
    assert extents(grammar("day (COMMA | $)"), "day COMMA day") == [(0, 2), (2, 3)]
    assert extents(grammar("day any"), "day") == []


# Which rule matches


def test_the_first_rule_that_matches_wins() -> None:
    """Even where a later one would reach further."""
    assert extents(grammar("day MONTH", "day MONTH year"), "day MONTH year") == [(0, 2)]
    assert extents(grammar("day MONTH year", "day MONTH"), "day MONTH year") == [(0, 3)]


def test_a_rule_that_fails_leaves_the_place_to_the_next() -> None:
    """In the order of the file."""
    ready = grammar("day MONTH year", "num UNIT AGO", "day MONTH")
    assert [hit.rule for hit in hits(ready, "day MONTH num UNIT AGO")] == ["day MONTH", "num UNIT AGO"]


def test_an_earlier_place_comes_before_an_earlier_rule() -> None:
    """At the place where day MONTH begins, MONTH year does not."""
    assert [hit.rule for hit in hits(grammar("MONTH year", "day MONTH"), "day MONTH year")] == ["day MONTH"]


def test_what_was_matched_is_not_matched_again() -> None:
    """Expressions stand side by side, none within another."""
    assert extents(grammar("num UNIT", "UNIT num"), "num UNIT num UNIT") == [(0, 2), (2, 4)]


def test_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where rules stand behind some words is forgotten when it has become much, and found out again."""
    monkeypatch.setattr("timeline.temporal.grammar._MOST", 0)
    ready = grammar("day MONTH year?")
    assert extents(ready, "day MONTH year day MONTH") == [(0, 3), (3, 5)]
    assert extents(ready, "day MONTH day MONTH year") == [(0, 2), (2, 5)]


# How parts are named


def test_a_digit_tells_two_of_one_class_apart() -> None:
    """26-27 March: `day DASH day2 MONTH`."""
    assert hits(grammar("day DASH day2 MONTH"), "day DASH day MONTH")[0].parts == {
        "day": 0, "DASH": 1, "day2": 2, "MONTH": 3,
    }  # fmt: skip


def test_a_part_can_have_another_name_than_its_class() -> None:
    """`num=MONTH` is a number that stands for a month; its value is still that of the number."""
    ready = grammar("day num=MONTH2 year")
    (match,) = ready.matches(symbols(ready, ["day", "num", "year"]))
    assert [(at, element.name, element.part) for at, element in match.met] == [
        (0, "day", "day"), (1, "num", "MONTH2"), (2, "year", "year"),
    ]  # fmt: skip


def test_a_piece_is_written_out() -> None:
    """What several rules share has a name."""
    ready = grammar("<date> year", pieces={"date": "day MONTH | MONTH day"})
    assert extents(ready, "day MONTH year MONTH day year") == [(0, 3), (3, 6)]


def test_a_piece_in_a_piece() -> None:
    """Pieces may use one another."""
    pieces = {"pair": "day DASH day", "dates": "<pair> MONTH"}
    assert extents(grammar("<dates> year", pieces=pieces), "day DASH day MONTH year") == [(0, 5)]


def test_a_piece_that_there_is_not() -> None:
    """A rule that names a piece which no one wrote is told so, by the piece and the rule."""
    with pytest.raises(ValueError, match="rule '<days> year' has a piece <days> that there is not"):
        grammar("<days> year")


@pytest.mark.parametrize("pieces", [{"days": "<days> day"}, {"days": "<dates>", "dates": "day <days>"}])
def test_a_piece_that_holds_itself(pieces: dict[str, str]) -> None:
    """A piece cannot be a part of itself, at whatever depth."""
    with pytest.raises(ValueError, match="has a piece <days> that holds itself"):
        grammar("<days> year", pieces=pieces)


@pytest.mark.parametrize("rule", ["day* year", "(day MONTH)+", "day{2,} year"])
def test_no_rule_repeats_without_end(rule: str) -> None:
    """A rule says how often something can come, so it reaches no further than it says."""
    with pytest.raises(ValueError, match="cannot be read"):
        grammar(rule)


@pytest.mark.parametrize(
    ("code", "rule", "error"),
    [
        ("xa", 'match = "(MONTH"', r"rule '\(MONTH' cannot be read"),
        ("xb", 'match = "YEAR"', "no word of the language is YEAR"),
        ("xc", "match = MONTH", r"Invalid value \(at line 5, column 9\)"),
    ],
)
def test_a_wrong_rule_names_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, rule: str, error: str
) -> None:
    """Whoever writes a language is told in one line which file and which rule is wrong."""
    files = {
        "language": [
            f'language = "{code}"', 'letters = "abc"', "observances = []", "cues = {}", "numbers = {}",
            "[words.MONTH]", '"may" = 5', "[endings]", "order = []",
        ],
        "1-months": ["# Months.", "[[rules]]", 'name = "month"', 'kind = "date"', rule],
        "2-more": ["[[rules]]", 'name = "may"', 'kind = "date"', 'match = "MONTH"'],
    }  # fmt: skip
    (tmp_path / code).mkdir()
    for name, lines in files.items():
        (tmp_path / code / f"{name}.toml").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr("timeline.temporal.lexicon._FOLDER", tmp_path)
    monkeypatch.setattr("timeline.temporal.lexicon.NAMES", (code,))
    with pytest.raises(DataError, match=rf"^{code}/1-months\.toml: {error}"):
        load(code).rules()


def test_a_numbered_piece_numbers_its_parts() -> None:
    """`<date2>` is the second date: day2, MONTH2, also where the piece renames them; a digit of its own stays."""
    ready = grammar("<date> DASH <date2>", pieces={"date": "num=day MONTH"})
    assert hits(ready, "num MONTH DASH num MONTH")[0].parts == {
        "day": 0, "MONTH": 1, "DASH": 2, "day2": 3, "MONTH2": 4,
    }  # fmt: skip
    own = grammar("<date2>", pieces={"date": "MONTH1 DASH MONTH"})
    assert hits(own, "MONTH DASH MONTH")[0].parts == {"MONTH1": 0, "DASH2": 1, "MONTH2": 2}


def test_what_a_rule_gives_itself_goes_with_it() -> None:
    """`with`, `apart` and `kind` are handed on."""
    ready = grammar({"match": "MONTH", "kind": "range", "with": {"REL": -1}, "apart": "always"})
    ((rule, *_),) = ready.matches(symbols(ready, ["MONTH"]))
    assert (rule.kind, rule.given, rule.apart) == ("range", {"REL": -1}, "always")


# Context


def test_context_behind_is_looked_at_and_left_to_others() -> None:
    """`day MONTH! DASH!`: the month that is looked at can be read again."""
    ready = grammar("day MONTH!", "MONTH year")
    assert hits(ready, "day MONTH year") == [
        Hit("day MONTH!", 0, 1, {"day": 0, "MONTH": 1}),
        Hit("MONTH year", 1, 3, {"MONTH": 1, "year": 2}),
    ]


def test_context_in_front_is_looked_at_and_left_to_others() -> None:
    """`NO! num`: the number stands behind «№», which may belong to what was matched before."""
    ready = grammar("year NO", "NO! num")
    assert extents(ready, "year NO num num") == [(0, 2), (2, 3)]


def test_without_its_context_a_rule_does_not_match() -> None:
    """Neither at the beginning nor at the end of a passage."""
    assert extents(grammar("NO! num"), "num num") == []
    assert extents(grammar("num UNIT!"), "num num") == []


def test_each_alternative_has_its_own_context() -> None:
    """`NO! num | num UNIT!`."""
    assert extents(grammar("NO! num | num UNIT!"), "NO num other num UNIT") == [(1, 2), (3, 4)]


def test_context_in_the_middle_is_matched_and_marked() -> None:
    """It lies within, so others cannot have it, and is met as what is no part of the extent."""
    ready = grammar("num other! UNIT")
    (match,) = ready.matches(symbols(ready, ["num", "other", "UNIT"]))
    assert [element.is_context for _, element in match.met] == [False, True, False]
    assert extents(grammar("num other! UNIT", "other"), "num other UNIT") == [(0, 3)]


def test_particles_are_aside() -> None:
    """`BEFORE` and what is marked `~` are in the phrase alone."""
    ready = grammar("BEFORE day MONTH", "num other~ UNIT")
    matches = ready.matches(symbols(ready, ["BEFORE", "day", "MONTH", "num", "other", "UNIT"]))
    marked = [[element.is_aside for _, element in match.met] for match in matches]
    assert marked == [[True, False, False], [False, True, False]]


# Rules that are none


@pytest.mark.parametrize(
    ("match", "message"),
    [
        ("day WEEKDAY", r"no word of the language is WEEKDAY"),
        ("UNIT&dative", r"no word of the language is UNIT & dative"),
        ("day?", r"rule 'day\?' can match nothing at all"),
        ("NO! UNIT!", r"rule 'NO! UNIT!' can match nothing at all"),
        ("day | ", r"rule 'day \| ' can match nothing at all"),
        ("(day MONTH", r"rule '\(day MONTH' cannot be read"),
        ("day MONTH) year", r"rule 'day MONTH\) year' cannot be read"),
        ("? day", r"rule '\? day' cannot be read"),
        ("day, MONTH", r"rule 'day, MONTH' cannot be read from ', MONTH' on"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(match: str, message: str) -> None:
    """With the rule, or with the class that there is not."""
    with pytest.raises(ValueError, match=message):
        grammar(match)


# Rules followed at once find what regular expressions would

CLASSES = ["day", "MONTH", "year", "num", "other"]
LETTERS = [*CLASSES, "day+num", "day+year"]


def rules_of(elements: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return rules over the elements: sequences, alternatives, optional and repeated parts, up to a size."""
    return st.recursive(
        elements,
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=3).map(" ".join),
            st.lists(inner, min_size=2, max_size=3).map(lambda branches: f"({' | '.join(branches)})"),
            st.builds("({}){}".format, inner, st.sampled_from(["?", "{0,2}", "{2}", "{1,3}"])),
        ),
        max_leaves=6,
    )


def pattern(rule: str) -> str:
    """Return a rule as a regular expression over the characters of `LETTERS`, its marked ends as context."""
    parts = re.fullmatch(r"((?:[A-Za-z]+[!~] )*)(.+?)((?: [A-Za-z]+[!~])*)", rule)
    assert parts is not None
    behind, core, ahead = (re.sub("([A-Za-z]+)[!~]?", of_class, part).replace(" ", "") for part in parts.groups())
    return f"(?<={behind}){core}(?={ahead})"


def of_class(element: re.Match[str]) -> str:
    """Return the words of a class as a set of characters."""
    return f"[{''.join(map(letter, filter(lambda word: element[1] in {*classes(word), 'any'}, LETTERS)))}]"


def letter(word: str) -> str:
    """Return the character of a word."""
    return chr(ord("A") + LETTERS.index(word))


def the_long_way(rules: Iterable[str], passage: Iterable[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield what trying every rule at every place finds."""
    text, at = "".join(map(letter, passage)), 0
    while at < len(text):
        for rule in rules:
            found = re.compile(pattern(rule)).match(text, at)
            if found is not None:
                yield rule, found.span()
                at = found.end()
                break
        else:
            at += 1


@given(
    matches=st.lists(
        rules_of(st.sampled_from([*CLASSES, "any", "$", "day!", "other!", "year~"])),
        min_size=1,
        max_size=3,
    ),
    passage=st.lists(st.sampled_from(LETTERS), max_size=8),
)
def test_finds_what_trying_every_rule_at_every_place_would(matches: list[str], passage: list[str]) -> None:
    """All rules are followed at once; what is found is what regular expressions find, tried in their order."""
    try:
        ready = grammar(*matches)
    except ValueError:
        assume(False)
    found = [(match.rule.name, (match.start, match.end)) for match in ready.matches(symbols(ready, passage))]
    assert found == list(the_long_way(matches, passage))
