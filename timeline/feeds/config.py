"""feeds.toml: which calendars there are, in which languages, over which years.

What is loaded is right: every mistake is a DataError with file and line, and an unknown key is a mistake. To add a
setting, add its row to the table of fields below and its attribute to `Feed`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from timeline.datafile.fields import (
    Field,
    Node,
    by_language,
    identifier,
    list_of,
    must_be,
    one_of,
    record,
    text,
    whole,
)
from timeline.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIRST, LAST = 1601, 4500
"""The years that a horizon may span: Outlook takes no others."""

_DOMAIN: Final = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_DURATION: Final = re.compile(
    r"P(?:[0-9]+W|[0-9]+D|(?:[0-9]+D)?T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A calendar: its name (of the file), titles by language, and the first and last year of its horizon.

    `refresh` is an RFC 5545 duration; `domain` ends the UID of its entries.
    """

    name: str
    domain: str
    titles: Mapping[str, str] = field(hash=False)
    descriptions: Mapping[str, str] = field(default_factory=dict, hash=False)
    languages: tuple[str, ...]
    horizon: tuple[int, int]
    refresh: str


def load(path: Path) -> tuple[Feed, ...]:
    """Return the feeds of a feeds.toml in their order; raises DataError with file and line."""
    values = whole(path, _checked)
    return tuple(_feed(row, values["domain"]) for row in values["feed"])


def _checked(root: Node) -> dict[str, Any]:
    """Return the file's values; report also what is right by itself and wrong beside the rest."""
    values: dict[str, Any] = _FILE(root)
    if root.faults:
        return values
    names: set[str] = set()
    for feed in root.child("feed").children():
        name, languages = feed.child("name"), feed.value["languages"]
        if name.value in names:
            name.wrong(f"a feed is named {name.value!r} already; give this one a name of its own")
        names.add(name.value)
        for language in languages:
            if language not in feed.value["title"]:
                feed.child("title").wrong(f"the feed is in {language!r}, but has no title.{language}")
        if len(set(languages)) < len(languages):
            feed.child("languages").wrong("a language stands twice")
    return values


def _feed(row: Mapping[str, Any], domain: str) -> Feed:
    return Feed(
        name=row["name"],
        domain=domain,
        titles=row["title"],
        descriptions=row.get("description", {}),
        languages=row["languages"],
        horizon=tuple(row["horizon"]),
        refresh=row["refresh"],
    )


def _is_horizon(value: object) -> bool:
    if not (isinstance(value, list) and len(value) == 2 and all(type(year) is int for year in value)):
        return False
    return bool(FIRST <= value[0] <= value[1] <= LAST)


_FEED: Final = record(
    {
        "name": Field(identifier, required=True),
        "title": Field(by_language(text), required=True),
        "description": Field(by_language(text)),
        "languages": Field(list_of(one_of(*LANGUAGES)), required=True),
        "horizon": Field(must_be(f"[first year, last year], from {FIRST} to {LAST}", _is_horizon), required=True),
        "refresh": Field(
            must_be(
                'a duration such as "PT12H" (RFC 5545)', lambda it: isinstance(it, str) and _DURATION.fullmatch(it)
            ),
            required=True,
        ),
    }
)
_FILE: Final = record(
    {
        "domain": Field(
            must_be('a domain such as "example.org"', lambda it: isinstance(it, str) and _DOMAIN.fullmatch(it)),
            required=True,
        ),
        "feed": Field(list_of(_FEED), required=True),
    }
)
