"""`serve`: the published tree on a socket, until it is interrupted."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

import uvicorn

from timeline.cli.following import Follower, day
from timeline.errors import TimelineError
from timeline.serving.app import Application

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import AsyncIterator

    from starlette.applications import Starlette
    from starlette.types import ASGIApp

    from timeline.cli.environment import Environment
    from timeline.workspace import Workspace

LONGEST_HEAD: Final = 16 << 10
"""Bytes of a request before its body, which nobody reads."""
MOST_CONNECTIONS: Final = 1000
"""How many connections there may be at once; who comes then is told to come back (503)."""
PATIENCE: Final = 5
"""Seconds that an idle connection is kept, and that answers are waited for at the end."""

_REASONS: Final = {
    errno.EADDRINUSE: "it is taken; give another with --port, or 0 for any that is free",
    errno.EACCES: "this user may not listen there; give a port above 1023",
}


def serve(  # noqa: PLR0913 - each is an option
    environment: Environment, workspace: Workspace, today: dt.date, *, host: str, port: int, address: str, log: bool
) -> None:
    """Serve a workspace until interrupted; raises TimelineError when there is nothing to serve, or nowhere to."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        following = asyncio.create_task(follower.follow(application, seen, stop))
        yield
        stop.set()
        await following

    with _listening(host, port) as listener:
        own = _address(listener)
        follower = Follower(environment, workspace, address, otherwise=own, ahead=today - day())
        seen = follower.state()
        application = Application(follower.build(seen), time.monotonic, lifespan)
        print(f"serving {own}/", file=environment.stdout, flush=True)
        server(environment, application, log=log).run(sockets=[listener])


def server(environment: Environment, application: ASGIApp, *, log: bool) -> uvicorn.Server:
    """Return the server of an application, with its limits; with a `log` it says on stderr who asks for what."""
    if log:
        access = logging.getLogger("uvicorn.access")
        access.addHandler(logging.StreamHandler(environment.stderr))
        access.setLevel(logging.INFO)
    return uvicorn.Server(
        uvicorn.Config(
            application,
            log_config=None,
            access_log=log,
            server_header=False,
            ws="none",
            h11_max_incomplete_event_size=LONGEST_HEAD,
            limit_concurrency=MOST_CONNECTIONS,
            timeout_keep_alive=PATIENCE,
            timeout_graceful_shutdown=PATIENCE,
        )
    )


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the host's first address."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server((str(address[0]), port), family=family, backlog=2048)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "this machine has no such address")
        raise TimelineError(f"cannot listen on port {port} of {host}: {reason}") from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
