"""Who one is on a server: a name and a password that stand neither in the command nor in the address."""

from __future__ import annotations

import getpass
import netrc
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from timeline.errors import UsageError

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from timeline.cli.environment import Environment

VARIABLE = "TIMELINE_PASSWORD"


def credentials(environment: Environment, url: str, user: str) -> tuple[str, str] | None:
    """Return the name and the password for an address, None when none is known; raises UsageError.

    The password is that of TIMELINE_PASSWORD, else of the netrc file, else what a person types.
    """
    address = _address(url)
    name, password = _from_netrc(environment, address.hostname or "", user)
    if not name:
        return None
    if address.scheme == "http" and not _is_loopback(address.hostname or ""):
        raise UsageError("would carry the password in the open; give an address that begins with https", path=url)
    return name, environment.variables.get(VARIABLE) or password or _typed(environment, name, address.hostname or "")


def _address(url: str) -> SplitResult:
    try:
        address = urlsplit(url)
        _ = address.port  # which is looked at only when it is asked for
    except ValueError as error:
        raise UsageError(f"{url!r} is no address: {error}") from error
    if "@" in address.netloc:
        # Not quoted: what stands before the @ may be a password.
        raise UsageError("a name in an address ends up in logs; take it out of the URL and say --user NAME")
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise UsageError(f"{url!r} is no address of a calendar; it begins with https://")
    return address


def _from_netrc(environment: Environment, host: str, user: str) -> tuple[str, str]:
    """Return the name asked for, else that of the netrc file, and the password the file has for it."""
    said, home = environment.variables.get("NETRC"), environment.variables.get("HOME")
    path = Path(said) if said else Path(home or ".") / ".netrc"
    if not said and (not home or not path.is_file()):
        return user, ""
    try:
        found = netrc.netrc(path).authenticators(host)
    except (OSError, UnicodeError, netrc.NetrcParseError) as error:
        raise UsageError("cannot be read as a netrc file; mend it, or set NETRC to another", path=path) from error
    if found is None or (user and found[0] != user):
        return user, ""
    return found[0], found[2] or ""


def _typed(environment: Environment, name: str, host: str) -> str:
    if not environment.stdin.isatty():
        raise UsageError(f"there is no password for {name!r} on {host}: set {VARIABLE}, or write it into ~/.netrc")
    return getpass.getpass(f"Password of {name} on {host}: ", environment.stderr)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
