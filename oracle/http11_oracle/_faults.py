"""Where an observation contradicts an expectation: the first fault, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from http11_oracle._verdict import Kind
from http11_oracle._words import expected_words, shorten
from http11_oracle.target import Ending, Observation
from http11_strategies import (
    Accept,
    Case,
    Either,
    Expectation,
    ExpectedMessage,
    Incomplete,
    Reject,
    Role,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One contradiction; empty words are filled in from case and observation."""

    kind: Kind
    detail: str = ""
    expected: str = ""


def against(expectation: Expectation, seen: Observation, case: Case) -> Fault | None:
    """Return what `seen` has wrong about `expectation`, the worst first."""
    if isinstance(expectation, Accept):
        return _accept(expectation, seen, case)
    if isinstance(expectation, Reject):
        return _reject(expectation, seen, case)
    if isinstance(expectation, Incomplete):
        return _incomplete(expectation, seen)
    return _either(expectation, seen, case)


def leniency(expectation: Expectation, seen: Observation, case: Case) -> Fault | None:
    """Return a fault if `seen` took what a recipient need not take."""
    if not isinstance(expectation, Either) or _waits(expectation, seen):
        return None
    if _reject(expectation.reject, seen, case) is None:
        return None
    return Fault(
        Kind.TOLERATED,
        expected=f"in the strict profile: {expected_words(expectation.reject)}",
    )


def _waits(expectation: Either, seen: Observation) -> bool:
    """Whoever does not take a tolerated spelling may find no end in it."""
    waits = expectation.wait and seen.ending is Ending.INCOMPLETE
    return waits and not _incomplete(Incomplete(after=expectation.reject.after), seen)


def _either(expectation: Either, seen: Observation, case: Case) -> Fault | None:
    if _waits(expectation, seen):
        return None
    accepting = _accept(expectation.accept, seen, case)
    refusing = _reject(expectation.reject, seen, case)
    if accepting is None or refusing is None:
        return None
    refused = len(seen.messages) <= len(expectation.reject.after)
    return refusing if refused else accepting


def _accept(expectation: Accept, seen: Observation, case: Case) -> Fault | None:
    wanted = expectation.messages
    return (
        _compare(wanted, seen)
        or _too_few(wanted, seen, may_close=expectation.close is not False)
        or _too_many(expectation, seen)
        or _needless_error(expectation, seen)
        or _connection(expectation.close, seen, case)
    )


def _reject(expectation: Reject, seen: Observation, case: Case) -> Fault | None:
    wanted = expectation.after
    fault = _compare(wanted, seen) or _too_few(wanted, seen)
    if fault is not None:
        return fault
    if len(seen.messages) > len(wanted):
        return Fault(
            Kind.MESSAGE_AFTER_ERROR if _went_on(seen) else Kind.OVER_ACCEPTANCE
        )
    over = seen.ending in (Ending.REJECTED, Ending.CLOSED)
    switched = seen.ending is Ending.SWITCHED and bool(seen.messages)
    if not (over or switched or _went_on(seen)):
        return Fault(Kind.OVER_ACCEPTANCE, "not refused")
    return _status(expectation, seen, case) or _connection(
        expectation.close, seen, case
    )


def _incomplete(expectation: Incomplete, seen: Observation) -> Fault | None:
    wanted = expectation.after
    fault = _compare(wanted, seen) or _too_few(wanted, seen)
    if fault is None and len(seen.messages) > len(wanted):
        return Fault(Kind.OVER_ACCEPTANCE, "made a message of an unfinished one")
    return fault


def _compare(wanted: Sequence[ExpectedMessage], seen: Observation) -> Fault | None:
    for number, (expected, message) in enumerate(
        zip(wanted, seen.messages, strict=False), start=1
    ):
        differences = expected.differences(message)
        if differences:
            words = "; ".join(shorten(d, 160) for d in differences)
            kind = Kind.WRONG_FRAMING
            if expected.keep_alive is False and not expected.differences(
                replace(message, keep_alive=None)
            ):
                kind = Kind.DUTY_TO_CLOSE
            return Fault(kind, f"message {number}: {words}")
    return None


def _too_few(
    wanted: Sequence[ExpectedMessage], seen: Observation, *, may_close: bool = True
) -> Fault | None:
    """Fewer messages are right if the stack closes after at least one."""
    missing = len(wanted) - len(seen.messages)
    if missing <= 0 or (may_close and seen.messages and _closes(seen)):
        return None
    words = f"{missing} message{'s' * (missing > 1)} missing"
    if seen.ending in (Ending.REJECTED, Ending.CLOSED):
        return Fault(Kind.OVER_REJECTION, words)
    return Fault(Kind.WRONG_FRAMING, words)


def _closes(seen: Observation) -> bool:
    """Whether the stack ended the connection by its own will, not by an error."""
    if seen.ending in (Ending.CLOSED, Ending.SWITCHED):
        return True
    told = seen.messages[-1].keep_alive
    if seen.ending is Ending.REJECTED:
        # An error closes anyway: only the message before it tells a will.
        return told is False
    return seen.keep_alive is False or (seen.keep_alive is None and told is False)


def _too_many(expectation: Accept, seen: Observation) -> Fault | None:
    surplus = len(seen.messages) - len(expectation.messages)
    if surplus <= 0 or not (expectation.exact or expectation.close):
        return None
    kind = Kind.DUTY_TO_CLOSE if expectation.close else Kind.WRONG_FRAMING
    return Fault(kind, f"{surplus} message{'s' * (surplus > 1)} too many")


def _needless_error(expectation: Accept, seen: Observation) -> Fault | None:
    """An error after all messages is right only where more octets may be wrong."""
    if seen.ending is not Ending.REJECTED or not expectation.exact:
        return None
    last = expectation.messages[-1:]
    if expectation.close or any(message.keep_alive is False for message in last):
        return None
    return Fault(Kind.OVER_REJECTION, "an error after the last message")


def _connection(close: bool | None, seen: Observation, case: Case) -> Fault | None:
    if close and _reusable(seen):
        return Fault(Kind.DUTY_TO_CLOSE, "the connection is used further")
    if close is False and not case.eof and _reusable(seen) is False:
        return Fault(Kind.OVER_REJECTION, "the connection is closed without need")
    return None


def _reusable(seen: Observation) -> bool | None:
    if seen.keep_alive is not None:
        return seen.keep_alive
    if seen.ending in (Ending.REJECTED, Ending.CLOSED):
        return False
    return seen.messages[-1].keep_alive if seen.messages else None


def _went_on(seen: Observation) -> bool:
    """Whether the stack told an error and then read on."""
    told = seen.status is not None or bool(seen.error)
    return told and seen.ending is not Ending.REJECTED


_NEARER_THAN_400 = frozenset({413, 414, 431, 501, 505})
"""Statuses that say more exactly what 400 says: right wherever 400 is asked."""


def _status(expectation: Reject, seen: Observation, case: Case) -> Fault | None:
    """400 is always right; a client answers nobody."""
    if case.context.role is Role.CLIENT or not expectation.statuses:
        return None
    allowed = expectation.statuses | {400}
    if 400 in expectation.statuses:
        allowed |= _NEARER_THAN_400
    if seen.status is None or seen.status in allowed:
        return None
    return Fault(Kind.WRONG_STATUS)
