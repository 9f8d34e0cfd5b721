"""Reading bodies: one small reader for each way to find their end.

A reader's ``read`` returns the next event, or None while it needs more octets;
``read_eof`` says what the end of the stream means to it.
"""

from __future__ import annotations

from typing import Final

from h11impl._buffer import ReceiveBuffer
from h11impl._errors import LocalProtocolError
from h11impl._events import Data, EndOfMessage, received_end
from h11impl._framing import CHUNKED, Framing
from h11impl._grammar import (
    CHUNK_EXTENSION,
    CHUNK_SIZE,
    FIRST_CHUNK,
    NEXT_CHUNK,
    TCHAR,
    WHITESPACE,
)
from h11impl._head import read_trailers

_NO_LIMIT = 1 << 62


class LengthReader:
    """Reads a body of a known length (RFC 9112, 6.2)."""

    __slots__ = ("_length", "_remaining")

    def __init__(self, length: int) -> None:
        """Expect `length` octets."""
        self._length = length
        self._remaining = length

    def read(self, buffer: ReceiveBuffer) -> Data | EndOfMessage | None:
        """Return what is there, then the end."""
        if self._remaining == 0:
            return EndOfMessage()
        octets = buffer.take_at_most(self._remaining)
        if not octets:
            return None
        self._remaining -= len(octets)
        return Data(octets)

    def read_eof(self) -> EndOfMessage:
        """Refuse: octets are missing (RFC 9112, 8)."""
        raise LocalProtocolError(
            "peer closed connection without sending complete message body "
            f"(received {self._length - self._remaining} bytes, "
            f"expected {self._length})"
        )


NO_BODY: Final = LengthReader(0)
"""Reads no body; it holds nothing, so one serves all."""


class CloseReader:
    """Reads a body that ends with the connection (RFC 9112, 6.3)."""

    __slots__ = ()

    def read(self, buffer: ReceiveBuffer) -> Data | None:
        """Return what is there."""
        octets = buffer.take_at_most(_NO_LIMIT)
        return Data(octets) if octets else None

    def read_eof(self) -> EndOfMessage:
        """Return the end: this is how such a body ends."""
        return EndOfMessage()


class ChunkedReader:
    """Reads a chunked body and its trailer section (RFC 9112, 7.1).

    Args:
        limit: How many octets a chunk line or the trailer section may have.
        padded_sizes: Whether white space may follow a chunk size.  Some old
            servers pad sizes to a fixed width; no client is known to.
    """

    __slots__ = (
        "_at_chunk_start",
        "_in_trailers",
        "_limit",
        "_owes_crlf",
        "_padded_sizes",
        "_remaining",
    )

    def __init__(self, limit: int, *, padded_sizes: bool) -> None:
        """Expect a chunk line."""
        self._limit = limit
        self._padded_sizes = padded_sizes
        self._remaining = 0
        self._at_chunk_start = False
        self._owes_crlf = False
        self._in_trailers = False

    def read(self, buffer: ReceiveBuffer) -> Data | EndOfMessage | None:
        """Return the next part of a chunk, or the end with its trailers."""
        if not self._remaining:
            if not self._in_trailers and not self._read_chunk_line(buffer):
                return None
            if self._in_trailers:
                return self._read_trailers(buffer)
        octets = buffer.take_at_most(self._remaining)
        if not octets:
            return None
        chunk_start = self._at_chunk_start
        self._at_chunk_start = False
        self._remaining -= len(octets)
        self._owes_crlf = not self._remaining
        return Data(octets, chunk_start, self._owes_crlf)

    def read_eof(self) -> EndOfMessage:
        """Refuse: the last chunk is missing (RFC 9112, 8)."""
        raise LocalProtocolError(
            "peer closed connection without sending complete message body "
            "(incomplete chunked read)"
        )

    def _read_chunk_line(self, buffer: ReceiveBuffer) -> bool:
        """Read the CRLF that is still owed and a chunk line; False: need more."""
        size = buffer.take_match(NEXT_CHUNK if self._owes_crlf else FIRST_CHUNK)
        if size is None:
            if self._owes_crlf and not self._read_crlf(buffer):
                return False
            size = self._read_unusual_chunk_line(buffer)
            if size is None:
                return False
        self._owes_crlf = False
        self._remaining = int(size, 16)
        self._at_chunk_start = True
        self._in_trailers = not self._remaining
        return True

    def _read_crlf(self, buffer: ReceiveBuffer) -> bool:
        """Read the CRLF after a chunk's data; False: need more."""
        if buffer.startswith(b"\r\n"):
            buffer.skip(2)
            self._owes_crlf = False
            return True
        if buffer and not (len(buffer) == 1 and buffer.startswith(b"\r")):
            raise LocalProtocolError("chunk data is not followed by CRLF")
        return False

    def _read_unusual_chunk_line(self, buffer: ReceiveBuffer) -> bytes | None:
        """Read a chunk line with extensions; return its size, None: need more."""
        line = buffer.take_line(self._limit)
        if line is None:
            if len(buffer) >= self._limit:
                raise LocalProtocolError(
                    f"chunk line is longer than {self._limit} octets"
                )
            return None
        match = CHUNK_SIZE.match(line)
        if match is None or not line.endswith(b"\r\n"):
            raise LocalProtocolError(f"illegal chunk line {line[:80]!r}")
        at, end = match.end(), len(line) - 2
        while at < end:
            extension = CHUNK_EXTENSION.match(line, at, end)
            if extension is None:
                if self._padded_sizes and not line[at:end].strip(WHITESPACE):
                    break
                raise LocalProtocolError(f"illegal chunk extension {line[:80]!r}")
            at = extension.end()
        return match[0]

    def _read_trailers(self, buffer: ReceiveBuffer) -> EndOfMessage | None:
        if buffer.startswith(b"\r\n"):
            buffer.skip(2)
            return EndOfMessage()
        if not buffer or (len(buffer) == 1 and buffer.startswith(b"\r")):
            return None
        if buffer.first() not in TCHAR:
            raise LocalProtocolError("illegal octets after the last chunk")
        lines = buffer.take_lines(self._limit)
        if lines is None:
            if len(buffer) >= self._limit:
                raise LocalProtocolError(
                    f"trailer section is longer than {self._limit} octets",
                    error_status_hint=431,
                )
            return None
        return received_end(read_trailers(lines))


def body_reader(
    framing: Framing, limit: int, *, padded_sizes: bool
) -> LengthReader | ChunkedReader | CloseReader:
    """Return the reader for a body that is framed so."""
    if isinstance(framing, int):
        return LengthReader(framing) if framing else NO_BODY
    if framing == CHUNKED:
        return ChunkedReader(limit, padded_sizes=padded_sizes)
    return CloseReader()
