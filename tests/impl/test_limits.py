"""The limits of a connection."""

from __future__ import annotations

import dataclasses

import pytest

import h11impl as h


def test_one_size_for_all_incomplete_events() -> None:
    """max_incomplete_event_size is the limit of a head, as in h11."""
    conn = h.Connection(h.SERVER, max_incomplete_event_size=50)
    conn.receive_data(b"GET / HTTP/1.0\r\nX: " + b"a" * 60)
    with pytest.raises(h.RemoteProtocolError, match="longer than 50 octets"):
        conn.next_event()


def test_a_request_line_of_8000_octets_is_read() -> None:
    """RFC 9112, 3 recommends to support at least that."""
    conn = h.Connection(h.SERVER)
    conn.receive_data(b"GET /" + b"a" * 7986 + b" HTTP/1.1\r\nHost: a\r\n\r\n")
    assert isinstance(conn.next_event(), h.Request)


@pytest.mark.parametrize(
    ("limits", "status"),
    [
        (h.Limits(head=40), 431),
        (h.Limits(head=10), 414),
        (h.Limits(start_line=13), 414),
        (h.Limits(field=26), 431),
        (h.Limits(fields=1), 431),
    ],
)
@pytest.mark.parametrize("step", [1, 5, 100])
def test_each_limit_by_itself(limits: h.Limits, status: int, step: int) -> None:
    """Each is refused with its status, however the octets were cut."""
    wire = b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 24 + b"\r\n\r\n"
    conn = h.Connection(h.SERVER, limits=limits)
    statuses: list[int] = []
    for at in range(0, len(wire), step):
        conn.receive_data(wire[at : at + step])
        try:
            conn.next_event()
        except h.RemoteProtocolError as error:
            statuses.append(error.error_status_hint)
    assert status == statuses[0]
    assert h.ERROR is conn.their_state


def test_limits_are_values() -> None:
    """They can be compared and kept, but not changed."""
    assert h.Limits() == h.Limits(head=16384)
    with pytest.raises(dataclasses.FrozenInstanceError):
        h.Limits().head = 1  # type: ignore[misc]


@pytest.mark.parametrize("wrong", [0, -1, "x", None])
def test_limits_are_positive_numbers(wrong: object) -> None:
    """Anything else is refused where it is said, not when it is needed."""
    with pytest.raises(ValueError, match="head must be a positive int, not"):
        h.Limits(head=wrong)  # type: ignore[arg-type]
