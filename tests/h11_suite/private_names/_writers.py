"""`h11._writers`: each writer is a connection that may send just that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from h11impl import (
    CLIENT,
    DONE,
    IDLE,
    MUST_CLOSE,
    SEND_RESPONSE,
    SERVER,
    Request,
    Response,
)

from ._asking import Connection, proposed_to, server

Write = Callable[[bytes], Any]


def write_request(request: Any, write: Write) -> None:
    """Send `request` as the first message of a client."""
    write(Connection(CLIENT).send(request) or b"")


def write_any_response(response: Any, write: Write) -> None:
    """Send `response` where no framing is added to it."""
    write(proposed_to().send(response) or b"")


def write_headers(headers: Any, write: Write) -> None:
    """Send `headers` in a message that may have them; drop its start-line."""
    fields = headers.raw_items()
    if b"host" in [name for name, _ in headers]:
        head = Connection(CLIENT).send(
            Request(method="GET", target="/", headers=fields)
        )
    else:
        head = proposed_to().send(Response(status_code=200, headers=fields))
    write((head or b"").partition(b"\r\n")[2])


WRITERS: dict[tuple[Any, Any], Callable[[Any, Write], None]] = {
    (CLIENT, IDLE): write_request,
    (SERVER, SEND_RESPONSE): write_any_response,
}


class _BodyWriter:
    """Sends the content of a response; once that is complete, of another one."""

    def __init__(self, version: bytes, fields: list[tuple[str, str]]) -> None:
        self._version, self._fields = version, fields
        self._connection = self._fresh()

    def _fresh(self) -> Connection:
        request = b"GET / HTTP/" + self._version + b"\r\nHost: a\r\n\r\n"
        connection = server(request, events=2)
        connection.send(Response(status_code=200, headers=self._fields))
        return connection

    def __call__(self, event: Any, write: Write) -> None:
        if self._connection.our_state in (DONE, MUST_CLOSE):
            self._connection = self._fresh()
        write(self._connection.send(event) or b"")


class ContentLengthWriter(_BodyWriter):
    def __init__(self, length: int) -> None:
        super().__init__(b"1.1", [("Content-Length", str(length))])


class ChunkedWriter(_BodyWriter):
    def __init__(self) -> None:
        super().__init__(b"1.1", [("Transfer-Encoding", "chunked")])


class Http10Writer(_BodyWriter):
    def __init__(self) -> None:
        super().__init__(b"1.0", [])
