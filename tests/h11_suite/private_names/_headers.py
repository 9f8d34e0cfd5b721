"""`h11._headers`: what becomes of header fields, asked through the events."""

from __future__ import annotations

from typing import Any

from h11impl import Response

from ._asking import server, wire


def normalize_and_validate(headers: Any) -> Any:
    """Headers of any event go through the same rules."""
    return Response(status_code=200, headers=headers).headers


Headers = normalize_and_validate


def has_expect_100_continue(request: Any) -> bool:
    """Let a server receive `request`: whether it knows that the client waits.

    One octet of content is announced: without content nobody waits.
    """
    head = wire(request, extra=b"Content-Length: 1\r\n\r\n")
    return server(head, events=1).they_are_waiting_for_100_continue


def get_comma_header(headers: Any, name: bytes) -> list[bytes]:
    """Not to be asked: the public API never shows a list of members."""
    raise NotImplementedError("private to h11")


def set_comma_header(headers: Any, name: bytes, values: list[bytes]) -> Any:
    """Not to be asked: the public API never writes a list of members."""
    raise NotImplementedError("private to h11")
