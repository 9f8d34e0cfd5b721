"""Targets that are wrong on purpose, each in one way, and tools to judge them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from http11_oracle import Ending, Observation, SendObservation
from http11_oracle.adapters import h11impl
from http11_strategies import (
    Accept,
    Call,
    CallKind,
    Case,
    Context,
    Expectation,
    Message,
    Role,
    SentRequest,
)

Observe = Callable[[Sequence[bytes], Context], Observation]
Send = Callable[[Sequence[Call], Role], SendObservation]

sound = h11impl.target
"""A target that keeps every MUST."""

SERVER = Context(role=Role.SERVER)
CLIENT = Context(role=Role.CLIENT, requests=(SentRequest(),))


class Toy:
    """A target made of one function."""

    name = "toy"
    version = "1"

    def __init__(
        self,
        observe: Observe,
        *,
        roles: frozenset[Role] = frozenset(Role),
        left_to_caller: Mapping[str, str] | None = None,
    ) -> None:
        self._observe = observe
        self.roles = roles
        self.left_to_caller = left_to_caller or {}

    def observe(self, reads: Sequence[bytes], context: Context) -> Observation:
        return self._observe(reads, context)


class SendingToy(Toy):
    """A target made of two functions."""

    def __init__(
        self,
        send: Send,
        observe: Observe = sound.observe,
        *,
        roles: frozenset[Role] = frozenset(Role),
        left_to_caller: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(observe, roles=roles, left_to_caller=left_to_caller)
        self._send = send

    def send(self, calls: Sequence[Call], role: Role) -> SendObservation:
        return self._send(calls, role)


sends_soundly: Send = sound.send


def sends_everything(calls: Sequence[Call], _role: Role) -> SendObservation:
    """Whatever is asked for is put on the wire as it is."""
    octets = b""
    for call in calls:
        if call.kind is CallKind.REQUEST:
            octets += b"%s %s HTTP/1.1\r\n" % (call.method, call.target)
        elif call.kind in (CallKind.INFORMATIONAL, CallKind.RESPONSE):
            octets += b"HTTP/1.1 %d %s\r\n" % (call.status, call.reason)
        elif call.kind is CallKind.DATA:
            octets += call.data
        if call.kind not in (CallKind.RECEIVE, CallKind.DATA, CallKind.NEXT):
            fields = (b"%s: %s\r\n" % field for field in call.fields)
            octets += b"".join(fields) + b"\r\n"
    return SendObservation(octets=octets)


def accepts_everything(_reads: Sequence[bytes], context: Context) -> Observation:
    """Whatever comes is one message."""
    if context.role is Role.CLIENT:
        message = Message(status=200, version=b"1.1")
    else:
        message = Message(method=b"GET", target=b"/", version=b"1.1")
    return Observation(messages=(message,), ending=Ending.COMPLETE)


def refuses_everything(_reads: Sequence[bytes], _context: Context) -> Observation:
    """Whatever comes is refused."""
    return Observation(ending=Ending.REJECTED)


def depends_on_splits(reads: Sequence[bytes], context: Context) -> Observation:
    """A message is only found if it comes in few reads."""
    if len(reads) > 40:
        return Observation(ending=Ending.INCOMPLETE)
    return sound.observe(reads, context)


def crashes(reads: Sequence[bytes], context: Context) -> Observation:
    """Octets above 0x7F are decoded as ASCII."""
    b"".join(reads).decode("ascii")
    return sound.observe(reads, context)


def never_closes(reads: Sequence[bytes], context: Context) -> Observation:
    """The connection is kept, whatever happens."""
    return replace(sound.observe(reads, context), keep_alive=True)


def merges_trailers(reads: Sequence[bytes], context: Context) -> Observation:
    """Trailer fields become header fields."""
    seen = sound.observe(reads, context)
    merged = (
        replace(m, fields=(*m.fields, *(m.trailers or ())), trailers=())
        for m in seen.messages
    )
    return replace(seen, messages=tuple(merged))


def case(
    expectation: Expectation | None = None,
    *,
    octets: bytes = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    context: Context = SERVER,
    rules: tuple[str, ...] = ("CL-01",),
    eof: bool = False,
    wants_100: bool | None = None,
    may_switch: bool | None = None,
    level: str | None = None,
) -> Case:
    """Make a case; without an expectation, anything that is accepted is right."""
    return Case(
        id="T/1",
        octets=octets,
        context=context,
        expectation=expectation or Accept(messages=(), exact=False),
        rules=rules,
        eof=eof,
        wants_100=wants_100,
        may_switch=may_switch,
        level=level,
    )
