"""Prints the table of docs/languages.md: how much of CLDR's own dates each language of tools/cldr.py reads.

python -m tools.cldr_figures
"""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Final

from babel.dates import format_date, format_skeleton

from timeline.temporal import tag
from tools.cldr import languages, locale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

_DAYS: Final = [dt.date(2024, 1, 1) + dt.timedelta(days=count) for count in range(366)]
_FORMS: Final = ("long", "full", "medium")


def share(code: str, data: Locale, form: str) -> str:
    """Return the share of the days of 2024 in that form of CLDR that are read with the right value."""
    read = sum(_reads(format_date(day, form, data), code, day.isoformat()) for day in _DAYS)
    return f"{100 * read // len(_DAYS)} %"


def months(code: str, data: Locale) -> int:
    """Return how many of the months of 2024, with the year, are read with the right value."""
    firsts = [day for day in _DAYS if day.day == 1]
    return sum(_reads(format_skeleton("yMMMM", day, locale=data), code, day.isoformat()[:7]) for day in firsts)


def table() -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"| code | language | 29 August 2024 | {' | '.join(_FORMS)} | months |"
    yield f"|---|---|---|{'---:|' * len(_FORMS)}---:|"
    for code in languages():
        data = locale(code)
        example = format_date(dt.date(2024, 8, 29), "long", data)
        shares = " | ".join(share(code, data, form) for form in _FORMS)
        yield f"| {code} | {data.english_name} | {example} | {shares} | {months(code, data)}/12 |"


def _reads(text: str, code: str, value: str) -> bool:
    return [timex.value for timex in tag(text, languages=[code])] == [value]


if __name__ == "__main__":
    sys.stdout.write("\n".join(table()) + "\n")
