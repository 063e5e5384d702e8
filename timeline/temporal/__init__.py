"""Finds the temporal expressions of a text: `tag` is the whole public face.

>>> import datetime as dt
>>> for timex in tag("Конституция 1995 жылғы 30 тамызда қабылданды."):
...     print(timex.text, timex.value, timex.language)
1995 жылғы 30 тамызда 1995-08-30 kk
>>> [timex.value for timex in tag("منتصف مارس الجاري", published=dt.date(2024, 3, 15))]
['2024-03']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache, lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Final, Literal

from timeline.model import Timex
from timeline.temporal.anchor import Anchor
from timeline.temporal.compose import Place, Value, compose
from timeline.temporal.compose.place import SENTENCE_END
from timeline.temporal.edtf import edtf
from timeline.temporal.evidence import Evidence
from timeline.temporal.fold import plain
from timeline.temporal.language import NAMES, load
from timeline.temporal.read import Found, read
from timeline.temporal.scan import passages, windows
from timeline.temporal.surface import speakers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from timeline.model import TimexType
    from timeline.temporal.fold import Plain
    from timeline.temporal.language import Language

__all__ = ["tag"]

Anchoring = Literal["auto", "published", "narrative"]

_SAMPLE: Final = 1024  # characters at the beginning of a text that tell its language
_OF_A_MONTH: Final = frozenset({"MONTH", "MONTH2", "DATE", "DATE2", "DM", "DM2", "MY"})
_YEAR_OR_DAY: Final = re.compile(r"\d{4}(?:-\d\d-\d\d.*)?")
_POINTED: Final = frozenset({"DEICTIC", "WEEKDAY", "AGO", "LATER"})
_YEAR: Final = frozenset({"year", "year2", "yy", "yy2", "big", "DATE", "DATE2", "MY", "YEAR"})
_QUOTES: Final = frozenset("«»\"“”„'‘’")
_NAME_REACH: Final = 20  # characters in which the word before is looked for
_LIFETIME: Final = re.compile(r"\([0-9]{4}\s?[–—-]\s?[0-9]{2,4}\)")  # (1899–1971), of someone who is named


def tag(
    text: str,
    *,
    published: dt.date | None = None,
    languages: Sequence[str] | None = None,
    anchoring: Anchoring = "auto",
) -> list[Timex]:
    """Return the temporal expressions of the text, in order, none within another.

    `published` is the day that "this year" and "yesterday" are said on; without it they stay unresolved (`XXXX-03`).
    `anchoring` says what a date without a year leans on: that day (`published`), or the date last mentioned
    (`narrative`); by default the text itself decides. `languages` are the codes of the languages to read (ISO 639-1),
    all that there are by default; one can have a region behind it that writes dates in its own way (`en-US`). Offsets
    are of the text as given. Raises ValueError on a language that there is not.
    """
    known = _languages(NAMES if languages is None else tuple(languages))
    anchor, evidence = Anchor(published, anchoring == "narrative"), Evidence(published)
    understood: list[Timex] = []
    for start, passage in passages(text):
        folded = plain(passage, start)
        cut = windows(folded.text, known)
        found = [one for offset, said in cut for one in _window(text, folded, offset, said, known)]
        found = [one for one in found if not _is_name(text, folded, one, known)]
        if not found:
            continue
        evidence.add(folded.text, found)
        anchor.narrative = evidence.narrative if anchoring == "auto" else anchor.narrative
        anchor.month_first, anchor.strides = evidence.month_first, evidence.strides
        read_to = 0
        for one in found:
            if (anchor.beside or anchor.glance) and SENTENCE_END.search(folded.text, read_to, one.start):
                anchor.begin_sentence()
            value, read_to = _understood(folded.text, one, anchor), one.end
            understood += [] if value is None else _timexes(text, folded, one, value, anchor)
        anchor.begin_sentence()
    return understood


@cache
def _languages(codes: tuple[str, ...]) -> tuple[Language, ...]:
    return tuple(map(load, codes))


def _window(text: str, folded: Plain, start: int, said: str, known: tuple[Language, ...]) -> Iterable[Found]:
    """Return what the languages find in a window; where two do, the longer extent, then that of the usual language."""

    def is_capital(offset: int) -> bool:
        letter = text[folded.original(start + offset, start + offset + 1)[0]]
        return letter.isupper() or any(letter in language.capitals for language in known)

    spoken = speakers(known)[said] or [_usual(folded.text[:_SAMPLE], known)]
    found = [one.moved(start) for language in spoken for one in read(said, language, is_capital)]
    if len(spoken) == 1 or len(found) < 2:
        return found
    usual = _usual(folded.text[:_SAMPLE], known)
    starts: list[int] = []
    taken: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.language is not usual, one.start)):
        at = bisect_left(starts, one.start)
        after = taken[at - 1].end <= one.start if at else True
        if after and (at == len(taken) or one.end <= taken[at].start):
            starts.insert(at, one.start)
            taken.insert(at, one)
    return taken


def _is_name(text: str, folded: Plain, found: Found, known: tuple[Language, ...]) -> bool:
    """Return whether what is in another script than the text is of a name: quoted, or by a word with a capital."""
    start, end = folded.original(found.start, found.end)
    if not text[start].isupper() or not all(word[0].isupper() for word in text[start:end].split()):
        return False
    letters = found.language.letters
    if not _usual(folded.text[:_SAMPLE], known).letters.isdisjoint(letters):
        return False
    before, after = text[max(0, start - _NAME_REACH) : start], text[end : end + 2]
    if {before[-1:], after[:1]} <= _QUOTES:
        return True
    beside = (before.split(" ")[-2:-1] if before.endswith(" ") else []) + [after[1:]] * after.startswith(" ")
    return any(word[:1].isupper() and word[0].lower() in letters for word in beside)


def _understood(text: str, found: Found, anchor: Anchor) -> Value | None:
    """Return what an expression means where it stands; the anchor takes note of it."""
    value = found.value
    if value is None:
        place = Place(text, found.start, found.end, found.language, anchor)
        value = compose(found.rule.kind, found.parts, place)
        if value is None:
            return None
        if value.type == "DATE" and value.value.startswith("XXXX-") and "year" not in found.parts and place.yearly:
            return replace(value, type="SET")
    back = "AGO" in found.parts or int(found.parts.get("REL", 0)) < 0
    aside = back and (anchor.narrative or not {"TOLD", "LAST"}.isdisjoint(found.parts))
    aside |= anchor.last is not None and _LIFETIME.search(text, found.start - 1, found.end + 1) is not None
    if not _OF_A_MONTH.isdisjoint(found.parts) or _YEAR_OR_DAY.fullmatch(value.value):
        anchor.name(value.value, said=_POINTED.isdisjoint(found.parts) or not _YEAR.isdisjoint(found.parts))
    if not aside:
        anchor.mention(value.value, value.when)
    return value


@lru_cache(maxsize=1)  # it is asked window by window
def _usual(sample: str, known: tuple[Language, ...]) -> Language:
    """Return the language of a text: whose alphabet has most of its letters, of equals the smaller alphabet."""
    seen = set(sample)
    return max(known, key=lambda language: (len(language.letters & seen), -len(language.letters)))


def _timexes(text: str, folded: Plain, found: Found, value: Value, anchor: Anchor) -> list[Timex]:
    """Return the expression; a range whose ends its rule tells apart comes as two."""
    apart = found.rule.apart == "always" or (found.rule.apart == "narrative" and anchor.narrative)
    if not apart or found.parting is None or value.value.count("/") != 1:
        return [_timex(text, folded, found, value, (found.start, found.end), found.phrase)]
    ends = value.value.split("/")
    left, right = map(_single, ends, value.alternative.split("/") if value.alternative else ends, repeat(value.type))
    start, end, again = found.parting
    return [
        _timex(text, folded, found, left, (start, end), (min(start, found.phrase[0]), end)),
        _timex(text, folded, found, right, (again, found.end), (again, found.phrase[1])),
    ]


def _single(value: str, other: str, kind: TimexType) -> Value:
    return Value(kind, value, None, edtf(value), alternative="" if other == value else other)


def _timex(  # noqa: PLR0913, PLR0917 - a timex is made of this much
    text: str, folded: Plain, found: Found, value: Value, extent: tuple[int, int], phrase: tuple[int, int]
) -> Timex:
    start, end = folded.original(*extent)
    return Timex(
        start=start,
        end=end,
        phrase=folded.original(*phrase),
        text=text[start:end],
        type=value.type,
        value=value.value,
        mod=value.mod,
        language=found.language.code,
        when=value.when,
        rule=found.rule.name,
        impossible=value.impossible,
        alternative=value.alternative,
        calendar=value.calendar,
        freq=value.freq,
    )
