"""The grammar at work: a window of tokens, read in each language that has a word there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from timeline.temporal.compose import Parts, Value, compose
from timeline.temporal.language import MARKS, Language, Reading, analyse, number_classes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from timeline.temporal.scan import Token

_PARTICLES: Final = frozenset({"BEFORE", "AFTER"})
_SENTENCE_END: Final = re.compile(r"[.!?؟]\s")
_OBSERVANCE_REACH: Final = 80  # characters back, in the same sentence, in which a day's name makes it yearly

_read_word = lru_cache(maxsize=1 << 16)(analyse)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in the folded text: its TIMEX3 extent, its extent with the governing particle, what it means."""

    start: int
    end: int
    phrase: tuple[int, int]
    value: Value
    language: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Item:
    """One token, or several that make one word, as one language understands it."""

    start: int
    end: int
    values: dict[str, str | int]
    symbol: str

    @property
    def is_particle(self) -> bool:
        return bool(_PARTICLES & self.values.keys())


def read(text: str, tokens: Sequence[Token], language: Language, published: dt.date | None) -> Iterator[Found]:
    """Yield the expressions that the language's rules find among the tokens, in order, none within another."""
    items = tuple(_items(tokens, language))
    for found in language.pattern.finditer("".join(item.symbol for item in items)):
        number = next(n for n in range(len(language.rules)) if found[f"r{n}"] is not None)
        rule = language.rules[number]
        core = [item for item in items[found.start() : found.end()] if not item.is_particle]
        value = compose(rule.kind, _parts(found, number, items), published)
        if value is None or not core:
            continue
        start, end = core[0].start, core[-1].end
        if value.value.startswith("XXXX-") and _names_a_day(text, start, language):
            value = Value("SET", value.value, value.mod, value.when)
        yield Found(start, end, _phrase(items, found, (start, end)), value, language.code, rule.name)


def speaks(tokens: Sequence[Token], language: Language) -> bool:
    """Return whether some word of the tokens, or abbreviation, is one of the language."""
    return any(
        token.kind == "word" and (f"{token.text}." in language.words or _read_word(language, token.text) is not None)
        for token in tokens
    )


def _items(tokens: Sequence[Token], language: Language) -> Iterator[_Item]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        reading, width = _reading(tokens, at, language)
        last = tokens[at + width - 1]
        classes = frozenset(reading.values) | ({reading.case} if reading.case else set())
        yield _Item(token.start, last.end, reading.values, language.symbol(classes))
        at += width


def _reading(tokens: Sequence[Token], at: int, language: Language) -> tuple[Reading, int]:
    """Return what stands at this place and how many tokens it takes: a phrase, an abbreviation, a word, a number."""
    token = tokens[at]
    if token.kind == "date":
        return Reading({"DATE": _iso(token.text)}), 1
    if token.kind == "number":
        known = not token.ending or token.ending in language.number_endings
        return Reading(number_classes(int(token.text), token.text) if known else {}), 1
    if token.kind == "mark":
        mark = MARKS.get(token.text)
        return Reading({mark: ""} if mark else {}), 1
    for front in ("", *language.proclitics):
        for phrase in language.phrases.get(token.text.removeprefix(front), ()):
            if tuple(other.text for other in tokens[at + 1 : at + len(phrase)]) == phrase[1:]:
                return Reading(language.words[" ".join(phrase)]), len(phrase)
    if at + 1 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == token.end:
        abbreviated = language.words.get(token.text + ".")
        if abbreviated is not None:
            return Reading(abbreviated), 2
    return _read_word(language, token.text) or Reading({}), 1


def _iso(text: str) -> str:
    """Return a numeric date as YYYY-MM-DD; with points or strokes the day comes first, unless it cannot be one."""
    if "-" in text:
        return text
    day, month, year = re.split(r"[./]", text)
    if int(month) > 12 >= int(day):
        day, month = month, day
    return f"{year}-{month:0>2}-{day:0>2}"


def _parts(found: re.Match[str], number: int, items: Sequence[_Item]) -> Parts:
    parts: Parts = {}
    prefix = f"r{number}_"
    for group in found.re.groupindex:
        if group.startswith(prefix) and found.start(group) >= 0:
            name = group.removeprefix(prefix).rpartition("_")[0]
            parts[name] = items[found.start(group)].values[name.rstrip("0123456789")]
    return parts


def _phrase(items: Sequence[_Item], found: re.Match[str], core: tuple[int, int]) -> tuple[int, int]:
    """Return the core extent with the particles that stand in the match or right beside it."""
    start, end = core
    first, last = found.start(), found.end()
    if first and "BEFORE" in items[first - 1].values:
        first -= 1
    if last < len(items) and "AFTER" in items[last].values:
        last += 1
    return min(start, items[first].start), max(end, items[last - 1].end)


def _names_a_day(text: str, start: int, language: Language) -> bool:
    before = _SENTENCE_END.split(text[max(0, start - _OBSERVANCE_REACH) : start])[-1]
    return any(name in before for name in language.observances)
