"""The implementation reads what the strategies generate, and what it sends itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import assume, given, strategies as st

import h11impl
from http11_strategies import (
    Case,
    Field,
    Framing,
    Message,
    Role,
    octet_by_octet,
    requests,
    responses,
    segmentations,
    telling_cuts,
    whole,
)
from tests.strategies.reading import client_after, expected, message_of, read


@given(requests() | responses(), st.data())
def test_messages_are_read_as_they_were_meant(case: Case, data: st.DataObject) -> None:
    """However a legal message is spelled and cut, its ground truth is read."""
    reads = data.draw(segmentations(case.octets, eof=case.eof))
    (message,) = read(h11impl, case, reads)
    assert [] == expected(case).differences(message)


@given(requests() | responses(), st.data())
def test_no_message_before_its_last_octet(case: Case, data: st.DataObject) -> None:
    """A message is not complete as long as any octet of it is missing."""
    assume(expected(case).framing is not Framing.CLOSE)
    cuts = telling_cuts(case.octets)
    end = data.draw(st.sampled_from([*cuts, len(case.octets) - 1]))
    if case.context.role is Role.SERVER:
        conn = h11impl.Connection(h11impl.SERVER)
    else:
        conn = client_after(h11impl, case.context.requests[0])
    conn.receive_data(case.octets[:end])
    assert h11impl.EndOfMessage not in [type(event) for event in _received(conn)]
    assert conn.their_state is not h11impl.SWITCHED_PROTOCOL


@given(st.lists(requests(), min_size=2, max_size=5), st.data())
def test_pipelined_requests_are_read_in_order(
    cases: list[Case], data: st.DataObject
) -> None:
    """Joined requests, the last of which may close, are read as each of them."""
    pipelined = [case for case in cases[:-1] if expected(case).keep_alive]
    pipelined += cases[-1:]
    octets = b"".join(case.octets for case in pipelined)
    messages = read(h11impl, pipelined[0], data.draw(segmentations(octets)))
    assert len(pipelined) == len(messages)
    for case, message in zip(pipelined, messages, strict=True):
        assert [] == expected(case).differences(message)


@given(requests(), st.data())
def test_requests_arrive_as_they_were_sent(case: Case, data: st.DataObject) -> None:
    """A server receives the events that a client has sent."""
    message = expected(case)
    head = h11impl.Request(
        method=message.method or b"",
        target=message.target or b"",
        http_version=b"1.1",
        headers=_with_host(_sendable(message.fields or ())),
    )
    client, server = (
        h11impl.Connection(role) for role in (h11impl.CLIENT, h11impl.SERVER)
    )
    sent = [head, *_content(data, case)]
    octets = b"".join(client.send(event) or b"" for event in sent)
    received = _deliver(server, data.draw(segmentations(octets)))
    assert _as_told(sent) == _as_told(received)
    assert client.our_state is server.their_state


@given(responses(), st.data())
def test_responses_arrive_as_they_were_sent(case: Case, data: st.DataObject) -> None:
    """A client receives the events that a server has sent, to the same request."""
    message = expected(case)
    (request,) = case.context.requests
    client = client_after(h11impl, request)
    server = h11impl.Connection(h11impl.SERVER)
    asked = h11impl.Connection(h11impl.CLIENT).send(
        h11impl.Request(
            method=request.method, target=request.target, headers=list(request.fields)
        )
    )
    _deliver(server, whole(asked or b""))
    sent: list[Any] = [
        h11impl.InformationalResponse(status_code=status, headers=[(b"a", b"b")])
        for status in message.interim or ()
    ]
    sent.append(
        h11impl.Response(
            status_code=message.status or 0,
            reason=message.reason or b"",
            headers=_sendable(message.fields or ()),
        )
    )
    octets = b"".join(server.send(event) or b"" for event in sent)
    if server.our_state is not h11impl.SWITCHED_PROTOCOL:
        content = _content(data, case)
        octets += b"".join(server.send(event) or b"" for event in content)
        sent += content
    ends = server.our_state is h11impl.MUST_CLOSE
    received = _deliver(client, data.draw(segmentations(octets, eof=ends)))
    assert _as_told(sent) == _as_told(received)


@given(requests(framing=Framing.CHUNKED))
def test_octet_by_octet_gives_as_many_events_of_data(case: Case) -> None:
    """Each octet of a body is given at once: nothing waits for the chunk's end."""
    conn = h11impl.Connection(h11impl.SERVER)
    sizes = [
        len(event.data)
        for event in _received(conn, octet_by_octet(case.octets))
        if isinstance(event, h11impl.Data)
    ]
    assert [1] * len(expected(case).body or b"") == sizes


def _received(conn: Any, reads: Iterable[bytes] = ()) -> list[Any]:
    """Return all events up to the end of what can be read now."""
    events = []
    stops = (h11impl.NEED_DATA, h11impl.PAUSED)
    for data in (None, *reads):
        if data is not None:
            conn.receive_data(data)
        while (event := conn.next_event()) not in stops:
            events.append(event)
            if isinstance(event, h11impl.ConnectionClosed):
                break
    return events


def _deliver(conn: Any, reads: Iterable[bytes]) -> list[Any]:
    """Receive reads, and return the events without the end of the connection."""
    return [
        event
        for event in _received(conn, reads)
        if not isinstance(event, h11impl.ConnectionClosed)
    ]


def _sendable(fields: tuple[Field, ...]) -> list[Field]:
    """Leave out the empty list members, which may be received but not sent."""

    def members(value: bytes) -> bytes:
        return b", ".join(m.strip() for m in value.split(b",") if m.strip())

    return [
        (name, members(value) if name == b"connection" else value)
        for name, value in fields
        if name != b"connection" or members(value)
    ]


def _with_host(fields: list[Field]) -> list[Field]:
    """Add a Host to the fields of an HTTP/1.0 request, which may have none."""
    return fields if b"host" in dict(fields) else [(b"host", b"example.org"), *fields]


def _content(data: st.DataObject, case: Case) -> list[Any]:
    """Cut the body of a case anew, and end it with its trailers."""
    message = expected(case)
    body = [
        h11impl.Data(data=piece)
        for piece in data.draw(segmentations(message.body or b""))
    ]
    return [*body, h11impl.EndOfMessage(headers=list(message.trailers or ()))]


def _as_told(events: list[Any]) -> Message:
    """Join the events of a message; leave out what a sender decides itself.

    That is the version, the fields that frame the message (a server chooses the
    framing that its client can read), Connection, and the place of Host, which
    goes first (RFC 9110, 7.2).
    """
    message = message_of(h11impl, events)
    own = {b"connection", b"content-length", b"transfer-encoding"}
    fields = [field for field in message.fields if field[0] not in own]
    return Message(
        method=message.method,
        target=message.target,
        status=message.status,
        reason=message.reason,
        fields=tuple(sorted(fields, key=lambda field: field[0] != b"host")),
        body=message.body,
        trailers=message.trailers,
        interim=message.interim,
    )
