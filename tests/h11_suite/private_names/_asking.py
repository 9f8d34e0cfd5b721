"""Questions to the public API that stand in for calls of private functions.

h11's tests call readers, writers and helpers directly.  Each of them can be
reached through a `Connection` that has been led to the right point; what comes
out is what the private function would have returned.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import h11impl

PROPOSALS = b"Host: a:1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
"""Fields of a request that any response may answer, 101 (Switching) included."""


class Connection(h11impl.Connection):
    """The public class; one of h11's tests prints `_cstate.states` on its way."""

    def __getattr__(self, name: str) -> Connection:
        if name == "_cstate":
            return self
        raise AttributeError(name)


def wire(message: Any, *, without: bytes = b"", extra: bytes = b"") -> bytes:
    """Write the head of `message` plainly: no rule of a sender is applied."""
    version = b"HTTP/" + message.http_version
    if isinstance(message, h11impl.Request):
        start = b"%b %b %b" % (message.method, message.target, version)
    else:
        start = b"%b %d %b" % (version, message.status_code, message.reason)
    lines = [start]
    lines += [b"%b: %b" % field for field in message.headers.raw_items()]
    return b"\r\n".join(line for line in lines if line != without) + b"\r\n" + extra


def server(octets: bytes = b"", *, events: int = 0) -> Connection:
    """Return a server that has received `octets` and read so many events."""
    connection = Connection(h11impl.SERVER)
    if octets:
        connection.receive_data(octets)
    for _ in range(events):
        connection.next_event()
    return connection


def proposed_to() -> Connection:
    """Return a server that may answer a CONNECT and Upgrade request.

    Before its answer is known, such a connection adds no framing of its own.
    """
    return server(b"CONNECT a:1 HTTP/1.1\r\n" + PROPOSALS + b"\r\n", events=2)


def client(*, method: bytes = b"GET", proposing: bool = False) -> Connection:
    """Return a client that has sent a request without a body."""
    fields = [("Host", "a:1")]
    if proposing:
        fields += [("Upgrade", "websocket"), ("Connection", "Upgrade")]
    connection = Connection(h11impl.CLIENT)
    connection.send(h11impl.Request(method=method, target="/", headers=fields))
    connection.send(h11impl.EndOfMessage())
    return connection


@contextmanager
def as_local() -> Iterator[None]:
    """Readers of h11 raise LocalProtocolError; its Connection turns it round."""
    try:
        yield
    except h11impl.RemoteProtocolError as error:
        raise h11impl.LocalProtocolError(
            str(error), error_status_hint=error.error_status_hint
        ) from error
