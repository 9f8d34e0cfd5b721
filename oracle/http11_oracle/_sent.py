"""Read what a sender put on the wire: independently, and forgiving nothing.

Only what RFC 9112 lets a sender generate is read; the rest is
:class:`Unreadable`.  The last message may be unfinished.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from http11_oracle._normal import normal_fields
from http11_strategies import Call, CallKind, Field, Message, Role

_TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_REQUEST_LINE = re.compile(rb"(%s) ([\x21-\x7e]+) HTTP/(1\.[01])" % _TOKEN)
_STATUS_LINE = re.compile(rb"HTTP/(1\.[01]) ([0-9]{3}) ([\t\x20-\x7e\x80-\xff]*)")
_FIELD_LINE = re.compile(rb"(%s):([^\0\r\n]*)" % _TOKEN)
_CHUNK_LINE = re.compile(rb"([0-9A-Fa-f]{1,16})(?:;[^\0\r\n]*)?")
_DIGITS = re.compile(rb"[0-9]{1,18}")


class Unreadable(ValueError):
    """No sender may generate these octets; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What decides how the response to a request is framed."""

    method: bytes
    version: bytes


def read_sent(octets: bytes, calls: Sequence[Call], role: Role) -> tuple[Message, ...]:
    """Return the messages in `octets`, sent on `calls` by a stack in `role`.

    Interim responses are messages of their own.  Raises :class:`Unreadable`.
    """
    wire = _Wire(octets)
    messages: list[Message] = []
    asked = [_asked(c.data) for c in calls if c.kind is CallKind.RECEIVE]
    while wire.left:
        if role is Role.CLIENT:
            messages.append(_request(wire))
            continue
        if not asked:
            raise Unreadable("a response that answers no request")
        message = _response(wire, asked[0])
        messages.append(message)
        if message.status is not None and message.status >= 200:
            del asked[0]
    return tuple(messages)


def _asked(octets: bytes) -> _Asked:
    line, _, _ = octets.partition(b"\r\n")
    return _Asked(line.partition(b" ")[0], line.rpartition(b" ")[2])


class _Wire:
    """Octets that are read from the front."""

    def __init__(self, octets: bytes) -> None:
        self.left = octets

    def line(self, what: str) -> bytes:
        """Take a line without its CRLF."""
        line, found, self.left = self.left.partition(b"\r\n")
        if not found:
            raise Unreadable(f"{what} without CRLF at its end")
        return line

    def take(self, size: int) -> bytes:
        """Take `size` octets, or what there is."""
        taken, self.left = self.left[:size], self.left[size:]
        return taken

    def fields(self) -> tuple[Field, ...]:
        """Take field lines and the empty line after them."""
        lines: list[tuple[bytes, bytes]] = []
        while line := self.line("a field section"):
            match = _FIELD_LINE.fullmatch(line)
            if match is None:
                raise Unreadable(f"the field line {line!r}")
            lines.append((match[1], match[2]))
        return normal_fields(lines)


def _request(wire: _Wire) -> Message:
    line = wire.line("a request-line")
    match = _REQUEST_LINE.fullmatch(line)
    if match is None:
        raise Unreadable(f"the request-line {line!r}")
    fields = wire.fields()
    if match[3] == b"1.1" and sum(name == b"host" for name, _ in fields) != 1:
        raise Unreadable("a request of HTTP/1.1 without exactly one Host")
    codings, length = _framing(fields)
    if codings and codings[-1] != b"chunked":
        raise Unreadable("a request whose last transfer coding is not chunked")
    body, trailers = _chunks(wire) if codings else (wire.take(length or 0), ())
    return Message(
        method=match[1],
        target=match[2],
        version=match[3],
        fields=fields,
        body=body,
        trailers=trailers,
    )


def _response(wire: _Wire, asked: _Asked) -> Message:
    line = wire.line("a status-line")
    match = _STATUS_LINE.fullmatch(line)
    if match is None:
        raise Unreadable(f"the status-line {line!r}")
    status, fields = int(match[2]), wire.fields()
    if status < 200 and asked.version == b"HTTP/1.0":
        raise Unreadable("an interim response to a request of HTTP/1.0")
    body, trailers = _content(wire, status, fields, asked.method)
    return Message(
        status=status,
        reason=match[3],
        version=match[1],
        fields=fields,
        body=body,
        trailers=trailers,
    )


def _content(
    wire: _Wire, status: int, fields: tuple[Field, ...], method: bytes
) -> tuple[bytes, tuple[Field, ...]]:
    """RFC 9112, 6.3: the body of a response, and its trailers."""
    codings, length = _framing(fields)
    tunnel = method == b"CONNECT" and 200 <= status <= 299
    if status < 200 or status in (204, 304) or method == b"HEAD" or tunnel:
        return b"", ()
    if codings and codings[-1] == b"chunked":
        return _chunks(wire)
    size = len(wire.left) if length is None else length
    return wire.take(size), ()


def _framing(fields: tuple[Field, ...]) -> tuple[list[bytes], int | None]:
    """Return the transfer codings, and the Content-Length if there is one."""
    lines = [value for name, value in fields if name == b"transfer-encoding"]
    codings = [c.strip(b" \t").lower() for c in b",".join(lines).split(b",") if lines]
    lengths = [value for name, value in fields if name == b"content-length"]
    if b"" in codings:
        raise Unreadable("an empty member in Transfer-Encoding")
    if codings and lengths:
        raise Unreadable("Content-Length beside Transfer-Encoding")
    if codings.count(b"chunked") > 1:
        raise Unreadable("chunked applied twice")
    if not lengths:
        return codings, None
    if len(lengths) > 1 or not _DIGITS.fullmatch(lengths[0]):
        raise Unreadable(f"the Content-Length {b', '.join(lengths)!r}")
    return codings, int(lengths[0])


def _chunks(wire: _Wire) -> tuple[bytes, tuple[Field, ...]]:
    data: list[bytes] = []
    while wire.left:
        line = wire.line("a chunk-size line")
        match = _CHUNK_LINE.fullmatch(line)
        if match is None:
            raise Unreadable(f"the chunk-size line {line!r}")
        size = int(match[1], 16)
        if size == 0:
            return b"".join(data), wire.fields()
        data.append(wire.take(size))
        if wire.left and wire.take(2) != b"\r\n":
            raise Unreadable("chunk data that is not followed by CRLF")
    return b"".join(data), ()
