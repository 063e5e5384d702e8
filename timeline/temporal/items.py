"""What stands at each place of a passage, in the eyes of one language: words with their classes, numbers, marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.temporal import numbers
from timeline.temporal.language import MARKS, Language, Reading, analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.temporal.numbers import Values
    from timeline.temporal.piece import Token

_LONGEST = 12  # words that no number of a date exceeds
_NO_YEAR = 5  # digits that no year has: 1 500 is none
GROUP = 3
"""How many digits stand together in a long number."""


class Item(NamedTuple):
    """One token, or several that make one word, as one language understands it; `core` is where its core begins."""

    start: int
    end: int
    core: int
    values: Values
    symbol: str


def items(tokens: Sequence[Token], language: Language, is_capital: Callable[[int], bool]) -> Iterator[Item]:
    """Yield the items of a row of tokens. `is_capital` tells whether the letter at an offset was a capital."""
    at, end = 0, len(tokens)
    while at < end:
        token = tokens[at]
        if token.kind == "number" and token.ending and not _is_ending(token, language):
            yield from _glued(token, language)
            at += 1
            continue
        compound = numbers.compound(token.text, language) if token.kind == "word" else None
        if compound is not None:
            yield from _compound(token, compound, language)
            at += 1
            continue
        reading, width = _reading(tokens, at, language, is_capital)
        yield _item(token.start, tokens[at + width - 1].end, reading, language)
        at += width


def _item(start: int, end: int, reading: Reading, language: Language) -> Item:
    features = {reading.case} if reading.case else set()
    symbol = language.symbol(frozenset(reading.values) | features)
    return Item(start, end, start + reading.cut, reading.values, symbol)


def _is_ending(token: Token, language: Language) -> bool:
    """Return whether what is written onto a number is an ending of numbers: 1970's, but not the 's of 1985's."""
    kinds = language.number
    return any(token.ending in kinds[kind] for kind in ("endings", "plain")) or (
        token.ending in kinds["decade"] and int(token.text) % 10 == 0
    )


def _glued(token: Token, language: Language) -> Iterator[Item]:
    """Yield a number and the word written onto it, 2001г; or one thing of no meaning, 61-сессия."""
    if token.ending in language.number["decade"]:
        yield _item(token.start, token.start + len(token.text), _figure(token), language)
        return
    word = analyse(language, token.ending)
    reading = Reading(language.words[f"{token.ending}."]) if f"{token.ending}." in language.words else word
    if "glued" in language.number["habits"] and len(token.ending) > 1 and language.letters.issuperset(token.ending):
        reading = reading or Reading({"other": ""})
    if reading is None:
        yield _item(token.start, token.end, Reading({}), language)
        return
    parting = token.end - len(token.ending)
    hyphen = "hyphen" in language.number["habits"] and parting - token.start > len(token.text)
    yield _item(token.start, token.start + len(token.text), _figure(token, ordinal=hyphen), language)
    yield _item(parting, token.end, reading, language)


def _compound(token: Token, compound: tuple[int, str], language: Language) -> Iterator[Item]:
    """Yield a number in words and the word that it is written onto: тридцатипятилетний."""
    number, carrier = compound
    parting = token.end - len(carrier)
    yield _item(token.start, parting, Reading(numbers.classes(number)), language)
    yield _item(parting, token.end, Reading(language.words[carrier]), language)


def _figure(token: Token, *, ordinal: bool = False) -> Reading:
    return Reading(numbers.classes(int(token.text), width=len(token.text), ordinal=ordinal))


def _reading(
    tokens: Sequence[Token], at: int, language: Language, is_capital: Callable[[int], bool]
) -> tuple[Reading, int]:
    """Return what stands at this place and how many tokens it takes."""
    token = tokens[at]
    if token.kind == "word":
        return _word(tokens, at, language, is_capital)
    if token.kind == "number":
        width = _in_groups(tokens, at, language)
        if width == 1:
            return _digits(token, language), 1
        last = tokens[at + width - 1]
        figures = "".join(each.text for each in tokens[at : at + width]).zfill(_NO_YEAR)
        return _digits(token._replace(end=last.end, text=figures, ending=last.ending), language), width
    if token.kind == "mark":
        mark = MARKS.get(token.text)
        return Reading({mark: ""} if mark else language.words.get(token.text, {})), 1
    if token.kind in {"date", "clock"}:
        return Reading({token.kind.upper(): token.text}), 1
    return Reading(_pair(token.text, language)), 1


def _in_groups(tokens: Sequence[Token], at: int, language: Language) -> int:
    """Return how many tokens make one number whose digits stand in threes: 24 110, 4 500 000 000."""
    here = at
    if "spaced" in language.number["habits"] and tokens[at].text[0] != "0" and len(tokens[at].text) <= GROUP:
        while (
            not tokens[here].ending
            and here + 1 < len(tokens)
            and (then := tokens[here + 1]).kind == "number"
            and len(then.text) == GROUP
            and then.start == tokens[here].end + 1
            and (not then.ending or _is_ending(then, language))
        ):
            here += 1
    return here - at + 1


