"""Drives a module with h11's API through a family's inputs, as a program would.

A server answers each request and starts the next cycle; a client sends the next
request when a response is complete; both stop when the peer is refused.
"""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Callable, Iterable
from types import ModuleType

from families import Family, Input
from families_sent import Output, Sending, Sent

NO_LIMIT = 1 << 40
"""More octets than any input here has: limits that are set to it never act."""

HOST = (b"Host", b"a")


class Side:
    """One connection of a module, and the program that uses it.

    Args:
        module: A module with h11's API.
        role: ``"client"`` or ``"server"``.
        context: The methods of the requests that a client sends, in order.
        limited: Whether the module's default limits act.
        strict: Whether to ask for the strict profile, which h11 has not.
        answering: Whether requests are answered.
    """

    def __init__(
        self,
        module: ModuleType,
        role: str,
        context: tuple[bytes, ...] = (),
        *,
        limited: bool = False,
        strict: bool = False,
        answering: bool = True,
    ) -> None:
        """Start a connection; a client sends its first request."""
        self.h = module
        self.conn = module.Connection(
            module.SERVER if role == "server" else module.CLIENT,
            **({} if limited else _lifted(module)),
            **({"strict": True} if strict else {}),
        )
        self.refused = False
        self._answering = answering
        self._is_server = role == "server"
        self._to_ask = iter(context)
        self._answer = module.Response(
            status_code=200, headers=[(b"Content-Length", b"0")]
        )
        self._end = module.EndOfMessage()
        if not self._is_server:
            self._ask()

    def receive_all(self, reads: Iterable[bytes]) -> None:
        """Receive reads and take their events, until one is refused."""
        for read in reads:
            self.conn.receive_data(read)
            if not self.take_events():
                return

    def receive_eof(self) -> None:
        """Receive the end of the stream."""
        if not self.refused:
            self.conn.receive_data(b"")
            self.take_events()

    def take_events(self, count: int = NO_LIMIT) -> bool:
        """Take up to `count` events; False when the connection is over."""
        h, conn = self.h, self.conn
        try:
            for _ in range(count):
                event = conn.next_event()
                if event is h.NEED_DATA or event is h.PAUSED:
                    return True
                kind = type(event)
                if kind is h.ConnectionClosed:
                    return False
                if kind is h.EndOfMessage and self._answering and not self._go_on():
                    return False
        except h.RemoteProtocolError:
            self.refused = True
            return False
        return True

    def _go_on(self) -> bool:
        """Answer, or ask again; False when the connection cannot be used again."""
        h, conn = self.h, self.conn
        if self._is_server:
            conn.send(self._answer)
            conn.send(self._end)
        if conn.our_state is not h.DONE or conn.their_state is not h.DONE:
            return False
        conn.start_next_cycle()
        return self._is_server or self._ask()

    def _ask(self) -> bool:
        for method in self._to_ask:
            request = self.h.Request(method=method, target=b"/", headers=[HOST])
            self.conn.send(request)
            self.conn.send(self._end)
            return True
        return False

    def event(self, sent: Sent) -> object:
        """Make the event that `sent` describes."""
        h = self.h
        if sent.kind == "data":
            return h.Data(data=sent.data)
        if sent.kind == "end":
            return h.EndOfMessage(headers=sent.fields)
        if sent.kind == "request":
            return h.Request(method=b"GET", target=sent.data, headers=sent.fields)
        if sent.kind == "interim":
            return h.InformationalResponse(status_code=103, headers=sent.fields)
        return h.Response(status_code=200, headers=sent.fields, reason=sent.data)


def _lifted(module: ModuleType) -> dict[str, object]:
    """Return the arguments that lift every limit that `module` has."""
    lifted: dict[str, object] = {"max_incomplete_event_size": NO_LIMIT}
    if hasattr(module, "Limits"):
        names = [field.name for field in dataclasses.fields(module.Limits)]
        lifted["limits"] = module.Limits(**dict.fromkeys(names, NO_LIMIT))
    return lifted


@dataclasses.dataclass(frozen=True)
class Subject:
    """A module under measurement, and the profile that is asked for."""

    module: ModuleType
    strict: bool = False

    @property
    def name(self) -> str:
        """The name of the module."""
        return self.module.__name__

    def run_of(
        self, family: Family | Sending, size: int, *, limited: bool = False
    ) -> Callable[[], bool]:
        """Return what runs one input of a family, and says whether it was accepted."""
        made = family(size)
        if isinstance(made, Output):
            return lambda: self._send(made)
        return lambda: self._receive(made, limited=limited)

    def _receive(self, made: Input, *, limited: bool) -> bool:
        side = Side(
            self.module, made.role, made.context, limited=limited, strict=self.strict
        )
        side.receive_all(made.reads)
        if made.eof:
            side.receive_eof()
        return not side.refused

    def _send(self, made: Output) -> bool:
        side = Side(self.module, made.role, strict=self.strict, answering=False)
        conn = side.conn
        if made.received:
            side.receive_all([made.received])
        try:
            for sent in made.events:
                if sent.kind == "next":
                    conn.start_next_cycle()
                    side.receive_all([made.received])
                else:
                    conn.send(side.event(sent))
        except self.module.LocalProtocolError:
            return False
        return True

    def after(self, family: Family, size: int) -> Side:
        """Return a side that has received an input and taken its events."""
        side, made = self._side(family, size)
        side.receive_all(made.reads)
        return side

    def before(self, family: Family, size: int) -> Side:
        """Return a side that has received an input and not taken its events."""
        side, made = self._side(family, size)
        for read in made.reads:
            side.conn.receive_data(read)
        return side

    def _side(self, family: Family, size: int) -> tuple[Side, Input]:
        made = family(size)
        side = Side(
            self.module,
            made.role,
            made.context,
            strict=self.strict,
            answering=family.answering,
        )
        return side, made


def subject(name: str, *, strict: bool = False) -> Subject:
    """Return the subject called `name`.

    Raises:
        ImportError: There is no such module, or it has not h11's API.
    """
    module = importlib.import_module(name)
    if not hasattr(module, "Connection") or not hasattr(module, "NEED_DATA"):
        raise ImportError(f"{name} has not h11's API")
    return Subject(module, strict)
