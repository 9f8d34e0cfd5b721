"""Place the parts of a graph on floors and draw them, with all arrows downwards."""

from __future__ import annotations

from itertools import pairwise

from .svg import Drawing, Point

Graph = dict[str, set[str]]
"""Each module or room, and those that it rests on."""

BOX: Point = (132, 40)
ACROSS, DOWN = 28, 96
"""Free space between two boxes of a floor; from one floor to the next."""
TURN = 26
"""How wide the gap is that a floor leaves for an arrow that passes through."""
SWEEPS = 8
"""How often the order on each floor is improved, from above and from below."""


def floors(graph: Graph) -> list[list[str]]:
    """Return the modules floor by floor, the ground floor first.

    A module stands one floor above the highest of those that it rests on.

    Raises:
        ValueError: Some rest on each other.
    """
    placed: dict[str, int] = {}
    while len(placed) < len(graph):
        ready = [
            name
            for name, below in graph.items()
            if name not in placed and below <= placed.keys()
        ]
        if not ready:
            left = ", ".join(sorted(graph.keys() - placed.keys()))
            raise ValueError(f"modules that rest on each other: {left}")
        level = {
            name: 1 + max((placed[other] for other in graph[name]), default=-1)
            for name in ready
        }
        placed |= level
    height = max(placed.values()) + 1
    return [sorted(n for n, at in placed.items() if at == f) for f in range(height)]


def reduced(graph: Graph) -> Graph:
    """Return the graph without the arrows that others already imply."""
    everything: Graph = {}
    for floor in floors(graph):
        for name in floor:
            below = graph[name]
            everything[name] = below.union(*(everything[other] for other in below))
    return {
        name: {
            other
            for other in below
            if not any(other in everything[third] for third in below)
        }
        for name, below in graph.items()
    }


def rows(graph: Graph) -> list[list[str]]:
    """Return the floors from the top, each module as high as those above allow."""
    order = [name for floor in floors(graph) for name in floor]
    height: dict[str, int] = {}
    for name in reversed(order):
        above = [height[other] for other in graph if name in graph[other]]
        height[name] = 1 + max(above, default=-1)
    return [
        sorted(name for name in order if height[name] == row)
        for row in range(max(height.values()) + 1)
    ]


def threaded(graph: Graph) -> tuple[list[list[str]], list[list[str]]]:
    """Return the floors with a gap for each arrow that passes, and the arrows.

    An arrow is the chain of what it starts from, the gaps it passes, its end.
    """
    table = rows(graph)
    at = {name: row for row, names in enumerate(table) for name in names}
    arrows: list[list[str]] = []
    for name in sorted(graph):
        for other in sorted(graph[name]):
            gaps = [f"{name}>{other}>{r}" for r in range(at[name] + 1, at[other])]
            for row, gap in enumerate(gaps, at[name] + 1):
                table[row].append(gap)
            arrows.append([name, *gaps, other])
    return table, arrows


def in_order(table: list[list[str]], arrows: list[list[str]]) -> list[list[str]]:
    """Return the floors, each sorted so that few arrows cross.

    Each floor is sorted by where its arrows come from or go to; then neighbours
    change places for as long as that takes a crossing away.
    """
    pairs = [pair for arrow in arrows for pair in pairwise(arrow)]
    for sweep in range(SWEEPS):
        downwards = sweep % 2 == 0
        numbers = range(1, len(table)) if downwards else range(len(table) - 2, -1, -1)
        for number in numbers:
            fixed = table[number - 1 if downwards else number + 1]
            place = {name: index / len(fixed) for index, name in enumerate(fixed)}
            middle: dict[str, float] = {}
            for index, name in enumerate(table[number]):
                ends = [a if b == name else b for a, b in pairs if name in (a, b)]
                known = [place[end] for end in ends if end in place]
                own = index / len(table[number])
                middle[name] = sum(known) / len(known) if known else own
            table[number] = sorted(table[number], key=lambda name: middle[name])
    return with_neighbours_swapped(table, pairs)


def with_neighbours_swapped(
    table: list[list[str]], pairs: list[tuple[str, str]]
) -> list[list[str]]:
    """Return the floors after all changes of places that take a crossing away."""
    fewest = crossed(table, pairs)
    improved = True
    while improved:
        improved = False
        for row in table:
            for at in range(len(row) - 1):
                row[at], row[at + 1] = row[at + 1], row[at]
                now = crossed(table, pairs)
                if now < fewest:
                    fewest, improved = now, True
                else:
                    row[at], row[at + 1] = row[at + 1], row[at]
    return table


def crossed(table: list[list[str]], pairs: list[tuple[str, str]]) -> int:
    """Return how many pieces of arrows cross between one floor and the next."""
    spot = {
        name: (row, at)
        for row, names in enumerate(table)
        for at, name in enumerate(names)
    }
    pieces = [(*spot[above], spot[below][1]) for above, below in pairs]
    return sum(
        row == other_row and start < other_start and end > other_end
        for row, start, end in pieces
        for other_row, other_start, other_end in pieces
    )


def width_of(name: str) -> float:
    """Return how much of its floor a module, or a gap, takes."""
    return TURN if ">" in name else max(BOX[0], 9.6 * len(name) + 24)


def drawn(graph: Graph, title: str) -> str:
    """Return the picture of a graph: floors from the top, arrows downwards."""
    table, arrows = threaded(reduced(graph))
    table = in_order(table, arrows)
    lengths = [sum(map(width_of, row)) + ACROSS * (len(row) - 1) for row in table]
    width = max(lengths) + 2 * ACROSS
    drawing = Drawing(round(width), len(table) * DOWN - DOWN + 80, title)
    centre: dict[str, Point] = {}
    for number, (row, length) in enumerate(zip(table, lengths, strict=True)):
        x = (width - length) / 2
        for name in row:
            centre[name] = (round(x + width_of(name) / 2), 40 + number * DOWN)
            x += width_of(name) + ACROSS
            if ">" not in name:
                drawing.box(centre[name], (width_of(name), BOX[1]), name)
    for arrow in arrows:
        drawing.arrow(through([centre[name] for name in arrow]), "event")
    return str(drawing)


def through(centres: list[Point]) -> list[Point]:
    """Return the corners of an arrow that goes straight down through each gap."""
    half = BOX[1] / 2
    (x, y), *gaps, (end_x, end_y) = centres
    corners = [(x, y + half)]
    for gap_x, gap_y in gaps:
        corners += [(gap_x, gap_y - half), (gap_x, gap_y + half)]
    return [*corners, (end_x, end_y - half)]
