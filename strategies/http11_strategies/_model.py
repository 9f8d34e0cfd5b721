"""The words shared by the generators and the judge: messages, cases, expectations.

A :class:`Message` is what a stack made of some octets, normalised so that two
stacks can be compared.  A :class:`Case` is octets together with their ground
truth: what a conforming recipient must make of them.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

Field = tuple[bytes, bytes]
"""A field line as (name in lower case, value without surrounding whitespace)."""

FRAMING_FIELDS = frozenset({b"content-length", b"transfer-encoding"})
"""Fields that frame the message: a recipient may rewrite their values."""


class Role(enum.Enum):
    """Who receives the octets."""

    SERVER = "server"
    """A server receives requests."""
    CLIENT = "client"
    """A client receives responses."""


class Framing(enum.Enum):
    """How the end of a message's body is found (RFC 9112, 6.3)."""

    NONE = "none"
    CONTENT_LENGTH = "content-length"
    CHUNKED = "chunked"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One complete request or final response, as a recipient understood it.

    An attribute that is ``None`` was not told by the stack; it is then not
    compared.
    """

    method: bytes | None = None
    target: bytes | None = None
    status: int | None = None
    reason: bytes | None = None
    version: bytes | None = None
    """``b"1.1"``, as the sender wrote it, without ``HTTP/``."""
    fields: tuple[Field, ...] = ()
    body: bytes = b""
    trailers: tuple[Field, ...] | None = None
    framing: Framing | None = None
    keep_alive: bool | None = None
    """Whether the connection may be used again after this message."""
    authority: bytes | None = None
    """Host and port that the request is for, when the stack decides it."""
    interim: tuple[int, ...] = ()
    """Status codes of the 1xx responses read before this final response."""

    def value_of(self, name: bytes) -> list[bytes]:
        """Return the values of all field lines called `name` (lower case)."""
        return [value for key, value in self.fields if key == name]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedMessage:
    """What a message must look like, as far as the RFCs fix it.

    ``None`` and ``()`` leave a point open.  Field names are in lower case.
    """

    method: bytes | None = None
    target: bytes | None = None
    authority: bytes | None = None
    status: int | None = None
    status_outside: tuple[int, int] | None = None
    """The code on the wire is invalid: it is never read as one of this range."""
    version: bytes | None = None
    reason: bytes | None = None
    fields: tuple[Field, ...] | None = None
    """All field lines in order; framing fields are compared by their effect."""
    has: tuple[Field, ...] = ()
    """Field lines that must be there."""
    matches: tuple[Field, ...] = ()
    """Fields whose value must match a pattern entirely: (name, pattern)."""
    lacks: tuple[bytes, ...] = ()
    """Names that no field line may have."""
    lacks_lines: tuple[Field, ...] = ()
    """Field lines that must not be there; their name may be, with other values."""
    body: bytes | None = None
    trailers: tuple[Field, ...] | None = None
    framing: Framing | None = None
    keep_alive: bool | None = None
    interim: tuple[int, ...] | None = None

    def differences(self, message: Message) -> list[str]:
        """Say in words where `message` departs from this expectation."""
        found = [
            f"{name}: expected {wanted!r}, observed {got!r}"
            for name, wanted, got in self._scalars(message)
            if wanted is not None and got is not None and wanted != got
        ]
        if self.status_outside is not None and message.status is not None:
            low, high = self.status_outside
            if low <= message.status <= high:
                found.append(f"invalid status code read as {message.status}")
        if self.fields is not None:
            wanted = _without_framing(self.fields)
            got = _without_framing(message.fields)
            if wanted != got:
                found.append(f"fields: expected {wanted!r}, observed {got!r}")
        found += [
            f"field {name!r}: expected value {value!r}, observed {values!r}"
            for name, value in self.has
            if value not in (values := message.value_of(name))
        ]
        found += [
            f"field {name!r}: expected a value like {pattern!r}, "
            f"observed {message.value_of(name)!r}"
            for name, pattern in self.matches
            if not any(re.fullmatch(pattern, v) for v in message.value_of(name))
        ]
        found += [
            f"field {name!r}: expected none, observed {values!r}"
            for name in self.lacks
            if (values := message.value_of(name))
        ]
        found += [
            f"field {name!r}: the value {value!r} must not be there"
            for name, value in self.lacks_lines
            if value in message.value_of(name)
        ]
        return found

    def _scalars(self, message: Message) -> list[tuple[str, object, object]]:
        return [
            ("method", self.method, message.method),
            ("target", self.target, message.target),
            ("authority", self.authority, message.authority),
            ("status", self.status, message.status),
            ("version", self.version, message.version),
            ("reason", self.reason, message.reason),
            ("body", self.body, message.body),
            ("trailers", self.trailers, message.trailers),
            ("framing", self.framing, message.framing),
            ("keep-alive", self.keep_alive, message.keep_alive),
            ("interim responses", self.interim, message.interim),
        ]


def _without_framing(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(field for field in fields if field[0] not in FRAMING_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept:
    """The octets must be read as these messages."""

    messages: tuple[ExpectedMessage, ...]
    exact: bool = True
    """No further message may be read; if false, these are the first ones."""
    close: bool | None = None
    """True: the connection must not be reused afterwards; False: it must stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """The octets must be refused, after the good messages `after`."""

    after: tuple[ExpectedMessage, ...] = ()
    statuses: frozenset[int] = frozenset()
    """Statuses that a server may answer with; empty leaves it open."""
    close: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incomplete:
    """No message is complete beyond `after`: wait for more octets, or refuse."""

    after: tuple[ExpectedMessage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Either:
    """Refusing is right; whoever accepts must read the octets as `accept` says."""

    accept: Accept
    reject: Reject
    wait: bool = False
    """Waiting for more octets, without a message, is right too."""


Expectation = Accept | Reject | Incomplete | Either


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRequest:
    """A request that the client under test has sent before it reads."""

    method: bytes = b"GET"
    target: bytes = b"/"
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """In which situation the octets arrive."""

    role: Role
    requests: tuple[SentRequest, ...] = ()
    """Client role: the requests on the connection, in order, one response each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Octets with their ground truth."""

    id: str
    octets: bytes
    context: Context
    expectation: Expectation
    rules: tuple[str, ...] = ()
    """Ids of the rules that the case exercises or breaks, the main one first."""
    eof: bool = False
    """The sender closes its side after the octets."""
    wants_100: bool | None = None
    """Whether the recipient must know that the sender waits for 100 (Continue)."""
    may_switch: bool | None = None
    """False: the recipient must not take the message for a protocol switch."""
    level: str | None = None
    """The level of requirement, where it differs from its first rule's."""
    tolerance: bool | None = None
    """Whether accepting is leniency, where it differs from its first rule's."""
    description: str = ""
    origin: str = ""
