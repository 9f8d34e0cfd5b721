"""The arrows of the house: each room imports only from those below it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .project import ROOMS

MAY_IMPORT = {
    "h11impl": {"h11impl"},
    "http11_strategies": {"http11_strategies", "hypothesis"},
    "http11_oracle": {"http11_oracle", "http11_strategies", "rich"},
    "http11_fuzz": {
        "http11_fuzz",
        "http11_oracle",
        "http11_strategies",
        "h11impl",
        "hypothesis",
        "rich",
        "atheris",
    },
}
"""Besides the standard library.  The judge shares nothing with what it judges."""

MODULES = [
    pytest.param(room, path, id=f"{room}/{path.relative_to(folder)}")
    for room, folder in ROOMS.items()
    for path in sorted(folder.rglob("*.py"))
]


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the top-level names that a module imports, wherever it does so."""
    for node in ast.walk(ast.parse(path.read_bytes(), path)):
        if isinstance(node, ast.Import):
            yield from ((name.name.split(".")[0], node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0], node.lineno


def adapted(path: Path) -> set[str]:
    """An adapter may import the one stack that it is called after."""
    return {path.stem.strip("_")} if path.parent.name == "adapters" else set()


@pytest.mark.parametrize(("room", "path"), MODULES)
def test_imports_go_only_downwards(room: str, path: Path) -> None:
    """A module imports the standard library, its room and what lies below."""
    allowed = MAY_IMPORT[room] | adapted(path) | sys.stdlib_module_names
    upwards = [
        f"{name} in line {n}" for name, n in imported(path) if name not in allowed
    ]
    assert upwards == []


@pytest.mark.parametrize(("room", "path"), MODULES)
def test_relative_imports_stay_in_their_room(room: str, path: Path) -> None:
    """No relative import climbs out of its package, into a folder beside it."""
    depth = len(path.relative_to(ROOMS[room]).parts)
    levels = [
        node.level
        for node in ast.walk(ast.parse(path.read_bytes(), path))
        if isinstance(node, ast.ImportFrom)
    ]
    assert all(level <= depth for level in levels)


def test_every_room_is_there() -> None:
    """The four rooms are looked at: none is empty or has moved."""
    assert {parameter.values[0] for parameter in MODULES} == set(ROOMS)
