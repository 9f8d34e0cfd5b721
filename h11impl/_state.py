"""The state machine: what may happen next, and what both sides then are.

Rule 1: everything that decides which event may come next lives here, in two
tables.  :data:`TRANSITIONS` says what an event does to the side it comes from;
:data:`SETTLING` says which states then follow without any event.  Nothing else
in the package changes a state.

Rule 2: this module does not know which role is ours.  Both sides of a
connection walk the same machine with the same events, so that a client and a
server that talk to each other always agree.

A :class:`Situation` is the joint state of a connection: the state of the
client, the state of the server, whether the connection may be used again, and
which protocol switches the client has proposed and the server not yet
answered.  Situations are immutable.  There are a few hundred of them, each made
once; a step from one to the next is one look-up after it was first taken, and an
event that is not allowed leaves everything as it was.

The two sides are not independent.  A request moves the client to ``SEND_BODY``
and at the same time the server from ``IDLE`` to ``SEND_RESPONSE``.  When a side
is ``DONE``, what it becomes depends on the rest: it waits in
``MIGHT_SWITCH_PROTOCOL`` while a switch is proposed, it becomes ``MUST_CLOSE``
when the connection may not be used again or the other side is gone, and otherwise
it stays ``DONE`` until the next cycle starts.
"""

from __future__ import annotations

from typing import Final

from h11impl._errors import LocalProtocolError
from h11impl._events import (
    ConnectionClosed,
    Data,
    EndOfMessage,
    Event,
    InformationalResponse,
    Request,
    Response,
)
from h11impl._sentinel import Sentinel


class CLIENT(Sentinel, metaclass=Sentinel):
    """The side that sends requests."""


class SERVER(Sentinel, metaclass=Sentinel):
    """The side that sends responses."""


class IDLE(Sentinel, metaclass=Sentinel):
    """Between messages."""


class SEND_RESPONSE(Sentinel, metaclass=Sentinel):
    """The server owes a response (interim responses may come first)."""


class SEND_BODY(Sentinel, metaclass=Sentinel):
    """The head was sent, the end of the message was not."""


class DONE(Sentinel, metaclass=Sentinel):
    """The message is complete; the connection may be used again."""


class MUST_CLOSE(Sentinel, metaclass=Sentinel):
    """The message is complete; this side has nothing left to do but close."""


class CLOSED(Sentinel, metaclass=Sentinel):
    """This side has closed its half of the connection."""


class ERROR(Sentinel, metaclass=Sentinel):
    """This side broke the protocol."""


class MIGHT_SWITCH_PROTOCOL(Sentinel, metaclass=Sentinel):
    """The client is done and waits whether the server switches protocols."""


class SWITCHED_PROTOCOL(Sentinel, metaclass=Sentinel):
    """The connection no longer speaks HTTP/1.1."""


State = type[Sentinel]

# What a step can be, besides an event: these are not events, but they move
# the machine as events do.
SWITCH_UPGRADE: Final = "101 to a proposed upgrade"
SWITCH_CONNECT: Final = "2xx to a CONNECT"
PROPOSE_UPGRADE: Final = "upgrade proposed"
PROPOSE_CONNECT: Final = "tunnel proposed"
DISABLE_KEEP_ALIVE: Final = "connection will not be reused"
FAIL: Final = "protocol error"
START_NEXT_CYCLE: Final = "next cycle"

Step = type[Event] | str

_PROPOSAL_OF: Final = {SWITCH_UPGRADE: PROPOSE_UPGRADE, SWITCH_CONNECT: PROPOSE_CONNECT}

# (side, its state) -> {step: its next state}
TRANSITIONS: Final[dict[tuple[State, State], dict[Step, State]]] = {
    (CLIENT, IDLE): {Request: SEND_BODY, ConnectionClosed: CLOSED},
    (CLIENT, SEND_BODY): {Data: SEND_BODY, EndOfMessage: DONE},
    (CLIENT, DONE): {ConnectionClosed: CLOSED},
    (CLIENT, MUST_CLOSE): {ConnectionClosed: CLOSED},
    (CLIENT, CLOSED): {ConnectionClosed: CLOSED},
    (CLIENT, MIGHT_SWITCH_PROTOCOL): {},
    (CLIENT, SWITCHED_PROTOCOL): {},
    (CLIENT, ERROR): {},
    # A server may answer before it was asked: 408 (Request Timeout).
    (SERVER, IDLE): {Response: SEND_BODY, ConnectionClosed: CLOSED},
    (SERVER, SEND_RESPONSE): {
        InformationalResponse: SEND_RESPONSE,
        Response: SEND_BODY,
        SWITCH_UPGRADE: SWITCHED_PROTOCOL,
        SWITCH_CONNECT: SWITCHED_PROTOCOL,
    },
    (SERVER, SEND_BODY): {Data: SEND_BODY, EndOfMessage: DONE},
    (SERVER, DONE): {ConnectionClosed: CLOSED},
    (SERVER, MUST_CLOSE): {ConnectionClosed: CLOSED},
    (SERVER, CLOSED): {ConnectionClosed: CLOSED},
    (SERVER, SWITCHED_PROTOCOL): {},
    (SERVER, ERROR): {},
}

ALWAYS: Final = "always"
SWITCH_PROPOSED: Final = "a switch is proposed"
NO_SWITCH_PROPOSED: Final = "no switch is proposed"
NO_KEEP_ALIVE: Final = "the connection will not be reused"

