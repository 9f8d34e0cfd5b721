"""`h11._state`: roles and states; and its machine, played on a connection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import h11impl
from h11impl import (
    CLIENT,
    CLOSED,
    DONE,
    ERROR,
    IDLE,
    MIGHT_SWITCH_PROTOCOL,
    MUST_CLOSE,
    SEND_BODY,
    SEND_RESPONSE,
    SERVER,
    SWITCHED_PROTOCOL,
)

from ._asking import Connection, as_local, server

__all__ = [
    "CLIENT",
    "CLOSED",
    "DONE",
    "ERROR",
    "IDLE",
    "MIGHT_SWITCH_PROTOCOL",
    "MUST_CLOSE",
    "SEND_BODY",
    "SEND_RESPONSE",
    "SERVER",
    "SWITCHED_PROTOCOL",
    "_SWITCH_CONNECT",
    "_SWITCH_UPGRADE",
    "ConnectionState",
]

_SWITCH_CONNECT = "CONNECT"
_SWITCH_UPGRADE = "Upgrade"

_RECEIVED = {
    (h11impl.InformationalResponse, None): b"HTTP/1.1 103 Early Hints\r\n\r\n",
    (h11impl.InformationalResponse, _SWITCH_UPGRADE): (
        b"HTTP/1.1 101 Switching Protocols\r\n"
        b"Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
    ),
    (h11impl.Response, _SWITCH_CONNECT): b"HTTP/1.1 200 OK\r\n\r\n",
    (h11impl.Response, None): (
        b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n"
    ),
    (h11impl.EndOfMessage, None): b"0\r\n\r\n",
    (h11impl.ConnectionClosed, None): b"",
}
"""What a server writes to make an event; the second key is the switch it makes."""


@dataclass
class _Cycle:
    """What happens between two calls of `start_next_cycle`."""

    proposals: set[str] = field(default_factory=set)
    keep_alive: bool = True
    events: list[tuple[Any, Any]] = field(default_factory=list)

    def request(self) -> h11impl.Request:
        fields = [("Host", "a:1"), ("Transfer-Encoding", "chunked")]
        options = []
        if _SWITCH_UPGRADE in self.proposals:
            fields.append(("Upgrade", "websocket"))
            options.append("Upgrade")
        if not self.keep_alive:
            options.append("close")
        if options:
            fields.append(("Connection", ", ".join(options)))
        if _SWITCH_CONNECT in self.proposals:
            return h11impl.Request(method="CONNECT", target="a:1", headers=fields)
        return h11impl.Request(method="POST", target="/", headers=fields)


class ConnectionState:
    """Plays the events so far on a client, each time its states are asked for.

    What a test says afterwards about the request (that it ends keep-alive) is
    thus part of the request when it is next sent.
    """

    def __init__(self) -> None:
        self._cycles = [_Cycle()]

    @property
    def states(self) -> Any:
        return self._played().states

    @property
    def pending_switch_proposals(self) -> set[str]:
        """The proposals, if the client waits for an answer once its request ends."""
        client = self._played()
        if client.our_state is SEND_BODY:
            client.send(h11impl.EndOfMessage())
        waits = client.our_state is MIGHT_SWITCH_PROTOCOL
        return set(self._cycles[-1].proposals) if waits else set()

    def process_client_switch_proposal(self, switch: str) -> None:
        self._cycles[-1].proposals.add(switch)

    def process_keep_alive_disabled(self) -> None:
        self._cycles[-1].keep_alive = False

    def process_event(self, role: Any, event: Any, switch: str | None = None) -> None:
        if role is SERVER and event is h11impl.Request:
            server().send(_Cycle().request())
        octets = None if role is CLIENT else _RECEIVED[event, switch]
        self._cycles[-1].events.append((event, octets))
        self._played()

    def start_next_cycle(self) -> None:
        self._played().start_next_cycle()
        self._cycles.append(_Cycle())

    def _played(self) -> Connection:
        client = Connection(CLIENT)
        for number, cycle in enumerate(self._cycles):
            if number:
                client.start_next_cycle()
            for event, octets in cycle.events:
                if octets is None:
                    client.send(_sent(event, cycle))
                else:
                    with as_local():
                        client.receive_data(octets)
                        client.next_event()
        return client


def _sent(event: Any, cycle: _Cycle) -> Any:
    """Return the event of this type that the client sends."""
    if event is h11impl.Request:
        return cycle.request()
    if event is h11impl.Data:
        return h11impl.Data(data=b"1")
    return event()
