"""Writes timeline/wording/cldr: what CLDR says of the languages that Timeline speaks, as Babel has it.

    python tools/cldr_wording.py

A print then needs no Babel, which reads a whole language for twelve months. The same Babel writes the same files.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.core import get_global

from timeline.model import LANGUAGES
from timeline.wording import cldr
from tools.cldr import locale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FOLDER: Final = Path(cldr.__file__).with_suffix("")


def document(code: str) -> str:
    """Return the language's file."""
    data = locale(code)
    months = {
        f"{form}.{width}": data.months[form][width]
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    }
    weekdays = {width: data.days["format"][width] for width in ("abbreviated", "short", "narrow")}
    lines = [
        f"# {data.english_name}: names and plural rules of CLDR {get_global('cldr')['version']}, by way of Babel.",
        "# Written by tools/cldr_wording.py.",
        f"\nrtl = {json.dumps(data.text_direction == 'rtl')}",
        "\n[months]",
        *(_names(key, names) for key, names in months.items()),
        "\n[weekdays]",
        *(_names(key, names) for key, names in weekdays.items()),
        "\n[plural]",
        *_rules(data.plural_form),
        "\n[ordinal]",
        *_rules(data.ordinal_form),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for code in LANGUAGES:
        (FOLDER / f"{code}.toml").write_text(document(code), "utf-8", newline="\n")


def _names(key: str, names: Mapping[int, str]) -> str:
    """Return the line of names, in the order of their numbers."""
    return f"{key} = {json.dumps([names[number] for number in sorted(names)], ensure_ascii=False)}"


def _rules(form: Callable[[int], str]) -> list[str]:
    """Return a line for each category but the last, `other`: the numbers that it has, below `cldr.TURN`."""
    numbers: dict[str, list[str]] = {}
    for category, run in groupby(range(cldr.TURN), key=form):
        found = list(run)
        numbers.setdefault(category, []).append(f"{found[0]}-{found[-1]}" if len(found) > 1 else str(found[0]))
    return [f'{name} = "{" ".join(runs)}"' for name, runs in numbers.items() if name != "other"]


if __name__ == "__main__":
    main()
