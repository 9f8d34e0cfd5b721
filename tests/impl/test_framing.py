"""Where a body ends, and whether the connection may be used again."""

from __future__ import annotations

import pytest

import h11impl as h
from h11impl._framing import (
    CHUNKED,
    UNTIL_CLOSE,
    Framing,
    framing_of_request,
    framing_of_response,
    is_reusable_after,
)

LENGTH = ("Content-Length", "7")
CODING = ("Transfer-Encoding", "chunked")
Fields = list[tuple[str, str]]


def request(*fields: tuple[str, str], version: str = "1.1") -> h.Request:
    """Return a request with these fields."""
    return h.Request(
        method="GET", target="/", headers=[("Host", "a"), *fields], http_version=version
    )


@pytest.mark.parametrize(
    ("fields", "framing"),
    [([], 0), ([LENGTH], 7), ([CODING], CHUNKED), ([LENGTH, CODING], CHUNKED)],
)
def test_requests(fields: Fields, framing: Framing) -> None:
    """Transfer-Encoding decides, then Content-Length; without both, no body."""
    assert framing == framing_of_request(request(*fields))


@pytest.mark.parametrize(
    ("fields", "framing"),
    [
        ([], UNTIL_CLOSE),
        ([LENGTH], 7),
        ([CODING], CHUNKED),
        ([LENGTH, CODING], CHUNKED),
    ],
)
def test_responses(fields: Fields, framing: Framing) -> None:
    """As in requests, but without both the body ends with the connection."""
    response = h.Response(status_code=200, headers=fields)
    assert framing == framing_of_response(b"GET", response)
    assert framing == framing_of_response(None, response)


@pytest.mark.parametrize("fields", [[], [LENGTH], [CODING], [LENGTH, CODING]])
@pytest.mark.parametrize(
    ("method", "status_code"), [(b"HEAD", 200), (b"GET", 204), (b"GET", 304)]
)
def test_bodiless(fields: Fields, method: bytes, status_code: int) -> None:
    """Some responses have no body whatever their fields say (RFC 9112, 6.3)."""
    response = h.Response(status_code=status_code, headers=fields)
    assert 0 == framing_of_response(method, response)


@pytest.mark.parametrize(
    ("fields", "reusable"),
    [
        ([], True),
        ([("Connection", "keep-alive")], True),
        ([("Connection", "close")], False),
        ([("Connection", "a, CLOSE ,b")], False),
        ([("Connection", "a"), ("Connection", "close")], False),
        ([("Connection", "closed, clo se")], True),
        ([CODING], True),
        ([LENGTH], True),
        ([LENGTH, CODING], False),
    ],
)
def test_reuse(fields: Fields, reusable: bool) -> None:
    """The close option, or contradicting framing fields, end the connection."""
    assert reusable == is_reusable_after(request(*fields))
    assert not is_reusable_after(request(*fields, version="1.0"))
