"""The six events: what is sent, and what is received.

Events are immutable values.  A program's events and the ones that are read from
the wire obey the same rules: the constructors check everything and raise
:class:`LocalProtocolError`, and the reader makes events only from parts that it
has checked as strictly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from h11impl._errors import LocalProtocolError, broken
from h11impl._grammar import COMMON_METHODS, REASON, is_host, is_target, is_token
from h11impl._headers import NO_HEADERS, Headers, Octets, headers_from, to_bytes

Pairs = Iterable[Sequence[Octets]]
"""Fields as programs pass them: any iterable of (name, value) pairs."""

HTTP_1_1: Final = b"1.1"
"""The version that is spoken; as a default it needs no check."""

_VERSION: Final = re.compile(rb"[0-9]\.[0-9]")

# Frozen dataclasses with a constructor of their own have to go around their own
# __setattr__; this is the documented way to do it.
_set: Final = object.__setattr__


@dataclass(init=False, frozen=True, slots=True)
class Request:
    """The head of a request (RFC 9112, 3).

    Args:
        method: A token, such as ``"GET"``.
        headers: Pairs of name and value; exactly one valid ``Host`` unless the
            version is 1.0.
        target: The request target as it stands on the wire, percent-encoded.
        http_version: ``"1.1"``; a program cannot send any other.

    Raises:
        LocalProtocolError: A part breaks a rule of RFC 9110 or RFC 9112.
    """

    method: bytes
    """The method; case-sensitive."""
    headers: Headers
    """The header section."""
    target: bytes
    """The request target, as on the wire."""
    http_version: bytes
    """``b"1.1"`` or ``b"1.0"``, as the sender wrote it."""

    def __init__(
        self,
        *,
        method: Octets,
        headers: Pairs,
        target: Octets,
        http_version: Octets = HTTP_1_1,
    ) -> None:
        """Check and normalise the parts."""
        _set(self, "method", to_bytes(method))
        _set(self, "headers", headers_from(headers))
        _set(self, "target", to_bytes(target))
        _set(self, "http_version", _checked_version(http_version))
        check_request(self.method, self.target, self.http_version, self.headers)


@dataclass(init=False, frozen=True, slots=True)
class _ResponseHead:
    status_code: int
    """The status code."""
    headers: Headers
    """The header section."""
    http_version: bytes
    """``b"1.1"`` or ``b"1.0"``, as the sender wrote it."""
    reason: bytes
    """The reason phrase, mostly empty."""

    _codes: ClassVar = (100, 999)

    def __init__(
        self,
        *,
        headers: Pairs,
        status_code: int,
        http_version: Octets = HTTP_1_1,
        reason: Octets = b"",
    ) -> None:
        """Check and normalise the parts."""
        _set(self, "status_code", _checked_status(status_code, *self._codes))
        _set(self, "headers", headers_from(headers))
        _set(self, "http_version", _checked_version(http_version))
        _set(self, "reason", _checked_reason(reason))


@dataclass(init=False, frozen=True, slots=True)
class InformationalResponse(_ResponseHead):
    """The head of an interim response, 1xx (RFC 9110, 15.2).

    Args:
        headers: Pairs of name and value.
        status_code: 100 to 199.
        http_version: ``"1.1"``; a program cannot send any other.
        reason: The reason phrase; may be empty.

    Raises:
        LocalProtocolError: A part breaks a rule of RFC 9110 or RFC 9112.
    """

    _codes = (100, 199)


@dataclass(init=False, frozen=True, slots=True)
class Response(_ResponseHead):
    """The head of a final response (RFC 9112, 4).

    Args:
        headers: Pairs of name and value.
        status_code: 200 to 999; codes above 599 are relayed, not made.
        http_version: ``"1.1"``; a program cannot send any other.
        reason: The reason phrase; may be empty.

    Raises:
        LocalProtocolError: A part breaks a rule of RFC 9110 or RFC 9112.
    """

    _codes = (200, 999)


@dataclass(frozen=True, slots=True)
class Data:
    """A part of a message's body."""

    data: bytes
    """The octets.  To be sent, anything bytes-like will do; and where they do not
    pass through Python at all, any object whose ``len()`` is their number (see
    :meth:`Connection.send_with_data_passthrough`)."""
    chunk_start: bool = False
    """Received: this is the first part of a chunk.  Ignored when sent."""
    chunk_end: bool = False
    """Received: this is the last part of a chunk.  Ignored when sent."""


