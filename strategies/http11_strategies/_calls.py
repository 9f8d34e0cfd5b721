"""What a program asks of a library, in order, until it sends: calls as data."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from http11_strategies._expectation import choice
from http11_strategies._json import Record, integer, many, octets, pair


class CallKind(enum.Enum):
    """What is asked for."""

    RECEIVE = "receive"
    """Read `data`, octets from the peer, to the end of what it says."""
    REQUEST = "request"
    """Send the head of a request."""
    INFORMATIONAL = "informational"
    """Send an interim response (1xx)."""
    RESPONSE = "response"
    """Send the head of a final response."""
    DATA = "data"
    """Send octets of the body."""
    END = "end"
    """The message is over; `fields` are its trailers."""
    NEXT = "next"
    """Use the connection for another message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call; what its kind does not need has its default."""

    kind: CallKind
    method: bytes = b""
    target: bytes = b""
    status: int = 0
    reason: bytes = b""
    fields: tuple[tuple[bytes, bytes], ...] = ()
    """Field lines as the program gives them, names in its own case."""
    data: bytes = b""


def read_call(value: object) -> Call:
    """Read a call out of the JSON of the corpus index."""
    record = Record(value)
    call = Call(
        kind=record.need("kind", choice(CallKind)),
        method=record.get("method", octets, b""),
        target=record.get("target", octets, b""),
        status=record.get("status", integer, 0),
        reason=record.get("reason", octets, b""),
        fields=record.get("fields", many(pair(octets)), ()),
        data=record.get("data", octets, b""),
    )
    record.done()
    return call
