"""Writing messages: heads as one piece of octets, bodies as their framing asks."""

from __future__ import annotations

from typing import Final

from h11impl._errors import LocalProtocolError, broken
from h11impl._events import Data, EndOfMessage, InformationalResponse, Request, Response
from h11impl._framing import CHUNKED, Framing
from h11impl._headers import Headers


def write_request(request: Request, headers: Headers) -> bytes:
    """Return the head of a request, with these fields.

    Raises:
        LocalProtocolError: It is not HTTP/1.1, the version that we speak.
    """
    _check_version(request.http_version)
    # RFC 9110, 7.2: a sender ought to put Host in front.
    headers = headers.with_first(b"host")
    return _section(b"%b %b HTTP/1.1" % (request.method, request.target), headers)


def write_response(
    response: InformationalResponse | Response, headers: Headers
) -> bytes:
    """Return the head of a response, with these fields.

    The space after the code is there in any case (RFC 9112, 4).

    Raises:
        LocalProtocolError: It is not HTTP/1.1, the version that we speak.
    """
    _check_version(response.http_version)
    line = b"HTTP/1.1 %d %b" % (response.status_code, response.reason)
    return _section(line, headers)


def _check_version(http_version: bytes) -> None:
    if http_version != b"1.1":
        raise LocalProtocolError("I only send HTTP/1.1")


def _section(first_line: bytes, headers: Headers) -> bytes:
    return b"\r\n".join([first_line, *headers.lines(), b"", b""])


class LengthWriter:
    """Writes a body of a declared length, no octet more or less."""

    __slots__ = ("_remaining",)

    def __init__(self, length: int) -> None:
        """Promise `length` octets."""
        self._remaining = length

    def write_data(self, event: Data) -> list[bytes]:
        """Return the data as it is.

        Raises:
            LocalProtocolError: It is more than was declared.
        """
        remaining = self._remaining - len(event.data)
        if remaining < 0:
            raise broken("SE-11", "Too much data for declared Content-Length")
        self._remaining = remaining
        return [event.data]

    def write_end(self, event: EndOfMessage) -> list[bytes]:
        """Return nothing: the length was declared.

        Raises:
            LocalProtocolError: Octets are missing, or there are trailers.
        """
        if self._remaining:
            raise broken("SE-11", "Too little data for declared Content-Length")
        _check_no_trailers(event)
        return []


NO_BODY: Final = LengthWriter(0)
"""Writes no body; only a body that was declared changes a writer."""


class ChunkedWriter:
    """Writes a chunked body, one chunk for each Data that is not empty."""

    __slots__ = ()

    def write_data(self, event: Data) -> list[bytes]:
        """Return a chunk; nothing for no data: an empty chunk would be the end."""
        length = len(event.data)
        if not length:
            return []
        return [b"%x\r\n" % length, event.data, b"\r\n"]

    def write_end(self, event: EndOfMessage) -> list[bytes]:
        """Return the last chunk and the trailer section."""
        return [_section(b"0", event.headers)]


class CloseWriter:
    """Writes a body that ends with the connection."""

    __slots__ = ()

    def write_data(self, event: Data) -> list[bytes]:
        """Return the data as it is."""
        return [event.data]

    def write_end(self, event: EndOfMessage) -> list[bytes]:
        """Return nothing: closing the connection says it.

        Raises:
            LocalProtocolError: There are trailers.
        """
        _check_no_trailers(event)
        return []


def _check_no_trailers(event: EndOfMessage) -> None:
    if event.headers:
        raise LocalProtocolError("can't send trailers without chunked framing")


def body_writer(framing: Framing) -> LengthWriter | ChunkedWriter | CloseWriter:
    """Return the writer for a body that is framed so."""
    if isinstance(framing, int):
        return LengthWriter(framing) if framing else NO_BODY
    return ChunkedWriter() if framing == CHUNKED else CloseWriter()
