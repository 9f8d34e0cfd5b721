"""Writing heads and bodies."""

from __future__ import annotations

import pytest

import h11impl as h
from h11impl._framing import CHUNKED, UNTIL_CLOSE
from h11impl._writers import (
    NO_BODY,
    ChunkedWriter,
    CloseWriter,
    LengthWriter,
    body_writer,
    write_request,
    write_response,
)

TRAILERS = h.EndOfMessage(headers=[("A", "b")])


def test_request() -> None:
    """Names as the program spelled them, Host in front (RFC 9110, 7.2)."""
    fields = [("x-Y", "z"), ("hOST", "a"), ("q", "")]
    request = h.Request(method="GET", target="/", headers=fields)
    assert b"GET / HTTP/1.1\r\nhOST: a\r\nx-Y: z\r\nq: \r\n\r\n" == write_request(
        request, request.headers
    )


def test_response() -> None:
    """The space after the code is always there (RFC 9112, 4)."""
    response = h.Response(status_code=200, headers=[("A", "b")], reason="OK")
    assert b"HTTP/1.1 200 OK\r\nA: b\r\n\r\n" == write_response(
        response, response.headers
    )
    interim = h.InformationalResponse(status_code=100, headers=[])
    assert b"HTTP/1.1 100 \r\n\r\n" == write_response(interim, interim.headers)


def test_only_http11_is_spoken() -> None:
    """Another version can be described, but not sent."""
    request = h.Request(method="GET", target="/", headers=[], http_version="1.0")
    with pytest.raises(h.LocalProtocolError, match=r"I only send HTTP/1\.1"):
        write_request(request, request.headers)
    response = h.Response(status_code=200, headers=[], http_version="1.0")
    with pytest.raises(h.LocalProtocolError, match=r"I only send HTTP/1\.1"):
        write_response(response, response.headers)


def test_each_framing_has_its_writer() -> None:
    """Lengths, chunked, and the end of the connection."""
    kinds = [type(body_writer(framing)) for framing in (5, CHUNKED, UNTIL_CLOSE)]
    assert [LengthWriter, ChunkedWriter, CloseWriter] == kinds
    assert body_writer(0) is NO_BODY


def test_length() -> None:
    """The declared octets, no more and no less, and no trailers."""
    writer = LengthWriter(5)
    assert [b"abc"] == writer.write_data(h.Data(data=b"abc"))
    with pytest.raises(h.LocalProtocolError, match="Too little data for declared"):
        writer.write_end(h.EndOfMessage())
    with pytest.raises(h.LocalProtocolError, match="Too much data for declared"):
        writer.write_data(h.Data(data=b"abc"))
    assert [b"de"] == writer.write_data(h.Data(data=b"de"))
    with pytest.raises(h.LocalProtocolError, match="can't send trailers"):
        writer.write_end(TRAILERS)
    assert [] == writer.write_end(h.EndOfMessage())


def test_chunked() -> None:
    """A chunk for each data that is not empty, then the last one with trailers."""
    writer = ChunkedWriter()
    data = b"x" * 26
    assert [b"1a\r\n", data, b"\r\n"] == writer.write_data(h.Data(data=data))
    assert [] == writer.write_data(h.Data(data=b""))
    assert [b"0\r\n\r\n"] == writer.write_end(h.EndOfMessage())
    assert [b"0\r\nA: b\r\n\r\n"] == writer.write_end(TRAILERS)


def test_until_close() -> None:
    """The data as it is; the end is the end of the connection."""
    writer = CloseWriter()
    assert [b"abc"] == writer.write_data(h.Data(data=b"abc"))
    assert [] == writer.write_end(h.EndOfMessage())
    with pytest.raises(h.LocalProtocolError, match="can't send trailers"):
        writer.write_end(TRAILERS)
