"""What several test modules of the implementation use."""

from __future__ import annotations

from collections.abc import Iterable

import h11impl as h


def events_of(conn: h.Connection) -> list[h.Event]:
    """Return all events that are there, up to NEED_DATA, PAUSED or the close."""
    events: list[h.Event] = []
    while True:
        event = conn.next_event()
        if isinstance(event, type):
            return events
        events.append(event)
        if isinstance(event, h.ConnectionClosed):
            return events


def received(role: type[h.CLIENT] | type[h.SERVER], *reads: bytes) -> list[h.Event]:
    """Return the events that a new connection makes of some reads."""
    conn = h.Connection(role)
    if role is h.CLIENT:
        conn.send(h.Request(method="GET", target="/", headers=[("Host", "a")]))
        conn.send(h.EndOfMessage())
    events: list[h.Event] = []
    for read in reads:
        conn.receive_data(read)
        events += events_of(conn)
    return events


def refusal(role: type[h.CLIENT] | type[h.SERVER], *reads: bytes) -> tuple[str, int]:
    """Return the message and the status with which the reads are refused."""
    try:
        events = received(role, *reads)
    except h.RemoteProtocolError as error:
        return str(error), error.error_status_hint
    raise AssertionError(f"not refused: {events}")


def body_of(events: Iterable[h.Event]) -> bytes:
    """Return the data of all Data events."""
    return b"".join(event.data for event in events if isinstance(event, h.Data))


def request(head: str, body: bytes = b"") -> bytes:
    """Return octets for a head whose lines are written with plain line ends."""
    return head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body
