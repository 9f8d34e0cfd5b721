"""Draw the floors of the house from what the modules import.

``python -m tests.house.floors`` writes `docs/floors-rooms.svg`,
`docs/floors-h11impl.svg` and the lists of `docs/design.md` anew; a test compares
them with what is committed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from .layered import Graph, drawn, floors
from .project import ROOMS, ROOT, with_section


def modules(room: str) -> dict[str, list[Path]]:
    """Return the modules of a package by name; a package inside it is one of them."""
    folder = ROOMS[room]
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(folder)
        if path.stem != "__main__" and (path.parent / "__init__.py").is_file():
            found.setdefault(part_of(room, inside.with_suffix("").parts), []).append(
                path
            )
    return found


def part_of(room: str, parts: tuple[str, ...]) -> str:
    """Return the name under which a module of a package is drawn."""
    return room if parts[0] == "__init__" else parts[0]


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of everything that a module imports when it is loaded.

    What it imports for type checkers only is not loaded.
    """
    tree = ast.parse(path.read_bytes(), path)
    kept = [node for node in tree.body if not is_for_type_checkers(node)]
    for node in (inner for outer in kept for inner in ast.walk(outer)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_for_type_checkers(node: ast.stmt) -> bool:
    """Tell whether a statement is ``if TYPE_CHECKING:``."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def module_graph(room: str) -> Graph:
    """Return what each module of a package imports of its own package."""
    parts = modules(room)
    graph: Graph = {}
    for name, paths in parts.items():
        full = {full for path in paths for full in imports(path)}
        inside = {x.split(".")[1] for x in full if x.startswith(f"{room}.")}
        graph[name] = (inside & parts.keys()) - {name}
    # A package whose own module imports nothing is only its modules' folder.
    return {name: below for name, below in graph.items() if below or name != room}


def room_graph() -> Graph:
    """Return which rooms each room imports."""
    return {
        room: {
            full.split(".")[0]
            for paths in modules(room).values()
            for path in paths
            for full in imports(path)
        }
        & ROOMS.keys() - {room}
        for room in ROOMS
    }


def lists() -> str:
    """Return the modules of each room, floor by floor, the highest first."""
    parts: list[str] = []
    for room in reversed(ROOMS):
        parts += [f"**`{room}`**", ""]
        stack = floors(module_graph(room))
        for number in range(len(stack) - 1, -1, -1):
            names = ", ".join(f"`{name}`" for name in stack[number])
            parts.append(f"{len(stack) - number}. {names}")
        parts.append("")
    return "\n".join(parts).rstrip()


def papers() -> dict[Path, str]:
    """Return each file that is made from the imports, with what it must hold."""
    docs = ROOT / "docs"
    page = docs / "design.md"
    return {
        docs / "floors-rooms.svg": drawn(room_graph(), "The rooms"),
        docs / "floors-h11impl.svg": drawn(
            module_graph("h11impl"), "The modules of h11impl"
        ),
        page: with_section(page.read_text("utf-8"), "floors", lists()),
    }


if __name__ == "__main__":
    for path, text in papers().items():
        path.write_text(text, "utf-8")
