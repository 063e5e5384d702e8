from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.test_site import published
from timeline.site.folder import replace
from timeline.site.headers import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)

NGINX = """
pid {home}/pid;
error_log {home}/error.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {home}/site;
        include {home}/site/headers/nginx.conf;
    }}
}}
"""

RECORDER = """#!/bin/sh
echo "$*" >> "$LOG"
"""


def test_netlify() -> None:
    """The file for Netlify has every header once, for all files, and the type that hosts do not know."""
    assert (
        dict(files())["_headers"].decode()
        == f"""\
# Netlify takes its headers from this file; so does Cloudflare Pages. Both know the types of the other files.
/*
  Cache-Control: public, max-age=600
  Access-Control-Allow-Origin: *
  Content-Security-Policy: {POLICY}
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
/*.ics
  Content-Type: text/calendar; charset=utf-8
"""
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for a POSIX shell")
def test_s3(tmp_path: Path) -> None:
    """The script calls the AWS command line once a type, pages last, and deletes what is gone at the end."""
    replace(tmp_path / "site", published().items())
    (tmp_path / "aws").write_text(RECORDER, "utf-8")  # the program itself needs an account; its arguments do not
    (tmp_path / "aws").chmod(0o755)
    variables = {"PATH": f"{tmp_path}:{os.defpath}", "LOG": str(tmp_path / "log")}
    command = ["sh", str(tmp_path / "site" / "headers" / "s3.sh"), "s3://bucket/days", "--dryrun"]
    subprocess.run(command, env=variables, check=True)
    called = (tmp_path / "log").read_text("utf-8").splitlines()
    put = "s3 sync . s3://bucket/days --dryrun --exclude * --include *.{} --exclude headers/* --content-type {} "
    kept = "--cache-control public, max-age=600"
    assert called[0] == put.format("ics", "text/calendar; charset=utf-8") + kept
    assert called[-2] == put.format("html", "text/html; charset=utf-8") + kept
    assert called[-1].startswith("s3 sync . s3://bucket/days --dryrun --delete --exclude .*")
    assert len(called) == 10


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[str]:
    """Yield the address of a real nginx that serves a published tree."""
    program = shutil.which("nginx", path=f"{os.defpath}:/usr/sbin")
    if program is None:
        pytest.fail("there is no nginx: run `make test-clients`, which brings it")
    replace(tmp_path / "site", published().items())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (tmp_path / "nginx.conf").write_text(NGINX.format(home=tmp_path, port=port), "utf-8")
    tmp_path.chmod(0o755)
    alone = "daemon off; user root;" if os.getuid() == 0 else "daemon off;"
    command: list[str] = [program, "-c", str(tmp_path / "nginx.conf"), "-g", alone]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def fetched(address: str, **headers: str) -> tuple[int, Message, bytes]:
    """Return the status, the headers and the body of an answer."""
    try:
        with urlopen(Request(address, headers=headers)) as answer:  # noqa: S310 - it is ours
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@pytest.mark.client
def test_nginx(nginx: str) -> None:
    """A real nginx with our file sends type, policy and the packed twin, answers 304, and finds what is not there."""
    site = published()
    status, headers, body = fetched(f"{nginx}/f/anniversaries.en.ics")
    assert (status, headers["Content-Type"], body) == (
        200,
        "text/calendar; charset=utf-8",
        site["f/anniversaries.en.ics"],
    )
    assert headers["Cache-Control"] == "public, max-age=600"
    again, _, _ = fetched(f"{nginx}/f/anniversaries.en.ics", **{"If-None-Match": headers["ETag"]})
    assert again == 304
    _, headers, body = fetched(f"{nginx}/f/anniversaries.en.ics", **{"Accept-Encoding": "gzip"})
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert body == site["f/anniversaries.en.ics.gz"]
    status, headers, _ = fetched(f"{nginx}/ar/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert headers["Content-Security-Policy"] == POLICY
    status, headers, body = fetched(f"{nginx}/nowhere/at/all.html")
    assert (status, body) == (404, site["404.html"])
    assert headers["X-Content-Type-Options"] == "nosniff"
    for hidden in ("headers/nginx.conf", "_headers", ".published"):
        assert fetched(f"{nginx}/{hidden}")[0] == 404
