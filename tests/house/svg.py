"""Boxes, arrows and labels as SVG: the same drawing for the same input, always.

Lengths are pixels; the origin is the upper left corner.  Text is measured by its
number of characters, so nothing depends on the fonts of a machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

Point = tuple[float, float]

INK = "#1f2933"
STYLES = {
    "event": f'stroke="{INK}" stroke-width="1.6"',
    "settling": 'stroke="#b4540a" stroke-width="1.6" stroke-dasharray="7 4"',
    "step": 'stroke="#2a6f97" stroke-width="1.6" stroke-dasharray="2 4"',
}
"""How each kind of line is drawn."""
COLOURS = {"event": INK, "settling": "#b4540a", "step": "#2a6f97"}
FILLS = {"plain": "#eef4fb", "end": "#f4f1ea", "error": "#fdeaea", "title": "none"}

LINE_HEIGHT = 16
CHARACTER = 7.3
"""The widest that a character of a label is in any usual font, at 12 pixels."""
RADIUS = 9


@dataclass
class Drawing:
    """A picture that grows from back to front: lines, then labels, then boxes."""

    width: int
    height: int
    title: str
    lines: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)

    def box(
        self, centre: Point, size: Point, text: str, *, fill: str = "plain"
    ) -> None:
        """Draw a box with one line of text in the middle."""
        (x, y), (width, height) = centre, size
        self.boxes.append(
            f'<rect x="{x - width / 2:g}" y="{y - height / 2:g}" width="{width:g}" '
            f'height="{height:g}" rx="8" fill="{FILLS[fill]}" stroke="{INK}"/>'
        )
        self.boxes.append(_text((x, y + 5), text, 'font-weight="600" font-size="14"'))

    def arrow(self, points: list[Point], kind: str) -> None:
        """Draw a line through `points`, with round corners and a head at its end."""
        self.lines.append(
            f'<path d="{_path(points)}" fill="none" {STYLES[kind]} '
            f'marker-end="url(#{kind})"/>'
        )

    def dot(self, centre: Point) -> None:
        """Draw the mark that stands before the first state."""
        self.boxes.append(
            f'<circle cx="{centre[0]:g}" cy="{centre[1]:g}" r="5" fill="{INK}"/>'
        )

    def label(self, centre: Point, texts: list[str], kind: str) -> None:
        """Write lines of text around `centre`, on white: a line may pass below."""
        x, y = centre
        width = max(map(len, texts)) * CHARACTER + 8
        top = y - len(texts) * LINE_HEIGHT / 2
        self.labels.append(
            f'<rect x="{x - width / 2:g}" y="{top:g}" width="{width:g}" '
            f'height="{len(texts) * LINE_HEIGHT:g}" fill="#ffffff"/>'
        )
        look = f'fill="{COLOURS[kind]}" font-size="12.5"'
        for number, text in enumerate(texts):
            self.labels.append(
                _text((x, top + LINE_HEIGHT * (number + 0.75)), text, look)
            )

    def __str__(self) -> str:
        """Return the SVG document."""
        heads = "\n".join(
            f'<marker id="{kind}" viewBox="0 0 10 10" refX="9" refY="5" '
            'markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" '
            f'orient="auto"><path d="M0 0L10 5L0 10z" fill="{colour}"/></marker>'
            for kind, colour in COLOURS.items()
        )
        body = "\n".join([*self.lines, *self.labels, *self.boxes])
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" '
            f'height="{self.height}" viewBox="0 0 {self.width} {self.height}" '
            f'font-family="Helvetica, Arial, sans-serif" role="img">\n'
            f"<title>{escape(self.title)}</title>\n"
            f"<defs>\n{heads}\n</defs>\n"
            f'<rect width="{self.width}" height="{self.height}" fill="#ffffff"/>\n'
            f"{body}\n</svg>\n"
        )


def _text(at: Point, text: str, look: str) -> str:
    if "fill=" not in look:
        look += f' fill="{INK}"'
    return (
        f'<text x="{at[0]:g}" y="{at[1]:g}" text-anchor="middle" {look}>'
        f"{escape(text)}</text>"
    )


def _path(points: list[Point]) -> str:
    """Return the path data of a polyline whose corners are rounded."""
    parts = [f"M{points[0][0]:g} {points[0][1]:g}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        parts.append("L{:g} {:g}".format(*_towards(corner, before)))
        end = _towards(corner, after)
        parts.append(f"Q{corner[0]:g} {corner[1]:g} {end[0]:g} {end[1]:g}")
    parts.append(f"L{points[-1][0]:g} {points[-1][1]:g}")
    return "".join(parts)


def _towards(corner: Point, other: Point) -> Point:
    """Return the point on the way to `other` where a corner's curve begins."""
    across, down = other[0] - corner[0], other[1] - corner[1]
    length = max(abs(across), abs(down))
    share = min(RADIUS / length, 0.5) if length else 0.0
    return corner[0] + across * share, corner[1] + down * share


def crossings(lines: list[list[Point]]) -> list[tuple[int, int]]:
    """Return the pairs of lines that cross, by their numbers.

    Only pieces that are level or upright are looked at.
    """
    pieces: list[tuple[int, Point, Point]] = [
        (number, min(piece), max(piece))
        for number, line in enumerate(lines)
        for piece in pairwise(line)
    ]
    found: set[tuple[int, int]] = set()
    for level, (left, y), (right, _) in pieces:
        for upright, (x, top), (_, bottom) in pieces:
            if level != upright and left < x < right and top < y < bottom:
                found.add((min(level, upright), max(level, upright)))
    return sorted(found)
