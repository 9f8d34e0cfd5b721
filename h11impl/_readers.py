"""Reading bodies: one small reader for each way to find their end.

A reader's ``read`` returns the next event, or None while it needs more octets;
``read_eof`` says what the end of the stream means to it.
"""

from __future__ import annotations

from typing import Final

from h11impl._buffer import ReceiveBuffer
from h11impl._errors import broken
from h11impl._events import Data, EndOfMessage, received_end
from h11impl._framing import CHUNKED, Framing
from h11impl._grammar import (
    CHUNK_EXTENSION,
    CHUNK_SIZE,
    FIRST_CHUNK,
    NEXT_CHUNK,
    SHORTEST_CHUNK_LINE_LIMIT,
    TCHAR,
    WHITESPACE,
)
from h11impl._head import check_lines, read_fields
from h11impl._limits import EMPTY_LINE, Limits
from h11impl._rules import DEFAULT, Profile

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
        raise broken(
            "IN-02",
            "peer closed connection without sending complete message body "
            f"(received {self._length - self._remaining} bytes, "
            f"expected {self._length})",
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
        limits: How long a chunk line and the trailer section may be.
        profile: What to refuse.
        padded_sizes: Whether white space may follow a chunk size.  Some old
            servers pad sizes to a fixed width; no client is known to.
    """

    __slots__ = (
        "_at_chunk_start",
        "_in_trailers",
        "_limits",
        "_owes_crlf",
        "_padded_sizes",
        "_profile",
        "_remaining",
    )

    def __init__(
        self, limits: Limits, profile: Profile = DEFAULT, *, padded_sizes: bool
    ) -> None:
        """Expect a chunk line."""
        self._limits = limits
        self._profile = profile
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
        raise broken(
            "IN-03",
            "peer closed connection without sending complete message body "
            "(incomplete chunked read)",
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
            raise broken("CD-01", "chunk data is not followed by CRLF")
        return False

    def _read_unusual_chunk_line(self, buffer: ReceiveBuffer) -> bytes | None:
        """Read a chunk line with extensions; return its size, None: need more."""
        limit = max(self._limits.chunk_line, SHORTEST_CHUNK_LINE_LIMIT)
        line = buffer.take_line(limit)
        if line is None:
            if buffer.searched >= limit:
                raise broken("CE-08", f"chunk line is longer than {limit} octets")
            return None
        match = CHUNK_SIZE.match(line)
        if match is None or not line.endswith(b"\r\n"):
            raise broken("CK-02", f"illegal chunk line {line[:80]!r}")
        at, end = match.end(), len(line) - 2
        while at < end:
            extension = CHUNK_EXTENSION.match(line, at, end)
            if extension is None:
                if self._padded_sizes and not line[at:end].strip(WHITESPACE):
                    break
                raise broken("CE-02", f"illegal chunk extension {line[:80]!r}")
            at = extension.end()
        return match[0]

    def _read_trailers(self, buffer: ReceiveBuffer) -> EndOfMessage | None:
        if buffer.startswith(b"\r\n"):
            buffer.skip(2)
            return EndOfMessage()
        if not buffer or (len(buffer) == 1 and buffer.startswith(b"\r")):
            return None
        if buffer.first() not in TCHAR:
            raise broken("CD-07", "illegal octets after the last chunk")
        limit = self._limits.trailers + EMPTY_LINE
        lines = buffer.take_lines(limit, self._profile)
        if lines is None:
            if buffer.searched >= limit:
                most = self._limits.trailers
                message = f"trailer section is longer than {most} octets"
                raise broken("TR-06", message, 431)
            return None
        check_lines(lines, self._limits, start_line_status=None)
        may_fold = self._padded_sizes or "OF-04" not in self._profile
        return received_end(
            read_fields([b"", *lines], self._profile, may_fold=may_fold)
        )


def body_reader(
    framing: Framing, limits: Limits, profile: Profile, *, from_server: bool
) -> LengthReader | ChunkedReader | CloseReader:
    """Return the reader for a body that is framed so."""
    if isinstance(framing, int):
        return LengthReader(framing) if framing else NO_BODY
    if framing == CHUNKED:
        padded = from_server and "CK-03" not in profile
        return ChunkedReader(limits, profile, padded_sizes=padded)
    return CloseReader()
