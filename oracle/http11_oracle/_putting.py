"""Put something to a target, whatever the target does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from http11_oracle.target import Ending, Observation, Sender, SendObservation, Target
from http11_strategies import Call, Context, Reads, Role


def observe(target: Target, reads: Reads, context: Context) -> Observation:
    """Ask `target` what it makes of `reads`; whatever it raises is a crash."""
    try:
        return target.observe(reads, context)
    except Exception as error:  # an adapter that lets it through means the same
        return Observation(ending=Ending.CRASHED, error=repr(error))


def send(target: Sender, calls: Sequence[Call], role: Role) -> SendObservation:
    """Ask `target` to send; whatever it raises is a crash.

    So is a refusal of a call that was never made.
    """
    try:
        seen = target.send(calls, role)
    except Exception as error:  # an adapter that lets it through means the same
        return SendObservation(crashed=True, error=repr(error))
    if seen.refused is not None and seen.refused not in range(len(calls)):
        words = f"call {seen.refused} of {len(calls)} cannot be the refused one"
        return replace(seen, refused=None, crashed=True, error=words)
    return seen


def tells_nothing(target: Target) -> str:
    """Say why a target that is no :class:`Sender` cannot be asked to send."""
    return f"about what is sent; {target.name} does not tell that"
