"""What Timeline says, in its four languages: counts in their plural forms, dates in words, phrases.

The words are data, one TOML a language with the same keys in each; rules of plurals and names of months come from
CLDR. Nothing here depends on the locale of the process.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.model import LANGUAGES
from timeline.wording.cldr import Locale
from timeline.wording.dates import Dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.when import When


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One language's words, and what CLDR says of it. Made by `wording`."""

    language: str
    locale: Locale
    _dates: Dates
    _phrases: Mapping[str, Any]

    @property
    def rtl(self) -> bool:
        """Whether it is written from the right."""
        return self.locale.rtl

    def years(self, n: int) -> str:
        """Return the count of years: `1 year`, `35 лет`."""
        return self.count("years", n)

    def days(self, n: int) -> str:
        """Return the count of days: `1 day`, `21 день`."""
        return self.count("days", n)

    def ordinal(self, n: int) -> str:
        """Return the number as a place in an order: `17th`, `17-ші`."""
        forms = self._phrases["ordinal"]
        # CLDR's categories of Kazakh go by the last digit; the words for 50, 70, 80 and 100 do not.
        form: str = forms.get(str(n % 100)) or forms[self.locale.ordinal(n)]
        return form.format(n=n)

    def date(self, when: When) -> str:
        """Return the date in full, to the precision it is known to: `29 August 1991`, `about 2010`."""
        return self._dates.full(when)

    def short(self, when: When) -> str:
        """Return the date without its year, for a narrow column: `29 Aug`, `3–7 Mar`, nothing for a year."""
        return self._dates.short(when)

    def kind(self, name: str) -> str:
        """Return what an event of that kind is; the name itself if there is no word for it."""
        try:
            return self.say(f"view.kind.{name}")
        except KeyError:
            return name

    def name_of(self, language: str) -> str:
        """Return the name of a language, by its code."""
        from babel import Locale  # noqa: PLC0415 - only `stats` has need of all names

        return str(Locale.parse(self.language).languages.get(language, language))

    def count(self, key: str, n: int) -> str:
        """Return the count whose plural forms stand at a dotted key. Raises KeyError when there are none."""
        return self.say(f"{key}.{self.locale.plural(n)}", n=n)

    def say(self, key: str, **values: object) -> str:
        """Return the phrase at a dotted key (`feed.doubt.confidence`) with its values filled in.

        Raises KeyError when there is no such phrase.
        """
        found: Any = self._phrases
        for part in key.split("."):
            if not isinstance(found, dict) or part not in found:
                raise KeyError(key)
            found = found[part]
        if not isinstance(found, str):
            raise KeyError(key)
        return found.format(**values)


@cache
def wording(language: str) -> Wording:
    """Return the words of a language; ValueError if Timeline does not speak it."""
    if language not in LANGUAGES:
        raise ValueError(f"Timeline does not speak {language!r}; it speaks {', '.join(LANGUAGES)}")
    with Path(__file__).with_name(f"{language}.toml").open("rb") as file:
        phrases = tomllib.load(file)
    locale = Locale.of(language)
    return Wording(language, locale, Dates.of(locale, phrases["date"]), phrases)
