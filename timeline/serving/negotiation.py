"""What a request's headers ask for (RFC 9110): in which coding, and whether it has the thing already."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

CODINGS: Final = (b"br", b"gzip", b"identity")
"""The content codings there are, the one that saves most first."""

_LEAST: Final = 0.001
"""The smallest quality that is not a refusal."""


@lru_cache(maxsize=256)  # a client says the same in every request, and there are few kinds of clients
def coding(accepted: bytes) -> bytes:
    """Return the coding that an Accept-Encoding (section 12.5.3) likes best; of those it likes equally, the first."""
    said = dict(_quality(part) for part in accepted.lower().split(b","))
    others = said.get(b"*", 0.0)
    qualities = {each: said.get(each, others) for each in CODINGS}
    # What is not mentioned is still acceptable as it is.
    qualities[b"identity"] = max(said.get(b"identity", 0.0), _LEAST)
    return max(CODINGS, key=qualities.__getitem__)


def has(known: bytes, etag: bytes) -> bool:
    """Return whether an If-None-Match (section 13.1.2) names a tag; a cache on the way may have weakened it."""
    if known == etag:
        return True
    return known.strip() == b"*" or any(each.strip().removeprefix(b"W/") == etag for each in known.split(b","))


def _quality(part: bytes) -> tuple[bytes, float]:
    name, _, parameters = part.partition(b";")
    weight = parameters.strip().removeprefix(b"q=") or b"1"
    try:
        quality = float(weight)
    except ValueError:
        quality = 0.0
    return name.strip(), quality if 0 <= quality <= 1 else 0.0