@dataclass(init=False, frozen=True, slots=True)
class EndOfMessage:
    """The end of a request or response.

    Args:
        headers: The trailer section; only a chunked message can have one
            (RFC 9112, 7.1.2).

    Raises:
        LocalProtocolError: A field breaks a rule of RFC 9110.
    """

    headers: Headers
    """The trailer section, mostly empty."""

    def __init__(self, *, headers: Pairs | None = None) -> None:
        """Check and normalise the trailer section."""
        _set(self, "headers", NO_HEADERS if headers is None else headers_from(headers))


@dataclass(frozen=True, slots=True)
class ConnectionClosed:
    """One side has closed its half of the connection; no more data will come."""


Event = (
    Request | InformationalResponse | Response | Data | EndOfMessage | ConnectionClosed
)


def received_request(
    method: bytes, headers: Headers, target: bytes, http_version: bytes
) -> Request:
    """Make a request from parts that were checked."""
    request = object.__new__(Request)
    _set(request, "method", method)
    _set(request, "headers", headers)
    _set(request, "target", target)
    _set(request, "http_version", http_version)
    return request


def received_response(
    status_code: int, headers: Headers, http_version: bytes, reason: bytes
) -> InformationalResponse | Response:
    """Make a response of the right kind from parts that were checked."""
    response: InformationalResponse | Response
    if status_code < 200:
        response = object.__new__(InformationalResponse)
    else:
        response = object.__new__(Response)
    _set(response, "status_code", status_code)
    _set(response, "headers", headers)
    _set(response, "http_version", http_version)
    _set(response, "reason", reason)
    return response


def received_end(trailers: Headers) -> EndOfMessage:
    """Make the end of a message; framing fields among its trailers stay as is."""
    end = object.__new__(EndOfMessage)
    _set(end, "headers", trailers)
    return end


def check_request(
    method: bytes, target: bytes, http_version: bytes, headers: Headers
) -> None:
    """Check what a request must fulfil besides the syntax of its fields.

    Raises:
        LocalProtocolError: The method is not a token, the target has no form
            that the method allows (RFC 9112, 3.2), or Host is missing,
            repeated or invalid (RFC 9112, 3.2).
    """
    if method not in COMMON_METHODS and not is_token(method):
        raise broken("MT-01", f"illegal method {method[:80]!r}")
    if not is_target(method, target):
        raise broken("TG-01", f"illegal target {target[:80]!r}")
    host = headers.combined.get(b"host")
    if host is None:
        if http_version >= b"1.1":
            raise broken("HO-01", "Missing mandatory Host: header")
    elif headers.repeats(b"host"):
        raise broken("HO-02", "Found multiple Host: headers")
    elif not is_host(host):
        raise broken("HO-03", f"illegal Host {host[:80]!r}")


def _checked_version(http_version: Octets) -> bytes:
    if http_version is HTTP_1_1:
        return HTTP_1_1
    version = to_bytes(http_version)
    if not _VERSION.fullmatch(version):
        raise broken("VR-02", f"illegal HTTP version {version[:80]!r}")
    return version


def _checked_status(status_code: object, low: int, high: int) -> int:
    if not isinstance(status_code, int):
        raise LocalProtocolError("status code must be integer")
    if not low <= status_code <= high:
        raise broken(
            "SE-20", f"status code must be in {low} to {high}, not {status_code}"
        )
    # Members of enum.IntEnum become plain integers.
    return int(status_code)


def _checked_reason(reason: Octets) -> bytes:
    phrase = to_bytes(reason)
    if phrase.translate(None, REASON):
        raise broken("SE-03", f"illegal reason phrase {phrase[:80]!r}")
    return phrase
