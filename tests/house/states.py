"""Draw the two state machines from the tables that the implementation runs on.

``python -m tests.house.states`` writes `docs/states-client.svg`,
`docs/states-server.svg` and the tables of `docs/states.md` anew; a test compares
them with what is committed.  What there is to draw comes from the tables; only
where it stands on the paper is said here.
"""

from __future__ import annotations

from dataclasses import dataclass
from inspect import getdoc
from pathlib import Path

from h11impl import CLIENT, DONE, ERROR, IDLE, SEND_RESPONSE, SERVER, Request
from h11impl._state import (
    ALWAYS,
    FAIL,
    SETTLING,
    START_NEXT_CYCLE,
    TRANSITIONS,
    State,
    Step,
)

from .project import ROOT, with_section
from .svg import CHARACTER, COLOURS, Drawing, Point

SIDES = {CLIENT: "client", SERVER: "server"}
HEIGHT = 56
LEGEND = {
    "event": "an event of this side",
    "settling": "follows by itself as soon as this holds",
    "step": "something else: the other side, the program, an error",
}


@dataclass(frozen=True)
class Edge:
    """One way from a state of a side to the next."""

    side: State
    before: State
    after: State
    kind: str
    """``"event"``, ``"settling"`` or ``"step"``: how it is drawn."""
    words: tuple[str, ...]
    """The events, the condition, or the step, one to a line."""


def edges(side: State) -> list[Edge]:
    """Return each way that a side can go, but for errors, which are everywhere."""
    found = [
        Edge(side, before, after, "event", words)
        for (of, before), steps in TRANSITIONS.items()
        if of is side
        for after in dict.fromkeys(steps.values())
        for words in [tuple(map(name, (s for s in steps if steps[s] is after)))]
    ]
    for client, server, condition, of, after in SETTLING:
        mine, other = (client, server) if of is CLIENT else (server, client)
        if of is side and mine is not None:
            words = () if condition == ALWAYS else tuple(wrapped(condition))
            if other is not None:
                theirs = SIDES[SERVER if side is CLIENT else CLIENT]
                words += (f"the {theirs} is", other.__name__)
            found.append(Edge(side, mine, after, "settling", words))
    if side is SERVER:
        words = (name(Request), "(from the client)")
        found.append(Edge(side, IDLE, SEND_RESPONSE, "step", words))
    words = (START_NEXT_CYCLE, "(both are DONE)")
    found.append(Edge(side, DONE, IDLE, "step", words))
    return found


def name(step: Step) -> str:
    """Return how a step is called: events by their class, others by themselves."""
    return step if isinstance(step, str) else step.__name__