def _digits(token: Token, language: Language) -> Reading:
    """Return what a number in digits can be, by what is written onto it."""
    kinds, ending = language.number, token.ending
    ordinal, decade = ending in kinds["endings"], ending in kinds["decade"]
    case = language.endings.fullmatch(ending) if ending in kinds["plain"] else None
    values = numbers.classes(int(token.text), width=len(token.text), ordinal=ordinal, decade=decade)
    return Reading(values, (case.lastgroup if case else None) or "")


def _word(
    tokens: Sequence[Token], at: int, language: Language, is_capital: Callable[[int], bool]
) -> tuple[Reading, int]:
    """Return a phrase, an abbreviation, a number in words or a word."""
    token = tokens[at]
    for front in ("", *language.proclitics):
        for phrase in language.phrases.get(token.text.removeprefix(front), ()):
            if tuple(other.text for other in tokens[at + 1 : at + len(phrase)]) == phrase[1:]:
                cut = language.proclitics[front] if front and token.text.startswith(front) else 0
                return Reading(language.words[" ".join(phrase)], cut=cut), len(phrase)
    if at + 1 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == token.end:
        abbreviated = language.words.get(token.text + ".")
        if abbreviated is not None:
            return Reading(abbreviated), 2
    reading = analyse(language, token.text) or analyse(language, token.text + ".")
    if reading is not None and token.text in language.capitalised and not is_capital(token.start):
        return Reading(reading.values, "lower"), 1
    if reading is not None and reading.number is not None:
        return _spelled(tokens, at, language, reading)
    value = numbers.roman(token.text) if is_capital(token.start) else None
    known = {"other": ""} if reading is None else reading.values
    if value and "notroman" not in known:
        return Reading({**known, "roman": value}, "" if reading is None else reading.case), 1
    return reading or Reading({"other": ""}), 1


def _spelled(tokens: Sequence[Token], at: int, language: Language, first: Reading) -> tuple[Reading, int]:
    """Return a number in words, of as many words as go together."""
    run, readings, ends = [numbers.Part(first.number or 0, ordinal=first.ordinal)], [first], [at]
    joined, here = False, at + 1
    while (
        here < len(tokens)
        and len(run) < _LONGEST
        and not (readings[-1].case and not readings[-1].cut and readings[-1].case != "definite")
    ):
        token = tokens[here]
        reading = analyse(language, token.text) if token.kind == "word" else None
        if reading is not None and reading.number is not None:
            joined = joined or reading.joined or _hides_joiner(token.text, language)
            part = numbers.Part(reading.number, joined, reading.ordinal)
            if part.value == 100 and not part.joined and run[-1].value < 10 and not run[-1].ordinal:  # nine hundred
                run[-1] = numbers.Part(100 * run[-1].value, run[-1].joined, part.ordinal)
                readings[-1], ends[-1] = reading, here
            else:
                run.append(part)
                readings.append(reading)
                ends.append(here)
            joined = False
        elif token.text in language.number["joiners"] and not joined:
            joined = True
        elif token.text != "-" or token.start != tokens[here - 1].end:
            break
        here += 1
    value, taken = numbers.combine(run, language.number["habits"])
    if ends[taken - 1] == at:
        return first, 1
    ordinal = any(reading.ordinal for reading in readings[:taken])
    last = readings[taken - 1]
    found = Reading(numbers.classes(value, ordinal=ordinal), first.case or last.case, cut=first.cut)
    return found, ends[taken - 1] - at + 1


def _hides_joiner(word: str, language: Language) -> bool:
    """Return whether a number word is another one with a joiner before it as well: «واحد» is one, or «و» and «أحد»."""
    return word[0] in language.number["joiners"] and word[1:] in language.cardinals


def _pair(text: str, language: Language) -> Values:
    """Return what two numbers with a point, comma or stroke between them can be: 27.02, 02.2012, 2012.2, 18.30, 4,5.

    A day and a month are `sure` when only one of the two can be the month.
    """
    left, mark, right = re.split(r"([.,/])", text)
    first, second = int(left), int(right)
    if len(left) == 4 and 0 < second <= 12:
        return {"MY": f"{right}.{left}"}
    dated = len(right) < 3 and 0 < min(first, second) <= 12 and max(first, second) <= 31
    sure = {"sure": ""} if max(first, second) > 12 else {}
    values: Values = {}
    if mark != "," and len(right) == 4 and 0 < first <= 12:
        return {"MY": text}
    if mark == "/":
        return {"DM": text, **sure} if dated else {"DD": text} if first < second <= 31 else {}
    if mark == "." and len(right) == 2:
        values = {"DM": text, **sure} if dated else {}
        if first < 24 and second < 60:
            values["CLOCK"] = text
    thousands = mark == "," and len(right) == 3 and "thousands" in language.number["habits"]
    value = float(f"{left}{right}" if thousands else f"{left}.{right}")
    return values | {"decimal": value, "num": value}
