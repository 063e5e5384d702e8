"""A client for an ASGI application, without a socket: what is asked is a scope, what is answered two messages."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Scope


@dataclass(frozen=True)
class Answer:
    """Status, headers by their names in lower case, and body."""

    status: int
    headers: dict[str, str]
    body: bytes


async def fetch(app: ASGIApp, target: str, method: str = "GET", client: str = "192.0.2.1", **headers: str) -> Answer:
    """Return what is answered to a request; `_` in the name of a header stands for `-`."""
    path, _, query = target.partition("?")
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "client": (client, 50000),
        "server": ("127.0.0.1", 8000),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return Answer(
        status=sent[0]["status"],
        headers={name.decode().lower(): value.decode() for name, value in sent[0]["headers"]},
        body=b"".join(message["body"] for message in sent[1:]),
    )


def ask(app: ASGIApp, target: str, method: str = "GET", client: str = "192.0.2.1", **headers: str) -> Answer:
    """Return the same, outside of a loop."""
    return asyncio.run(fetch(app, target, method, client, **headers))
