"""What a request costs, beside others: `.venv/bin/python benchmarks/serving.py`; needs Linux, nginx and wrk.

In one run and in turn, the same calendar from three servers: `timeline serve`; on the same uvicorn, with the same
settings, an ASGI application that can do nothing else; and nginx, from ready-made files. Each is asked for the whole,
for the ready-made gzip, and by one who has it already (304). Figures are CPU time of the server, since others may be at
work on the machine. docs/serving.md tells what they were.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from timeline.cli.environment import Environment
from timeline.cli.serving import server
from timeline.feeds import config

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.types import Message, Receive, Scope, Send

ROOT: Final = Path(__file__).parent.parent
SIZE: Final = 200_000
"""Bytes of the calendar that is asked for, as near as there is one."""
NGINX: Final = """\
daemon off;
worker_processes 1;
pid {home}/nginx.pid;
error_log {home}/error.log;
events {{ }}
http {{
    access_log off;
    gzip_static on;
    sendfile on;
    types {{ text/calendar ics; }}
    client_body_temp_path {home}; proxy_temp_path {home}; fastcgi_temp_path {home};
    uwsgi_temp_path {home}; scgi_temp_path {home};
    keepalive_requests 1000000;
    server {{ listen 127.0.0.1:{port}; root {home}; add_header Cache-Control "public, max-age=600"; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Contender:
    """A running server: its name, its process, its port and where it has the calendar."""

    name: str
    process: int
    port: int
    path: str

    def get(self, headers: Mapping[str, str]) -> tuple[int, int, str]:
        """Return status, bytes of the body and ETag of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", self.path, headers=headers)
        answer = connection.getresponse()
        return answer.status, len(answer.read()), answer.getheader("ETag", "")

    def seconds(self) -> float:
        """Return the CPU seconds that the process and those it has started have taken."""
        return sum(_seconds(process) for process in (self.process, *_children(self.process)))


def main() -> None:
    """Print CPU microseconds a request, and how many times those of the plain application ours are."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=1, help="how long each is asked, in each round")
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--raw", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.raw:
        serve_raw(asked.raw)
    else:
        measure(asked.seconds, asked.rounds)


def measure(seconds: int, rounds: int) -> None:
    """Print the table."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        calendar = _calendar()
        (home / "all.ics").write_bytes(calendar.read_bytes())
        (home / "all.ics.gz").write_bytes(gzip.compress(calendar.read_bytes(), 9, mtime=0))
        contenders = [
            stack.enter_context(ours(f"/f/{calendar.name}")),
            stack.enter_context(raw(home)),
            stack.enter_context(nginx(home)),
        ]
        print(f"{calendar.name}, {calendar.stat().st_size} bytes; CPU µs a request, median of {rounds} rounds\n")
        print(f"{'':10}" + "".join(f"{each.name:>16}" for each in contenders) + f"{'ours is':>13}")
        for kind in ("whole", "gzip", "304"):
            asked = [_headers(kind, each) for each in contenders]
            costs: list[list[float]] = [[] for _ in contenders]
            for _ in range(rounds):
                for each, headers, found in zip(contenders, asked, costs, strict=True):
                    found.append(cost(each, headers, seconds))
            # Of the same round, for what else the machine does changes from one to the next.
            times = median(ours / plain for ours, plain, _ in zip(*costs, strict=True))
            print(f"{kind:10}" + "".join(f"{median(found):16.0f}" for found in costs) + f"{times:9.2f} raw")


def cost(contender: Contender, headers: Mapping[str, str], seconds: int) -> float:
    """Return the CPU microseconds that a request takes the server, while wrk asks for so many seconds."""
    wrk = [shutil.which("wrk") or sys.exit("wrk is missing: apt-get install wrk"), "-t1", "-c8", f"-d{seconds}s"]
    told = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    began = contender.seconds()
    url = f"http://127.0.0.1:{contender.port}{contender.path}"
    said = subprocess.run([*wrk, *told, url], check=True, capture_output=True, text=True).stdout
    spent = contender.seconds() - began
    found = re.search(r"(\d+) requests in", said)
    if found is None or "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"{contender.name} did not answer as it should:\n{said}")
    return spent / int(found[1]) * 1e6


@contextmanager
def ours(path: str) -> Iterator[Contender]:
    """Yield `timeline serve` on the workspace of this repository."""
    command: list[str | Path] = [sys.executable, "-m", "timeline", "serve", "--port", "0", "--workspace", ROOT]
    with _started(command, stdout=subprocess.PIPE) as process:
        said = process.stdout.readline().decode() if process.stdout else ""
        yield Contender("timeline serve", process.pid, int(said.rstrip("/\n").rpartition(":")[2]), path)


@contextmanager
def raw(home: Path) -> Iterator[Contender]:
    """Yield the plain application, in a process of its own."""
    with _started([sys.executable, __file__, "--raw", home], stdout=subprocess.PIPE) as process:
        said = process.stdout.readline().decode() if process.stdout else ""
        yield Contender("raw ASGI", process.pid, int(said), "/all.ics")


@contextmanager
def nginx(home: Path) -> Iterator[Contender]:
    """Yield nginx, with one worker."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or sys.exit("nginx is missing")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (home / "nginx.conf").write_text(NGINX.format(home=home, port=port), "ascii")
    home.chmod(0o755)  # its worker is another user
    with _started([program, "-p", home, "-c", home / "nginx.conf"]) as process:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
            except OSError:
                continue
            break
        yield Contender("nginx", process.pid, port, "/all.ics")


def serve_raw(home: Path) -> None:
    """Serve the one calendar, as it is and in gzip, with no more headers than it must have."""
    whole, fewer = (home / "all.ics").read_bytes(), (home / "all.ics.gz").read_bytes()

    def answer(status: int, data: bytes, **headers: bytes) -> tuple[Message, Message]:
        told = [(name.replace("_", "-").encode(), value) for name, value in headers.items()]
        return (
            {"type": "http.response.start", "status": status, "headers": told},
            {"type": "http.response.body", "body": data},
        )

    media = b"text/calendar; charset=utf-8"
    plain = answer(200, whole, content_type=media, content_length=b"%d" % len(whole), etag=b'"whole"')
    packed = answer(
        200, fewer, content_type=media, content_length=b"%d" % len(fewer), etag=b'"gzip"', content_encoding=b"gzip"
    )
    unchanged = answer(304, b"", etag=b'"whole"')

    async def application(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001 - it reads nothing
        if scope["type"] != "http":
            return
        headers = dict(scope["headers"])
        if headers.get(b"if-none-match") == b'"whole"':
            start, body = unchanged
        else:
            start, body = packed if b"gzip" in headers.get(b"accept-encoding", b"") else plain
        await send(start)
        await send(body)

    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listener:
        print(listener.getsockname()[1], flush=True)
        server(Environment.of_process(), application, log=False).run(sockets=[listener])


def _calendar() -> Path:
    calendars = ROOT / "calendars"
    built = [calendars / f"{feed.name}.en.ics" for feed in config.load(calendars / "feeds.toml")]
    return min(built, key=lambda path: abs(path.stat().st_size - SIZE))


def _headers(kind: str, contender: Contender) -> dict[str, str]:
    """Return what to ask with; stops if the answer is not the one to be measured."""
    status, size, etag = contender.get({})
    match kind:
        case "whole":
            headers, right = {}, status == 200 and size > SIZE / 2
        case "gzip":
            headers = {"Accept-Encoding": "gzip"}
            status, fewer, _ = contender.get(headers)
            right = status == 200 and fewer < size / 2
        case _:
            headers = {"If-None-Match": etag}
            right = contender.get(headers)[0] == 304
    if not right:
        sys.exit(f"{contender.name} does not answer {kind}")
    return headers


@contextmanager
def _started(command: list[str | Path], stdout: int | None = None) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, stdout=stdout) as process:
        try:
            yield process
        finally:
            process.terminate()


def _seconds(process: int) -> float:
    """Return the CPU seconds of a process; `stat` counts in hundredths, and by sampling at that."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text("ascii").split()[0]) for thread in threads) / 1e9


def _children(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]


if __name__ == "__main__":
    main()
