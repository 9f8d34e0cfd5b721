"""Reading cases with any module that has the h11 API, for comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

from http11_strategies import (
    Accept,
    Case,
    ExpectedMessage,
    Message,
    Role,
    SentRequest,
)


def expected(case: Case) -> ExpectedMessage:
    """Return the one message that the case must be read as."""
    assert isinstance(case.expectation, Accept)
    (message,) = case.expectation.messages
    return message


def read(api: ModuleType, case: Case, reads: Iterable[bytes]) -> list[Message]:
    """Return the messages that a connection makes of the reads of a case."""
    if case.context.role is Role.SERVER:
        return read_requests(api, reads)
    (request,) = case.context.requests
    return read_responses(api, request, reads)


def read_requests(api: ModuleType, reads: Iterable[bytes]) -> list[Message]:
    """Read requests, answering each so that the next one can be read."""
    conn = api.Connection(api.SERVER)
    found: list[Message] = []
    for message in _messages(api, conn, reads):
        found.append(message)
        if conn.their_state is api.DONE:
            conn.send(api.Response(status_code=200, headers=[("Content-Length", "0")]))
            conn.send(api.EndOfMessage())
            conn.start_next_cycle()
    return _settled(api, conn, found)


def read_responses(
    api: ModuleType, request: SentRequest, reads: Iterable[bytes]
) -> list[Message]:
    """Read the response to a request, and whatever else follows."""
    conn = client_after(api, request)
    return _settled(api, conn, list(_messages(api, conn, reads)))


def client_after(api: ModuleType, request: SentRequest) -> Any:
    """Return a client connection that has sent the request."""
    conn = api.Connection(api.CLIENT)
    head = api.Request(
        method=request.method, target=request.target, headers=list(request.fields)
    )
    assert conn.send(head)
    conn.send(api.EndOfMessage())
    return conn


def _messages(api: ModuleType, conn: Any, reads: Iterable[bytes]) -> Iterator[Message]:
    events: list[Any] = []
    for data in reads:
        conn.receive_data(data)
        while (event := conn.next_event()) not in (api.NEED_DATA, api.PAUSED):
            if isinstance(event, api.ConnectionClosed):
                break
            events.append(event)
            # A tunnel begins right after the head: no EndOfMessage tells its end.
            tunnel = conn.their_state is api.SWITCHED_PROTOCOL
            if isinstance(event, api.EndOfMessage) or tunnel:
                yield message_of(api, events)
                events = []
    assert not events, "a message was begun and not finished"


def _settled(api: ModuleType, conn: Any, found: list[Message]) -> list[Message]:
    """Say of each message whether the connection could be used after it."""
    states = {api.IDLE: True, api.DONE: True, api.MUST_CLOSE: False, api.CLOSED: False}
    alive = [True] * (len(found) - 1) + [states.get(conn.their_state)]
    return [replace(m, keep_alive=k) for m, k in zip(found, alive, strict=False)]


def message_of(api: ModuleType, events: Sequence[Any]) -> Message:
    """Put the events of one message together, its interim responses included."""
    interim = [e for e in events if isinstance(e, api.InformationalResponse)]
    head, *rest = events[len(interim) :]
    request = isinstance(head, api.Request)
    ends = [e for e in rest if isinstance(e, api.EndOfMessage)]
    return Message(
        method=head.method if request else None,
        target=head.target if request else None,
        status=None if request else head.status_code,
        reason=None if request else head.reason,
        version=head.http_version,
        fields=tuple(head.headers),
        body=b"".join(bytes(e.data) for e in rest if isinstance(e, api.Data)),
        trailers=tuple(field for end in ends for field in end.headers),
        interim=tuple(event.status_code for event in interim),
    )
