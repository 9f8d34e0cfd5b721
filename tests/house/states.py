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
from .state_plans import CLIENT_PLAN, SERVER_PLAN
from .svg import CHARACTER, COLOURS, Drawing

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
    reasons: dict[tuple[State, State], list[str]] = {}
    for client, server, condition, of, after in SETTLING:
        mine, other = (client, server) if of is CLIENT else (server, client)
        if of is side and mine is not None:
            reason = "" if condition == ALWAYS else condition
            if other is not None:
                theirs = SIDES[SERVER if side is CLIENT else CLIENT]
                reason += f"the {theirs} is {other.__name__}"
            reasons.setdefault((mine, after), []).append(reason)
    found += [
        Edge(side, mine, after, "settling", tuple(wrapped(", or ".join(why))))
        for (mine, after), why in reasons.items()
    ]
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
        fill = (
            "error" if state is ERROR else "plain" if leads_on(side, state) else "end"
        )
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
        cells = [
            "any" if state is None else f"`{state!r}`" for state in (client, server)
        ]
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
