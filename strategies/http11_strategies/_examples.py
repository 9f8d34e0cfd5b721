"""Examples that are more than a case: what is sent, passed on, or exchanged."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from http11_strategies._calls import Call
from http11_strategies._model import Case, Context, ExpectedMessage
from http11_strategies._rule import Party


class Sending(enum.Enum):
    """What a sender makes of a call."""

    REFUSE = "refuse"
    """It refuses the call, or sends something that keeps the rule."""
    REPAIR = "repair"
    """The call is right; what must be on the wire is `must_contain`."""
    EITHER = "either"
    """Refusing and sending are both right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendExample:
    """Octets that a sender must not put on the wire, and how to ask for them."""

    id: str
    octets: bytes
    """The forbidden form, as far as it matters."""
    sender: Party
    calls: tuple[Call, ...]
    """What a program asks of the library, in order."""
    verdict: Sending
    must_contain: bytes | None = None
    """``REPAIR``: octets that have to be part of the output."""
    output: tuple[ExpectedMessage, ...] | None = None
    """Of a sender that refuses nothing: what a recipient makes of all that it sent,
    interim responses as messages of their own, the last one perhaps unfinished.
    ``None`` leaves it open."""
    refusable_from: int | None = None
    """The place of the first call that may be refused, from 0, where it is not the
    last one."""
    in_context_only: bool = False
    """The octets are legal elsewhere: judge what the output means, not whether it
    contains them."""
    strict_only: bool = False
    """A library refuses by choice: unless it is set to be strict, the verdict is
    ``EITHER``."""
    rules: tuple[str, ...] = ()
    level: str | None = None
    description: str = ""
    origin: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardExample:
    """Octets that an intermediary receives and may not pass on as they are."""

    id: str
    octets: bytes
    context: Context
    forbidden: str
    """What must not leave the intermediary, in words."""
    eof: bool = False
    """The sender closes its side after the octets."""
    close: bool | None = None
    rules: tuple[str, ...] = ()
    level: str | None = None
    description: str = ""
    origin: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Both directions of one connection."""

    id: str
    requests: Case
    """What the client sent, as a server reads it."""
    responses: Case
    """What the server sent, as the client reads it."""
    switched_at: tuple[int, int] | None = None
    """How many octets of each direction are HTTP; after them the connection
    speaks another protocol."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Everything in an index, in its order."""

    cases: tuple[Case, ...]
    """Received octets, both directions of the conversations among them."""
    sends: tuple[SendExample, ...]
    forwards: tuple[ForwardExample, ...]
    conversations: tuple[Conversation, ...]
