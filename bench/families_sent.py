"""Families of what a program sends, growing like those that it receives.

An output is plain data, so that any module with h11's API can be asked to send
it: heads, data and ends, in order, by one role.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from families import Role

Pairs = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Sent:
    """One event to send; the fields that its kind has no use for stay empty."""

    kind: Literal["request", "interim", "response", "data", "end", "next"]
    """``next`` is no event: the next cycle starts."""
    fields: Pairs = field(default_factory=list)
    data: bytes = b""
    """The octets of data, the target of a request, the reason of a response."""


@dataclass(frozen=True, slots=True)
class Output:
    """What one role sends, after it has received something."""

    role: Role
    """Who sends."""
    received: bytes
    """What arrives before the first event, and in each next cycle."""
    events: list[Sent]


@dataclass(frozen=True, slots=True)
class Sending:
    """A family of outputs: called with a size, it returns one of about that size."""

    name: str
    make: Callable[[int], list[Sent]]
    role: Role = "server"
    version: bytes = b"1.1"
    """Server role: the version of the request that is answered."""

    def __call__(self, size: int) -> Output:
        """Return the output of about `size` octets."""
        received = b"GET / HTTP/%b\r\nHost: a\r\n\r\n" % self.version
        return Output(
            self.role, received if self.role == "server" else b"", self.make(size)
        )


_HOST = (b"Host", b"a")
_CHUNKED = (b"Transfer-Encoding", b"chunked")
_END = Sent("end")


def _request(*fields: tuple[bytes, bytes], target: bytes = b"/") -> list[Sent]:
    return [Sent("request", [_HOST, *fields], target), _END]


def _response(*fields: tuple[bytes, bytes], reason: bytes = b"") -> list[Sent]:
    return [Sent("response", [(b"Content-Length", b"0"), *fields], reason), _END]


def _in_pieces(head: Sent, size: int) -> list[Sent]:
    return [head, *[Sent("data", data=b"x")] * size, _END]


def _numbered(size: int) -> Pairs:
    return [(b"X-%d" % number, b"y") for number in range(size // 8)]


def _cycles(size: int) -> list[Sent]:
    return [*_response(), Sent("next")] * (size // 64)


SENT = (
    Sending("chunks of one octet", lambda n: _in_pieces(Sent("response", [_CHUNKED]), n)),
    Sending(
        "data of one octet, with a length",
        lambda n: _in_pieces(Sent("response", [(b"Content-Length", b"%d" % n)]), n),
    ),
    Sending(
        "data of one octet, until the close",
        lambda n: _in_pieces(Sent("response"), n),
        version=b"1.0",
    ),
    Sending("many fields", lambda n: _response(*_numbered(n))),
    Sending("many fields of a request", lambda n: _request(*_numbered(n)), "client"),
    Sending("a field repeated", lambda n: _response(*[(b"X", b"y")] * (n // 4))),
    Sending("a long value", lambda n: _response((b"X", b"y" * n))),
    Sending("spaces in a value", lambda n: _response((b"X", b"y" + b" " * n + b"z"))),
    Sending("Connection, many options", lambda n: _response((b"Connection", b"a," * n))),
    Sending(
        "Connection repeated",
        lambda n: _response(*[(b"Connection", b"a")] * (n // 16)),
    ),
    Sending(
        "Content-Length, equal members",
        lambda n: [Sent("response", [(b"Content-Length", b"0" + b", 0" * (n // 3))]), _END],
    ),
    Sending("a long reason phrase", lambda n: _response(reason=b"a " * (n // 2) + b"a")),
    Sending("a long target", lambda n: _request(target=b"/" + b"a" * n), "client"),
    Sending("a long Host", lambda n: [Sent("request", [(b"Host", b"a" * n)], b"/"), _END],
            "client"),
    Sending("Upgrade, many protocols", lambda n: _request((b"Upgrade", b"p," * n)), "client"),
    Sending("trailers", lambda n: [Sent("response", [_CHUNKED]), Sent("end", _numbered(n))]),
    Sending("interim responses", lambda n: [Sent("interim")] * (n // 24) + _response()),
    Sending("responses on one connection", _cycles),
)  # fmt: skip
