"""`h11._connection`: two helpers that say how a message frames and persists."""

from __future__ import annotations

from typing import Any

import h11impl
from h11impl import NEED_DATA, PAUSED

from ._asking import Connection, client, server, wire

__all__ = ["NEED_DATA", "PAUSED", "Connection", "_body_framing", "_keep_alive"]


def _keep_alive(message: Any) -> bool:
    """Let the peer send `message` without a body: whether it may send another."""
    if isinstance(message, h11impl.Request):
        connection = server(wire(message) + b"\r\n")
    else:
        connection = client()
        connection.receive_data(wire(message, extra=b"Content-Length: 0\r\n\r\n"))
    while type(connection.next_event()) is not h11impl.EndOfMessage:
        pass
    return connection.their_state is h11impl.DONE


def _body_framing(request_method: Any, message: Any) -> tuple[str, tuple[int, ...]]:
    """Find the framing of `message` by what ends it."""
    if type(_ending(request_method, message, b"")) is h11impl.EndOfMessage:
        return "content-length", (0,)
    if type(_ending(request_method, message, b"0\r\n\r\n")) is h11impl.EndOfMessage:
        return "chunked", ()
    body = _ending(request_method, message, b"x" * 1000)
    if len(body.data) < 1000:
        return "content-length", (len(body.data),)
    return "http/1.0", ()


def _ending(request_method: Any, message: Any, octets: bytes) -> Any:
    """Return the event that follows the head when `octets` come after it."""
    connection = server() if request_method is None else client(method=request_method)
    connection.receive_data(wire(message) + b"\r\n" + octets)
    connection.next_event()
    return connection.next_event()