def wrapped(text: str) -> list[str]:
    """Return a condition on as few lines of at most 20 characters as it needs."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > 20:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def states(side: State) -> list[State]:
    """Return the states of a side, in the order of the table."""
    return [state for of, state in TRANSITIONS if of is side]


@dataclass(frozen=True)
class Route:
    """Where an arrow runs, and where its words stand."""

    points: list[Point]
    label: Point


@dataclass(frozen=True)
class Plan:
    """Where everything stands in the picture of one side."""

    size: tuple[int, int]
    places: dict[str, Point]
    routes: dict[tuple[str, str], Route]
    error: Route


CLIENT_PLAN = Plan(
    size=(1150, 610),
    places={
        "IDLE": (610, 60),
        "SEND_BODY": (610, 230),
        "DONE": (610, 400),
        "MUST_CLOSE": (390, 230),
        "CLOSED": (110, 230),
        "MIGHT_SWITCH_PROTOCOL": (1010, 400),
        "SWITCHED_PROTOCOL": (1010, 540),
        "ERROR": (1010, 60),
    },
    routes={
        ("IDLE", "SEND_BODY"): Route([(610, 88), (610, 202)], (610, 145)),
        ("IDLE", "CLOSED"): Route([(550, 48), (140, 48), (140, 202)], (270, 48)),
        ("IDLE", "MUST_CLOSE"): Route([(550, 74), (390, 74), (390, 202)], (390, 138)),
        ("SEND_BODY", "SEND_BODY"): Route(
            [(670, 218), (710, 218), (710, 242), (670, 242)], (734, 230)
        ),
        ("SEND_BODY", "DONE"): Route([(610, 258), (610, 372)], (610, 315)),
        ("DONE", "CLOSED"): Route(
            [(590, 428), (590, 490), (140, 490), (140, 258)], (360, 490)
        ),
        ("DONE", "MUST_CLOSE"): Route([(550, 400), (390, 400), (390, 258)], (390, 330)),
        ("DONE", "IDLE"): Route(
            [(670, 381), (800, 381), (800, 60), (670, 60)], (800, 145)
        ),
        ("DONE", "MIGHT_SWITCH_PROTOCOL"): Route([(670, 400), (891, 400)], (775, 400)),
        ("MIGHT_SWITCH_PROTOCOL", "DONE"): Route([(891, 420), (670, 420)], (775, 420)),
        ("DONE", "SWITCHED_PROTOCOL"): Route(
            [(630, 428), (630, 540), (911, 540)], (770, 540)
        ),
        ("MIGHT_SWITCH_PROTOCOL", "SWITCHED_PROTOCOL"): Route(
            [(1010, 428), (1010, 512)], (1010, 468)
        ),
        ("MUST_CLOSE", "CLOSED"): Route([(328, 230), (170, 230)], (248, 230)),
        ("CLOSED", "CLOSED"): Route(
            [(70, 202), (70, 176), (98, 176), (98, 202)], (74, 164)
        ),
    },
    error=Route([(1010, 170), (1010, 88)], (1010, 160)),
)

SERVER_PLAN = Plan(
    size=(1190, 730),
    places={
        "IDLE": (610, 60),
        "SEND_RESPONSE": (610, 230),
        "SEND_BODY": (610, 400),
        "DONE": (610, 570),
        "MUST_CLOSE": (385, 315),
        "CLOSED": (110, 315),
        "SWITCHED_PROTOCOL": (1030, 240),
        "ERROR": (1030, 390),
    },
    routes={
        ("IDLE", "SEND_RESPONSE"): Route([(610, 88), (610, 202)], (610, 140)),
        ("IDLE", "SEND_BODY"): Route(
            [(550, 80), (490, 80), (490, 400), (550, 400)], (490, 315)
        ),
        ("IDLE", "MUST_CLOSE"): Route([(550, 60), (385, 60), (385, 287)], (385, 170)),
        ("IDLE", "CLOSED"): Route([(550, 40), (140, 40), (140, 287)], (250, 40)),
        ("SEND_RESPONSE", "SEND_RESPONSE"): Route(
            [(650, 202), (650, 176), (678, 176), (678, 202)], (766, 180)
        ),
        ("SEND_RESPONSE", "SEND_BODY"): Route([(610, 258), (610, 372)], (610, 315)),
        ("SEND_RESPONSE", "SWITCHED_PROTOCOL"): Route(
            [(687, 240), (931, 240)], (806, 240)
        ),
        ("SEND_BODY", "SEND_BODY"): Route(
            [(670, 388), (710, 388), (710, 412), (670, 412)], (734, 400)
        ),
        ("SEND_BODY", "DONE"): Route([(610, 428), (610, 542)], (610, 485)),
        ("DONE", "MUST_CLOSE"): Route([(550, 570), (385, 570), (385, 343)], (385, 455)),
        ("DONE", "CLOSED"): Route(
            [(610, 598), (610, 650), (140, 650), (140, 343)], (360, 650)
        ),
        ("DONE", "IDLE"): Route(
            [(670, 570), (1150, 570), (1150, 60), (670, 60)], (900, 570)
        ),
        ("MUST_CLOSE", "CLOSED"): Route([(323, 315), (170, 315)], (249, 315)),
        ("CLOSED", "CLOSED"): Route(
            [(70, 287), (70, 261), (98, 261), (98, 287)], (74, 249)
        ),
    },
    error=Route([(1030, 500), (1030, 418)], (1030, 490)),
)

PLANS = {CLIENT: CLIENT_PLAN, SERVER: SERVER_PLAN}


def draw(side: State) -> str:
    """Return the picture of one side's machine.

    Raises:
        LookupError: A state or a way has no place yet in the side's plan.
    """
    plan = PLANS[side]
    width, height = plan.size
    drawing = Drawing(width, height, f"The states of the {SIDES[side]}")
    for state in states(side):
        if state.__name__ not in plan.places:
            raise LookupError(f"the {SIDES[side]}'s plan has no place for {state!r}")
        long = len(state.__name__)
        fill = "error" if state is ERROR else "plain" if leads_on(side, state) else "end"
        drawing.box(
            plan.places[state.__name__],
            (max(120, 10 * long + 28), HEIGHT),
            state.__name__,
            fill=fill,
        )
    for edge in edges(side):
        route = plan.routes.get((edge.before.__name__, edge.after.__name__))
        if route is None:
            raise LookupError(f"the {SIDES[side]}'s plan has no route for {edge}")
        drawing.arrow(route.points, edge.kind)
        drawing.label(route.label, list(edge.words), edge.kind)
    drawing.arrow(plan.error.points, "step")
    drawing.label(plan.error.label, [FAIL, "(from any state)"], "step")
    x, y = plan.places["IDLE"]
    drawing.dot((x, 10))
    drawing.arrow([(x, 10), (x, y - HEIGHT / 2)], "event")
    legend(drawing)
    return str(drawing)


def leads_on(side: State, state: State) -> bool:
    """Tell whether a side can leave a state, other than by an error."""
    return any(edge.before is state is not edge.after for edge in edges(side))


def legend(drawing: Drawing) -> None:
    """Say below the picture what each kind of line means."""
    x, y = 40.0, drawing.height - 22
    for kind, words in LEGEND.items():
        assert kind in COLOURS
        drawing.arrow([(x, y), (x + 50, y)], kind)
        half = len(words) * CHARACTER / 2
        drawing.label((x + 60 + half, y), [words], kind)
        x += 60 + 2 * half + 20


def tables() -> str:
    """Return what stands below the pictures: a table of each side's states."""
    parts: list[str] = []
    for side, called in SIDES.items():
        parts += [f"### The {called}", ""]
        parts += ["| state | what it means | what may come next |", "|---|---|---|"]
        for state in states(side):
            steps = ", ".join(f"`{name(step)}`" for step in TRANSITIONS[side, state])
            meaning = " ".join((getdoc(state) or "").split()).rstrip(".")
            parts.append(f"| `{state!r}` | {meaning} | {steps or 'nothing'} |")
        parts.append("")
    parts += ["### What follows by itself", ""]
    parts += ["| client | server | condition | then |", "|---|---|---|---|"]
    for client, server, condition, side, after in SETTLING:
        cells = ["any" if state is None else f"`{state!r}`" for state in (client, server)]
        parts.append(
            f"| {cells[0]} | {cells[1]} | {condition} "
            f"| the {SIDES[side]} becomes `{after!r}` |"
        )
    return "\n".join(parts)


def papers() -> dict[Path, str]:
    """Return each file that is made from the tables, with what it must hold."""
    page = ROOT / "docs" / "states.md"
    made = {ROOT / "docs" / f"states-{SIDES[side]}.svg": draw(side) for side in SIDES}
    return made | {page: with_section(page.read_text("utf-8"), "states", tables())}


if __name__ == "__main__":
    for path, text in papers().items():
        path.write_text(text, "utf-8")
