"""The adapter for modules with h11's API, asked to send."""

from __future__ import annotations

import pytest

import h11impl
from http11_oracle import SendObservation
from http11_oracle.adapters.h11_api import H11Target
from http11_oracle.adapters.h11impl import target
from http11_strategies import Call, CallKind, Field, Role

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
HOST = (b"Host", b"a")


def request(*fields: Field, method: bytes = b"GET", target: bytes = b"/") -> Call:
    return Call(
        kind=CallKind.REQUEST, method=method, target=target, fields=(HOST, *fields)
    )


def response(status: int, *fields: Field, reason: bytes = b"") -> Call:
    return Call(kind=CallKind.RESPONSE, status=status, reason=reason, fields=fields)


def received(octets: bytes) -> Call:
    return Call(kind=CallKind.RECEIVE, data=octets)


def data(octets: bytes) -> Call:
    return Call(kind=CallKind.DATA, data=octets)


END = Call(kind=CallKind.END)
NEXT = Call(kind=CallKind.NEXT)


def test_a_client_sends_two_requests() -> None:
    """Every event of a client reaches the wire; the response is read in between."""
    chunked = (b"Transfer-Encoding", b"chunked")
    trailers = Call(kind=CallKind.END, fields=((b"X", b"y"),))
    seen = target.send(
        [
            request(chunked, method=b"POST", target=b"/x"),
            data(b"hi"),
            trailers,
            received(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"),
            NEXT,
            request(),
            END,
        ],
        Role.CLIENT,
    )
    assert seen == SendObservation(
        octets=b"POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"2\r\nhi\r\n0\r\nX: y\r\n\r\n" + GET
    )


def test_a_server_answers() -> None:
    """Interim and final responses have their status, reason and fields."""
    hints = Call(kind=CallKind.INFORMATIONAL, status=103, reason=b"Hints")
    length = (b"Content-Length", b"0")
    seen = target.send(
        [received(GET), hints, response(404, length, reason=b"No"), END], Role.SERVER
    )
    assert seen == SendObservation(
        octets=b"HTTP/1.1 103 Hints\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("calls", "place"),
    [
        ([request(), END, request()], 2),
        ([request((b"X", b"a\0b"))], 0),
        ([received(b"\0\r\n\r\n")], 0),
        ([request(), END, NEXT], 2),
    ],
)
def test_a_documented_error_is_a_refusal(calls: list[Call], place: int) -> None:
    """It says which call was refused; what was sent before stays told."""
    seen = target.send(calls, Role.CLIENT)
    assert (seen.refused, seen.crashed) == (place, False)
    assert seen.error
    assert seen.octets == (GET if place else b"")


class Odd(h11impl.Connection):
    """A connection that fails in its own way."""

    def next_event(self) -> h11impl.Event:
        return h11impl.Data(data=b"again")

    def send(self, event: h11impl.Event) -> bytes | None:
        raise ZeroDivisionError("oops")


def test_any_other_exception_is_a_crash() -> None:
    """So are events without end; both are told in words."""
    odd: H11Target[h11impl.Event] = H11Target(
        h11impl, lambda _: Odd(h11impl.CLIENT), name="odd", version="1"
    )
    assert odd.send([request()], Role.CLIENT) == SendObservation(
        crashed=True, error="ZeroDivisionError('oops')"
    )
    assert odd.send([received(b"x")], Role.CLIENT) == SendObservation(
        crashed=True, error="RuntimeError('events without end')"
    )
