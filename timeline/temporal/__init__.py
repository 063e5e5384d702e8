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
from dataclasses import replace
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Final, Literal

from timeline.model import Timex
from timeline.temporal.anchor import SENTENCE_END, Anchor
from timeline.temporal.compose import Place, Value, compose
from timeline.temporal.edtf import edtf
from timeline.temporal.evidence import Evidence
from timeline.temporal.fold import plain
from timeline.temporal.language import NAMES, load
from timeline.temporal.read import Found, find
from timeline.temporal.scan import passages

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from timeline.model import TimexType
    from timeline.temporal.fold import Plain
    from timeline.temporal.language import Language

__all__ = ["tag"]

Anchoring = Literal["auto", "published", "narrative"]

_OF_A_MONTH: Final = frozenset({"MONTH", "MONTH2", "DATE", "DATE2", "DM", "DM2", "MY"})
_YEAR_OR_DAY: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d.*)?)?")
_POINTED: Final = frozenset({"DEICTIC", "WEEKDAY", "AGO", "LATER"})
_YEAR: Final = frozenset({"year", "year2", "yy", "yy2", "big", "DATE", "DATE2", "MY", "YEAR"})
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
        found = find(text, folded, known)
        if not found:
            continue
        evidence.add(folded.text, found)
        anchor.narrative = evidence.narrative if anchoring == "auto" else anchor.narrative
        anchor.month_first, anchor.strides = evidence.month_first, evidence.strides
        read_to = 0
        for one in found:
            if (anchor.beside or anchor.several or anchor.glance) and SENTENCE_END.search(
                folded.text, read_to, one.start
            ):
                anchor.begin_sentence()
            value, read_to = _understood(folded.text, one, anchor), one.end
            understood += [] if value is None else _timexes(text, folded, one, value, anchor)
        anchor.begin_sentence()
    return understood


@cache
def _languages(codes: tuple[str, ...]) -> tuple[Language, ...]:
    return tuple(map(load, codes))


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
    anchor.several |= value.type == "SET"
    if not aside:
        anchor.mention(value.value, value.when)
    return value


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
    return Value(kind, value, None, edtf(value.partition("T")[0]), alternative="" if other == value else other)


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