# (client, server, condition, side, its next state); None matches any state.  The
# first row that matches applies, again and again until none does.
SETTLING: Final[tuple[tuple[State | None, State | None, str, State, State], ...]] = (
    (DONE, None, SWITCH_PROPOSED, CLIENT, MIGHT_SWITCH_PROTOCOL),
    (MIGHT_SWITCH_PROTOCOL, SWITCHED_PROTOCOL, ALWAYS, CLIENT, SWITCHED_PROTOCOL),
    (DONE, SWITCHED_PROTOCOL, ALWAYS, CLIENT, SWITCHED_PROTOCOL),
    (MIGHT_SWITCH_PROTOCOL, None, NO_SWITCH_PROPOSED, CLIENT, DONE),
    (DONE, None, NO_KEEP_ALIVE, CLIENT, MUST_CLOSE),
    (None, DONE, NO_KEEP_ALIVE, SERVER, MUST_CLOSE),
    # There is nobody left to ask, or to answer.
    (IDLE, CLOSED, ALWAYS, CLIENT, MUST_CLOSE),
    (DONE, CLOSED, ALWAYS, CLIENT, MUST_CLOSE),
    (DONE, ERROR, ALWAYS, CLIENT, MUST_CLOSE),
    (CLOSED, IDLE, ALWAYS, SERVER, MUST_CLOSE),
    (CLOSED, DONE, ALWAYS, SERVER, MUST_CLOSE),
    (ERROR, DONE, ALWAYS, SERVER, MUST_CLOSE),
)


class Situation:
    """The joint state of a connection; immutable, one object for each.

    Use :data:`START` and :meth:`after`; do not make one.
    """

    __slots__ = ("_after", "client", "keep_alive", "proposals", "server")

    client: State
    server: State
    keep_alive: bool
    proposals: frozenset[str]
    _after: dict[tuple[State, Step], Situation]

    def __init__(
        self, client: State, server: State, keep_alive: bool, proposals: frozenset[str]
    ) -> None:
        self.client = client
        self.server = server
        self.keep_alive = keep_alive
        self.proposals = proposals
        self._after = {}

    def after(self, side: State, step: Step) -> Situation:
        """Return the situation after `side` has done `step`.

        Raises:
            LocalProtocolError: The step is not allowed here.
        """
        known = self._after.get((side, step))
        if known is None:
            known = self._after[side, step] = _settled(*_stepped(self, side, step))
        return known


_Parts = tuple[State, State, bool, frozenset[str]]


def _stepped(now: Situation, side: State, step: Step) -> _Parts:
    client, server, keep_alive, proposals = (
        now.client,
        now.server,
        now.keep_alive,
        now.proposals,
    )
    if step is DISABLE_KEEP_ALIVE:
        return client, server, False, proposals
    if step is PROPOSE_UPGRADE or step is PROPOSE_CONNECT:
        return client, server, keep_alive, proposals | {step}
    if step is FAIL:
        return _moved(now, side, ERROR)
    if step is START_NEXT_CYCLE:
        if client is not DONE or server is not DONE:
            raise LocalProtocolError(
                "not in a reusable state: "
                f"the client is {client!r}, the server is {server!r}"
            )
        return IDLE, IDLE, True, frozenset[str]()
    return _moved_by_event(now, side, step)


def _moved_by_event(now: Situation, side: State, step: Step) -> _Parts:
    if isinstance(step, str) and _PROPOSAL_OF[step] not in now.proposals:
        raise LocalProtocolError(f"{step}, but the client proposed no such switch")
    state = now.client if side is CLIENT else now.server
    following = TRANSITIONS[side, state].get(step)
    if following is None or (step is Request and now.server is not IDLE):
        name = step if isinstance(step, str) else step.__name__
        raise LocalProtocolError(
            f"can't handle event type {name} when role={side!r} and state={state!r}"
        )
    client, server, keep_alive, proposals = _moved(now, side, following)
    if step is Request:
        server = SEND_RESPONSE
    elif step is Response or isinstance(step, str):
        # The proposals are answered: one is accepted, or all are turned down.
        proposals = frozenset[str]()
    return client, server, keep_alive, proposals


def _moved(now: Situation, side: State, state: State) -> _Parts:
    if side is CLIENT:
        return state, now.server, now.keep_alive, now.proposals
    return now.client, state, now.keep_alive, now.proposals


_situations: Final[dict[_Parts, Situation]] = {}


def _settled(
    client: State, server: State, keep_alive: bool, proposals: frozenset[str]
) -> Situation:
    holds = {
        ALWAYS: True,
        SWITCH_PROPOSED: bool(proposals),
        NO_SWITCH_PROPOSED: not proposals,
        NO_KEEP_ALIVE: not keep_alive,
    }
    while True:
        for row_client, row_server, condition, side, state in SETTLING:
            if (
                row_client in (None, client)
                and row_server in (None, server)
                and holds[condition]
            ):
                if side is CLIENT:
                    client = state
                else:
                    server = state
                break
        else:
            break
    parts = (client, server, keep_alive, proposals)
    if parts not in _situations:
        _situations[parts] = Situation(*parts)
    return _situations[parts]


START: Final = _settled(IDLE, IDLE, True, frozenset())
"""The situation of a new connection, and of one that starts its next cycle."""
