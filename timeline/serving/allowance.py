"""How often something may be done: a token bucket for all, and one for each client."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from typing import Final

CLIENTS: Final = 4096
"""How many clients are remembered; who has not been seen for longest is forgotten first."""


@dataclass(slots=True)
class Bucket:
    """Up to `burst` at once, then one in `interval` seconds."""

    burst: int
    interval: float
    _next: float = float("-inf")

    def wait(self, now: float) -> float:
        """Return how many seconds it is too early, by a clock of the caller's; 0 takes one."""
        # One number holds the whole state: when the bucket would be full again.
        full = max(self._next, now)
        early = full - now - (self.burst - 1) * self.interval
        if early > 0:
            return early
        self._next = full + self.interval
        return 0.0


@dataclass(slots=True)
class Allowance:
    """What all clients may do together, and what each of them."""

    together: Bucket
    burst: int
    interval: float
    _clients: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)

    def wait(self, client: str, now: float) -> float:
        """Return how many seconds a client, told by its IP address, comes too early; 0 takes one."""
        client = _network(client)
        bucket = self._clients.setdefault(client, Bucket(self.burst, self.interval))
        self._clients.move_to_end(client)
        if len(self._clients) > CLIENTS:
            self._clients.popitem(last=False)
        return bucket.wait(now) or self.together.wait(now)


def _network(client: str) -> str:
    """Return what one customer has: an address, or the first half of one of IPv6."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    return f"{int(address) >> 64:x}" if isinstance(address, IPv6Address) else client
