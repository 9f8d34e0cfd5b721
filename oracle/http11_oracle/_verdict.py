"""The words of a verdict: kept, broken in some way, or not applicable."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Kind(enum.Enum):
    """In which way a stack was wrong."""

    OVER_ACCEPTANCE = "over-acceptance"
    """It made a message of octets that must be refused, or did not refuse them."""
    OVER_REJECTION = "over-rejection"
    """It refused a message that must be read, or a call that is right."""
    WRONG_FRAMING = "wrong-framing"
    """It read other messages than those sent, or another number of them."""
    NOT_NORMALISED = "not-normalised"
    """It passed on CR, LF or NUL inside an element (RFC 9110, 5.5; 9112, 2.2)."""
    WRONG_STATUS = "wrong-status"
    """It refused with a status code that the rule does not allow."""
    DUTY_TO_CLOSE = "duty-to-close"
    """It went on using a connection that must be closed."""
    SPLIT_DEPENDENCE = "split-dependence"
    """Its reading depends on how the octets were cut into reads."""
    CRASH = "crash"
    """It raised something that it does not document."""
    HANG = "hang"
    """It gave no answer in the time allowed."""
    MESSAGE_AFTER_ERROR = "message-after-error"
    """It refused the octets and then made messages of what followed."""
    TOLERATED = "tolerated"
    """Set to be strict, it took what a recipient is only permitted to take."""
    FORBIDDEN_OUTPUT = "forbidden-output"
    """It sent what a sender must not put on the wire, or not what it has to send."""
    ROUND_TRIP = "round-trip"
    """What it sent, its other role read as something else."""
    WANTS_100 = "wants-100"
    """It is wrong on whether the peer waits for 100 (RFC 9110, 10.1.1)."""
    MAY_SWITCH = "may-switch"
    """It is wrong on whether another protocol may follow (RFC 9110, 7.8)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The observation agrees with the case's expectation."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The observation contradicts the case's expectation."""

    kind: Kind
    expected: str
    """What the rules ask, in words."""
    observed: str
    """What the stack did, in words."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The case cannot be asked of the target; this is not a pass."""

    reason: str


Verdict = Kept | Broken | NotApplicable
