"""One connection of a module with h11's API, driven to its end."""

from __future__ import annotations

from typing import Generic, TypeVar

from http11_oracle._normal import normal_fields
from http11_oracle.adapters._protocols import (
    Api,
    Connection,
    Request,
    Response,
    Section,
    is_data,
    is_request,
    is_response,
    is_section,
)
from http11_oracle.target import Ending, Observation
from http11_strategies import FRAMING_FIELDS, Context, Message, Role, SentRequest

E = TypeVar("E")

_EVENTS_PER_OCTET = 4
_EVENTS_AT_LEAST = 64
"""More events than this out of so few octets: the stack is going in circles."""


class Reading(Generic[E]):
    """What a connection has made of the reads that it got so far."""

    def __init__(
        self, api: Api[E], connection: Connection[E], context: Context
    ) -> None:
        self._api = api
        self._connection = connection
        self._server = context.role is Role.SERVER
        self._unsent = list(context.requests)
        self._over = (api.DONE, api.MUST_CLOSE, api.CLOSED)
        self._budget = _EVENTS_AT_LEAST
        self._head: Request | Response | None = None
        self._body: list[bytes] = []
        self._interim: list[int] = []
        self._messages: list[Message] = []
        self._status: int | None = None
        self._error = ""
        self._eof = False
        self._read_after_error = False
        self._wants_100: bool | None = None
        self._may_switch: bool | None = None
        self.ending: Ending | None = None
        """Set as soon as no further read can make a message."""

    def start(self) -> None:
        """As a client, send the first request; a server just waits."""
        self._send_next_request()

    def feed(self, read: bytes) -> None:
        """Give the connection one read and take every event that comes of it."""
        self._eof = not read
        self._connection.receive_data(read)
        self._budget += _EVENTS_PER_OCTET * len(read)
        while self.ending is None:
            event = self._connection.next_event()
            self._budget -= 1
            if self._budget < 0:
                self.ending = Ending.HUNG
            elif event is self._api.NEED_DATA:
                return
            elif event is self._api.PAUSED:
                self._paused()
            else:
                self._take(event)

    def refused(self, error: Exception) -> None:
        """Note the connection's first error; later ones repeat it."""
        if not self._error:
            self._error = str(error) or repr(error)
            hint: object = getattr(error, "error_status_hint", None)
            self._status = hint if isinstance(hint, int) else None

    def observation(self, ending: Ending | None = None, error: str = "") -> Observation:
        """Say what was read, and how the connection stands."""
        ending = ending or self.ending or self._standing()
        keep_alive = None
        if ending in (Ending.CLOSED, Ending.REJECTED):
            keep_alive = False
        elif ending is Ending.COMPLETE and self._messages:
            keep_alive = self._messages[-1].keep_alive
        return Observation(
            messages=tuple(self._messages),
            ending=ending,
            status=self._status,
            keep_alive=keep_alive,
            wants_100=self._wants_100,
            may_switch=self._may_switch,
            error=error or self._error,
        )

    def _standing(self) -> Ending:
        if self._error and not self._read_after_error:
            return Ending.REJECTED
        if self._head is not None or self._connection.trailing_data[0]:
            return Ending.INCOMPLETE
        return Ending.COMPLETE

    def _take(self, event: object) -> None:
        if is_data(event):
            self._body.append(bytes(event.data))
        elif is_request(event):
            self._head = event
            self._wants_100 = self._connection.they_are_waiting_for_100_continue
        elif is_response(event):
            self._head = event
            if event.status_code < 200 and event.status_code != 101:
                self._interim.append(event.status_code)
                self._head = None
        elif is_section(event):
            self._finish(event)
            if self._server:
                self._answer()
            else:
                self._next_request()
        else:  # the peer has closed its side
            self.ending = Ending.CLOSED

    def _paused(self) -> None:
        state = self._connection.their_state
        if state not in self._over:
            self.ending = Ending.SWITCHED
        elif state is self._api.DONE:  # octets that answer no request
            self.ending = Ending.COMPLETE
        else:
            self.ending = Ending.CLOSED
        if self._head is not None:  # 101, or 2xx to CONNECT: a head is all there is
            self._finish(None)

    def _finish(self, end: Section | None) -> None:
        state = self._connection.their_state
        self._may_switch = state not in self._over
        head = self._head
        self._messages.append(
            Message(
                method=head.method if is_request(head) else None,
                target=head.target if is_request(head) else None,
                status=head.status_code if is_response(head) else None,
                reason=head.reason if is_response(head) else None,
                version=head.http_version if head else None,
                fields=normal_fields(head.headers if head else ()),
                body=b"".join(self._body),
                trailers=normal_fields(end.headers) if end else (),
                keep_alive=self._keep_alive(state),
                interim=tuple(self._interim),
            )
        )
        self._head, self._body, self._interim = None, [], []
        self._read_after_error = bool(self._error)

    def _keep_alive(self, state: object) -> bool | None:
        if self._may_switch:
            return None
        # A message that ends with the stream is the connection's last.
        return state is self._api.DONE and not self._eof

    def _answer(self) -> None:
        if self._may_switch:
            return
        fields = [(b"Content-Length", b"0")]
        self._connection.send(self._api.Response(status_code=200, headers=fields))
        self._connection.send(self._api.EndOfMessage())
        self._next_cycle()

    def _next_request(self) -> None:
        if self._unsent:
            self._next_cycle()
            if self.ending is None:
                self._send_next_request()
        elif not self._messages[-1].keep_alive:
            self.ending = Ending.CLOSED

    def _next_cycle(self) -> None:
        states = (self._connection.our_state, self._connection.their_state)
        if states == (self._api.DONE, self._api.DONE):
            self._connection.start_next_cycle()
        else:
            self.ending = Ending.CLOSED

    def _send_next_request(self) -> None:
        if not self._unsent:
            return
        sent: SentRequest = self._unsent.pop(0)
        # What the request's body was does not change how its response is read.
        fields = [f for f in sent.fields if f[0].lower() not in FRAMING_FIELDS]
        if all(name.lower() != b"host" for name, _ in fields):
            fields.insert(0, (b"Host", b"example.com"))
        self._connection.send(
            self._api.Request(method=sent.method, target=sent.target, headers=fields)
        )
        self._connection.send(self._api.EndOfMessage())
