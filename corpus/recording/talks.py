"""What the scripted client says to recorded servers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .index import Recording
from .program import Recorder
from .tap import Send, converse

FILE_TIME = 1577836800
"""Modification time of every served file, in seconds: 2020-01-01."""
FILE_DATE = "Wed, 01 Jan 2020 00:00:00 GMT"
HELLO = b"Hello from a file.\n"
WEBSOCKET_FIELDS = (
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)


def ask(
    target: str,
    *fields: str,
    method: str = "GET",
    body: bytes | None = None,
    version: str = "1.1",
    host: bool = True,
) -> bytes:
    """Return the octets of a request; a body gets its Content-Length."""
    lines = [f"{method} {target} HTTP/{version}", *fields]
    if host:
        lines.insert(1, "Host: localhost")
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + (body or b"")


@dataclass(frozen=True, slots=True)
class Talk:
    """One connection to a server."""

    what: str
    description: str
    steps: Sequence[Send | bytes]
    conversation: bool = False


def expecting(
    target: str, *fields: str, body: bytes = b"a=1&b=2"
) -> list[Send | bytes]:
    """Return the two steps of a POST that waits for 100 (Continue)."""
    whole = ask(target, "Expect: 100-continue", *fields, method="POST", body=body)
    cut = len(whole) - len(body)
    return [Send(whole[:cut], "interim"), whole[cut:]]


def static_talks(path: str = "/hello.txt", *, missing: str = "/missing") -> list[Talk]:
    """Return what any server of files is asked."""
    later = "If-Modified-Since: " + FILE_DATE
    return [
        Talk("get", "a file", [ask(path)]),
        Talk("head", "HEAD of a file", [ask(path, method="HEAD")], True),
        Talk("not-found", "404", [ask(missing)]),
        Talk("not-modified", "304 for If-Modified-Since", [ask(path, later)]),
        Talk("directory", "301 to a directory", [ask("/dir")]),
        Talk("http10", "an HTTP/1.0 request", [ask(path, version="1.0")]),
        Talk(
            "keep-alive",
            "file, HEAD, 304 and 404 on one connection",
            [ask(path), ask(path, method="HEAD"), ask(path, later), ask(missing)],
            True,
        ),
        Talk("close", "Connection: close", [ask(path, "Connection: close")]),
    ]


def range_talks(path: str = "/hello.txt") -> list[Talk]:
    """Return what a server is asked that knows ranges and entity-tags."""
    return [
        Talk("range", "206, one range", [ask(path, "Range: bytes=0-3")]),
        Talk(
            "ranges",
            "206, two ranges as multipart/byteranges",
            [ask(path, "Range: bytes=0-3,8-9")],
        ),
        Talk("bad-range", "416", [ask(path, "Range: bytes=900-")]),
        Talk("etag", "304 for If-None-Match", [ask(path, "If-None-Match: *")]),
        Talk(
            "pipelined",
            "three requests in one write",
            [ask(path) + ask(path, method="HEAD") + ask("/missing")],
            True,
        ),
        Talk(
            "http10-keep-alive",
            "HTTP/1.0 requests that ask to keep the connection",
            [
                ask(path, "Connection: keep-alive", version="1.0"),
                ask(path, version="1.0"),
            ],
            True,
        ),
    ]


def websocket(target: str) -> Talk:
    """Return the talk that opens a WebSocket and listens to the first frames."""
    return Talk(
        "websocket", "a WebSocket opened", [ask(target, *WEBSOCKET_FIELDS)], True
    )


def record_talks(
    recorder: Recorder, port: int, talks: Sequence[Talk]
) -> list[Recording]:
    """Hold every talk on a connection of its own; raises what `converse` raises."""
    recordings: list[Recording] = []
    for talk in talks:
        try:
            dialogue = converse(port, talk.steps)
        except ValueError as error:
            raise type(error)(f"{talk.what}: {error}") from None
        recordings += recorder.keep(
            talk.what,
            talk.description,
            dialogue,
            conversation=talk.conversation,
        )
    return recordings


def write_site(root: Path) -> None:
    """Put the served files under `root`, all with the same date."""
    (root / "dir").mkdir(parents=True)
    (root / "hello.txt").write_bytes(HELLO)
    (root / "dir" / "index.html").write_bytes(b"<p>index</p>\n")
    (root / "page.shtml").write_bytes(
        b'<p><!--#echo var="REQUEST_METHOD" --> assembled</p>\n'
    )
    (root / "long.txt").write_bytes(b"the same line again and again\n" * 40)
    for path in root.rglob("*"):
        os.utime(path, (FILE_TIME, FILE_TIME))


def write_cgi(folder: Path) -> None:
    """Put CGI programs for /bin/sh into `folder`."""
    folder.mkdir()
    scripts = {
        "hello": "echo 'Content-Type: text/plain'\necho\necho first\nsleep 0.3\necho second",
        "echo": "echo 'Content-Type: text/plain'\necho\ncat",
        "empty": "echo 'Status: 204 No Content'\necho",
        "nph-close": "printf 'HTTP/1.1 200 OK\\r\\nConnection: close\\r\\n\\r\\n'\necho bye",
        "cookies": "echo 'Content-Type: text/plain'\necho 'Set-Cookie: a=1'\n"
        "echo 'Set-Cookie: b=2; HttpOnly'\necho\necho crumbs",
    }
    for name, text in scripts.items():
        path = folder / f"{name}.cgi"
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
