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
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Final, Literal

from timeline.model import Timex
from timeline.temporal.anchor import Anchor
from timeline.temporal.compose import Value
from timeline.temporal.edtf import edtf
from timeline.temporal.evidence import Evidence
from timeline.temporal.fold import Plain, spelled
from timeline.temporal.lexicon import NAMES, load
from timeline.temporal.read import Reader
from timeline.temporal.scan import passages
from timeline.temporal.tense import SENTENCE_END, off_path

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from timeline.model import TimexType
    from timeline.temporal.read import Found

__all__ = ["tag"]

Anchoring = Literal["auto", "published", "narrative"]

_LIFETIME: Final = re.compile(r"\([0-9]{4}\s?[–—-]\s?[0-9]{2,4}\)")  # (1899–1971), of someone who is named
_HEAD: Final = 12  # characters of a paragraph within which the date begins that opens it


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
    reader = _reader(NAMES if languages is None else tuple(languages))
    reading: _Reading | None = None
    understood: list[Timex] = []
    for start, passage in passages(text):
        said, steps = spelled(passage)
        windows = reader.windows(said)
        if not windows:
            continue
        folded = Plain(said, steps, start)
        found = reader.find(windows, text, folded)
        if found:
            reading = reading or _Reading(text, published, anchoring)
            understood += reading.of(folded, found)
    return understood


@cache
def _reader(codes: tuple[str, ...]) -> Reader:
    return Reader(tuple(map(load, codes)))


class _Reading:
    """A text as it is understood, passage by passage: where it has got to, and what it gives away about itself."""

    def __init__(self, text: str, published: dt.date | None, anchoring: Anchoring) -> None:
        self.text = text
        self.anchor = Anchor(published, anchoring == "narrative")
        self.evidence = Evidence(published)
        self.by_evidence = anchoring == "auto"

    def of(self, folded: Plain, found: Sequence[Found]) -> Iterator[Timex]:
        """Yield the expressions of what was found in a passage."""
        anchor, evidence = self.anchor, self.evidence
        evidence.add(folded.text, found)
        if self.by_evidence:
            anchor.narrative = evidence.narrative
        if anchor.narrative:
            anchor.strides = evidence.strides
        if evidence.firsts:
            anchor.month_first = evidence.month_first
        read_to = 0
        for one in found:
            if (anchor.beside or anchor.several or anchor.glance) and SENTENCE_END.search(
                folded.text, read_to, one.start
            ):
                anchor.begin_sentence()
            value, read_to = _understood(folded.text, one, anchor, read_to), one.end
            if value is None:
                continue
            if one.parting is None or not _is_apart(one, value, narrative=anchor.narrative):
                yield _timex(self.text, folded, one, value, (one.start, one.end), one.phrase)
            else:
                yield from _ends(self.text, folded, one, value, one.parting)
        anchor.begin_sentence()


def _understood(text: str, found: Found, anchor: Anchor, read_to: int) -> Value | None:
    """Return what an expression means where it stands, behind one that ended there; the anchor takes note of it."""
    expression = found.expression
    value = expression.value or expression.at(found.start, found.end, text, anchor)
    if value is None:
        return None
    mark, goes_on = value.mark, anchor.narrative and anchor.last is not None
    years = anchor.years_on(mark) if goes_on else 0
    off = years != 0 and off_path(text, found.start, found.end, expression.language, years)
    if (expression.is_dated or mark.is_plain) and not (off and years < 0):
        anchor.name(mark, expression.names_year)
    anchor.several |= value.type == "SET"
    if not off and not _is_aside(text, found, anchor, read_to):
        opened = goes_on and text.rfind("(", read_to, found.start) > text.rfind(")", read_to, found.start)
        opens = goes_on and text.find("\n", max(read_to, found.start - _HEAD), found.start) >= 0
        anchor.mention(mark, bracketed=opened, opens=opens)
    return value


def _is_aside(text: str, found: Found, anchor: Anchor, read_to: int) -> bool:
    """Return whether an expression leads a story nowhere: a look back, another calendar's 7 September (26 August)."""
    looks_back = found.expression.looks_back
    if looks_back == "always" or (looks_back and anchor.narrative):
        return True
    return anchor.last is not None and (
        text[read_to : found.start] == " (" or _LIFETIME.search(text, found.start - 1, found.end + 1) is not None
    )


def _is_apart(found: Found, value: Value, *, narrative: bool) -> bool:
    """Return whether a range whose ends can be told apart comes as two expressions."""
    apart = found.expression.rule.apart
    return (apart == "always" or (apart == "narrative" and narrative)) and value.value.count("/") == 1


def _ends(text: str, folded: Plain, found: Found, value: Value, parting: tuple[int, int, int]) -> Iterator[Timex]:
    """Yield the two ends of a range."""
    ends = value.value.split("/")
    left, right = map(_single, ends, value.alternative.split("/") if value.alternative else ends, repeat(value.type))
    start, end, again = parting
    yield _timex(text, folded, found, left, (start, end), (min(start, found.phrase[0]), end))
    yield _timex(text, folded, found, right, (again, found.end), (again, found.phrase[1]))


def _single(value: str, other: str, kind: TimexType) -> Value:
    return Value(kind, value, None, edtf(value.partition("T")[0]), alternative="" if other == value else other)


def _timex(  # noqa: PLR0913, PLR0917 - a timex is made of this much
    text: str, folded: Plain, found: Found, value: Value, extent: tuple[int, int], phrase: tuple[int, int]
) -> Timex:
    expression = found.expression
    start, end = here = folded.original(*extent)
    return Timex(
        start,
        end,
        here if phrase == extent else folded.original(*phrase),
        text[start:end],
        value.type,
        value.value,
        value.mod,
        expression.language.code,
        value.when,
        expression.rule.name,
        value.impossible,
        value.alternative,
        value.calendar,
        value.freq,
    )
