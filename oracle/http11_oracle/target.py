"""What the oracle asks of a stack: the adapter's side of the contract.

An adapter is any object with the attributes of :class:`Target`.  It feeds
octets to the stack, in the reads it is given, and tells what the stack made of
them as an :class:`Observation`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from http11_strategies import Call, Context, Message, Role


class Ending(enum.Enum):
    """How a stack stands after the last read."""

    COMPLETE = "complete"
    """Between messages: every octet was consumed."""
    INCOMPLETE = "incomplete"
    """In the middle of a message: more octets are needed."""
    REJECTED = "rejected"
    """The octets were refused by a documented error."""
    CLOSED = "closed"
    """The connection is over; octets after the last message are not read."""
    SWITCHED = "switched"
    """Another protocol may follow: octets after the last message are not HTTP."""
    CRASHED = "crashed"
    """An exception that the stack does not document."""
    HUNG = "hung"
    """No answer within the time allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a stack made of some reads.  ``None`` means: the stack does not tell."""

    messages: tuple[Message, ...] = ()
    ending: Ending
    status: int | None = None
    """REJECTED: the status code that the stack would answer with."""
    keep_alive: bool | None = None
    """Whether another message may follow on the connection."""
    wants_100: bool | None = None
    """Whether the stack knows that its peer waits for 100 (Continue)."""
    may_switch: bool | None = None
    """Whether the stack takes the last message for a protocol switch."""
    error: str = ""
    """The stack's own words when it refused or crashed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendObservation:
    """What a stack did with some calls, made in order up to the first error."""

    octets: bytes = b""
    """Everything that it gave out to be sent."""
    refused: int | None = None
    """The place of the call, from 0, that a documented error refused."""
    crashed: bool = False
    """Whether a call ended in an exception that the stack does not document."""
    error: str = ""
    """The stack's own words when it refused or crashed."""


class Profile(enum.Enum):
    """How much a stack takes that it need not take."""

    DEFAULT = "default"
    """As it comes."""
    STRICT = "strict"
    """Set to refuse whatever a recipient may refuse for being malformed."""


class Target(Protocol):
    """A stack under test.

    `observe` gets the reads in order; ``b""`` as the last one is the end of the
    stream.  It must return for any octets: whatever the stack raises is told as
    ``REJECTED`` (its documented errors) or ``CRASHED`` (anything else).
    """

    @property
    def name(self) -> str:
        """How reports call the target."""
        ...

    @property
    def version(self) -> str:
        """The installed version of the stack."""
        ...

    @property
    def roles(self) -> frozenset[Role]:
        """What the stack can receive: requests (server), responses (client)."""
        ...

    @property
    def left_to_caller(self) -> Mapping[str, str]:
        """Rules that the stack leaves to the program around it, with the reason.

        Keys are rule ids (``"HO-01"``), whole categories (``"host"``) or the ids
        of single cases (``"PI-02/1"``).  They are reported as not applicable,
        which is not a pass.
        """
        ...

    def observe(self, reads: Sequence[bytes], context: Context) -> Observation:
        """Feed the reads to a fresh instance of the stack and say what it made."""
        ...


@runtime_checkable
class Sender(Protocol):
    """A target that can also be judged by what it sends."""

    def send(self, calls: Sequence[Call], role: Role) -> SendObservation:
        """Make the calls on a fresh instance of the stack and say what it sent.

        `role` is the side that the stack plays: a client sends requests.  A
        documented error ends the calls, also one that a ``receive`` raised.
        """
        ...


@runtime_checkable
class Profiled(Protocol):
    """A target whose stack can be set to be strict."""

    def in_profile(self, profile: Profile) -> Target:
        """Return the target with its stack set to `profile`."""
        ...
