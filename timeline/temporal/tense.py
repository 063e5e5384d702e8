"""Which way a sentence looks: whether it speaks of what was or of what is to come, by the words and forms of verbs."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, pairwise, takewhile, zip_longest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.temporal.language import Language

_STOP: Final = r"[.!?؟](?<!\W[^\W\d_]\.)(?<!\d\s[^\W\d_]{2}\.)"  # but not of an initial, or of «1941–1945 гг.»
SENTENCE_END: Final = re.compile(rf"{_STOP}\s")
_BEFORE: Final = re.compile(rf".*(?:{_STOP} |\n)", re.DOTALL)
_CLAUSE: Final = re.compile(r"[,;:()،؛]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DATELINE: Final = re.compile(r"(?: *\([^()\n]{1,40}\))? *(?:--|[–—−-]) ")  # Astana, March 14 (AP) – The bank will …
_PLACE: Final = re.compile(r"\s*[^\W\d][^,;:\n]{1,30}, (?:[^,;:\n]{2,30}, )?")
_AFTER: Final = re.compile(rf"{_STOP} |\n")
_DONE: Final = 2
_SAID: Final = 3
_CUES: Final = {"past": -1, "future": 1, "done": _DONE, "said": _SAID, "neither": 0}
_ASKS: Final = {"asks": 1, "neither": 0}
_VERB: Final = 2  # words at the end of a sentence in which a language that ends on it has its verb
_REPORT: Final = 4  # words at its end that can say who said it
_SENTENCE: Final = 200  # characters on either side in which the rest of the sentence is looked for


def direction(text: str, start: int, end: int, language: Language) -> int:
    """Return -1 if the sentence around the expression speaks of the past, 1 if of the future, 0 if it does not say.

    The clause in which the expression stands is asked first: there a word of saying is of the past as well, and of two
    tenses the nearer one is told. The date at the head of a report says nothing. Where the verb comes first, one that
    `asks` can stand behind the expression too.
    """
    before = _BEFORE.sub("", text[max(0, start - _SENTENCE) : start])
    if _PLACE.fullmatch(before) and _DATELINE.match(text, end):
        return 0
    after = _AFTER.split(text[end : end + _SENTENCE], maxsplit=1)[0]
    words, behind = (_WORD.findall(part) for part in (before, after))
    sentence = words + behind
    verb = language.settings.get("verb")
    if verb == "last":
        clauses = [_WORD.findall(clause) for clause in _CLAUSE.split(after)]
        if own := next(filter(None, (_of_its_own(*pair, language) for pair in pairwise(clauses))), 0):
            return own
        told = behind[:-_REPORT]
        told += takewhile(lambda word: word not in language.cues.get("says", ()), behind[-_REPORT:])
        said = _of_the_end(told or words, language) or _of_the_end(behind or words, language)
        return said or int(any(word in language.cues.get("hints", ()) for word in sentence))
    if verb == "first":
        tense = next(filter(None, (_tense(word, language) for word in (*reversed(words), *behind))), 0)
        hinted = any(word in language.cues.get("hints", ()) for word in sentence)
        if _is_provided(words, language):
            return 1
        return tense or int(hinted or any(_asks(word, language) for word in (*words[:1], *behind[:1])))
    clause = _WORD.findall(_CLAUSE.split(before)[-1]), _WORD.findall(_CLAUSE.split(after, maxsplit=1)[0])
    return _told(clause, sentence, language)


def _is_provided(words: list[str], language: Language) -> bool:
    """Return whether something is agreed on in two words, and a verb behind them says what is to come."""
    agreed, threes = language.cues.get("provided", ()), zip(words, words[1:], words[2:], strict=False)
    return any(f"{one} {two}" in agreed and _asks(verb, language) for one, two, verb in threes)


def off_path(text: str, start: int, end: int, language: Language, years: int) -> bool:
    """Return whether a story looks ahead to an expression (would fall in 1918), or back to it (at war since 1911).

    `years` is how many years ahead it lies, or below 0 behind.
    """
    cues = language.cues.get("foretells" if years > 0 else "recalls", ())
    if not years or not cues:
        return False
    before = SENTENCE_END.split(text[max(0, start - _SENTENCE) : start])[-1].rpartition(";")[-1]
    if years < 0:
        return before.rstrip().endswith(cues)
    behind = _CLAUSE.split(_AFTER.split(text[end : end + _SENTENCE], maxsplit=1)[0], maxsplit=1)[0]
    said = " ".join(["", *_WORD.findall(before), *_WORD.findall(behind), ""])
    return any(f" {cue} " in said for cue in cues)


def _told(clause: tuple[list[str], list[str]], sentence: list[str], language: Language) -> int:
    """Return the tense that a clause tells before a date and behind it, of two the nearer; else its sentence tells."""
    before, behind = (_signs(words, language) for words in clause)
    signs = {*before, *behind} - {0}
    if {1, -1} <= signs:  # he said on Monday that it will be held on Friday
        nearest = chain.from_iterable(zip_longest(reversed(before), behind, fillvalue=0))
        return next(sign for sign in nearest if sign in {1, -1})
    if not signs and any(word in language.cues.get("hints", ()) for words in clause for word in words):
        return 1
    if signs <= {_DONE}:
        signs |= {*_signs(sentence, language)} - {0, _SAID}
    if not signs:
        return int(any(_asks(word, language) for word in sentence[:1]))
    return 0 if {1, -1} <= signs else 1 if 1 in signs else -1


def _signs(words: list[str], language: Language) -> list[int]:
    """Return what each word tells; behind "is" a form of the past is but a participle, or of what is to come."""
    auxiliary, arranged = (language.cues.get(name, ()) for name in ("auxiliary", "arranged"))
    told = ((last, word, _tense(word, language)) for last, word in pairwise(["", *words]))
    return [int(word in arranged) if last in auxiliary and sign in {-1, _DONE} else sign for last, word, sign in told]


def _of_its_own(clause: list[str], then: list[str], language: Language) -> int:
    """Return the tense that the last word of a clause tells; none if it is but the first of some objects.

    The next clause then begins with a word that looks like a verb of that tense, and goes on: no verb begins one.
    """
    told = _tense(clause[-1], language) if clause else 0
    return 0 if len(then) > 1 and _tense(then[0], language) == told else told


def _of_the_end(words: list[str], language: Language) -> int:
    """Return the tense that the last words tell, of two the last."""
    said = [sign for word in words[-_VERB:] if (sign := _tense(word, language))]
    return said[-1] if said else 0


@lru_cache(maxsize=1 << 16)
def _tense(word: str, language: Language) -> int:
    """Return -1 for a word of the past, 1 for one of the future, 0 for any other.

    `_DONE` is past unless the sentence says that it is to be, `_SAID` in its clause only.
    """
    return _heard(word, language, _CUES)


@lru_cache(maxsize=1 << 12)
def _asks(word: str, language: Language) -> bool:
    """Return whether a word with which a sentence begins makes it one of what is to come."""
    return _heard(word, language, _ASKS) == 1


def _heard(word: str, language: Language, kinds: Mapping[str, int]) -> int:
    """Return what the longest cue of these kinds says that is in a word, 0 if there is none.

    A cue is the word, or with a dash its end or its beginning; each further dash stands for a letter that it must have.
    """
    stems = {word, *(word.removeprefix(front) for front in language.proclitics)}
    fits = [
        (cue in stems, len(cue.strip("-")), sign)
        for name, sign in kinds.items()
        for cue in language.cues.get(name, ())
        if _fits(cue, word, stems)
    ]
    return max(fits)[-1] if fits else 0


def _fits(cue: str, word: str, stems: set[str]) -> bool:
    """Return whether a cue is the word, without what is written onto its front, or its end or beginning."""
    return (
        cue in stems
        or (cue[0] == "-" and len(word) + 1 >= len(cue) and word.endswith(cue.lstrip("-")))
        or (cue[-1] == "-" and any(len(stem) + 1 >= len(cue) and stem.startswith(cue.rstrip("-")) for stem in stems))
    )
