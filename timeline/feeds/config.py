"""feeds.toml: which calendars there are, in which languages, over which years, and what each of them takes.

What is loaded is right: every mistake is a DataError with file and line, and an unknown key is a mistake. What is said
above the first feed holds for all that do not say otherwise. To add a setting, add its row to a table of fields below
and its attribute to `Feed`; docs/feeds.md tells of each.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from timeline.catalogue import KINDS
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
from timeline.errors import DataError
from timeline.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST, LAST = 1601, 4500
"""The years that an entry may stand in: Outlook takes no others."""
LONGEST_ADDRESS = 256
"""UTF-16 units of a feed's address: Google takes no longer one, and says nothing."""

Only = Literal["all", "jubilees", "observances", "history"]

_DOMAIN: Final = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+[^\s?#]*")
_DURATION: Final = re.compile(
    r"P(?:[0-9]+W|[0-9]+D|(?:[0-9]+D)?T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A calendar: its name (of the file), titles by language, and the first and last year of its horizon.

    It takes what bears one of its `tags` and is of one of its `kinds` (of any, when it names none), and of that what
    `only` says. `alarms` are days before a jubilee, `color` is a CSS3 name. `refresh` is an RFC 5545 duration; `domain`
    ends the UID of its entries; `address` is where the feeds are published, empty when that is not known.
    """

    name: str
    domain: str
    titles: Mapping[str, str] = field(hash=False)
    descriptions: Mapping[str, str] = field(default_factory=dict, hash=False)
    languages: tuple[str, ...]
    horizon: tuple[int, int]
    refresh: str
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    only: Only = "all"
    alarms: tuple[int, ...] = ()
    color: str = ""
    address: str = ""

    def source(self, language: str, suffix: str = "ics") -> str:
        """Return the address to subscribe to, empty when it is not known where the feed is published."""
        return f"{self.address}/f/{self.name}.{language}.{suffix}" if self.address else ""


def load(path: Path) -> tuple[Feed, ...]:
    """Return the feeds of a feeds.toml in their order; raises DataError with file and line."""
    if not path.exists():
        raise DataError("is not there; it says which calendars there are, as docs/feeds.md tells", path=path)
    values = whole(path, _checked)
    return tuple(_feed(row, values) for row in values["feed"])


@cache
def colors() -> Mapping[str, str]:
    """Return the CSS3 names of colours, each with its `#RRGGBB`."""
    return tomllib.loads(Path(__file__).with_name("colors.toml").read_text("ascii"))


def _checked(root: Node) -> dict[str, Any]:
    """Return the file's values; report also what is right by itself and wrong beside the rest."""
    values: dict[str, Any] = _FILE(root)
    if root.faults:
        return values
    names: set[str] = set()
    for node, row in zip(root.child("feed").children(), values["feed"], strict=True):
        _check_complete(node, {**values, **row})
        if root.faults:
            break
        feed, name = _feed(row, values), node.child("name")
        if feed.name in names:
            name.wrong(f"a feed is named {feed.name!r} already; give this one a name of its own")
        names.add(feed.name)
        if any(_utf16(feed.source(language)) > LONGEST_ADDRESS for language in feed.languages):
            name.wrong(
                f"its address is over {LONGEST_ADDRESS} characters, which Google refuses; shorten name or address"
            )
    return values


def _check_complete(node: Node, said: Mapping[str, Any]) -> None:
    """Report what neither the feed nor the head of the file says, and languages without a title."""
    for key in _NEEDED:
        if key not in said:
            node.wrong(f"{node.key} {said['name']!r} has no {key!r}, and none stands above the feeds")
    languages = said.get("languages", ())
    if len(set(languages)) < len(languages):
        (node.child("languages") if "languages" in node.value else node).wrong("a language stands twice")
    for language in languages:
        if language not in said["title"]:
            node.child("title").wrong(f"the feed is in {language!r}, but has no title.{language}")


def _feed(row: Mapping[str, Any], shared: Mapping[str, Any]) -> Feed:
    said = {**{key: shared[key] for key in _SHARED if key in shared}, **row}
    horizon = (FIRST, LAST) if said.get("only") == "history" else said["horizon"]
    return Feed(
        name=said["name"],
        domain=shared["domain"],
        titles=said["title"],
        descriptions=said.get("description", {}),
        languages=said["languages"],
        horizon=tuple(row.get("horizon", horizon)),
        refresh=said["refresh"],
        tags=said.get("tags", ()),
        kinds=said.get("kinds", ()),
        only=said.get("only", "all"),
        alarms=tuple(sorted(set(said.get("alarms", ())), reverse=True)),
        color=said.get("color", ""),
        address=shared.get("address", "").rstrip("/"),
    )


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _is_horizon(value: object) -> bool:
    if not (isinstance(value, list) and len(value) == 2 and all(type(year) is int for year in value)):
        return False
    return bool(FIRST <= value[0] <= value[1] <= LAST)


_SHARED: Final = {
    "languages": Field(list_of(one_of(*LANGUAGES))),
    "horizon": Field(must_be(f"[first year, last year], from {FIRST} to {LAST}", _is_horizon)),
    "refresh": Field(
        must_be('a duration such as "PT12H" (RFC 5545)', lambda it: isinstance(it, str) and _DURATION.fullmatch(it))
    ),
    "color": Field(
        must_be('the CSS3 name of a colour, such as "teal"', lambda it: isinstance(it, str) and it in colors())
    ),
    "alarms": Field(list_of(must_be("a number of days, 1 to 365", lambda it: type(it) is int and 1 <= it <= 365))),
}
"""What may be said once for all feeds, or by each."""
_NEEDED: Final = ("languages", "horizon", "refresh")
"""What must be said in one of the two places."""
_FEED: Final = record(
    {
        "name": Field(identifier, required=True),
        "title": Field(by_language(text), required=True),
        "description": Field(by_language(text)),
        "tags": Field(list_of(identifier)),
        "kinds": Field(list_of(one_of(*KINDS))),
        "only": Field(one_of(*get_args(Only))),
        **_SHARED,
    }
)
_FILE: Final = record(
    {
        "domain": Field(
            must_be('a domain such as "example.org"', lambda it: isinstance(it, str) and _DOMAIN.fullmatch(it)),
            required=True,
        ),
        "address": Field(
            must_be(
                'an address such as "https://example.org/calendars"',
                lambda it: isinstance(it, str) and _ADDRESS.fullmatch(it),
            )
        ),
        "feed": Field(list_of(_FEED), required=True),
        **_SHARED,
    }
)
