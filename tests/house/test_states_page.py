"""The pictures of the state machines show what the tables say: all of it, and now."""

from __future__ import annotations

from pathlib import Path

import pytest

from h11impl import (
    CLIENT,
    ERROR,
    SERVER,
    ConnectionClosed,
    Data,
    EndOfMessage,
    InformationalResponse,
    LocalProtocolError,
    Request,
    Response,
)
from h11impl._state import (
    DISABLE_KEEP_ALIVE,
    PROPOSE_CONNECT,
    PROPOSE_UPGRADE,
    START,
    START_NEXT_CYCLE,
    SWITCH_CONNECT,
    SWITCH_UPGRADE,
    Situation,
    State,
    Step,
)

from .project import ROOT
from .states import PLANS, SIDES, Edge, edges, name, papers, states
from .svg import Point, crossings

EVENTS: tuple[Step, ...] = (
    Request,
    InformationalResponse,
    Response,
    Data,
    EndOfMessage,
    ConnectionClosed,
    SWITCH_UPGRADE,
    SWITCH_CONNECT,
)
SILENT: tuple[Step, ...] = (PROPOSE_UPGRADE, PROPOSE_CONNECT, DISABLE_KEEP_ALIVE)
"""Steps that say something about the connection and move nobody by themselves."""


@pytest.mark.parametrize("path", papers(), ids=lambda path: path.name)
def test_committed_papers_are_current(path: Path) -> None:
    """What is committed is what ``python -m tests.house.states`` would write."""
    assert path.read_text("utf-8") == papers()[path]


def test_the_page_shows_both_pictures() -> None:
    """Each picture stands in the page."""
    page = (ROOT / "docs" / "states.md").read_text("utf-8")
    for called in SIDES.values():
        assert f"](states-{called}.svg)" in page


@pytest.mark.parametrize("side", SIDES, ids=repr)
def test_nothing_hides_anything(side: State) -> None:
    """No two arrows of a picture cross, and no two states share a place."""
    plan = PLANS[side]
    assert crossings([route.points for route in plan.routes.values()]) == []
    places = [plan.places[state.__name__] for state in states(side)]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("side", SIDES, ids=repr)
def test_plans_hold_nothing_else(side: State) -> None:
    """A place or a route for something that the tables no longer have is removed."""
    plan = PLANS[side]
    assert set(plan.places) == {state.__name__ for state in states(side)}
    assert set(plan.routes) == {
        (edge.before.__name__, edge.after.__name__) for edge in edges(side)
    }


def steps_from(now: Situation) -> list[tuple[Step, State, Situation]]:
    """Return each step that is possible now, who does it, and what is then."""
    found: list[tuple[Step, State, Situation]] = []
    for actor in SIDES:
        for step in (*EVENTS, *SILENT, START_NEXT_CYCLE):
            try:
                found.append((step, actor, now.after(actor, step)))
            except LocalProtocolError:
                continue
    return found


def everything_that_happens() -> list[tuple[Situation, Step, State, Situation]]:
    """Return each step from each situation that can be reached without an error."""
    seen, waiting = {START}, [START]
    found: list[tuple[Situation, Step, State, Situation]] = []
    while waiting:
        now = waiting.pop()
        for step, actor, then in steps_from(now):
            found.append((now, step, actor, then))
            if then not in seen:
                seen.add(then)
                waiting.append(then)
    return found


def state_of(side: State, now: Situation) -> State:
    return now.client if side is CLIENT else now.server


def ways(
    side: State, before: State, step: Step, actor: State
) -> dict[State, list[Edge]]:
    """Return what the picture of `side` lets come of a step, and the shortest way."""
    lines = edges(side)
    reached: dict[State, list[Edge]] = {before: []}
    for edge in lines:
        by_event = edge.kind == "event" and actor is side
        by_step = edge.kind == "step" and (
            actor is not side or step == START_NEXT_CYCLE
        )
        if edge.before is before and (by_event or by_step) and name(step) in edge.words:
            reached = {edge.after: [edge]}
    for _ in states(side):
        follow = [e for e in lines if e.kind == "settling" and e.before in reached]
        further = {edge.after: [*reached[edge.before], edge] for edge in follow}
        reached = further | reached
    return reached


def test_the_pictures_are_complete_and_true() -> None:
    """All that can happen is drawn, and all that is drawn can happen."""
    taken: set[Edge] = set()
    for now, step, actor, then in everything_that_happens():
        for side in (CLIENT, SERVER):
            before, after = state_of(side, now), state_of(side, then)
            reached = ways(side, before, step, actor)
            assert after in reached, f"{side!r}: {before!r} to {after!r} by {step!r}"
            taken.update(reached[after])
    assert taken == {edge for side in SIDES for edge in edges(side)}


def test_an_error_is_possible_everywhere() -> None:
    """The arrow to ERROR says "from any state": there is no state without it."""
    assert all(ERROR in states(side) for side in SIDES)


def test_crossing_lines_are_noticed() -> None:
    """A level piece that meets an upright one between their ends crosses it."""
    level: list[Point] = [(0, 5), (10, 5)]
    assert crossings([level, [(5, 0), (5, 10)], [(10, 0), (10, 10)]]) == [(0, 1)]
