"""Reading the head of a message, and trailer sections.

A section is read when all of it is there, in one pass over its lines.  What is
unusual, a folded line, is brought into the usual form first, so that one piece
of code reads them all.
"""

from __future__ import annotations

import re
from typing import Final

from h11impl._errors import LocalProtocolError
from h11impl._events import (
    InformationalResponse,
    Request,
    Response,
    received_request,
    received_response,
)
from h11impl._grammar import HTTP_VERSION, WHITESPACE
from h11impl._headers import (
    FAMILIAR,
    Field,
    Headers,
    checked_name,
    with_framing_checked,
)

_STATUS_CODE: Final = re.compile(rb"[0-9]{3}")


def read_request(lines: list[bytes]) -> Request:
    """Read the head of a request from its lines.

    Raises:
        LocalProtocolError: It breaks a rule of RFC 9110 or RFC 9112; the status
            hint is 400, 501 or 505.
    """
    # RFC 9112, 3: request-line = method SP request-target SP HTTP-version
    parts = lines[0].split(b" ")
    if len(parts) != 3:
        raise LocalProtocolError(f"illegal request line {lines[0][:80]!r}")
    method, target, name = parts
    version = _version(name)
    headers = with_framing_checked(_fields(lines), last_coding_status=400)
    return received_request(method, headers, target, version)


def read_response(lines: list[bytes]) -> InformationalResponse | Response:
    """Read the head of a response from its lines.

    Raises:
        LocalProtocolError: It breaks a rule of RFC 9110 or RFC 9112.
    """
    # RFC 9112, 4: status-line = HTTP-version SP status-code SP [ reason-phrase ]
    # Some servers leave out the second SP together with the phrase.
    name, _, rest = lines[0].partition(b" ")
    code, _, reason = rest.partition(b" ")
    if not _STATUS_CODE.fullmatch(code) or code < b"100":
        raise LocalProtocolError(f"illegal status line {lines[0][:80]!r}")
    version = _version(name)
    headers = with_framing_checked(_fields(lines))
    return received_response(int(code), headers, version, reason)


def read_trailers(lines: list[bytes]) -> Headers:
    """Read a trailer section from its lines.

    Framing fields mean nothing in it, and are not looked at (RFC 9110, 6.5.1).

    Raises:
        LocalProtocolError: A line is not a field line (RFC 9112, 7.1.2).
    """
    return _fields([b"", *lines])


def _fields(lines: list[bytes]) -> Headers:
    """Read the field lines that follow the first line."""
    fields: list[Field] = []
    raw: list[Field] = []
    for line in lines[1:]:
        sent, colon, value = line.partition(b":")
        name = FAMILIAR.get(sent)
        if name is None or not colon:
            if line[:1] in (b" ", b"\t"):
                return _fields(_unfolded(lines))
            if not colon:
                raise LocalProtocolError(f"illegal header line {line[:80]!r}")
            name = checked_name(sent)
        value = value.strip(WHITESPACE)
        fields.append((name, value))
        raw.append((sent, value))
    return Headers(fields, raw)


def _unfolded(lines: list[bytes]) -> list[bytes]:
    """Join each folded line to the one before, by a space (RFC 9112, 5.2)."""
    if lines[1][:1] in (b" ", b"\t"):
        # RFC 9112, 2.2: nothing that it could continue stands before it.
        raise LocalProtocolError("white space before the first header line")
    parts = [[line] for line in lines[:1]]
    for line in lines[1:]:
        if line[:1] in (b" ", b"\t"):
            parts[-1].append(line.strip(WHITESPACE))
        else:
            parts.append([line.rstrip(WHITESPACE)])
    return [b" ".join(part) for part in parts]


def _version(name: bytes) -> bytes:
    if name == b"HTTP/1.1":
        return b"1.1"
    match = HTTP_VERSION.fullmatch(name)
    if match is None:
        raise LocalProtocolError(f"illegal HTTP version {name[:80]!r}")
    version = match[1]
    if not version.startswith(b"1."):
        # RFC 9110, 15.6.6: another major version is another protocol.
        raise LocalProtocolError(
            f"HTTP version {version!r} is not supported", error_status_hint=505
        )
    return version
