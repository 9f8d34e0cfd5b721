"""The state machine, walked through every situation that can be reached."""

from __future__ import annotations

import pytest

import h11impl as h
from h11impl import LocalProtocolError, _state as state
from h11impl._state import CLIENT, SERVER, START, Situation, State, Step

EVENTS: tuple[Step, ...] = (
    h.Request,
    h.InformationalResponse,
    h.Response,
    h.Data,
    h.EndOfMessage,
    h.ConnectionClosed,
)
STEPS: list[tuple[State, Step]] = [
    *((side, event) for side in (CLIENT, SERVER) for event in EVENTS),
    (SERVER, state.SWITCH_UPGRADE),
    (SERVER, state.SWITCH_CONNECT),
    (CLIENT, state.DISABLE_KEEP_ALIVE),
    (CLIENT, state.FAIL),
    (SERVER, state.FAIL),
    (CLIENT, state.START_NEXT_CYCLE),
    (CLIENT, state.PROPOSE_UPGRADE),
    (CLIENT, state.PROPOSE_CONNECT),
]


def reachable() -> set[Situation]:
    """Return every situation that some sequence of steps leads to."""
    found, left = {START}, [START]
    while left:
        now = left.pop()
        for side, step in STEPS:
            if step in (state.PROPOSE_UPGRADE, state.PROPOSE_CONNECT) and (
                now.client is not h.SEND_BODY
            ):
                continue  # proposed with a request only
            try:
                following = now.after(side, step)
            except LocalProtocolError:
                continue
            if following not in found:
                found.add(following)
                left.append(following)
    return found


REACHABLE = reachable()


def test_bounded() -> None:
    """There are a few hundred situations, however long a connection lives."""
    assert 100 < len(REACHABLE) < 400


def test_settled() -> None:
    """No situation has a row of the settling table left to apply."""
    for now in REACHABLE:
        proposed = bool(now.proposals)
        holds = {
            state.ALWAYS: True,
            state.SWITCH_PROPOSED: proposed,
            state.NO_SWITCH_PROPOSED: not proposed,
            state.NO_KEEP_ALIVE: not now.keep_alive,
        }
        for client, server, condition, _, _ in state.SETTLING:
            assert not (
                client in (None, now.client)
                and server in (None, now.server)
                and holds[condition]
            )


def test_one_object_for_each() -> None:
    """Equal situations are the same object, so a step is a look-up."""
    parts = {(s.client, s.server, s.keep_alive, s.proposals) for s in REACHABLE}
    assert len(parts) == len(REACHABLE)
    assert START.after(CLIENT, h.Request) is START.after(CLIENT, h.Request)


def test_nothing_moves_an_end_state() -> None:
    """After an error or a switch a side does nothing more, whatever it tries."""
    for now in REACHABLE:
        for side, mine in ((CLIENT, now.client), (SERVER, now.server)):
            if mine in (h.ERROR, h.SWITCHED_PROTOCOL):
                for event in EVENTS:
                    with pytest.raises(LocalProtocolError, match="can't handle event"):
                        now.after(side, event)


def test_refused_steps_change_nothing() -> None:
    """A step that is not allowed raises each time, and leaves no trace."""
    for now in REACHABLE:
        for side, step in STEPS:
            if (first := refusal(now, side, step)) is not None:
                assert first == refusal(now, side, step)


def refusal(now: Situation, side: State, step: Step) -> str | None:
    """Return why a step is refused, None if it is not."""
    try:
        now.after(side, step)
    except LocalProtocolError as error:
        return str(error)
    return None


def after(*steps: tuple[State, Step]) -> Situation:
    """Return the situation after some steps."""
    now = START
    for side, step in steps:
        now = now.after(side, step)
    return now


CYCLE: list[tuple[State, Step]] = [
    (CLIENT, h.Request),
    (CLIENT, h.EndOfMessage),
    (SERVER, h.Response),
    (SERVER, h.EndOfMessage),
]


def test_cycle() -> None:
    """A request and its response, and the connection starts over."""
    done = after(*CYCLE)
    assert (h.DONE, h.DONE) == (done.client, done.server)
    assert done.after(SERVER, state.START_NEXT_CYCLE) is START


def test_no_cycle_before_both_are_done() -> None:
    """Starting over is refused in every other situation, and says why."""
    for now in REACHABLE:
        if not (now.client is now.server is h.DONE):
            with pytest.raises(LocalProtocolError, match="not in a reusable state"):
                now.after(CLIENT, state.START_NEXT_CYCLE)


def test_no_reuse() -> None:
    """Without keep-alive both sides must close when they are done."""
    now = after(CYCLE[0], (CLIENT, state.DISABLE_KEEP_ALIVE), *CYCLE[1:])
    assert (h.MUST_CLOSE, h.MUST_CLOSE) == (now.client, now.server)


def test_request_while_the_server_speaks() -> None:
    """A server that has answered unasked is not asked any more."""
    with pytest.raises(LocalProtocolError):
        after((SERVER, h.Response), (CLIENT, h.Request))


@pytest.mark.parametrize(
    ("proposal", "switch"),
    [
        (state.PROPOSE_UPGRADE, state.SWITCH_UPGRADE),
        (state.PROPOSE_CONNECT, state.SWITCH_CONNECT),
    ],
)
def test_switch(proposal: str, switch: str) -> None:
    """The client waits for the answer; the server accepts, or turns it down."""
    asked = after((CLIENT, h.Request), (CLIENT, proposal))
    waiting = asked.after(CLIENT, h.EndOfMessage)
    assert h.MIGHT_SWITCH_PROTOCOL is waiting.client
    early, late = asked.after(SERVER, switch), waiting.after(SERVER, switch)
    assert h.SWITCHED_PROTOCOL is late.client is late.server
    assert late is early.after(CLIENT, h.EndOfMessage)
    refused = waiting.after(SERVER, h.Response)
    assert (h.DONE, h.SEND_BODY) == (refused.client, refused.server)


def test_switch_that_nobody_proposed() -> None:
    """A server cannot switch on its own, nor in another way than was proposed."""
    asked = after((CLIENT, h.Request), (CLIENT, state.PROPOSE_UPGRADE))
    with pytest.raises(LocalProtocolError, match="the client proposed no such switch"):
        asked.after(SERVER, state.SWITCH_CONNECT)


@pytest.mark.parametrize("gone", [h.ConnectionClosed, state.FAIL])
def test_other_side_gone(gone: Step) -> None:
    """When one side closes or fails, the other has nothing left to do."""
    now = after(*CYCLE).after(SERVER, gone)
    assert h.MUST_CLOSE is now.client
    now = after(*CYCLE).after(CLIENT, gone)
    assert h.MUST_CLOSE is now.server
