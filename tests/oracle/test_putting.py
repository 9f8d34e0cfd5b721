"""Whatever a target does with what is put to it, there is an observation."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from http11_oracle import Ending, Observation, SendObservation
from http11_oracle._putting import observe, send, tells_nothing
from http11_strategies import Call, CallKind, Context, Role

from .toys import SERVER, SendingToy, Toy


def raises(*_: object) -> Observation:
    raise KeyError("x")


def raises_when_sending(_calls: Sequence[Call], _role: Role) -> SendObservation:
    raise KeyError("x")


def test_what_an_adapter_lets_through_is_a_crash() -> None:
    """The error is told in its own words."""
    assert observe(Toy(raises), (), SERVER) == Observation(
        ending=Ending.CRASHED, error="KeyError('x')"
    )
    assert send(SendingToy(raises_when_sending), (), Role.CLIENT) == SendObservation(
        crashed=True, error="KeyError('x')"
    )


@pytest.mark.parametrize("place", [-1, 2])
def test_only_calls_that_were_made_can_be_refused(place: int) -> None:
    """An adapter that counts wrong is told so, not believed."""
    toy = SendingToy(lambda _calls, _role: SendObservation(octets=b"x", refused=place))
    calls = (Call(kind=CallKind.END),) * 2
    assert send(toy, calls, Role.CLIENT) == SendObservation(
        octets=b"x",
        crashed=True,
        error=f"call {place} of 2 cannot be the refused one",
    )
    right = SendObservation(refused=1, error="no")
    assert send(SendingToy(lambda *_: right), calls, Role.CLIENT) == right


def test_arguments_reach_the_target() -> None:
    """Reads, context, calls and role are handed on as they are."""
    seen: list[object] = []

    def observing(reads: Sequence[bytes], context: Context) -> Observation:
        seen.extend((reads, context))
        return Observation(ending=Ending.COMPLETE)

    def sending(calls: Sequence[Call], role: Role) -> SendObservation:
        seen.extend((calls, role))
        return SendObservation(octets=b"x")

    toy = SendingToy(sending, observing)
    assert observe(toy, (b"a",), SERVER).ending is Ending.COMPLETE
    assert send(toy, (), Role.SERVER).octets == b"x"
    assert seen == [(b"a",), SERVER, (), Role.SERVER]


def test_a_target_that_tells_nothing_of_sending() -> None:
    """The reason names the target."""
    assert tells_nothing(Toy(raises)) == "about what is sent; toy does not tell that"
