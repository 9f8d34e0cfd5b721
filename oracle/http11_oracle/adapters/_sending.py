"""One connection of a module with h11's API, asked to send."""

from __future__ import annotations

from typing import Generic, TypeVar

from http11_oracle.adapters._protocols import Api, Connection
from http11_strategies import Call, CallKind

E = TypeVar("E")

_EVENTS_PER_OCTET = 4
_EVENTS_AT_LEAST = 64
"""More events than this out of so few octets: the stack is going in circles."""


class Sending(Generic[E]):
    """A connection and what it has given out so far."""

    def __init__(self, api: Api[E], connection: Connection[E]) -> None:
        self._api = api
        self._connection = connection
        self.octets = b""

    def make(self, call: Call) -> None:
        """Make one call; raises whatever the module raises."""
        if call.kind is CallKind.RECEIVE:
            self._receive(call.data)
        elif call.kind is CallKind.NEXT:
            self._connection.start_next_cycle()
        else:
            self.octets += self._connection.send(self._event(call)) or b""

    def _event(self, call: Call) -> E:
        api, headers = self._api, list(call.fields)
        if call.kind is CallKind.REQUEST:
            return api.Request(method=call.method, target=call.target, headers=headers)
        if call.kind is CallKind.DATA:
            return api.Data(data=call.data)
        if call.kind is CallKind.END:
            return api.EndOfMessage(headers=headers)
        informational = call.kind is CallKind.INFORMATIONAL
        head = api.InformationalResponse if informational else api.Response
        return head(status_code=call.status, reason=call.reason, headers=headers)

    def _receive(self, octets: bytes) -> None:
        api = self._api
        self._connection.receive_data(octets)
        for _ in range(_EVENTS_AT_LEAST + _EVENTS_PER_OCTET * len(octets)):
            event = self._connection.next_event()
            if event is api.NEED_DATA or event is api.PAUSED:
                return
        raise RuntimeError("events without end")
