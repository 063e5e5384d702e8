"""Identities as URIs, where a format demands one: made of the same names as the UID of a VEVENT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from timeline.feeds.config import Feed

_TAGGED: Final = 2026
"""RFC 4151 wants a year in which the domain was the feed's; any will do that never changes and has begun."""


def tag(feed: Feed, name: str) -> str:
    """Return the tag URI (RFC 4151) of a name in the feed's domain; that of a UID has the domain in front only."""
    local = name.removesuffix(f"@{feed.domain}")
    return f"tag:{feed.domain},{_TAGGED}:{quote(local)}"
