"""What a stack sends, its own other role reads back as equal messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypedDict

import pytest

from http11_oracle import (
    Broken,
    Ending,
    Kept,
    NotApplicable,
    Observation,
    Sender,
    SendObservation,
)
from http11_oracle._round_trip import RoundTrip, go
from http11_oracle._round_trips import round_trips
from http11_strategies import Call, CallKind, Context, Field, Role

from .toys import SendingToy, Toy, sends_soundly, sound


class Parts(TypedDict, total=False):
    status: int
    reason: bytes
    body: bytes
    trailers: tuple[Field, ...]
    interim: tuple[int, ...]


ASKED = Call(kind=CallKind.RECEIVE, data=b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
TRIP = next(trip for trip in round_trips() if trip.role is Role.SERVER)


def verdict(
    change: Callable[[Observation], Observation], trip: RoundTrip = TRIP
) -> str:
    """Read back what is sent soundly, changed: the kind of what is broken."""

    def observe(reads: Sequence[bytes], context: Context) -> Observation:
        return change(sound.observe(reads, context))

    _, found = go(trip, SendingToy(sends_soundly, observe))
    return found.kind.value if isinstance(found, Broken) else type(found).__name__


@pytest.mark.parametrize("trip", round_trips(), ids=lambda trip: trip.id)
def test_a_sound_stack_understands_itself(trip: RoundTrip) -> None:
    """The embedded implementation reads back whatever it sends."""
    assert isinstance(sound, Sender)
    sent, found = go(trip, sound)
    assert found == Kept()
    assert sent.octets


def test_what_is_read_back_otherwise_is_found() -> None:
    """A missing message, a surplus one, and a part that differs."""
    assert verdict(lambda seen: seen) == "Kept"
    assert verdict(lambda seen: replace(seen, messages=())) == "round-trip"
    assert verdict(lambda seen: replace(seen, messages=seen.messages * 2)) == (
        "round-trip"
    )


@pytest.mark.parametrize(
    "parts",
    [
        {"status": 201},
        {"reason": b"other"},
        {"body": b"other"},
        {"trailers": ((b"a", b"b"),)},
        {"interim": (100,)},
    ],
)
def test_each_part_is_compared(parts: Parts) -> None:
    """A part that differs is found."""

    def changed(seen: Observation) -> Observation:
        (message,) = seen.messages
        return replace(seen, messages=(replace(message, **parts),))

    assert verdict(changed) == "round-trip"


def with_fields(*fields: tuple[bytes, bytes]) -> Callable[[Observation], Observation]:
    def changed(seen: Observation) -> Observation:
        (message,) = seen.messages
        return replace(seen, messages=(replace(message, fields=fields),))

    return changed


def test_fields_are_compared_in_order_without_what_was_added() -> None:
    """A stack may add fields such as Date; its caller's stay, in their order."""
    fields = ((b"X", b"1"), (b"Y", b"2"), (b"x", b"3"))
    head = Call(kind=CallKind.RESPONSE, status=200, fields=fields)
    trip = replace(TRIP, calls=(ASKED, head, Call(kind=CallKind.END)))
    date = (b"date", b"today")
    lower = [(name.lower(), value) for name, value in fields]
    assert verdict(with_fields(date, *lower), trip) == "Kept"
    assert verdict(with_fields(*lower[::-1]), trip) == "round-trip"
    assert verdict(with_fields(*lower[1:]), trip) == "round-trip"


def test_reading_back_may_crash_or_hang() -> None:
    """Both are told as what they are."""
    crash = Observation(ending=Ending.CRASHED, error="oops")
    assert verdict(lambda _: crash) == "crash"
    assert verdict(lambda _: Observation(ending=Ending.HUNG)) == "hang"


def test_sending_may_fail() -> None:
    """A refusal of right calls, and a crash, end the trip."""
    refuse = replace(TRIP, calls=(ASKED, Call(kind=CallKind.DATA, data=b"x")))
    sent, found = go(refuse, sound)
    assert isinstance(found, Broken)
    assert found.kind.value == "over-rejection"
    assert sent.refused == 1
    crash = replace(TRIP, calls=(Call(kind=CallKind.RESPONSE, status=2),))
    _, found = go(crash, SendingToy(crashes))
    assert isinstance(found, Broken)
    assert found.kind.value == "crash"
    assert found.observed == "sent nothing, then crashed (ZeroDivisionError('oops'))"


def crashes(_calls: Sequence[Call], _role: Role) -> SendObservation:
    raise ZeroDivisionError("oops")


def test_trips_that_cannot_be_made() -> None:
    """A target that tells nothing of sending, and one that plays one side only."""
    _, found = go(TRIP, Toy(sound.observe))
    assert found == NotApplicable("about what is sent; toy does not tell that")
    one_side = SendingToy(sends_soundly, roles=frozenset({Role.SERVER}))
    _, found = go(TRIP, one_side)
    assert found == NotApplicable("toy plays one side only")
