"""The ASGI application: a look into the table in front, and behind it Starlette for what takes longer.

What is asked for without a query is answered by one look-up. Starlette sees the filters, which are made in a thread one
at a time, and all that goes wrong.
"""

from __future__ import annotations

import asyncio
import math
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from timeline.clean import clean
from timeline.serving import filters
from timeline.serving.allowance import Allowance, Bucket
from timeline.serving.memory import Memory
from timeline.serving.table import entry
from timeline.site.headers import HEADERS, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.types import Lifespan, Receive, Scope, Send

    from timeline.serving.filters import Filter
    from timeline.serving.published import Published
    from timeline.serving.table import Entry

ROOM: Final = 64 << 20
"""Bytes that filtered calendars may take in memory, in all codings."""
MOST: Final = 4096
"""How many filters are known at a time."""
TOGETHER: Final = (30, 1.0)
"""How many filters that are not known yet all clients may ask for at once, and in how many seconds one more."""
EACH: Final = (10, 10.0)
"""The same for one client."""

_READING: Final = frozenset({"GET", "HEAD"})


class Application:
    """Answers with what was published last. `clock` counts seconds; `lifespan` surrounds the time it runs."""

    def __init__(
        self, published: Published, clock: Callable[[], float], lifespan: Lifespan[Starlette] | None = None
    ) -> None:
        """Begin with something published."""
        self.published = published
        self._clock = clock
        self._memory = Memory(ROOM, MOST)
        self._allowance = Allowance(Bucket(*TOGETHER), *EACH)
        self._one_at_a_time = asyncio.Lock()
        self._slow = Starlette(
            routes=[Route("/f/{feed}.{language}.ics", self._filtered), Route("/{path:path}", self._plain)],
            exception_handlers={HTTPException: _refuse},
            lifespan=lifespan,
        )

    def publish(self, published: Published) -> None:
        """Answer with something else from now on; what is being sent is finished as it was begun."""
        self.published = published
        self._memory.outdate()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or take part in the beginning and the end of the server."""
        if scope["type"] == "http" and not scope["query_string"] and scope["method"] in _READING:
            await self.published.table.get(scope["path"], self.published.missing)(scope, receive, send)
        else:
            await self._slow(scope, receive, send)

    async def _plain(self, request: Request) -> Entry:
        """Return what is at a path; a query says nothing there."""
        return self.published.table.get(request.scope["path"], self.published.missing)

    async def _filtered(self, request: Request) -> Entry:
        """Return the calendar that a query asks for; raises HTTPException."""
        feed, language = request.path_params["feed"], request.path_params["language"]
        asked = filters.read(feed, language, request.scope["query_string"])
        filters.check(asked, self.published.feeds, self.published.tags)
        if not asked.query:
            return self.published.table[asked.path]
        async with self._one_at_a_time:
            made = self._memory.get(asked)
            if made is None and asked not in self._memory:
                self._allow(request.client.host if request.client else "")
            return made or await self._make(asked)

    def _allow(self, client: str) -> None:
        early = self._allowance.wait(client, self._clock())
        if early:
            raise HTTPException(
                HTTPStatus.TOO_MANY_REQUESTS,
                "too many different filters; come back later",
                {"Retry-After": str(math.ceil(early))},
            )

    async def _make(self, asked: Filter) -> Entry:
        published = self.published
        feed = filters.check(asked, published.feeds, published.tags)
        data = await run_in_threadpool(filters.render, asked, feed, published.timeline)
        made = await run_in_threadpool(entry, data, TYPES["ics"], published.modified)
        if published is self.published:
            self._memory.put(asked, made)
        return made


async def _refuse(_: Request, error: Exception) -> PlainTextResponse:
    """Return one line that says what is wrong; nobody is to keep it."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    detail = error.detail if isinstance(error, HTTPException) else ""
    more = (error.headers if isinstance(error, HTTPException) else None) or {}
    return PlainTextResponse(clean(detail) + "\n", status, {**HEADERS, **more, "Cache-Control": "no-store"})
