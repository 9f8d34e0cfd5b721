"""Where a body ends, and whether the connection may be used again."""

from __future__ import annotations

from typing import Final, Literal

from h11impl._events import InformationalResponse, Request, Response
from h11impl._grammar import list_members

CHUNKED: Final = "chunked"
UNTIL_CLOSE: Final = "until close"

Framing = int | Literal["chunked", "until close"]
"""The length of the body in octets, or how its end is found."""


def framing_of_request(request: Request) -> Framing:
    """Decide where the body of a request ends (RFC 9112, 6.3)."""
    combined = request.headers.combined
    if b"transfer-encoding" in combined:
        return CHUNKED
    length = combined.get(b"content-length")
    return 0 if length is None else int(length)


def framing_of_response(method: bytes | None, response: Response) -> Framing:
    """Decide where the body of a final response ends (RFC 9112, 6.3).

    Args:
        method: The method of the request that it answers; None if there was none.
        response: The response; for a 2xx to CONNECT there is no body to ask for.
    """
    if method == b"HEAD" or response.status_code in (204, 304):
        return 0
    combined = response.headers.combined
    if b"transfer-encoding" in combined:
        return CHUNKED
    length = combined.get(b"content-length")
    return UNTIL_CLOSE if length is None else int(length)


def is_reusable_after(head: Request | InformationalResponse | Response) -> bool:
    """Tell whether a message lets the connection be used again.

    HTTP/1.0 needs both sides to ask for that (RFC 9112, 9.3 and appendix C.2.2);
    we never do.  Two contradicting framing fields may mean that somebody on the
    way understands the message differently (RFC 9112, 6.1).
    """
    if head.http_version < b"1.1":
        return False
    combined = head.headers.combined
    connection = combined.get(b"connection")
    if (
        connection is not None
        and b"close" in connection.lower()
        and b"close" in list_members(connection)
    ):
        return False
    return b"transfer-encoding" not in combined or b"content-length" not in combined
