"""The fixed set of round trips: the same each time, and wide enough."""

from __future__ import annotations

from http11_oracle._round_trips import round_trips
from http11_strategies import CallKind, Role


def test_the_set_is_fixed() -> None:
    """Two runs make the same trips, with ids of their own."""
    trips = round_trips()
    assert trips == round_trips()
    assert len({trip.id for trip in trips}) == len(trips)
    assert len(trips) < 100


def test_each_side_reads_what_the_other_sends() -> None:
    """The context is that of the recipient."""
    for trip in round_trips():
        assert trip.context.role is not trip.role


def test_the_set_covers_what_can_be_sent() -> None:
    """Every kind of call, every framing, trailers, and the end of the stream."""
    trips = round_trips()
    calls = [call for trip in trips for call in trip.calls]
    assert {call.kind for call in calls} == set(CallKind)
    assert {trip.role for trip in trips} == set(Role)
    names = {name.lower() for call in calls for name, _ in call.fields}
    assert {b"content-length", b"transfer-encoding"} <= names
    assert any(call.kind is CallKind.END and call.fields for call in calls)
    assert any(trip.eof for trip in trips)
