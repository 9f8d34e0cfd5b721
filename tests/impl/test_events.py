"""The six events: values that check themselves."""

from __future__ import annotations

import dataclasses
from http import HTTPStatus

import pytest

import h11impl as h


def test_parts_are_normalised() -> None:
    """Text becomes bytes; names are compared in lower case and kept as written."""
    request = h.Request(
        method="GET",
        target=bytearray(b"/"),
        headers=[("HOST", "a")],
        http_version="1.1",
    )
    assert (b"GET", b"/", b"1.1") == (
        request.method,
        request.target,
        request.http_version,
    )
    assert [(b"host", b"a")] == request.headers
    assert [(b"HOST", b"a")] == request.headers.raw_items()


def test_events_are_immutable_values() -> None:
    """Equal parts make equal events, and no part can be set."""
    one = h.Response(status_code=200, headers=[("A", "b")], reason="OK")
    assert one == h.Response(status_code=200, headers=[("a", "b")], reason=b"OK")
    assert one != h.Response(status_code=200, headers=[("a", "b")])
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.status_code = 404  # type: ignore[misc]
    other = h.InformationalResponse(status_code=100, headers=[])
    assert not isinstance(other, h.Response)
    assert other == dataclasses.replace(other)


def test_reprs() -> None:
    """An event prints as what would make it."""
    assert "ConnectionClosed()" == repr(h.ConnectionClosed())
    assert "EndOfMessage(headers=<Headers([])>)" == repr(h.EndOfMessage())
    assert "Data(data=b'x', chunk_start=False, chunk_end=True)" == repr(
        h.Data(data=b"x", chunk_end=True)
    )


@pytest.mark.parametrize("kind", [h.Response, h.InformationalResponse])
def test_status_codes(kind: type[h.Response] | type[h.InformationalResponse]) -> None:
    """Interim and final responses have their ranges; codes are integers."""
    low, high = (200, 999) if kind is h.Response else (100, 199)
    for status_code in (low, high):
        assert status_code == kind(status_code=status_code, headers=[]).status_code
    for status_code in (low - 1, high + 1):
        with pytest.raises(h.LocalProtocolError, match=f"in {low} to {high}, not"):
            kind(status_code=status_code, headers=[])
    with pytest.raises(h.LocalProtocolError, match="status code must be integer"):
        kind(status_code="200", headers=[])  # type: ignore[arg-type]


def test_enum_status_becomes_a_plain_int() -> None:
    """A member of IntEnum is taken, and does not show in the event."""
    response = h.Response(status_code=HTTPStatus.OK, headers=[])
    assert int is type(response.status_code)
    assert 200 == response.status_code


@pytest.mark.parametrize("reason", ["a\r\nb", "a\0b", "\x01", "a\x7f"])
def test_illegal_reason(reason: str) -> None:
    """A reason phrase holds no control characters but HTAB (RFC 9112, 4)."""
    with pytest.raises(h.LocalProtocolError, match="illegal reason phrase"):
        h.Response(status_code=200, headers=[], reason=reason)
    assert b"a\tb" == h.Response(status_code=200, headers=[], reason="a\tb").reason


@pytest.mark.parametrize("version", ["1", "BANANA", "1.10", "", "HTTP/1.1"])
def test_illegal_version(version: str) -> None:
    """A version is a digit, a dot, a digit (RFC 9112, 2.3)."""
    with pytest.raises(h.LocalProtocolError, match="illegal HTTP version"):
        h.Response(status_code=200, headers=[], http_version=version)


@pytest.mark.parametrize(
    ("method", "target", "headers", "message"),
    [
        ("G ET", "/", [("Host", "a")], "illegal method b'G ET'"),
        ("", "/", [("Host", "a")], "illegal method b''"),
        ("GET", "/a b", [("Host", "a")], "illegal target b'/a b'"),
        ("GET", "*", [("Host", "a")], "illegal target b'*'"),
        ("GET", "/", [], "Missing mandatory Host: header"),
        ("GET", "/", [("Host", "a"), ("host", "a")], "Found multiple Host: headers"),
        ("GET", "/", [("Host", "a b")], "illegal Host b'a b'"),
    ],
)
def test_illegal_requests(
    method: str, target: str, headers: list[tuple[str, str]], message: str
) -> None:
    """Each part of a request is checked, and the parts against each other."""
    with pytest.raises(h.LocalProtocolError) as caught:
        h.Request(method=method, target=target, headers=headers)
    assert message == str(caught.value)


def test_http10_needs_no_host() -> None:
    """Host came with HTTP/1.1, but two of them were never right."""
    h.Request(method="GET", target="/", headers=[], http_version="1.0")
    with pytest.raises(h.LocalProtocolError, match="multiple Host"):
        h.Request(
            method="GET",
            target="/",
            headers=[("Host", "a"), ("Host", "a")],
            http_version="1.0",
        )


def test_trailers() -> None:
    """The end of a message carries the trailer section, empty by default."""
    assert [] == h.EndOfMessage().headers
    assert [(b"a", b"b")] == h.EndOfMessage(headers=[("A", "b")]).headers
    with pytest.raises(h.LocalProtocolError):
        h.EndOfMessage(headers=[("A", "b\n")])
