"""Finds the temporal expressions of a text: `tag` is the whole public face.

>>> import datetime as dt
>>> for timex in tag("Конституция 1995 жылғы 30 тамызда қабылданды."):
...     print(timex.text, timex.value, timex.language)
1995 жылғы 30 тамызда 1995-08-30 kk
>>> [timex.value for timex in tag("منتصف مارس الجاري", published=dt.date(2024, 3, 15))]
['2024-03']
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from timeline.model import Timex
from timeline.temporal.fold import plain
from timeline.temporal.language import NAMES, load
from timeline.temporal.read import Found, read, speaks
from timeline.temporal.scan import Token, tokens, windows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

__all__ = ["tag"]

_SAMPLE: Final = 4096  # characters at the beginning of a text that tell its language


def tag(text: str, *, published: dt.date | None = None, languages: Sequence[str] | None = None) -> list[Timex]:
    """Return the temporal expressions of the text, in order, none within another.

    `published` is the day that "this year" and "the current month" are said on; without it they stay unresolved
    (`XXXX-03`). `languages` are the codes of the languages to read (ISO 639-1), all that there are by default.
    Offsets are of the text as given. Raises ValueError on a language that there is not.
    """
    codes = NAMES if languages is None else tuple(languages)
    folded = plain(text)
    usual = _usual(folded.text, codes)
    found = chain.from_iterable(
        _window(folded.text, tuple(tokens(folded.text, *extent)), codes, usual, published)
        for extent in windows(folded.text, codes)
    )
    return [_timex(text, one, folded.original(one.start, one.end), folded.original(*one.phrase)) for one in found]


def _window(
    text: str, cut: tuple[Token, ...], codes: tuple[str, ...], usual: str, published: dt.date | None
) -> Iterator[Found]:
    """Yield what the languages find in a window; where two do, the longer extent, then that of the usual language."""
    spoken = [code for code in codes if code == usual or speaks(cut, load(code))]
    found = [one for code in spoken for one in read(text, cut, load(code), published)]
    starts: list[int] = []
    taken: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.language != usual, one.start)):
        at = bisect_left(starts, one.start)
        after = taken[at - 1].end <= one.start if at else True
        if after and (at == len(taken) or one.end <= taken[at].start):
            starts.insert(at, one.start)
            taken.insert(at, one)
    yield from taken


def _usual(text: str, codes: tuple[str, ...]) -> str:
    """Return the language of the text: whose alphabet holds most of its letters, of equals the smaller alphabet."""
    counts = Counter(filter(str.isalpha, text[:_SAMPLE]))

    def fit(code: str) -> tuple[int, int]:
        alphabet = load(code).letters
        return sum(count for letter, count in counts.items() if letter in alphabet), -len(alphabet)

    return max(codes, key=fit)


def _timex(text: str, found: Found, extent: tuple[int, int], phrase: tuple[int, int]) -> Timex:
    start, end = extent
    return Timex(
        start=start,
        end=end,
        phrase=phrase,
        text=text[start:end],
        type=found.value.type,
        value=found.value.value,
        mod=found.value.mod,
        language=found.language,
        when=found.value.when,
        rule=found.rule,
    )
