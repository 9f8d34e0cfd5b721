"""The same programs on h11 and on h11impl: the same events and states.

A program is a list of operations on one connection.  Both modules run it, and
after each operation everything that can be seen must agree.  Only inputs that
h11 reads as the RFCs ask are used; what we read better is not compared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import h11
from hypothesis import given, settings, strategies as st

import h11impl

Operation = Callable[[ModuleType, Any], object]


class Refused:
    """What came of an operation that is not allowed."""


def sending(kind: str, **parts: object) -> Operation:
    """Return the operation of sending an event."""

    def send(module: ModuleType, conn: Any) -> object:
        octets = conn.send(getattr(module, kind)(**parts))
        # We say that we will close where h11 only does it (RFC 9112, 9.6).
        return octets and octets.replace(b"Connection: close\r\n", b"")

    return send


@dataclass(frozen=True)
class receiving:  # noqa: N801 -- called like its neighbours
    """The operation of receiving octets and reading one event."""

    octets: bytes

    def __call__(self, module: ModuleType, conn: Any) -> object:
        conn.receive_data(self.octets)
        return reading(module, conn)


def reading(_: ModuleType, conn: Any) -> object:
    """Read one event."""
    return described(conn.next_event())


def described(event: object) -> object:
    """Return an event as something that compares between modules."""
    if isinstance(event, type):
        return repr(event)
    names = getattr(type(event), "__dataclass_fields__", {})
    parts = [(name, getattr(event, name)) for name in names if not name.startswith("_")]
    return type(event).__name__, [
        (name, list(part) if name == "headers" else part)
        for name, part in sorted(parts)
    ]


HOST = [("Host", "a")]
LENGTH = ("Content-Length", "2")
CODING = ("Transfer-Encoding", "chunked")
CLOSE = ("Connection", "close")
UPGRADE = [("Connection", "upgrade"), ("Upgrade", "x")]

REQUESTS = [
    sending("Request", method="GET", target="/", headers=HOST),
    sending("Request", method="HEAD", target="/", headers=[*HOST, CLOSE]),
    sending("Request", method="POST", target="/", headers=[*HOST, LENGTH]),
    sending("Request", method="POST", target="/", headers=[*HOST, CODING]),
    sending("Request", method="GET", target="/", headers=[*HOST, *UPGRADE]),
    sending("Request", method="CONNECT", target="a:80", headers=HOST),
    sending(
        "Request",
        method="POST",
        target="/",
        headers=[*HOST, LENGTH, ("Expect", "100-continue")],
    ),
]
RESPONSES = [
    sending("Response", status_code=200, headers=[LENGTH]),
    sending("Response", status_code=200, headers=[]),
    sending("Response", status_code=204, headers=[CLOSE]),
    sending("Response", status_code=304, headers=[LENGTH]),
    sending("Response", status_code=404, headers=[CODING], reason="No"),
    sending("InformationalResponse", status_code=100, headers=[]),
    sending("InformationalResponse", status_code=101, headers=UPGRADE),
]
COMMON: list[Operation] = [
    sending("Data", data=b"ab"),
    sending("Data", data=b""),
    sending("EndOfMessage"),
    sending("EndOfMessage", headers=[("A", "b")]),
    sending("ConnectionClosed"),
    reading,
    receiving(b"ab"),
    receiving(b"2\r\nab\r\n"),
    receiving(b"0\r\n\r\n"),
    receiving(b""),
    lambda _, conn: conn.start_next_cycle(),
    lambda _, conn: conn.send_failed(),
]
RECEIVED_REQUESTS = [
    receiving(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
    receiving(b"GET / HTTP/1.0\r\n\r\n"),
    receiving(b"HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
    receiving(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n"),
    receiving(b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"),
    receiving(
        b"GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"
    ),
    receiving(b"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n"),
    receiving(b"junk\r\n\r\n"),
]
RECEIVED_RESPONSES = [
    receiving(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"),
    receiving(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    receiving(b"HTTP/1.0 200 OK\r\n\r\n"),
    receiving(b"HTTP/1.1 204 \r\nConnection: close\r\n\r\n"),
    receiving(b"HTTP/1.1 100 \r\n\r\n"),
    receiving(b"HTTP/1.1 101 \r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"),
    receiving(b"junk\r\n\r\n"),
]


def outcome(module: ModuleType, conn: Any, operation: Operation) -> tuple[object, ...]:
    """Run one operation; return what came of it and how things stand after it."""
    result: object
    try:
        result = operation(module, conn)
    except module.LocalProtocolError:
        result = Refused
    except (module.RemoteProtocolError, RuntimeError) as error:
        result = (type(error).__name__,)
    # After an error we still have the octets that were refused.
    failed = conn.their_state is module.ERROR
    return (
        result,
        repr(conn.states),
        None if failed else conn.trailing_data,
        conn.their_http_version,
        conn.client_is_waiting_for_100_continue,
        conn.they_are_waiting_for_100_continue,
    )


def compare(role: str, operations: list[Operation]) -> None:
    """Run the operations on both modules and compare after each."""
    theirs = h11.Connection(getattr(h11, role))
    ours = h11impl.Connection(getattr(h11impl, role))
    for operation in operations:
        state = theirs.states[h11.SERVER]
        if isinstance(operation, receiving) and role == "CLIENT":
            # What cannot become a response, or is none to any request, we
            # refuse at once (RFC 9112, 9.2).
            if state is h11.IDLE and operation.octets:
                return
            if state is h11.SEND_RESPONSE and operation.octets[:1] not in b"H":
                return
        try:
            expected = outcome(h11, theirs, operation)
        except Exception:
            # Only what h11 documents is compared.
            return
        observed = outcome(h11impl, ours, operation)
        if observed[0] is Refused and theirs.their_http_version == b"1.0":
            interim = isinstance(expected[0], bytes) and b" 1" in expected[0][:10]
            if interim:
                # RFC 9110, 15.2: there are no interim responses in HTTP/1.0.
                return
        if h11.SWITCHED_PROTOCOL in theirs.states.values():
            # Before a tunnel we leave out framing fields (RFC 9110, 9.3.6).  What
            # comes after the switch is not HTTP/1.1 any more.
            assert expected[1:] == observed[1:]
            return
        assert expected == observed
        if observed[0] is Refused:
            # What a program may do after a refusal is not compared.
            return


@settings(max_examples=500)
@given(st.lists(st.sampled_from(COMMON + RESPONSES + RECEIVED_REQUESTS), max_size=12))
def test_servers(operations: list[Operation]) -> None:
    """A server's connection behaves as h11's, whatever the program tries."""
    compare("SERVER", operations)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(COMMON + REQUESTS + RECEIVED_RESPONSES), max_size=12))
def test_clients(operations: list[Operation]) -> None:
    """A client's connection behaves as h11's, whatever the program tries."""
    compare("CLIENT", operations)
