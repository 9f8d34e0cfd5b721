"""Whether what a stack sends is what its own other role reads (rule SE-37)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from http11_oracle._judge_sent import compared
from http11_oracle._normal import normal_fields
from http11_oracle._putting import observe, send, tells_nothing
from http11_oracle._verdict import Broken, Kept, Kind, NotApplicable, Verdict
from http11_oracle._words import observed_words, sending_words, shorten
from http11_oracle.target import Ending, Observation, Sender, SendObservation, Target
from http11_strategies import (
    FRAMING_FIELDS,
    Call,
    CallKind,
    Context,
    ExpectedMessage,
    Field,
    Message,
    Role,
    octet_by_octet,
    whole,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTrip:
    """Calls that are right, and in which situation their octets are read back."""

    id: str
    role: Role
    """The side that makes the calls."""
    calls: tuple[Call, ...]
    context: Context
    """Of the recipient: the other side."""
    eof: bool = False
    """The sender closes its side afterwards."""


def go(trip: RoundTrip, target: Target) -> tuple[SendObservation, Verdict]:
    """Let `target` send and read that in its other role; judge what it reads."""
    if not isinstance(target, Sender):
        return SendObservation(), NotApplicable(tells_nothing(target))
    if not target.roles.issuperset(Role):
        reason = f"{target.name} plays one side only"
        return SendObservation(), NotApplicable(reason)
    sent = send(target, trip.calls, trip.role)
    return sent, _not_sent(trip, sent) or _read_back(trip, sent, target)


def _not_sent(trip: RoundTrip, sent: SendObservation) -> Broken | None:
    if sent.crashed:
        return _broken(Kind.CRASH, sending_words(sent, trip.calls))
    if sent.refused is not None:
        return _broken(Kind.OVER_REJECTION, sending_words(sent, trip.calls))
    return None


def _read_back(trip: RoundTrip, sent: SendObservation, target: Target) -> Verdict:
    wanted = tuple(_meant(trip.calls))
    for cut in (whole, octet_by_octet):
        seen = observe(target, cut(sent.octets, eof=trip.eof), trip.context)
        fault = _fault(wanted, seen)
        if fault is not None:
            return fault
    return Kept()


def _fault(wanted: tuple[ExpectedMessage, ...], seen: Observation) -> Broken | None:
    if seen.ending in (Ending.CRASHED, Ending.HUNG):
        kind = Kind.CRASH if seen.ending is Ending.CRASHED else Kind.HANG
        return _broken(kind, f"read back: {observed_words(seen)}")
    sent = tuple(
        _own_fields(expected, message)
        for expected, message in zip(wanted, seen.messages, strict=False)
    )
    different = compared(wanted, (*sent, *seen.messages[len(wanted) :]))
    if different is None:
        return None
    return _broken(Kind.ROUND_TRIP, f"read back: {observed_words(seen)}; {different}")


def _own_fields(expected: ExpectedMessage, message: Message) -> Message:
    """Leave out what the stack has added, such as Date."""
    names = {name for name, _ in expected.fields or ()}
    return replace(message, fields=tuple(f for f in message.fields if f[0] in names))


def _broken(kind: Kind, observed: str) -> Broken:
    return Broken(kind, "sent, and read back as equal messages", shorten(observed, 500))


def _meant(calls: tuple[Call, ...]) -> Iterator[ExpectedMessage]:
    """Say what the calls mean, message by message."""
    head, body = Call(kind=CallKind.NEXT), b""
    interim: tuple[int, ...] = ()
    for call in calls:
        if call.kind is CallKind.INFORMATIONAL:
            interim += (call.status,)
        elif call.kind in (CallKind.REQUEST, CallKind.RESPONSE):
            head, body = call, b""
        elif call.kind is CallKind.DATA:
            body += call.data
        elif call.kind is CallKind.END:
            yield _message(head, body, call, interim)
            interim = ()


def _message(
    head: Call, body: bytes, end: Call, interim: tuple[int, ...]
) -> ExpectedMessage:
    request = head.kind is CallKind.REQUEST
    return ExpectedMessage(
        method=head.method if request else None,
        target=head.target if request else None,
        status=None if request else head.status,
        reason=None if request else head.reason,
        fields=_without_framing(head),
        body=body,
        trailers=normal_fields(end.fields),
        interim=interim,
    )


def _without_framing(head: Call) -> tuple[Field, ...]:
    fields = normal_fields(head.fields)
    return tuple(field for field in fields if field[0] not in FRAMING_FIELDS)
